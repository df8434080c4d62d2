"""What is announced beside what is counted, and the reading that both are found by."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cached_property

from editlint.language.lexicon import Lexicon
from editlint.language.numbers.of_document import numbers
from editlint.language.numbers.quantity import Quantity
from editlint.model.document import Document
from editlint.model.places import JOINER, Span
from editlint.model.values import NamedTuple
from editlint.rules.consistency.engine.announced import (
    Announced,
    CountWords,
    Sentence,
    announced,
)

_CLOSERS = f' \t\r\n{JOINER}*_"”’»)'
_COLONS = (":", "：")
_SPOKEN = frozenset({"paragraph", "heading", "title", "quote"})
_HEADS = frozenset({"heading", "title"})
SHORT = 14  # words of a lead-in that ends with a full stop
BEHIND = 6  # words of a heading behind what it counts
POINTING = 4  # words of a sentence that only points down ("They are:")


class Counted(NamedTuple):
    """What is announced and what follows: `value` of `what`, at `span`; `others` are the numbers
    that may be meant as well.
    """

    announced: Announced
    what: str
    value: int
    span: Span
    others: frozenset[int] = frozenset()

    @property
    def agrees(self) -> bool:
        return self.announced.value == self.value or self.announced.value in self.others

    @property
    def is_near(self) -> bool:
        """Whether the two are near enough to be meant for each other."""
        low, high = sorted((self.announced.value, self.value))
        return low >= 2 and high <= 2 * low


class Reading:
    """The sentences of a document with what each announces."""

    def __init__(self, doc: Document, lexicon: Lexicon, known: CountWords) -> None:
        self.doc, self.lexicon, self.known = doc, lexicon, known

    @cached_property
    def _quantities(self) -> tuple[list[int], tuple[Quantity, ...]]:
        found = numbers(self.doc, self.lexicon)
        return [one.span.start for one in found], found

    def quantities(self, span: Span) -> Sequence[Quantity]:
        """The numbers that start in `span`."""
        starts, found = self._quantities
        return found[bisect_left(starts, span.start) : bisect_left(starts, span.end)]

    def sentences_of(self, block: int) -> Sequence[Span]:
        """The sentences of a block."""
        start, end = self.doc.blocks[block].span
        every = self.doc.sentences
        return every[bisect_left(every, (start,)) : bisect_right(every, (end,))]

    def announced_in(self, span: Span, *, is_title: bool = False) -> Announced | None:
        """What a sentence announces."""
        words, found = self.doc.words, self.quantities(span)
        within = words.within(span) if found else range(0)
        if not within:
            return None
        return announced(
            Sentence(self.doc.prose, words, within, found, self.lexicon, self.known, is_title)
        )

    def is_heading(self, block: int) -> bool:
        return self.doc.blocks[block].kind in _HEADS

    def lead_in(self, block: int) -> Announced | None:
        """What the block before a list announces with its last words."""
        if block < 0 or self.doc.blocks[block].kind not in _SPOKEN:
            return None
        sentences = self.sentences_of(block)
        if not sentences or not self._may_announce(sentences):
            return None
        last = sentences[-1]
        ends = last.of(self.doc.prose).rstrip(_CLOSERS).endswith(_COLONS)
        found = self.announced_in(last, is_title=self.is_heading(block))
        size = len(self.doc.words.within(last))
        if found is None and ends and size <= POINTING and len(sentences) > 1:
            found = self.announced_in(sentences[-2])
            return found if found and found.sure else None
        if found is not None and self.is_heading(block):
            return found if self._is_short_heading(last, found) else None
        if found is not None and not ends:
            return found if found.sure and size <= SHORT and not found.known else None
        return found

    def _is_short_heading(self, heading: Span, found: Announced) -> bool:
        """Whether a heading is about what it counts: "Here are four ways to help"."""
        behind = self.doc.words.within(Span(found.span.end, heading.end))
        return found.sure and len(behind) <= BEHIND

    def _may_announce(self, sentences: Sequence[Span]) -> bool:
        """Whether a number stands in the last sentences at all: before most lists none does."""
        start = sentences[-2 if len(sentences) > 1 else -1].start
        return bool(self.quantities(Span(start, sentences[-1].end)))
