"""What is known of every line of an article before any is judged: shapes, phrases, places, topic."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence

from editlint.model.values import dataclass
from editlint.rules.boilerplate.engine.line import Line
from editlint.rules.boilerplate.engine.phrases import Anchor, Phrases
from editlint.rules.boilerplate.engine.shape import Shape, body_of, shape_of

STEM = 6  # letters of a word that tell its topic: "council", "councils" and "councillor" are one
NEAR = 6  # lines above and below in which phrases are counted
CLOSING = frozenset(
    {"related", "comments", "share", "newsletter"}
)  # families that close an article
FAR = 40  # lines between two long sentences of one article
WIDE = 14  # a line of fewer words is short
SIZES = (
    "0w",
    "1w",
    "2w",
    "3w",
    *["4-5w"] * 2,
    *["6-8w"] * 3,
    *["9-14w"] * 6,
    *["15-24w"] * 10,
    "25w",
)


@dataclass(frozen=True, slots=True)
class Page:
    """The lines of an article with what each is by itself, and where the article's own text lies
    among them.

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

    def sentences_above(self, line: int) -> int:
        """How many long sentences stand above `line`."""
        return bisect_left(self.sentences, line)

    def phrases_near(self, line: int) -> int:
        """How many lines with a phrase stand within six lines of `line`, itself not counted."""
        count = bisect_left(self.marked, line + NEAR + 1) - bisect_left(self.marked, line - NEAR)
        anchor = self.anchors[line]
        return count - (
            anchor is not None and anchor.grade != "hint" and not self.shapes[line].sentence
        )

    def gap(self, line: int) -> range:
        """The lines between the long sentences next above and next below `line`, with `line`
        itself.
        """
        above = self.sentences_above(line)
        below = above + self.shapes[line].sentence
        start = self.sentences[above - 1] + 1 if above else 0
        return range(
            start, self.sentences[below] if below < len(self.sentences) else len(self.lines)
        )

    def marks(self, lines: range) -> int:
        """How many of `lines` have a phrase."""
        return _within(self.marked, lines)

    def surest(self, lines: range) -> str:
        """How sure the surest phrase in `lines` is: "sure", "likely", or "no" where none has one."""
        return (
            "sure"
            if _within(self.sure, lines)
            else "likely"
            if _within(self.marked, lines)
            else "no"
        )


def _within(numbers: Sequence[int], lines: range) -> int:
    """How many of the sorted `numbers` are among `lines`."""
    return bisect_left(numbers, lines.stop) - bisect_left(numbers, lines.start) if lines else 0


def page_of(lines: Sequence[Line], phrases: Phrases) -> Page | None:
    """The page that `lines` make; None where nothing in it reads as an article."""
    shapes = [shape_of(line) for line in lines]
    body = body_of(shapes)
    if body is None:
        return None
    anchors = [None if line.held else phrases.find(line.words) for line in lines]
    sentences = [k for k, shape in enumerate(shapes) if shape.sentence]
    body = _with_far_sentences(_without_teasers(body, anchors, sentences), anchors, sentences)
    marked = [
        k
        for k, anchor in enumerate(anchors)
        if anchor and anchor.grade != "hint" and not shapes[k].sentence
    ]
    return Page(
        lines,
        shapes,
        anchors,
        body,
        sentences,
        marked,
        [k for k in marked if (anchor := anchors[k]) and anchor.grade == "sure"],
        frozenset(word[:STEM] for k in sentences for word in lines[k].words if len(word) > 3),
        [_look(shape, anchor) for shape, anchor in zip(shapes, anchors, strict=True)],
        ["head"] * body.start + ["in"] * len(body) + ["tail"] * (len(lines) - body.stop),
        [SIZES[min(shape.size, len(SIZES) - 1)] for shape in shapes],
        _runs(shapes),
        Counter(
            line.words
            for line, shape in zip(lines, shapes, strict=True)
            if shape.size < WIDE and any(map(str.isalpha, line.words))
        ),
    )


def _without_teasers(
    body: range, anchors: Sequence[Anchor | None], sentences: Sequence[int]
) -> range:
    """The body without what follows "Related articles", "Comments" and the like near its end:
    teasers and comments have long sentences too.

    Only where less than a fifth of the long sentences stand there, thinly: under a real heading
    paragraph follows paragraph.
    """
    for at in range(body.start + 1, body.stop):
        anchor = anchors[at]
        if anchor and anchor.family in CLOSING and anchor.grade == "sure" and anchor.way == "whole":
            after = len(sentences) - bisect_left(sentences, at)
            if after * 5 < len(sentences) and after * 2 < body.stop - at:
                return range(body.start, max(k for k in sentences if k < at) + 1)
    return body


def _with_far_sentences(
    body: range, anchors: Sequence[Anchor | None], sentences: Sequence[int]
) -> range:
    """The body with long sentences further off, as between long lists and tables, up to the next
    sure phrase.
    """
    sure = [k for k, anchor in enumerate(anchors) if anchor and anchor.grade == "sure"]
    above = bisect_left(sentences, body.start)
    start = body.start
    while (
        above
        and start - sentences[above - 1] <= FAR
        and not _within(sure, range(sentences[above - 1], start))
    ):
        above, start = above - 1, sentences[above - 1]
    below = bisect_left(sentences, body.stop)
    stop = body.stop
    while (
        below < len(sentences)
        and sentences[below] - stop < FAR
        and not _within(sure, range(stop, sentences[below] + 1))
    ):
        below, stop = below + 1, sentences[below] + 1
    return range(start, stop)


def _look(shape: Shape, anchor: Anchor | None) -> str:
    """How a line looks to its neighbours."""
    if shape.sentence:
        return "S"
    if anchor:
        return {"sure": "A", "likely": "a", "hint": "h"}[anchor.grade]
    size = next((step for step in (1, 2, 4, 8, WIDE - 1) if shape.size <= step), 15)
    return (
        f"{size}{'.' if shape.end in ('stop', 'question') else ':' if shape.end != 'none' else ''}"
    )


def _runs(shapes: Sequence[Shape]) -> list[int]:
    """For each line the length of the run of short lines without a stop that it stands in, 0 for
    others.
    """
    lengths = [0] * len(shapes)
    start = 0
    for k in range(len(shapes) + 1):
        if k == len(shapes) or shapes[k].size >= WIDE or shapes[k].end == "stop":
            lengths[start:k] = [k - start] * (k - start)
            start = k + 1
    return lengths
