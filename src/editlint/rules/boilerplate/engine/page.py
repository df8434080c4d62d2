"""What is known of every line before any is judged: shapes, phrases, places, topic.

One pass makes it all, so that the features of a line are look-ups. First the article's own text is
found (`body`), then each line stands above it, in it or below it:

    head  Home / News / Latest
    in    LONG SENTENCE. / Heading / LONG SENTENCE.
    tail  Related articles / A teaser / Share / Facebook
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence

from editlint.model.values import dataclass
from editlint.rules.boilerplate.engine.lines import Line
from editlint.rules.boilerplate.engine.phrases import Anchor, Grade, Phrases
from editlint.rules.boilerplate.engine.shape import End, Shape, body_of, shape_of

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


@dataclass(frozen=True, slots=True)
class Page:
    """The lines of an article with what each is by itself, and where the article's text lies.

    `sentences`, `marked` and `sure` are the numbers of the long sentences, of the lines with a
    phrase and of those with a sure one, in order; `topic` holds the stems of the words of the long
    sentences; `looks` is one letter or two a line, for its neighbours; `zones` says above ("head"),
    in or below ("tail") the article's own text; `runs` how many short lines stand together;
    `copies` how often a short line's words stand on the page.
    """

    lines: Sequence[Line]
    shapes: Sequence[Shape]
    anchors: Sequence[Anchor | None]
    body: range
    sentences: Sequence[int]
    marked: Sequence[int]
    sure: Sequence[int]
    topic: frozenset[str]
    looks: Sequence[str]
    zones: Sequence[str]
    sizes: Sequence[str]
    runs: Sequence[int]
    copies: Mapping[tuple[str, ...], int]

    def sentences_above(self, number: int) -> int:
        """How many long sentences stand above line `number`."""
        return bisect_left(self.sentences, number)

    def phrases_near(self, number: int) -> int:
        """How many lines with a phrase stand within six lines of `number`, itself not counted."""
        near = range(number - NEAR, number + NEAR + 1)
        return _within(self.marked, near) - _is_marked(self.shapes[number], self.anchors[number])

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

    def candidates(self) -> list[int]:
        """The lines that can be leftovers.

        Thousands of them are a list, a table or a log: there only what says a phrase can be told
        from the rest.
        """
        found = [number for number in range(len(self.lines)) if self.is_candidate(number)]
        if len(found) <= MOST_CANDIDATES:
            return found
        return [number for number in found if self.anchors[number] is not None]

    def is_candidate(self, number: int) -> bool:
        """Whether line `number` can be a leftover at all, by its phrase, its kind and its place."""
        line, anchor = self.lines[number], self.anchors[number]
        if line.held:  # the format speaks for it
            return False
        if anchor is not None:
            return True
        if line.kind == "title" or (number == 0 and line.kind == "heading"):
            return False
        # In the middle of the article a long sentence is the article's.
        return self.zones[number] != "in" or not self.shapes[number].sentence


def _within(numbers: Sequence[int], lines: range) -> int:
    """How many of the sorted `numbers` are among `lines`."""
    return bisect_left(numbers, lines.stop) - bisect_left(numbers, lines.start) if lines else 0


def _is_marked(shape: Shape, anchor: Anchor | None) -> bool:
    """Whether a line counts among those with a phrase: long sentences and mere hints do not."""
    return anchor is not None and anchor.grade != "hint" and not shape.sentence


def page_of(lines: Sequence[Line], phrases: Phrases) -> Page | None:
    """The page that `lines` make; None where nothing in it reads as an article."""
    shapes = [shape_of(line) for line in lines]
    body = body_of(shapes)
    if body is None:
        return None
    anchors = [None if line.held else phrases.find(line.words) for line in lines]
    sentences = [number for number, shape in enumerate(shapes) if shape.sentence]
    body = _with_far_sentences(_without_teasers(body, anchors, sentences), anchors, sentences)
    by_itself = list(zip(shapes, anchors, strict=True))
    marked = [number for number, one in enumerate(by_itself) if _is_marked(*one)]
    return Page(
        lines,
        shapes,
        anchors,
        body,
        sentences,
        marked,
        sure=_only_sure(marked, anchors),
        topic=_topic(lines, sentences),
        looks=[_look(shape, anchor) for shape, anchor in by_itself],
        zones=["head"] * body.start + ["in"] * len(body) + ["tail"] * (len(lines) - body.stop),
        sizes=[SIZES[min(shape.size, len(SIZES) - 1)] for shape in shapes],
        runs=_runs(shapes),
        copies=_copies(lines, shapes),
    )


def _without_teasers(
    body: range, anchors: Sequence[Anchor | None], sentences: Sequence[int]
) -> range:
    """The body without what follows "Related articles", "Comments" and the like near its end.

    Teasers and comments have long sentences too. The body ends there only where less than a fifth
    of the long sentences follow, thinly: under a real heading paragraph follows paragraph.
    """
    for at in range(body.start + 1, body.stop):
        anchor = anchors[at]
        if anchor and anchor.family in CLOSING and anchor.grade == "sure" and anchor.way == "whole":
            above = bisect_left(sentences, at)
            below = len(sentences) - above
            if below * 5 < len(sentences) and below * 2 < body.stop - at:
                return range(body.start, sentences[above - 1] + 1)
    return body


def _with_far_sentences(
    body: range, anchors: Sequence[Anchor | None], sentences: Sequence[int]
) -> range:
    """The body with long sentences further off, up to the next sure phrase.

    Between them stand long lists and tables.
    """
    sure = _only_sure(range(len(anchors)), anchors)
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


def _only_sure(numbers: Sequence[int], anchors: Sequence[Anchor | None]) -> list[int]:
    """Those of `numbers` whose line says a sure phrase."""
    return [number for number in numbers if (anchor := anchors[number]) and anchor.grade == "sure"]


def _topic(lines: Sequence[Line], sentences: Sequence[int]) -> frozenset[str]:
    """The stems of the longer words of the long sentences."""
    words = (word for number in sentences for word in lines[number].words)
    return frozenset(word[:STEM] for word in words if len(word) > 3)


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


def _runs(shapes: Sequence[Shape]) -> list[int]:
    """For each line the length of its run of short lines without a stop, 0 for others."""
    lengths = [0] * len(shapes)
    start = 0
    for number in range(len(shapes) + 1):
        at_end = number == len(shapes)
        if at_end or shapes[number].size >= WIDE or shapes[number].end == "stop":
            lengths[start:number] = [number - start] * (number - start)
            start = number + 1
    return lengths


def _copies(lines: Sequence[Line], shapes: Sequence[Shape]) -> Mapping[tuple[str, ...], int]:
    """How often the words of each short line stand on the page, lines of figures left out."""
    return Counter(
        line.words
        for line, shape in zip(lines, shapes, strict=True)
        if shape.size < WIDE and any(map(str.isalpha, line.words))
    )
