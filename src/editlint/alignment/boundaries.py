"""Where a copy begins and ends: boundaries of blocks and sentences near a chain of equal words.

Equal words seldom end where the copy does. In "He said that | the pool opens at nine. | Bring a
towel" and "She wrote that | the pool opens at nine. | No dogs" the chain begins at "that", and the
copy with the sentence or behind it. Both ends are moved to boundaries close by, as alike as can be.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from enum import IntEnum
from functools import cached_property

from editlint.model.places import NUMBERS, Pairs
from editlint.model.values import NamedTuple, dataclass

NEAR = 5  # words: an edge moves to a boundary so far off, outwards or inwards
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
    """The blocks and sentences of a text as stretches of words, in order, none of them empty.

    `lines` are the words that start one.
    """

    blocks: Sequence[Stretch]
    sentences: Sequence[Stretch]
    lines: Sequence[int] = ()

    @cached_property
    def starts(self) -> bytes:
        """For each word the strongest of line, sentence and block that it starts: a byte a word,
        for a text of short lines has as many of them as words.
        """
        return _strongest(self.lines, _firsts(self.sentences), _firsts(self.blocks))

    @cached_property
    def stops(self) -> bytes:
        """The same for the places after the last word."""
        return _strongest(self.lines, _stops(self.sentences), _stops(self.blocks))

    @cached_property
    def sentence_firsts(self) -> Sequence[int]:
        return _firsts(self.sentences)

    def sentences_of(self, stretch: Stretch) -> int:
        """How many sentences start in `stretch`."""
        firsts = self.sentence_firsts
        return bisect_left(firsts, stretch.stop) - bisect_left(firsts, stretch.first)

    def start_at(self, word: int) -> Boundary:
        """What starts with `word`."""
        return _boundary_at(self.starts, word)

    def stop_at(self, word: int) -> Boundary:
        """What ends before `word`."""
        return _boundary_at(self.stops, word)

    def boundary(self, stretch: Stretch) -> Boundary:
        """The weaker of the boundaries at the two ends of `stretch`."""
        return max(self.start_at(stretch.first), self.stop_at(stretch.stop))


def _firsts(stretches: Sequence[Stretch]) -> Sequence[int]:
    if isinstance(stretches, Pairs):
        return stretches.firsts
    return array(NUMBERS, [stretch.first for stretch in stretches])


def _stops(stretches: Sequence[Stretch]) -> Sequence[int]:
    if isinstance(stretches, Pairs):
        return stretches.seconds
    return array(NUMBERS, [stretch.stop for stretch in stretches])


def _strongest(lines: Sequence[int], sentences: Sequence[int], blocks: Sequence[int]) -> bytes:
    """A byte for each word up to the last of these places, which are in order."""
    size = max((places[-1] for places in (lines, sentences, blocks) if places), default=-1) + 1
    found = bytearray((Boundary.WORD,)) * size
    for places, kind in (
        (lines, int(Boundary.LINE)),
        (sentences, int(Boundary.SENTENCE)),
        (blocks, int(Boundary.BLOCK)),
    ):
        for place in places:
            found[place] = kind
    return bytes(found)


def _boundary_at(boundaries: bytes, word: int) -> Boundary:
    return Boundary(boundaries[word]) if 0 <= word < len(boundaries) else Boundary.WORD


def snap_to_boundaries(
    structure: Structure, earlier: Stretch, later: Stretch
) -> tuple[Stretch, Stretch]:
    """Both stretches with their edges at boundaries of blocks or sentences.

    Where one would end up empty, or the two would overlap that did not, both stay as they were.
    """
    if not (structure.starts or structure.stops):
        return earlier, later
    firsts = _nearest(structure.starts, earlier.first, later.first)
    stops = _nearest(structure.stops, earlier.stop, later.stop)
    if firsts is None:
        firsts = _each(structure, earlier, later, at_start=True)
    if stops is None:
        stops = _each(structure, earlier, later, at_start=False)
    one, other = (Stretch(first, stop) for first, stop in zip(firsts, stops, strict=True))
    if one.size <= 0 or other.size <= 0:
        return earlier, later
    if one.stop > other.first and earlier.stop <= later.first:
        return earlier, later
    return one, other


def _nearest(boundaries: bytes, one: int, other: int) -> tuple[int, int] | None:
    """The two boundaries near the two edges that go together best; None where there are none."""
    best: tuple[int, int] | None = None
    least = 0
    others = _near(boundaries, other) if (ones := _near(boundaries, one)) else ()
    for place, cost in ones:
        step = place - one
        for other_place, other_cost in others:
            other_step = other_place - other
            moved = abs(step) + abs(other_step) + SHIFT_COST * abs(step - other_step)
            if best is None or moved + cost + other_cost < least:
                best, least = (place, other_place), moved + cost + other_cost
    return best


def _near(boundaries: bytes, edge: int) -> list[tuple[int, int]]:
    """The boundaries near an edge and what each costs."""
    first = max(0, edge - NEAR)
    around = boundaries[first : edge + NEAR + 1]
    return [(place, cost) for place, cost in enumerate(around, first) if cost != Boundary.WORD]


def _each(
    structure: Structure, earlier: Stretch, later: Stretch, *, at_start: bool
) -> tuple[int, int]:
    """Each edge by itself: the sentence that it cuts comes in when half of it belongs to the copy.

    Where one copy is a sentence and the other the end of a longer one, both stay as they are.
    """
    if at_start:
        boundaries, edges = structure.starts, (earlier.first, later.first)
    else:
        boundaries, edges = structure.stops, (earlier.stop, later.stop)
    if any(_boundary_at(boundaries, edge) != Boundary.WORD for edge in edges):
        return edges
    return _to_sentence(structure, earlier, at_start), _to_sentence(structure, later, at_start)


def _to_sentence(structure: Structure, stretch: Stretch, at_start: bool) -> int:
    """The edge of `stretch` with the sentence that it cuts, or without it."""
    word = stretch.first if at_start else stretch.stop - 1
    number = bisect_right(structure.sentence_firsts, word) - 1
    if number < 0 or structure.sentences[number].stop <= word:
        return stretch.first if at_start else stretch.stop  # between two sentences
    sentence = structure.sentences[number]
    inside = min(sentence.stop, stretch.stop) - max(sentence.first, stretch.first)
    taken_in = 2 * inside >= sentence.size
    return sentence.first if taken_in == at_start else sentence.stop
