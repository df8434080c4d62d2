"""The quotations of a text by block, each block read once."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property
from operator import itemgetter

from editlint.language.quotations import opening_marks, quotations, single_quotations
from editlint.model.document import Document
from editlint.model.places import Span, SpanSet

_start = itemgetter(0)  # of a span


class Quotations:
    """The quotations of a document, by the numbers of its blocks."""

    def __init__(self, doc: Document) -> None:
        self._doc = doc
        self._all: dict[int, Sequence[Span]] = {}
        self._doubled: dict[int, Sequence[Span]] = {}

    def blocks(self) -> list[int]:
        """The numbers of the blocks that may quote, in order: in most texts few or none."""
        single = {self._doc.block_number_at(one.start) for one in self._single}
        return sorted((single | self._marked) - {-1})

    def doubled(self, block: int) -> Sequence[Span]:
        """The quotations of a block that stand in double marks."""
        if block not in self._marked:
            return ()
        if block not in self._doubled:
            self._doubled[block] = list(quotations(self._doc.prose, *self._doc.blocks[block].span))
        return self._doubled[block]

    def all(self, block: int) -> Sequence[Span]:
        """The quotations of a block, in English those in single marks too."""
        if block not in self._all:
            found = self.doubled(block) if self._may_quote(block) else ()
            inside = self._single_in(self._doc.blocks[block].span)
            if inside:
                doubled = SpanSet(found)
                found = sorted([*found, *(one for one in inside if not doubled.meets(one))])
            self._all[block] = found
        return self._all[block]

    def around(self, block: int, at: int) -> Span | None:
        """The quotation in double marks that position `at` of the block stands in."""
        found = self.doubled(block)
        number = bisect_left(found, at, key=_start) - 1  # the last that begins before `at`
        return found[number] if number >= 0 and at < found[number].end else None

    def _single_in(self, block: Span) -> Sequence[Span]:
        if not self._single:
            return ()
        first, stop = (bisect_left(self._single, at, key=_start) for at in block)
        return [one for one in self._single[first:stop] if one.end <= block.end]

    @cached_property
    def _marked(self) -> frozenset[int]:
        """The numbers of the blocks in which a double mark opens a quotation."""
        return frozenset(map(self._doc.block_number_at, opening_marks(self._doc.prose)))

    @cached_property
    def _single(self) -> tuple[Span, ...]:
        """Quotations in single marks, which only English sets by themselves."""
        return single_quotations(self._doc) if self._doc.language == "en" else ()

    def _may_quote(self, block: int) -> bool:
        """Whether a mark stands in the block that opens quotations in more than one language: one
        that closes them in most (») does not count.
        """
        if block not in self._marked:
            return False
        start, end = self._doc.blocks[block].span
        return any(self._doc.prose.find(mark, start, end) != -1 for mark in '“„«"')
