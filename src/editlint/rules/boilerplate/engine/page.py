"""What is known of every line before any is judged: shapes, phrases, places, topic.

One pass makes it all, so that the features of a line are look-ups. First the article's own text is
found (`body`), then each line stands above it, in it or below it:

    head  Home / News / Latest
    in    LONG SENTENCE. / Heading / LONG SENTENCE.
    tail  Related articles / A teaser / Share / Facebook
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from editlint.model.places import NUMBERS
from editlint.model.values import dataclass
from editlint.rules.boilerplate.engine.lines import Lines
from editlint.rules.boilerplate.engine.phrases import LONGEST_INSIDE, Anchor, Grade, Phrases
from editlint.rules.boilerplate.engine.shape import End, Shape, body_of

STEM = 6  # letters of a word that tell its topic: "council", "councils" and "councillor" are one
NEAR = 6  # lines above and below in which phrases are counted
CLOSING = frozenset({"related", "comments", "share", "newsletter"})  # what closes an article
FAR = 40  # lines between two long sentences of one article
WIDE = 14  # a line of fewer words is short
SIZES = (
    *("0w", "1w", "2w", "3w"),
    *["4-5w"] * 2,
    *["6-8w"] * 3,
    *["9-14w"] * 6,
    *["15-24w"] * 10,
    "25w",
)
_LOOK_OF_GRADE: Mapping[Grade, str] = {"sure": "A", "likely": "a", "hint": "h"}
_LOOK_OF_END: Mapping[End, str] = {
    "stop": ".",
    "question": ".",
    "colon": ":",
    "dots": ":",
    "none": "",
}

MOST_CANDIDATES = 5_000  # lines without a phrase that are looked at: more than any page has


# Not slotted, so that what only candidates ask for is made when one does.
@dataclass(frozen=True)
class Page:
    """The lines of an article with what each is by itself, and where the article's text lies.

    `anchors` are the phrases found, by line; `sentences`, `marked` and `sure` are the numbers of
    the long sentences, of the lines with a phrase and of those with a sure one, in order.
    """

    lines: Lines
    anchors: Mapping[int, Anchor]
    body: range
    sentences: Sequence[int]
    marked: Sequence[int]
    sure: Sequence[int]

    @property
    def shapes(self) -> Sequence[Shape]:
        return self.lines.shapes

    @cached_property
    def topic(self) -> frozenset[str]:
        """The stems of the longer words of the long sentences."""
        words = frozenset[str]().union(*map(self.lines.words, self.sentences))
        return frozenset([word[:STEM] for word in words if len(word) > 3])

    @cached_property
    def runs(self) -> Sequence[int]:
        """How many short lines stand together, for each of them; 0 for others."""
        return _runs(self.shapes)

    @cached_property
    def looks(self) -> Sequence[str]:
        """How each line looks to its neighbours, as one letter or two; one object for equals."""
        known: dict[str, str] = {}
        looks = (_look(shape, self.anchors.get(at)) for at, shape in enumerate(self.shapes))
        return [known.setdefault(look, look) for look in looks]

    @cached_property
    def copies(self) -> Mapping[tuple[str, ...], int]:
        """How often the words of each short line stand on the page, lines of figures left out."""
        return _copies(self.lines)

    def zone(self, number: int) -> str:
        """Whether line `number` stands above ("head"), in or below ("tail") the article's text."""
        if number < self.body.start:
            return "head"
        return "in" if number < self.body.stop else "tail"

    def size(self, number: int) -> str:
        """How many words it has, as features name that."""
        return SIZES[min(self.shapes[number].size, len(SIZES) - 1)]

    def sentences_above(self, number: int) -> int:
        """How many long sentences stand above line `number`."""
        return bisect_left(self.sentences, number)

    def phrases_near(self, number: int) -> int:
        """How many lines with a phrase stand within six lines of `number`, itself not counted."""
        near = range(number - NEAR, number + NEAR + 1)
        return _within(self.marked, near) - _within(self.marked, range(number, number + 1))

    def gap(self, number: int) -> range:
        """The lines between the long sentences next above and next below, with line `number`."""
        above = self.sentences_above(number)
        below = above + self.shapes[number].sentence
        start = self.sentences[above - 1] + 1 if above else 0
        stop = self.sentences[below] if below < len(self.sentences) else len(self.lines)
        return range(start, stop)

    def marks(self, lines: range) -> int:
        """How many of `lines` have a phrase."""
        return _within(self.marked, lines)

    def surest(self, lines: range) -> str:
        """How sure the surest phrase in `lines` is: "sure", "likely", or "no" where none is."""
        if _within(self.sure, lines):
            return "sure"
        return "likely" if _within(self.marked, lines) else "no"

    def candidates(self) -> Sequence[int]:
        """The lines that can be leftovers.

        Thousands of them are a list, a table or a log: there only what says a phrase can be told
        from the rest.
        """
        found = array(NUMBERS, filter(self.is_candidate, range(len(self.lines))))
        if len(found) <= MOST_CANDIDATES:
            return found
        return [number for number in found if number in self.anchors]

    def is_candidate(self, number: int) -> bool:
        """Whether line `number` can be a leftover at all, by its phrase, its kind and its place."""
        if self.lines.held[number]:  # the format speaks for it
            return False
        if number in self.anchors:
            return True
        # In the middle of the article a long sentence is the article's.
        if self.shapes[number].sentence and self.zone(number) == "in":
            return False
        kind = self.lines.block(number).kind
        return kind != "title" and (number > 0 or kind != "heading")


