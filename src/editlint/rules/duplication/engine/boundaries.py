"""Where a copy begins and ends: the borders of blocks and sentences that a chain of equal words
nearly reaches.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from enum import IntEnum
from functools import cached_property
from typing import NamedTuple

from editlint.model.values import dataclass

NEAR = 5  # words: an edge moves to a border so far off, outwards or inwards
SHIFT_COST = 3  # what it costs when the two copies move by different numbers of words


class Boundary(IntEnum):
    """What an edge of a copy lies on.

    The value is what it costs to end a copy there rather than at a block.
    """

    BLOCK = 0
    SENTENCE = 2
    LINE = 4
    WORD = 9


class Stretch(NamedTuple):
    """The words `[first, stop)`."""

    first: int
    stop: int

    @property
    def size(self) -> int:
        return self.stop - self.first


@dataclass(frozen=True)
class Structure:
    """The blocks and sentences of a text as stretches of words, in order and without empty ones;
    `lines` are the words that start one.
    """

    blocks: Sequence[Stretch]
    sentences: Sequence[Stretch]
    lines: Sequence[int] = ()

    @cached_property
    def starts(self) -> dict[int, Boundary]:
        """Every word that starts a line, sentence or block, with what it costs to begin a copy
        there.
        """
        lines, sentences = (
            dict.fromkeys(self.lines, Boundary.LINE),
            {s.first: Boundary.SENTENCE for s in self.sentences},
        )
        return lines | sentences | {b.first: Boundary.BLOCK for b in self.blocks}

    @cached_property
    def stops(self) -> dict[int, Boundary]:
        """The same for the places after the last word."""
        lines, sentences = (
            dict.fromkeys(self.lines, Boundary.LINE),
            {s.stop: Boundary.SENTENCE for s in self.sentences},
        )
        return lines | sentences | {b.stop: Boundary.BLOCK for b in self.blocks}

    @cached_property
    def block_firsts(self) -> list[int]:
        return [b.first for b in self.blocks]

    @cached_property
    def sentence_firsts(self) -> list[int]:
        return [s.first for s in self.sentences]

    def sentences_of(self, stretch: Stretch) -> int:
        """How many sentences start in `stretch`."""
        return bisect_left(self.sentence_firsts, stretch.stop) - bisect_left(
            self.sentence_firsts, stretch.first
        )

    def border(self, stretch: Stretch) -> Boundary:
        """The weaker of the borders at the two ends of `stretch`."""
        return max(
            self.starts.get(stretch.first, Boundary.WORD),
            self.stops.get(stretch.stop, Boundary.WORD),
        )


def snap_to_boundaries(
    structure: Structure, earlier: Stretch, later: Stretch
) -> tuple[Stretch, Stretch]:
    """Both stretches with their edges at borders of blocks or sentences; a stretch that would end
    up empty stays as it was.
    """
    first = _edge(structure.starts, earlier.first, later.first) or _each(
        structure, earlier, later, at_start=True
    )
    stop = _edge(structure.stops, earlier.stop, later.stop) or _each(
        structure, earlier, later, at_start=False
    )
    moved = Stretch(first[0], stop[0]), Stretch(first[1], stop[1])
    if (
        moved[0].size <= 0
        or moved[1].size <= 0
        or (moved[0].stop > moved[1].first and earlier.stop <= later.first)
    ):
        return earlier, later
    return moved


def _edge(borders: dict[int, Boundary], one: int, other: int) -> tuple[int, int] | None:
    """The two borders near the two edges that go together best."""
    best: tuple[int, int] | None = None
    least = 0
    near = [d for d in range(-NEAR, NEAR + 1) if one + d in borders]
    for a in near:
        for b in range(-NEAR, NEAR + 1):
            if other + b not in borders:
                continue
            cost = abs(a) + abs(b) + SHIFT_COST * abs(a - b) + borders[one + a] + borders[other + b]
            if best is None or cost < least:
                best, least = (one + a, other + b), cost
    return best


def _each(
    structure: Structure, earlier: Stretch, later: Stretch, *, at_start: bool
) -> tuple[int, int]:
    """Each edge by itself: the sentence that it cuts comes in when half of it belongs to the copy.

    Where one copy is a sentence and the other the end of a longer one, both stay as they are.
    """
    borders, edges = (
        (structure.starts, (earlier.first, later.first))
        if at_start
        else (structure.stops, (earlier.stop, later.stop))
    )
    if any(edge in borders for edge in edges):
        return edges
    return _to_sentence(structure, earlier, at_start), _to_sentence(structure, later, at_start)


def _to_sentence(structure: Structure, stretch: Stretch, at_start: bool) -> int:
    word = stretch.first if at_start else stretch.stop - 1
    k = bisect_right(structure.sentence_firsts, word) - 1
    edge = stretch.first if at_start else stretch.stop
    if k < 0 or structure.sentences[k].stop <= word:
        return edge
    first, stop = structure.sentences[k]
    inside = min(stop, stretch.stop) - max(first, stretch.first)
    if 2 * inside >= stop - first:
        return first if at_start else stop
    return stop if at_start else first
