"""The file of an archive as SQLite has it: opened, made, and looked at before anything is read.

What is wrong with it is told in a line: it is foreign, cut off, damaged, of a newer editlint, being
written by another program, or the disk is full.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from editlint.alignment.fingerprints import VERSION
from editlint.archive import postings

SCHEMA = 1  # what the tables are, and what is in them
APPLICATION = 0x65644C41  # "edLA", in the head of the file: it is an archive of ours
PATIENCE = 5.0  # seconds that a locked archive is waited for
PAGE = 8192  # bytes
TABLES = (
    "CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
    # `stamp` stands for the source, `window` is that of its fingerprints, `laid` are its words.
    "CREATE TABLE articles (id INTEGER PRIMARY KEY, path TEXT NOT NULL UNIQUE, stamp BLOB NOT NULL,"
    " words INTEGER NOT NULL, window INTEGER NOT NULL, facts TEXT NOT NULL, laid BLOB NOT NULL)",
    *postings.SCHEMA,
)


class ArchiveError(Exception):
    """Why an archive cannot be used, in one line with its path."""


@contextmanager
def told(path: str) -> Iterator[None]:
    """What SQLite says, in a line for people."""
    try:
        yield
    except sqlite3.Error as error:
        raise ArchiveError(f"{path}: {_cause(error)}") from None


ANEW = "Restore it from a copy, or build it anew"
CAUSES = {
    sqlite3.SQLITE_BUSY: "another program is writing to the archive. Try again when it is done",
    sqlite3.SQLITE_LOCKED: "another program is writing to the archive. Try again when it is done",
    sqlite3.SQLITE_FULL: "the disk is full. What was written before is kept",
    sqlite3.SQLITE_NOTADB: "this is no archive of editlint",
    sqlite3.SQLITE_CORRUPT: f"the archive is damaged. {ANEW}",
    sqlite3.SQLITE_READONLY: "the archive cannot be written: it, or its folder, is read-only",
    sqlite3.SQLITE_CANTOPEN: "the archive cannot be opened or made here",
    sqlite3.SQLITE_IOERR: "the archive cannot be read or written: the disk fails or is full",
}


def _cause(error: sqlite3.Error) -> str:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    return CAUSES.get(code, f"the archive cannot be used ({error})")


def connected(path: str, write: bool) -> sqlite3.Connection:
    db = sqlite3.connect(path, timeout=PATIENCE, isolation_level=None)
    try:
        db.execute(f"PRAGMA page_size = {PAGE}")
        db.execute("PRAGMA cache_size = -16000")
        if not write:
            db.execute("PRAGMA query_only = ON")
    except BaseException:
        db.close()
        raise
    return db


def prepare_to_write(db: sqlite3.Connection) -> None:
    """Let single articles be written without waiting for the disk; a power cut may take the last of
    them, and nothing else does.
    """
    db.execute("PRAGMA synchronous = NORMAL")
    with suppress(sqlite3.OperationalError):  # somebody reads: it goes the slower way
        db.execute("PRAGMA journal_mode = WAL")


def is_made(db: sqlite3.Connection) -> bool:
    """Whether anything was ever written to the file."""
    return bool(db.execute("PRAGMA schema_version").fetchone()[0])


def make(db: sqlite3.Connection) -> None:
    """Make the tables, at once, where no other program has made them meanwhile."""
    db.execute("BEGIN IMMEDIATE")
    if not is_made(db):
        for table in TABLES:
            db.execute(table)
        db.execute("INSERT INTO about VALUES ('hash', ?)", (str(VERSION),))
        db.execute(f"PRAGMA application_id = {APPLICATION}")
        db.execute(f"PRAGMA user_version = {SCHEMA}")
    db.execute("COMMIT")


def check(db: sqlite3.Connection) -> None:
    """Raises `ArchiveError` where the file is not an archive that this program can use."""
    path = db.execute("PRAGMA database_list").fetchone()[2]
    if db.execute("PRAGMA application_id").fetchone()[0] != APPLICATION:
        raise ArchiveError(f"{path}: this is no archive of editlint")
    (schema,) = db.execute("PRAGMA user_version").fetchone()
    row = db.execute("SELECT value FROM about WHERE name = 'hash'").fetchone()
    if schema > SCHEMA or (row and row[0] != str(VERSION)):
        raise ArchiveError(f"{path}: the archive was made by a newer editlint. Update editlint")
    with open(path, "rb") as file:  # what is cut off is not missed before it is asked for
        head = file.read(32)
        pages, page = int.from_bytes(head[28:32]), int.from_bytes(head[16:18])
        if file.seek(0, os.SEEK_END) < pages * page:
            raise ArchiveError(f"{path}: the archive is cut off. {ANEW}")
