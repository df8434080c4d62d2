"""Sentences with their figures, cues and sources: what the rules on sourcing ask of a document."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property, partial

from editlint.language.lexicon import Lexicon
from editlint.language.numbers.of_document import numbers
from editlint.language.numbers.quantity import Quantity
from editlint.language.packs import lexicon_of
from editlint.model.data import Data
from editlint.model.document import NOT_PROSE, Document
from editlint.model.places import Span
from editlint.rules.sourcing.engine.decision import Decision, decision
from editlint.rules.sourcing.engine.genre import genre
from editlint.rules.sourcing.engine.interview import speakers
from editlint.rules.sourcing.engine.quoted import Quotations
from editlint.rules.sourcing.engine.sentence_cues import in_first_person
from editlint.rules.sourcing.engine.sources import Source, continues, is_raised, source_in
from editlint.rules.sourcing.engine.statements import Statement
from editlint.rules.sourcing.engine.vague import leans_on_study, vague_phrases
from editlint.rules.sourcing.engine.word_places import WordPlaces

FAR = 12  # sentences back to which "the report" may point
SOON = 4  # sentences after in which "a new study" may be named
LIST = 60  # items after which nobody remembers the lead-in of a list
LONGEST = 4000  # characters of a sentence
SOURCE_LINE = 24  # characters in which the first word of a "Source:" line stands
SPOKEN = frozenset({"paragraph", "list_item", "quote"})


def reading(doc: Document, data: Data) -> Reading | None:
    """The document as the sourcing rules read it, or None where its language has no pack among
    `data`.
    """
    lexicon = lexicon_of(doc, data)
    return None if lexicon is None else doc.view(Reading, lexicon)


def table(data: Data) -> Decision:
    """The decision table among `data`, compiled."""
    return data.made(decision, "sourcing/decision")


class Reading:
    """The sentences of a document by number, each read only when it is asked for."""

    def __init__(self, doc: Document, known: Lexicon) -> None:
        self.doc, self.lexicon = doc, known
        self.spans = doc.sentences
        self.starts = doc.sentence_starts
        self._statements: dict[int, Statement] = {}
        self._sources: dict[int, Source | None] = {}
        self._sources_around: dict[int, Sequence[tuple[str, Source]]] = {}
        self._source_lines: dict[int, Source | None] = {}
        self.places = WordPlaces(doc, known, self.spoken)
        self.quotations = Quotations(doc)

    @cached_property
    def quantities(self) -> dict[int, list[Quantity]]:
        """The figures of each sentence that has any, in blocks that people read as sentences."""
        found: dict[int, list[Quantity]] = {}
        for quantity in numbers(self.doc, self.lexicon):
            sentence = self.doc.sentence_number_at(quantity.span.start)
            if sentence is not None:
                found.setdefault(sentence, []).append(quantity)
        return found

    @cached_property
    def genre(self) -> frozenset[str]:
        """What kinds of text the document is."""
        return genre(self.doc, self.places, self.quotations)

    @cached_property
    def _speakers(self) -> Mapping[int, Span]:
        return speakers(self.doc, self.lexicon)

    @cached_property
    def leaning(self) -> list[int]:
        """The numbers of the sentences in running text that may lean on somebody unnamed."""
        somebody = self.places.holding("vague-head", "vague-one", "vague-study")
        if somebody:
            somebody &= self.places.holding("vague-verb", "vague-one-verb", "according")
        return sorted(somebody | self.places.holding("hearsay", "vague-phrase", "estimated"))

    @cached_property
    def _blocks(self) -> list[int]:
        before = partial(bisect_right, self.doc.block_starts)
        return [number - 1 for number in map(before, self.starts)]

    def block(self, sentence: int) -> int:
        """The number of the block that `sentence` stands in."""
        return self._blocks[sentence]

    def spoken(self, sentence: int) -> bool:
        """Whether `sentence` is running text: no heading, table cell or caption, nor a run of
        words that no full stop ever ends.
        """
        start, end = self.spans[sentence]
        return end - start <= LONGEST and self.doc.blocks[self.block(sentence)].kind in SPOKEN

    def statement(self, sentence: int) -> Statement:
        """The sentence with its figures and cues."""
        if sentence not in self._statements:
            self._statements[sentence] = self._statement(
                self.doc.words.within(self.spans[sentence]),
                self.spans[sentence],
                tuple(self.quantities.get(sentence, ())),
            )
        return self._statements[sentence]

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
            self.genre,
        )

    def named(self, sentence: int) -> Source | None:
        """The source that `sentence` itself names."""
        if sentence not in self._sources:
            self._sources[sentence] = source_in(self.statement(sentence), self._written(sentence))
        return self._sources[sentence]

    def named_beside(self, sentence: int) -> bool:
        """Whether the sentence before or after names a source."""
        return any(
            self.named(beside) is not None
            for beside in (sentence - 1, sentence + 1)
            if 0 <= beside < len(self.spans)
        )

    def named_later(self, sentence: int) -> bool:
        """Whether one of the next sentences begins with "the study", "the researchers", and names
        whose.
        """
        return self._named_soon(sentence) is not None

    def _named_soon(self, sentence: int) -> Source | None:
        for after in range(sentence + 1, min(sentence + 1 + SOON, len(self.spans))):
            if self.statement(after).points_back and (found := self.named(after)) is not None:
                return found
        return None

    def _study_named_later(self, sentence: int) -> Source | None:
        """Who made "a new survey" on which the sentence leans, named in one of the next."""
        leans = leans_on_study(self.statement(sentence))
        return self._named_soon(sentence) if leans else None

    def _written(self, sentence: int) -> str:
        """The sentence as it is written, with what follows it up to the next word: a footnote mark
        may stand after the full stop.
        """
        words, span = self.doc.words, self.spans[sentence]
        end = self.doc.blocks[self.block(sentence)].span.end
        stop = self.statement(sentence).within.stop
        while (
            stop < len(words)
            and words.starts[stop] < end
            and is_raised(words.span(stop, stop + 1).of(self.doc.prose))
        ):
            stop += 1
        if stop < len(words):
            end = min(end, words.starts[stop])
        return self.doc.source[span.start : max(end, span.end)]

    def source(self, sentence: int, at: int) -> Source | None:
        """What vouches for the figure at `at` in `sentence`: the nearest that does."""
        return next((source for _, source in self.sources(sentence, at)), None)

    def sources(self, sentence: int, at: int) -> Iterator[tuple[str, Source]]:
        """Whatever may vouch for the figure at `at` in `sentence`, by where it was found, nearest
        first; what is further away is looked for when it is asked for.
        """
        if found := self.named(sentence):
            yield "here", found
        if found := self._quotation(sentence, at):
            yield "quoted", found
        if speaker := self._speakers.get(self.block(sentence)):
            yield "answered", Source("speaker in an interview", speaker)
        yield from self._around(sentence)

    def _around(self, sentence: int) -> Sequence[tuple[str, Source]]:
        """Whatever outside the sentence may vouch for its figures."""
        if sentence not in self._sources_around:
            found = {
                "before": self._before(sentence),
                "after": self._after(sentence),
                "named later": self._study_named_later(sentence),
                "source line": self._source_line(self.block(sentence)),
                "lead-in": self._lead_in(sentence),
                "introduced": self._introduced(sentence),
                "note on method": self._declared,
            }
            self._sources_around[sentence] = [(where, one) for where, one in found.items() if one]
        return self._sources_around[sentence]

    def beside_own(self, sentence: int) -> bool:
        """Whether the sentence before or after is in the first person."""
        own = self.lexicon.anchors("own")  # most sentences have none, and are not read for it
        return any(
            not own.isdisjoint(self.doc.words.keys_of(self.spans[beside]))
            and in_first_person(self.statement(beside))
            for beside in (sentence - 1, sentence + 1)
            if 0 <= beside < len(self.spans)
        )

    @cached_property
    def _declared(self) -> Source | None:
        """A note on method: "the figures below are from …", "we surveyed …".

        It vouches for the whole text.
        """
        for sentence in sorted(self.places.holding("declares")):
            if self.statement(sentence).has("declares"):
                return Source("note on method", self.spans[sentence])
        return None

    def _introduced(self, sentence: int) -> Source | None:
        """ "The survey", "the report": one that has been named further up."""
        if not self.statement(sentence).has("anaphor"):
            return None
        further_up = range(sentence - 1, max(-1, sentence - FAR), -1)
        return next(filter(None, map(self.named, further_up)), None)

    def quoted(self, sentence: int, at: int) -> bool:
        """Whether position `at` of `sentence` stands inside a quotation."""
        return self._quotation(sentence, at) is not None

    def _quotation(self, sentence: int, at: int) -> Source | None:
        around = self.quotations.around(self.block(sentence), at)
        return Source("quotation", around) if around else None

    def _before(self, sentence: int) -> Source | None:
        """The sentence before in the same block; up to three back, and over the block's edge, as
        long as each carries on.
        """
        statement, here = self.statement(sentence), self.block(sentence)
        if next(vague_phrases(statement), None) is not None:
            return None
        for back in range(1, 4):
            earlier = sentence - back
            if earlier < 0:
                return None
            linked = back == 1 and self.block(earlier) == here
            if not linked and not continues(self.statement(earlier + 1)):
                return None
            if not self.spoken(earlier):
                return None
            if found := self.named(earlier) or self._introduced(earlier):
                return found
        return None

    def _after(self, sentence: int) -> Source | None:
        """The sentence after, where it tells whence the figure is: "That is according to …"."""
        if sentence + 1 >= len(self.spans) or self.block(sentence + 1) != self.block(sentence):
            return None
        source = self.named(sentence + 1) if self.statement(sentence + 1).points_back else None
        return source if source and source.kind in ("according to", "link", "citation") else None

    def _source_line(self, block: int) -> Source | None:
        """A "Source:" line up to three blocks on or right above `block`."""
        if block not in self._source_lines:
            stop = min(block + 4, len(self.doc.blocks))
            near = (*range(block + 1, stop), *range(max(0, block - 1), block))
            self._source_lines[block] = next(filter(None, map(self._as_source_line, near)), None)
        return self._source_lines[block]

    def _as_source_line(self, block: int) -> Source | None:
        """What `block` vouches for as a "Source:" line, if it is one."""
        kind, span = self.doc.blocks[block].kind, self.doc.blocks[block].span
        head = Span(span.start, min(span.end, span.start + SOURCE_LINE))
        first = self.doc.words.keys_of(head)[:1]
        is_one = first and self.lexicon.has("source-line", first[0]) and kind not in NOT_PROSE
        return Source("source line", span) if is_one else None

    def _lead_in(self, sentence: int) -> Source | None:
        """The source that the lead-in of a list names."""
        blocks, here = self.doc.blocks, self.block(sentence)
        if blocks[here].kind != "list_item":
            return None
        lead = here
        while lead >= max(0, here - LIST) and blocks[lead].kind == "list_item":
            lead -= 1
        last = bisect_right(self.starts, blocks[lead].span.end) - 1 if lead >= 0 else -1
        return self.named(last) if last >= 0 and self.spoken(last) else None
