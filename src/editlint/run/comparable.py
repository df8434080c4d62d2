"""What a check leaves of an article so that it can be compared with others."""

from __future__ import annotations

from editlint.alignment.fingerprints import fingerprints, packed
from editlint.model.document import Document
from editlint.model.others import Entry
from editlint.model.values import NamedTuple
from editlint.reuse.running import entry_of, kept


class Comparable(NamedTuple):
    """What is kept of an article, and its fingerprints as bytes (empty: not made yet)."""

    entry: Entry
    prints: bytes = b""


def comparable(doc: Document, path: str | None) -> Comparable:
    """What is left of `doc`, which is called `path`."""
    entry = entry_of(doc, path or "")
    return Comparable(entry, packed(fingerprints(kept(entry.laid).keys)))
