"""The entries of lists and the rows of tables, each with all that belongs to it.

* Find pattern is added.          an entry: its text, its code and the entries below it,
                                  as written, without its marker
    case [1, 2]

| Gull | to the pier |            a row: its line
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator
from itertools import chain, pairwise

from editlint.model.document import Document
from editlint.model.places import NUMBERS, Span, lazy
from editlint.model.values import NamedTuple

# A step of a procedure; "1." begins another one.
_STEP = lazy(r"\s*(\d{1,3})[.)]\s")
# The first cell of another row, where a list of lists stands for a table: "*    *   Name".
_OPENS_ANOTHER = lazy(r"\s*(?:[-*+•]|\d{1,3}[.)])\s+(?:[-*+•]|\d{1,3}[.)])\s")
MARKER = lazy(r"^\s*(?:[-*+•]|\d{1,3}[.)])\s+(?:\[[ xX]\]\s+)?|</?(?:li|dt|p)[^>]*>")
_ROW_START = lazy(r"<tr[\s>]", re.IGNORECASE)
_TABLE_END = lazy(r"</table", re.IGNORECASE)


class Entry(NamedTuple):
    """An entry or a row: its blocks `[first, stop)`, its span, and what it says as written.

    Of an entry these are those of its first block, `whole` has the rest. `group` is the list or
    table: two entries of one group are neighbours where their `place` in it follows.
    """

    first: int
    stop: int
    span: Span
    said: str
    group: int
    place: int
    is_step: bool = False


def entries(doc: Document) -> Iterator[Entry]:
    """The entries of all lists, in the order in which they start."""
    walk = _Walk(doc)
    for number in range(len(doc.blocks)):
        if (entry := walk.entry(number)) is not None:
            yield entry


class _Walk:
    """Which list is open at each depth, from block to block."""

    def __init__(self, doc: Document) -> None:
        self.doc = doc
        self.groups: dict[int, int] = {}  # by level, the list that is open
        self.places: dict[int, int] = {}  # of each list, how many entries it has so far
        self.level = 0

    def entry(self, number: int) -> Entry | None:
        """The entry that begins with block `number`, if one does."""
        doc, block = self.doc, self.doc.blocks[number]
        if block.kind != "list_item":
            if block.kind not in ("code", "html") or doc.block_words[number]:
                self.groups.clear()
            return None
        source = block.span.of(doc.source)
        step = _STEP().match(source)
        if _OPENS_ANOTHER().match(source) or (step and step[1] == "1"):
            self._close(block.level - 1)
        self._close(block.level)
        if not MARKER().match(source):
            return None  # a definition, or a paragraph further down in an entry
        group = self.groups.setdefault(block.level, number)
        place = self.places[group] = self.places.get(group, 0) + 1
        return Entry(number, number + 1, block.span, _said(source), group, place, bool(step))

    def _close(self, level: int) -> None:
        """Close the lists that lie deeper than `level`."""
        if level < self.level:
            self.groups = {depth: at for depth, at in self.groups.items() if depth <= level}
        self.level = level


def whole(doc: Document, entry: Entry) -> Entry:
    """An entry of a list with the code and the entries that stand below it."""
    stop = _stop(doc, entry.first)
    span = Span(entry.span.start, doc.blocks[stop - 1].span.end)
    return entry._replace(stop=stop, span=span, said=_said(span.of(doc.source)))


def _said(source: str) -> str:
    return " ".join(MARKER().sub(" ", source).split())


def _stop(doc: Document, number: int) -> int:
    """Behind the last block that belongs to the entry that begins with block `number`."""
    first = doc.blocks[number]
    at = number + 1
    while at < len(doc.blocks):
        block = doc.blocks[at]
        deeper = block.level > first.level
        further = block.level == first.level and not MARKER().match(block.span.of(doc.source))
        listed = block.kind == "list_item" and (deeper or further)
        if not listed and not (block.kind == "code" and _is_indented(doc, first.span, block.span)):
            break
        at += 1
    return at


def _is_indented(doc: Document, entry: Span, block: Span) -> bool:
    """Whether a block begins farther to the right than the marker of an entry."""
    lines = doc.lines
    starts = (lines.text_span(lines.line_at(span.start)).start for span in (entry, block))
    columns = [span.start - start for span, start in zip((entry, block), starts, strict=True)]
    return columns[1] > columns[0]


def rows(doc: Document) -> Iterator[Entry]:
    """The rows of all tables, in order."""
    cells = (number for number, block in enumerate(doc.blocks) if block.kind == "table_cell")
    numbers = array(NUMBERS, cells)
    first = group = numbers[0] if numbers else 0
    place = 1
    for number, follows in pairwise(chain(numbers, [len(doc.blocks)])):
        span = Span(doc.blocks[first].span.start, doc.blocks[number].span.end)
        gap = ""
        if follows == number + 1 < len(doc.blocks):
            gap = Span(span.end, doc.blocks[follows].span.start).of(doc.source)
            if not _ends_row(gap):
                continue
        yield Entry(first, number + 1, span, " ".join(span.of(doc.source).split()), group, place)
        first, place = follows, place + 1
        if not gap or _TABLE_END().search(gap):
            group, place = follows, 1


def _ends_row(gap: str) -> bool:
    return bool(_ROW_START().search(gap)) if "<" in gap else "\n" in gap or "\r" in gap
