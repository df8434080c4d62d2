"""Results of earlier runs, by what they were made of: the text, its name, the rules, the settings
and the program, all by their content.

Never needed, only quicker: a row that is damaged is thrown away, and whatever else is wrong with
it, it is made anew.
"""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from hashlib import blake2b
from typing import Any

from editlint.model.finding import Applicability, Edit, Finding, Fix, Related, Severity
from editlint.model.others import Entry, Facts
from editlint.model.places import Span

SCHEMA = 5
KEPT = 20_000  # articles; the longest unused go first
BATCH = 500  # keys a query, below SQLite's limit of variables
SEAL = 32  # characters of a digest
_INSTALLED = (".dist-info", ".egg-info")  # what holds the version of a package in its name

_TABLE = """
CREATE TABLE IF NOT EXISTS results
(key TEXT PRIMARY KEY, value TEXT NOT NULL, used INTEGER NOT NULL) WITHOUT ROWID
"""
_NOW = "(SELECT coalesce(max(used), 0) + 1 FROM results)"  # a count of runs: no clock is needed
_INSERT = f"INSERT OR REPLACE INTO results (key, value, used) VALUES (?, ?, {_NOW})"
_TOUCH = f"UPDATE results SET used = {_NOW} WHERE key = ?"
_FORGET = """
DELETE FROM results WHERE key IN (SELECT key FROM results ORDER BY used DESC LIMIT -1 OFFSET ?)
"""


def folder() -> str:
    """Where editlint keeps what it can make again."""
    if os.environ.get("EDITLINT_CACHE_DIR"):
        return os.environ["EDITLINT_CACHE_DIR"]
    return os.path.join(
        os.environ.get("XDG_CACHE_HOME") or os.path.join(os.path.expanduser("~"), ".cache"),
        "editlint",
    )


def digest(parts: Iterable[bytes]) -> str:
    """What stands for a list of contents: equal where all of them are, and else not."""
    whole = blake2b(digest_size=16)
    for part in parts:
        whole.update(b"%d\0" % len(part))
        whole.update(part)
    return whole.hexdigest()


def sealed(text: str) -> str:
    """`text` with its digest before it, so that damage is seen."""
    return digest([text.encode("utf-8", "surrogatepass")]) + text


def unsealed(text: object) -> str:
    """The text that `sealed` was given. Raises `ValueError` for anything else."""
    if not isinstance(text, str) or sealed(text[SEAL:]) != text:
        raise ValueError("it is damaged")
    return text[SEAL:]


def program() -> str:
    """What tells one editlint from another: the content of its own files, the Python that runs it
    and the versions of what is installed beside it.
    """
    import sys

    here = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    parts = [sys.version.encode()]
    for inside, folders, names in os.walk(here):
        folders[:] = sorted(name for name in folders if name != "__pycache__")
        for path in (os.path.join(inside, name) for name in sorted(names)):
            with open(path, "rb") as file:
                parts += [os.path.relpath(path, here).encode(), file.read()]
    for folder in filter(os.path.isdir, sys.path):
        names = sorted(name for name in os.listdir(folder) if name.endswith(_INSTALLED))
        parts += [name.encode("utf-8", "surrogateescape") for name in names]
    return digest(parts)


# How many words a file has, its findings, and what it is compared by, where that was asked for.
Result = tuple[int, tuple[Finding, ...], Entry | None]


