"""Sentences with their figures, cues and sources: what the rules on sourcing ask of a document."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property
from itertools import compress

from editlint.language.lexicon import Lexicon
from editlint.language.numbers.of_document import numbers
from editlint.language.numbers.quantity import Quantity
from editlint.language.quotations import quotations
from editlint.model.data import Data
from editlint.model.document import NOT_PROSE, Document
from editlint.model.places import Span
from editlint.rules.sourcing.engine.decision import Decision, decision
from editlint.rules.sourcing.engine.sentence_cues import in_first_person
from editlint.rules.sourcing.engine.sources import Source, continues, source_in
from editlint.rules.sourcing.engine.statements import Statement
from editlint.rules.sourcing.engine.vague import vague_phrases

LANGUAGES = ("en", "de", "fr", "es")
PACKS = tuple(f"sourcing/{language}" for language in LANGUAGES)
FAR = 12  # sentences back to which "the report" may point
LIST = 60  # items after which nobody remembers the lead-in of a list
LONGEST = 4000  # characters of a sentence
SPOKEN = frozenset({"paragraph", "list_item", "quote"})


def reading(doc: Document, data: Data) -> Reading | None:
    """The document as the sourcing rules read it, or None where its language has no pack among
    `data`.
    """
    pack = f"sourcing/{doc.language}"
    return doc.view(Reading, data.made(Lexicon, pack)) if pack in data else None


def table(data: Data) -> Decision:
    """The decision table among `data`, compiled."""
    return data.made(decision, "sourcing/decision")


class Reading:
    """The sentences of a document by number, each read only when it is asked for."""

    def __init__(self, doc: Document, known: Lexicon) -> None:
        self.doc, self.lexicon = doc, known
        self.spans = doc.sentences
        self.starts = [span.start for span in self.spans]
        self._statements: dict[int, Statement] = {}
        self._sources: dict[int, Source | None] = {}
        self._quotations: dict[int, list[Span]] = {}
        self._block_starts = [block.span.start for block in doc.blocks]

    @cached_property
    def quantities(self) -> dict[int, list[Quantity]]:
        """The figures of each sentence that has any, in blocks that people read as sentences."""
        found: dict[int, list[Quantity]] = {}
        for quantity in numbers(self.doc, self.lexicon):
            k = bisect_right(self.starts, quantity.span.start) - 1
            if k >= 0 and quantity.span.start < self.spans[k].end:
                found.setdefault(k, []).append(quantity)
        return found

    @cached_property
    def anchors(self) -> frozenset[str]:
        """The words without which no sentence leans on an unnamed authority."""
        return self.lexicon.anchors(
            "hearsay", "vague-phrase", "vague-head", "vague-one", "vague-study", "estimated"
        )

    def block(self, k: int) -> int:
        """The number of the block that sentence `k` stands in."""
        return bisect_right(self._block_starts, self.spans[k].start) - 1

    def spoken(self, k: int) -> bool:
        """Whether sentence `k` is running text: no heading, table cell or caption, nor a run of
        words that no full stop ever ends.
        """
        start, end = self.spans[k]
        return end - start <= LONGEST and self.doc.blocks[self.block(k)].kind in SPOKEN

    def statement(self, k: int) -> Statement:
        """Sentence `k` with its figures and cues."""
        if k not in self._statements:
            self._statements[k] = self._statement(
                self.doc.words.within(self.spans[k]),
                self.spans[k],
                tuple(self.quantities.get(k, ())),
            )
        return self._statements[k]

    def passage(self, within: range) -> Statement:
        """Any run of words (at least one) read like a sentence, without its figures."""
        return self._statement(within, self.doc.words.span(within.start, within.stop), ())

    def _statement(self, within: range, span: Span, quantities: tuple[Quantity, ...]) -> Statement:
        words = self.doc.words
        return Statement(
            self.doc.prose,
            words,
            within,
            span,
            quantities,
            self.lexicon.marks(words.keys, within),
            self.lexicon,
        )

    def near(self, words: frozenset[str]) -> list[int]:
        """The numbers of the sentences in running text that hold one of `words`."""
        places = compress(self.doc.words.starts, map(words.__contains__, self.doc.words.keys))
        found = {bisect_right(self.starts, place) - 1 for place in places}
        return sorted(k for k in found if k >= 0 and self.spoken(k))

    def named(self, k: int) -> Source | None:
        """The source that sentence `k` itself names."""
        if k not in self._sources:
            self._sources[k] = source_in(self.statement(k), self._written(k))
        return self._sources[k]

    def _written(self, k: int) -> str:
        """Sentence `k` as it is written, with what follows it up to the next word: a footnote mark
        may stand after the full stop.
        """
        words, within, end = (
            self.doc.words,
            self.statement(k).within,
            self.doc.blocks[self.block(k)].span.end,
        )
        if within.stop < len(words):
            end = min(end, words.starts[within.stop])
        return self.doc.source[self.spans[k].start : max(end, self.spans[k].end)]

    def source(self, k: int, at: int) -> Source | None:
        """What vouches for the figure at `at` in sentence `k`: in the sentence, around it, or in
        the lead-in of its list.
        """
        near = self.named(k) or self._quotation(k, at) or self._before(k) or self._after(k)
        return near or self._lead_in(k) or self._introduced(k) or self._declared

    def beside_own(self, k: int) -> bool:
        """Whether the sentence before or after is in the first person."""
        return any(
            in_first_person(self.statement(j)) for j in (k - 1, k + 1) if 0 <= j < len(self.spans)
        )

    @cached_property
    def _declared(self) -> Source | None:
        """A note on method: "the figures below are from …", "we surveyed …".

        It vouches for the whole text.
        """
        k = next(
            (
                k
                for k in self.near(self.lexicon.anchors("declares"))
                if self.statement(k).has("declares")
            ),
            None,
        )
        return None if k is None else Source("note on method", self.spans[k])

    def _introduced(self, k: int) -> Source | None:
        """ "The survey", "the report": one that has been named further up."""
        if not self.statement(k).has("anaphor"):
            return None
        return next(
            (
                source
                for j in range(k - 1, max(-1, k - FAR), -1)
                if (source := self.named(j)) is not None
            ),
            None,
        )

    def quotations(self, block: int) -> list[Span]:
        """The quotations of a block."""
        if block not in self._quotations:
            self._quotations[block] = list(quotations(self.doc.prose, *self.doc.blocks[block].span))
        return self._quotations[block]

    def quoted(self, k: int, at: int) -> bool:
        """Whether position `at` of sentence `k` stands inside a quotation."""
        return self._quotation(k, at) is not None

    def may_quote(self, block: int) -> bool:
        """Whether a quotation mark stands in the block at all."""
        start, end = self.doc.blocks[block].span
        return any(self.doc.prose.find(mark, start, end) != -1 for mark in '“„«"')

    def _quotation(self, k: int, at: int) -> Source | None:
        around = next(
            (span for span in self.quotations(self.block(k)) if span.start < at < span.end), None
        )
        return Source("quotation", around) if around else None

    def _before(self, k: int) -> Source | None:
        """The sentence before in the same block; up to three back, and over the block's edge, as
        long as each carries on.
        """
        s, here = self.statement(k), self.block(k)
        if next(vague_phrases(s), None) is not None:
            return None
        for back in range(1, 4):
            j = k - back
            if j < 0:
                return None
            linked = back == 1 and self.block(j) == here
            if not linked and not continues(self.statement(j + 1)):
                return None
            if not self.spoken(j):
                return None
            if found := self.named(j) or self._introduced(j):
                return found
        return None

    def _after(self, k: int) -> Source | None:
        """The sentence after, where it tells whence the figure is: "That is according to …"."""
        if k + 1 >= len(self.spans) or self.block(k + 1) != self.block(k):
            return None
        after = self.statement(k + 1)
        pointing = any(m.first < after.within.start + 3 for m in after.found("anaphor"))
        source = self.named(k + 1) if pointing else None
        return source if source and source.kind in ("according to", "link", "citation") else None

    def _lead_in(self, k: int) -> Source | None:
        """The lead-in of a list, or a "Source:" line up to three blocks on or right above."""
        blocks, here = self.doc.blocks, self.block(k)
        for b in (*range(here + 1, min(here + 4, len(blocks))), *range(max(0, here - 1), here)):
            words = self.doc.words.keys_of(
                Span(blocks[b].span.start, min(blocks[b].span.end, blocks[b].span.start + 24))
            )[:1]
            if (
                words
                and self.lexicon.has("source-line", words[0])
                and blocks[b].kind not in NOT_PROSE
            ):
                return Source("source line", blocks[b].span)
        if blocks[here].kind != "list_item":
            return None
        lead = here
        while lead >= max(0, here - LIST) and blocks[lead].kind == "list_item":
            lead -= 1
        last = bisect_right(self.starts, blocks[lead].span.end) - 1 if lead >= 0 else -1
        return self.named(last) if last >= 0 and self.spoken(last) else None
