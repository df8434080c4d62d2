"""The file of an archive: articles, their fingerprints, and what it is made with.

    with Archive.open("archive.sqlite") as archive:
        archive.likely(fingerprints, 20)       the articles that share most of them
    with Archive.open("archive.sqlite", write=True) as archive, archive.writing():
        archive.put(entry, stamp)

One SQLite file. What is written is written whole or not at all: whoever is killed, or finds the
disk full, leaves the archive as it was. Whatever is wrong with the file is an `ArchiveError` of one
line; an archive is never made anew by itself, for it may hold what stands nowhere else.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Iterator, Sequence, Set
from contextlib import contextmanager, suppress
from typing import Self

from editlint.alignment.fingerprints import (
    WIDE_WINDOW,
    WINDOW,
    WordHashes,
    fingerprints,
)
from editlint.archive import postings
from editlint.archive.entries import ENTRIES, entry_of, facts_of, facts_text, squeezed, unsqueezed
from editlint.archive.file import (
    ArchiveError,
    check,
    connected,
    is_made,
    make,
    prepare_to_write,
    told,
)
from editlint.archive.postings import Found, Postings
from editlint.model.others import Entry
from editlint.model.values import NamedTuple
from editlint.reuse.running import kept

MILLION = 1_000_000  # articles, from which on a wide window is used
FLUSHED = 2_000  # articles that are gathered before their fingerprints are written
SPARE = 0.2  # share of empty pages, above which the file is made smaller
_INSERT = (
    "INSERT INTO articles VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (path) DO NOTHING RETURNING id"
)


class Stats(NamedTuple):
    """What an archive holds; `size` in bytes, `first` and `last` are dates of articles."""

    articles: int
    words: int
    fingerprints: int
    size: int
    runs: int
    first: str
    last: str


class Archive:
    """An open archive. Not shared between threads or processes; close it when done."""

    def __init__(self, db: sqlite3.Connection, path: str, writes: bool = False) -> None:
        self._db = db
        self._writes = writes
        self.path = path
        self._postings = Postings(db)
        self._hashes = WordHashes()
        self._gathered = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        if self._writes:  # what lies still is one file, which can be read from where nobody writes
            with suppress(sqlite3.Error):
                self._db.execute("PRAGMA busy_timeout = 0")
                self._db.execute("PRAGMA journal_mode = DELETE")
        self._db.close()

    @classmethod
    def open(cls, path: str, *, write: bool = False, create: bool = False) -> Self:
        """Open the archive at `path` to read, or to `write`; with `create` it is made where it is
        not there. Raises `ArchiveError`.
        """
        if not create and not os.path.exists(path):
            raise ArchiveError(f"{path}: there is no archive. `editlint archive build` makes one")
        with told(path):
            db = connected(path, write)
            try:
                if create and not is_made(db):
                    make(db)
                check(db)
                if write:
                    prepare_to_write(db)
            except BaseException:
                db.close()
                raise
            return cls(db, path, write)

    @classmethod
    def temporary(cls) -> Self:
        """An archive for one run, in memory and, where it grows large, in a file that goes with
        it.
        """
        db = sqlite3.connect("", isolation_level=None)
        db.execute("PRAGMA journal_mode = OFF")
        db.execute("PRAGMA synchronous = OFF")
        make(db)
        return cls(db, "")

    @contextmanager
    def writing(self) -> Iterator[None]:
        """All that is written inside is written at the end, or nothing of it. Raises
        `ArchiveError`, also where another program is writing.
        """
        with told(self.path):
            self._db.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._flush()
                self._db.execute("COMMIT")
            except BaseException:
                self._postings = Postings(self._db)
                self._gathered = 0
                if self._db.in_transaction:
                    self._db.execute("ROLLBACK")
                raise

    def add(self, entry: Entry, stamp: bytes, prints: Iterable[int] | None = None) -> bool:
        """Note an article; False where one of this path is there already, and nothing is done.

        `prints` are its fingerprints with the window of this archive, where they are known. They
        may be written later, at the end of `writing`.
        """
        window = self.window
        number = self._insert(entry, stamp, window)
        if number is None:
            return False
        if prints is None:
            prints = fingerprints(kept(entry.laid).keys, self._hashes, window)
        self._postings.add(number, prints)
        self._gathered += 1
        if self._gathered >= FLUSHED:
            self._flush()
        return True

    @property
    def articles(self) -> int:
        """How many there are, or were: the last number."""
        with told(self.path):
            (latest,) = self._db.execute("SELECT max(id) FROM articles").fetchone()
        return latest or 0

    def _insert(
        self, entry: Entry, stamp: bytes, window: int, number: int | None = None
    ) -> int | None:
        words = len(entry.laid.split())
        facts, laid = facts_text(entry.facts), squeezed(entry.laid)
        row = (number, entry.path, stamp, words, window, facts, laid)
        found = self._db.execute(_INSERT, row).fetchone()
        return int(found[0]) if found else None

    def put(self, entry: Entry, stamp: bytes) -> bool:
        """Note an article, in the place of the one with its path; whether anything changed."""
        row = self._row(entry.path)
        window = self.window
        after = fingerprints(kept(entry.laid).keys, self._hashes, window)
        if row is None:
            self._postings.change(self._insert(entry, stamp, window) or 0, (), after)
            return True
        number, known, before, facts, laid = row
        if (bytes(known), facts) == (stamp, facts_text(entry.facts)):
            return False
        gone = self._prints(laid, before)
        self._postings.change(number, gone - after, after - gone)
        self._db.execute("DELETE FROM articles WHERE id = ?", (number,))
        self._insert(entry, stamp, window, number)
        return True

    def _row(self, path: str) -> tuple[int, bytes, int, str, bytes] | None:
        sql = "SELECT id, stamp, window, facts, laid FROM articles WHERE path = ?"
        row: tuple[int, bytes, int, str, bytes] | None = self._db.execute(sql, (path,)).fetchone()
        return row

    def _prints(self, laid: bytes, window: int) -> Set[int]:
        return fingerprints(kept(unsqueezed(laid, self.path)).keys, self._hashes, window)

    def forget(self, path: str) -> bool:
        """Take an article out, with all its fingerprints; whether it was there."""
        row = self._row(path)
        if row is None:
            return False
        number, _, window, _, laid = row
        self._postings.change(number, self._prints(laid, window), ())
        self._db.execute("DELETE FROM articles WHERE id = ?", (number,))
        return True

    def _flush(self) -> None:
        self._postings.flush()
        self._gathered = 0

    def settle(self) -> None:
        """Make what was added in pieces quick to ask, and give back what it took meanwhile. It may
        be left out, and whoever is interrupted in it loses nothing. Raises `ArchiveError`.
        """
        with self.writing():
            self._flush()
            self._postings.merge_all()
        free, pages = (
            self._db.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("freelist_count", "page_count")
        )
        if self.path and free > SPARE * pages:
            with suppress(sqlite3.Error):  # no room for a second one: it stays as large as it is
                self._db.execute("VACUUM")

    @property
    def window(self) -> int:
        """The window for new articles. Those of both kinds can be compared."""
        return WINDOW if self.articles < MILLION else WIDE_WINDOW

    def stamps(self, paths: Sequence[str]) -> dict[str, bytes]:
        """What stands for the source of each of these articles that is there, by its path. Raises
        `ArchiveError`.
        """
        found: dict[str, bytes] = {}
        with told(self.path):
            for at in range(0, len(paths), postings.ASKED):
                part = paths[at : at + postings.ASKED]
                marks = ",".join("?" * len(part))
                sql = f"SELECT path, stamp FROM articles WHERE path IN ({marks})"
                found |= dict(self._db.execute(sql, part).fetchall())
        return found

    def likely(self, prints: Iterable[int], most: int) -> Found:
        """The articles that share fingerprints, and which of them stand in more than `most`
        articles. Raises `ArchiveError`.
        """
        with told(self.path):
            return self._postings.find(prints, most)

    def entries(self, numbers: Sequence[int], archived: bool = True) -> dict[int, Entry]:
        """The articles with these numbers. Raises `ArchiveError`."""
        found: dict[int, Entry] = {}
        with told(self.path):
            for number in numbers:
                row = self._db.execute(f"{ENTRIES} WHERE id = ?", (number,)).fetchone()
                if row is not None:
                    found[number] = entry_of(row, self.path, archived)
        return found

    def all_entries(self) -> Iterator[tuple[int, Entry]]:
        """Every article with its number, in their order. Raises `ArchiveError`."""
        with told(self.path):
            for row in self._db.execute(f"{ENTRIES} ORDER BY id"):
                yield row[0], entry_of(row, self.path)

    def groups(self) -> Iterator[tuple[int, list[int]]]:
        """Each fingerprint (40 bits) that several articles have, with their numbers; after
        `settle`.
        """
        with told(self.path):
            yield from self._postings.groups()

    def stats(self) -> Stats:
        """What it holds. Raises `ArchiveError`."""
        with told(self.path):
            sql = "SELECT count(*), coalesce(sum(words), 0) FROM articles"
            articles, words = self._db.execute(sql).fetchone()
            texts = self._db.execute("SELECT facts FROM articles")
            dates = [date for (text,) in texts if (date := facts_of(text, self.path).date)]
            runs = [run for run in self._postings.runs() if run.size]
            pages, page = (
                self._db.execute(f"PRAGMA {name}").fetchone()[0]
                for name in ("page_count", "page_size")
            )
        prints = sum(run.size for run in runs)
        first, last = min(dates, default=""), max(dates, default="")
        return Stats(articles, words, prints, pages * page, len(runs), first, last)