class Cache:
    """Findings by key, in one SQLite file that several runs may share.

    `note` says in one line what went wrong with it, if anything.
    """

    def __init__(self, path: str) -> None:
        self.path = path
        self.note: str | None = None

    def get(self, keys: Iterable[str]) -> dict[str, Result]:
        """Of those keys that are known, the number of words and the findings."""
        wanted = list(keys)
        found: dict[str, Result] = {}
        with self._open() as db:
            if db is None:
                return found
            for at in range(0, len(wanted), BATCH):
                part = wanted[at : at + BATCH]
                places = ",".join("?" * len(part))
                rows = db.execute(f"SELECT key, value FROM results WHERE key IN ({places})", part)
                found |= _whole(db, rows.fetchall())
        return found

    def put(self, results: Mapping[str, Result], used: Iterable[str] = ()) -> None:
        """Keep new results, and remember which of the old ones were of use."""
        with self._open() as db:
            if db is None:
                return
            rows = [
                (key, sealed(json.dumps(encoded(*value), separators=(",", ":"))))
                for key, value in results.items()
            ]
            db.executemany(_INSERT, rows)
            db.executemany(_TOUCH, [(key,) for key in used])
            db.execute(_FORGET, (KEPT,))

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection | None]:
        """The database inside a transaction; None, and nothing is kept, where there is none."""
        try:
            db = self._connected()
        except (sqlite3.Error, OSError) as error:
            self.note = f"no cache is kept: {self.path}: {error}"
            yield None
            return
        try:
            with db:
                yield db
        except (sqlite3.Error, ValueError, KeyError, IndexError, TypeError) as error:
            self.note = f"the cache {self.path} could not be used ({error}); it is made anew"
            db.close()
            self._remove()
        finally:
            db.close()

    def _connected(self) -> sqlite3.Connection:
        os.makedirs(os.path.dirname(self.path), mode=0o700, exist_ok=True)
        try:
            return _prepared(self.path)
        except sqlite3.OperationalError:
            raise  # locked, no room, no rights: the file is not at fault
        except sqlite3.DatabaseError as error:
            self.note = f"the cache {self.path} was no cache of ours ({error}); it is made anew"
            self._remove()
            return _prepared(self.path)

    def _remove(self) -> None:
        for suffix in ("", "-journal", "-wal", "-shm"):
            with suppress(OSError):
                os.unlink(self.path + suffix)


def _whole(db: sqlite3.Connection, rows: Iterable[tuple[str, object]]) -> dict[str, Result]:
    """The rows that can be read; the others are thrown away."""
    found: dict[str, Result] = {}
    for key, value in rows:
        try:
            found[key] = decoded(json.loads(unsealed(value)))
        except (ValueError, TypeError, KeyError, IndexError):
            db.execute("DELETE FROM results WHERE key = ?", (key,))
    return found


def _prepared(path: str) -> sqlite3.Connection:
    db = sqlite3.connect(path, timeout=5)
    db.text_factory = lambda raw: raw.decode("utf-8", "replace")  # what is no text is damaged
    try:
        (version,) = db.execute("PRAGMA user_version").fetchone()
        if version not in (0, SCHEMA):
            raise sqlite3.DatabaseError(f"it is of version {version}")
        db.execute("PRAGMA synchronous = OFF")  # losing it is no loss
        db.execute(_TABLE)
        db.execute(f"PRAGMA user_version = {SCHEMA}")
    except BaseException:
        db.close()
        raise
    return db


def encoded(words: int, findings: Iterable[Finding], entry: Entry | None = None) -> Any:
    """Plain JSON values for what a check of one file gave."""
    return [words, [_encoded(finding) for finding in findings], entry]


def _encoded(finding: Finding) -> list[Any]:
    related = [[*other.span, other.message, other.path, other.lines] for other in finding.related]
    return [
        finding.rule,
        finding.category,
        int(finding.severity),
        finding.message,
        finding.span,
        related,
        [_encoded_fix(fix) for fix in finding.fixes],
        finding.status,
        finding.reason,
        finding.fingerprint,
        finding.is_failure,
        finding.yields,
        finding.detail,
    ]


def _encoded_fix(fix: Fix) -> list[Any]:
    edits = [[*edit.span, edit.text] for edit in fix.edits]
    return [fix.title, edits, int(fix.applicability), fix.keeps, fix.proof]


def decoded(value: Any) -> Result:
    """The inverse of `encoded`."""
    words, findings, entry = value
    return words, tuple(map(_decoded, findings)), _decoded_entry(entry) if entry else None


def _decoded_entry(value: list[Any]) -> Entry:
    path, laid, facts, archived = value
    return Entry(path, laid, Facts(*facts), archived)


def _decoded(value: list[Any]) -> Finding:
    rule, category, severity, message, span, related, fixes, *status = value
    return Finding(
        rule,
        category,
        Severity(severity),
        message,
        Span(*span),
        tuple(
            Related(Span(start, end), message, path, lines and tuple(lines))
            for start, end, message, path, lines in related
        ),
        tuple(map(_decoded_fix, fixes)),
        *status,
    )


def _decoded_fix(value: list[Any]) -> Fix:
    title, edits, applicability, keeps, proof = value
    return Fix(
        title,
        tuple(Edit(Span(start, end), text) for start, end, text in edits),
        Applicability(applicability),
        tuple(Span(*span) for span in keeps),
        proof,
    )
