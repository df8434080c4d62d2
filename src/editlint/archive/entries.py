"""An article as the archive keeps it: its facts as JSON, its words compressed.

Facts(title="The pool", date="2024-05-01") -> {"title":"The pool","date":"2024-05-01"}
"""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from editlint.archive.file import CAUSES, ArchiveError
from editlint.model.others import Entry, Facts

ENTRIES = "SELECT id, path, facts, laid FROM articles"


def entry_of(row: tuple[int, str, str, bytes], path: str, archived: bool = True) -> Entry:
    """The article in a row of `ENTRIES`; `path` is that of the archive. Raises `ArchiveError`."""
    _, name, facts, laid = row
    return Entry(name, unsqueezed(laid, path), facts_of(facts, path), archived)


def squeezed(laid: str) -> bytes:
    """Words as they are kept."""
    return zlib.compress(laid.encode("utf-8", "surrogatepass"), 6)


def unsqueezed(raw: bytes, path: str) -> str:
    """Words that were kept in the archive at `path`. Raises `ArchiveError`."""
    with _undamaged(path):
        return zlib.decompress(raw).decode("utf-8", "surrogatepass")


def facts_text(facts: Facts) -> str:
    """The facts that are known, as JSON."""
    known = {name: value for name, value in facts._asdict().items() if value}
    return json.dumps(known, ensure_ascii=False, separators=(",", ":"))


def facts_of(text: str, path: str) -> Facts:
    """The facts in what `facts_text` made, without those that nobody knows. Raises
    `ArchiveError`.
    """
    with _undamaged(path):
        known: dict[str, Any] = json.loads(text)
        return Facts(**{name: str(value) for name, value in known.items() if name in Facts._fields})


@contextmanager
def _undamaged(path: str) -> Iterator[None]:
    try:
        yield
    except (zlib.error, ValueError, TypeError, AttributeError):
        raise ArchiveError(f"{path}: {CAUSES[sqlite3.SQLITE_CORRUPT]}") from None