def _within(numbers: Sequence[int], lines: range) -> int:
    """How many of the sorted `numbers` are among `lines`."""
    return bisect_left(numbers, lines.stop) - bisect_left(numbers, lines.start) if lines else 0


def _is_marked(shape: Shape, anchor: Anchor) -> bool:
    """Whether a line counts among those with a phrase: long sentences and mere hints do not."""
    return anchor.grade != "hint" and not shape.sentence


def page_of(lines: Lines, phrases: Phrases) -> Page | None:
    """The page that `lines` make; None where nothing in it reads as an article."""
    shapes = lines.shapes
    body = body_of(shapes)
    if body is None:
        return None
    anchors = dict(_anchors(lines, phrases))
    sentences = [number for number, shape in enumerate(shapes) if shape.sentence]
    body = _with_far_sentences(_without_teasers(body, anchors, sentences), anchors, sentences)
    marked = [number for number in anchors if _is_marked(shapes[number], anchors[number])]
    return Page(lines, anchors, body, sentences, marked, _only_sure(marked, anchors))


def _anchors(lines: Lines, phrases: Phrases) -> Iterator[tuple[int, Anchor]]:
    """The phrases that lines say for which the format does not speak."""
    for number, (inside, held) in enumerate(zip(lines.within, lines.held, strict=True)):
        if not held and 0 < len(inside) <= LONGEST_INSIDE:
            anchor = phrases.find(lines.words(number))
            if anchor is not None:
                yield number, anchor


def _without_teasers(body: range, anchors: Mapping[int, Anchor], sentences: Sequence[int]) -> range:
    """The body without what follows "Related articles", "Comments" and the like near its end.

    Teasers and comments have long sentences too. The body ends there only where less than a fifth
    of the long sentences follow, thinly: under a real heading paragraph follows paragraph.
    """
    for at, anchor in anchors.items():
        closes = anchor.family in CLOSING and anchor.grade == "sure" and anchor.way == "whole"
        if closes and body.start < at < body.stop:
            above = bisect_left(sentences, at)
            below = len(sentences) - above
            if below * 5 < len(sentences) and below * 2 < body.stop - at:
                return range(body.start, sentences[above - 1] + 1)
    return body


def _with_far_sentences(
    body: range, anchors: Mapping[int, Anchor], sentences: Sequence[int]
) -> range:
    """The body with long sentences further off, up to the next sure phrase.

    Between them stand long lists and tables.
    """
    sure = _only_sure(anchors, anchors)
    start, stop = body.start, body.stop
    for number in reversed(sentences[: bisect_left(sentences, start)]):
        if start - number > FAR or _within(sure, range(number, start)):
            break
        start = number
    for number in sentences[bisect_left(sentences, stop) :]:
        if number - stop >= FAR or _within(sure, range(stop, number + 1)):
            break
        stop = number + 1
    return range(start, stop)


def _only_sure(numbers: Iterable[int], anchors: Mapping[int, Anchor]) -> list[int]:
    """Those of `numbers`, lines with a phrase, whose phrase is a sure one."""
    return [number for number in numbers if anchors[number].grade == "sure"]


def _look(shape: Shape, anchor: Anchor | None) -> str:
    """How a line looks to its neighbours, as one letter or two.

    "S" is a long sentence, "A", "a" and "h" are phrases by how sure they are; others show their
    size and how they end ("4." has up to four words and a stop).
    """
    if shape.sentence:
        return "S"
    if anchor:
        return _LOOK_OF_GRADE[anchor.grade]
    size = next((step for step in (1, 2, 4, 8, WIDE - 1) if shape.size <= step), 15)
    return f"{size}{_LOOK_OF_END[shape.end]}"


def _runs(shapes: Sequence[Shape]) -> Sequence[int]:
    """For each line the length of its run of short lines without a stop, 0 for others."""
    lengths = array(NUMBERS, bytes(len(shapes) * array(NUMBERS).itemsize))
    start = 0
    for number in range(len(shapes) + 1):
        at_end = number == len(shapes)
        if at_end or shapes[number].size >= WIDE or shapes[number].end == "stop":
            lengths[start:number] = array(NUMBERS, [number - start]) * (number - start)
            start = number + 1
    return lengths


def _copies(lines: Lines) -> Mapping[tuple[str, ...], int]:
    short = (lines.words(number) for number, shape in enumerate(lines.shapes) if shape.size < WIDE)
    return Counter(words for words in short if any(map(str.isalpha, words)))
