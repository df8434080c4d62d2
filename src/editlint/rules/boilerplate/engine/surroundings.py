"""How sure the lines around a line are to be leftovers: what the second look goes by.

The first score of each line says how it looks by itself and to its next lines; the second look sees
the scores of all others, and where the run of lines lies that make the article. Where a line has no
neighbour, its own score stands in, and what is open to the file's end has no length: nothing here
knows where the file ends.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, tee

from editlint.rules.boilerplate.engine.page import Page

MOST = 4.0  # a score counts for no more, so that one line cannot outweigh a paragraph
CLEAR = -2.0  # a line with a lower score counts as one of the article's
LONG_RUN = 8  # short lines in a row: more say no more
ENDS = ("stop", "question", "colon", "dots", "none")
GRADES = ("hint", "likely", "sure")
NEXT = (-3, -2, -1, 1, 2, 3)
REACHES = (2, 5, 10)
NAMES = (
    "score",
    "zone",
    "side",
    "lines to the article",
    *(f"score {step:+d}" for step in NEXT),
    *(f"{what} within {reach}" for reach in REACHES for what in ("mean", "highest", "lowest")),
    "sum to the article",
    "lowest to the article",
    "highest to the article",
    "lowest beyond",
    "highest beyond",
    "clear lines beyond",
    "words",
    "end",
    "phrase",
    "run of short lines",
    "copies",
    "gap",
    "mean of the page",
    "share of the page",
    "long sentences",
)


class Surroundings:
    """The first scores of a page's lines, ready to be asked about each; a line without a score is
    taken for the article's.
    """

    def __init__(self, page: Page, scores: Mapping[int, float]) -> None:
        self.page, self.first = page, scores
        self.scores = [
            max(-MOST, min(MOST, scores.get(number, -MOST))) for number in range(len(page.lines))
        ]
        self.sums = [0.0, *accumulate(self.scores)]
        self.clear = [0, *accumulate(score < CLEAR for score in self.scores)]
        self.article = _article(self.scores)
        edges = self.article.start, self.article.stop
        self._outer = _towards(self.scores, *edges)
        self._inner = _away_from(self.scores, *edges)
        count = max(1, len(self.scores))
        self.whole = [
            self.sums[-1] / count,
            sum(score > 0 for score in self.scores) / count,
            len(page.sentences),
        ]

    def of(self, number: int) -> list[float]:
        """The values of line `k`, in the order of `NAMES`."""
        page, shape, anchor = self.page, self.page.shapes[number], self.page.anchors.get(number)
        zone = ("head", "in", "tail").index(page.zone(number))
        phrase = 1 + GRADES.index(anchor.grade) if anchor else 0
        copies = page.copies.get(page.lines.words(number), 0)
        gap = page.gap(number)
        between = len(gap) if gap.start > 0 and gap.stop < len(page.lines) else 0
        own = [
            shape.size,
            ENDS.index(shape.end),
            phrase,
            min(LONG_RUN, page.runs[number]),
            copies,
            between,
        ]
        return [
            self.first.get(number, -MOST),
            zone,
            *self._place(number),
            *self._near(number),
            *self._beyond(number),
            *own,
            *self.whole,
        ]

    def _place(self, number: int) -> tuple[int, int]:
        """On which side of the article the line stands, and how many lines away from its edge."""
        first, stop = self.article.start, self.article.stop
        if number < first:
            return -1, first - number
        return (
            (1, number - stop + 1)
            if number >= stop
            else (0, min(number - first, stop - 1 - number))
        )

    def _near(self, number: int) -> list[float]:
        """The scores of the next lines, and their mean, highest and lowest within some reach."""
        scores, count, own = self.scores, len(self.scores), self.scores[number]
        found = [scores[number + step] if 0 <= number + step < count else own for step in NEXT]
        for reach in REACHES:
            first, stop = max(0, number - reach), min(count, number + reach + 1)
            others = scores[first:number] + scores[number + 1 : stop] or [own]
            found += [sum(others) / len(others), max(others), min(others)]
        return found

    def _beyond(self, number: int) -> list[float]:
        """What lies between the line and the article, and what on its far side."""
        own = self.scores[number]
        if number in self.article:
            return [0.0, own, own, own, own, 0]
        first, stop = self.article.start, self.article.stop
        above = number < first
        inner = range(number + 1, first) if above else range(stop, number)
        outer = range(number) if above else range(number + 1, len(self.scores))
        inner_edge, outer_edge = (number + 1, number - 1) if above else (number - 1, number + 1)
        return [
            self.sums[inner.stop] - self.sums[inner.start] if inner else 0.0,
            *(self._inner[inner_edge] if inner else (own, own)),
            *(self._outer[outer_edge] if outer else (own, own)),
            self.clear[outer.stop] - self.clear[outer.start] if outer else 0,
        ]


def _extremes(scores: Iterable[float]) -> Iterator[tuple[float, float]]:
    """For each score the lowest and the highest up to it."""
    one, other = tee(scores)
    return zip(accumulate(one, min), accumulate(other, max), strict=True)


def _towards(scores: Sequence[float], first: int, stop: int) -> list[tuple[float, float]]:
    """For each line outside `[first, stop)` the lowest and the highest score between the file's end
    and it.
    """
    above, below = scores[:first], scores[stop:]
    return [
        *_extremes(above),
        *[(0.0, 0.0)] * (stop - first),
        *reversed([*_extremes(reversed(below))]),
    ]


def _away_from(scores: Sequence[float], first: int, stop: int) -> list[tuple[float, float]]:
    """For each line outside `[first, stop)` the lowest and the highest score between that stretch
    and it.
    """
    above, below = scores[:first], scores[stop:]
    return [
        *reversed([*_extremes(reversed(above))]),
        *[(0.0, 0.0)] * (stop - first),
        *_extremes(below),
    ]


def _article(scores: list[float]) -> range:
    """The run of lines with the smallest sum of scores, which is the article as the first look sees
    it (Kadane's algorithm).
    """
    best, total, first, found = 0.0, 0.0, 0, range(0)
    for number, score in enumerate(scores):
        if total >= 0:
            total, first = 0.0, number
        total += score
        if total < best:
            best, found = total, range(first, number + 1)
    return found
