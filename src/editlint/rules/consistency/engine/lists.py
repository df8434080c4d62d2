"""The lists of a document as trees: which entries stand at the top, and what lies below them.

1. Clear the ground        an entry at the top
   - stones, roots         one below it
                           ``` ... ```   code of the first entry: the list goes on
2. Mark the rows           the second entry at the top
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from editlint.model.document import Block, Document
from editlint.model.places import Span, lazy
from editlint.model.values import NamedTuple

_MARKER = lazy(r"\s*(?:(?P<sign>[-*+•▪‣◦·●])|\(?(?P<number>\d{1,4})[.)])(?:\s|$)")
_ENTRIES = frozenset({"list_item", "code"})  # code may be a list that is set far to the right
_ITEM = lazy(r"<(?:li|dt)\b[^>]*>", re.IGNORECASE)


class Entry(NamedTuple):
    """Where an entry begins: its block, how deep it stands, its sign, the number written there."""

    block: int
    depth: int
    sign: str
    number: int | None


class List(NamedTuple):
    """One list: its blocks `[first, stop)`, its entries at the top, and how many stand below."""

    first: int
    stop: int
    entries: tuple[Entry, ...]
    below: int

    def tight(self, doc: Document) -> int:
        """How many entries at the top follow each other without an empty line, from the first on:
        Markdown makes one list of two that stand below each other.
        """
        spans = [doc.blocks[entry.block].span for entry in self.entries]
        for number, (before, after) in enumerate(pairwise(spans), 1):
            if doc.source.count("\n", before.end, after.start) > 1:
                return number
        return len(spans)

    @property
    def numbers(self) -> tuple[int, ...]:
        """The numbers that are written before the entries at the top."""
        return tuple(entry.number for entry in self.entries if entry.number is not None)

    def span(self, doc: Document) -> Span:
        return Span(doc.blocks[self.first].span.start, doc.blocks[self.stop - 1].span.end)


def lists(doc: Document) -> tuple[List, ...]:
    """Every list of `doc`, in order; ask for them by `doc.view(lists)`."""
    return tuple(_lists(doc))


def _lists(doc: Document) -> Iterator[List]:
    entries: list[Entry] = []
    stop = 0
    for number, block in enumerate(doc.blocks):
        if not entries and block.kind not in _ENTRIES:
            continue
        entry = _entry(doc, number, block)
        if entries and _ends(doc, entries, entry, block):
            yield _made(entries, stop)
            entries = []
        if entry is not None:
            entries.append(entry)
        if entries and block.kind == "list_item":
            stop = number + 1
    if entries:
        yield _made(entries, stop)


def _made(entries: list[Entry], stop: int) -> List:
    top = tuple(entry for entry in entries if entry.depth <= entries[0].depth)
    return List(entries[0].block, max(stop, top[-1].block + 1), top, len(entries) - len(top))


def _entry(doc: Document, number: int, block: Block) -> Entry | None:
    """The entry that begins with a block: a list item has more blocks than its first."""
    if block.kind not in _ENTRIES:
        return None
    match = _MARKER().match(doc.source, *block.span)
    if match is not None:
        written = match["number"]
        return Entry(
            number, _depth(doc, block), match["sign"] or ".", int(written) if written else None
        )
    if block.kind == "list_item" and _has_tag(doc, number, block):
        return Entry(number, block.level, "<", None)
    return None


def _has_tag(doc: Document, number: int, block: Block) -> bool:
    """Whether an element of a list opens where a block does, or between it and the one before."""
    start, end = block.span
    if _ITEM().match(doc.source, start, end):
        return True
    before = doc.blocks[number - 1].span.end if number else 0
    return _ITEM().search(doc.source, before, start) is not None


def _depth(doc: Document, block: Block) -> int:
    """How deep an entry stands: where no markup says it, its indentation does."""
    column = block.span.start - doc.source.rfind("\n", 0, block.span.start)
    return (block.level or column) if doc.traits.has_markup else column


def _ends(doc: Document, entries: list[Entry], entry: Entry | None, block: Block) -> bool:
    """Whether a list has ended before a block."""
    top = entries[0]
    if entry is not None:
        if entry.depth > top.depth:
            return False
        return entry.depth < top.depth or entry.sign != top.sign or _starts_anew(entries, entry)
    if block.kind == "list_item":
        return doc.traits.has_markup and block.level < top.depth
    if block.kind == "html":
        return not _is_indented(doc, doc.blocks[top.block].span, block.span)
    return block.kind != "code"  # code between the steps of a list is not always indented


def _starts_anew(entries: list[Entry], entry: Entry) -> bool:
    """Whether the numbers begin again: "3." is followed by "1."."""
    last = next(one for one in reversed(entries) if one.depth == entry.depth)
    return entry.number is not None and (last.number or 0) > entry.number


def _is_indented(doc: Document, entry: Span, block: Span) -> bool:
    """Whether a block begins farther to the right than an entry."""
    columns = [span.start - doc.source.rfind("\n", 0, span.start) for span in (entry, block)]
    return columns[1] > columns[0]
