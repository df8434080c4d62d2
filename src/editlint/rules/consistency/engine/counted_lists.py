"""The lists of a document with the number of entries that the text announces.

The plan has four aims:       announced: four
- repair the wall
- open the gate               counted: two
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from editlint.model.places import JOINER, lazy
from editlint.rules.consistency.engine.counted import Counted, Reading
from editlint.rules.consistency.engine.lists import List, lists

SHORT = 8  # words of an entry that may be a row of names
_AND = lazy(r"[,;/&]|\b(?:and|or|und|oder|et|ou|y|o)\b")
OBJECT = "\ufffc"  # what stands for a piece of code
_CODES = lazy(rf"[\s*+•-]*(?:{OBJECT}\s*(?:[,/&]|\b(?:and|or|und|oder|et|ou|y|o)\b)?\s*)+")
_HEAD_END = lazy(r":|\s[–—-]\s")
_NAMED = lazy(r"\s*(?:[-*+•]|\(?\d+[.)])\s+\*\*")  # begins with its name, set in bold
_LINK = lazy(r"\s*(?:[-*+•]|\(?\d+[.)])\s+\[[^\]]*\]\([^()]*\)[.\s]*")


def counted_lists(reading: Reading) -> Iterator[Counted]:
    """Each list that a number before it announces."""
    every = reading.doc.view(lists)
    for at, one in enumerate(every):
        found = reading.lead_in(one.first - 1)
        if found is not None:
            tight = one.tight(reading.doc)
            size = tight if tight > 1 else len(one.entries)
            others = _others(reading, every[at:]) if size != found.value else ()
            yield Counted(found, "entries", size, one.span(reading.doc), frozenset(others))


def _others(reading: Reading, rest: Sequence[List]) -> Iterator[int]:
    """What else may have been counted: entries below the top, what short entries name together,
    those that begin with a name, those that say more than where to read on, and lists that go on.
    """
    yield rest[0].below
    total = len(rest[0].entries)
    yield total
    yield total + rest[0].below
    said = [reading.doc.blocks[entry.block].span for entry in rest[0].entries]
    yield sum(_named_in(span.of(reading.doc.prose)) for span in said)
    yield sum(bool(_NAMED().match(span.of(reading.doc.source))) for span in said)
    yield sum(_codes_named(span.of(reading.doc.prose)) for span in said)
    yield sum(_has_head(span.of(reading.doc.prose)) for span in said)
    yield sum(not _LINK().fullmatch(span.of(reading.doc.source)) for span in said)
    for before, after in pairwise(rest):
        if not _goes_on(reading, before, after):
            return
        total += len(after.entries)
        yield total


def _named_in(entry: str) -> int:
    """How many things a short entry names, or the head of a longer one: "top, bottom" are two."""
    head = _HEAD_END().split(entry.replace(JOINER, ""), 1)[0]
    return 1 + len(_AND().findall(head)) if len(head.split()) <= SHORT else 1


def _codes_named(entry: str) -> int:
    """How many pieces of code an entry begins with: "`open` and `shut` move the gate" are two."""
    match = _CODES().match(entry.replace(JOINER, ""))
    return max(1, match[0].count(OBJECT)) if match else 1


def _has_head(entry: str) -> bool:
    """Whether an entry is "name: what it is", as no remark on the others is."""
    match = _HEAD_END().search(entry)
    return match is not None and len(entry[: match.start()].split()) <= SHORT


def _goes_on(reading: Reading, before: List, after: List) -> bool:
    """Whether a list may be the rest of the one before: no heading and no lead-in between."""
    if any(map(reading.is_heading, range(before.stop, after.first))):
        return False
    return reading.lead_in(after.first - 1) is None
