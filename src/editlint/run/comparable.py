"""What a check leaves of an article so that it can be compared with others."""

from __future__ import annotations

from editlint.alignment.fingerprints import WordHashes, fingerprints, packed
from editlint.model.document import Document
from editlint.model.others import Entry
from editlint.model.values import NamedTuple
from editlint.reuse.running import entry_of, kept, running

_hashes = WordHashes()  # of this process, which reads one article after the other


class Comparable(NamedTuple):
    """What is kept of an article, and its fingerprints as bytes (empty: not made yet)."""

    entry: Entry
    prints: bytes = b""


def comparable(doc: Document, path: str | None) -> Comparable:
    """What is left of `doc`, which is called `path`."""
    entry, keys = entry_of(doc, path or ""), doc.view(running).keys
    if len(entry.laid.split()) != len(keys):  # a word that is two once it is normalised
        keys = kept(entry.laid).keys
    return Comparable(entry, packed(fingerprints(keys, _hashes)))
