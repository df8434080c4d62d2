"""Equal stretches of words, inside one text or in two: the seeds that every search for copies grows
from.

In "the pool opens at nine, they say: the pool opens at ten" the four words "the pool opens at" are
one seed. Seeds, chains and their extension are the steps of aligning genomes.

A greedy parse in the manner of LZ77 (Ziv and Lempel, 1977): a stretch that is long enough to stand
for itself is passed over whole, so a line repeated ten thousand times costs one pass over its
words.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from itertools import count

from editlint.model.values import NamedTuple

GRAM = 3  # words in a row that must be equal before two places are compared at all
CANDIDATES = 6  # earlier places that one place is compared with
COMMON = 6  # times that three words may lead nowhere before they count as an everyday phrase
TELLING = 8  # words that are more than such a phrase
SETTLED = 16  # words: so long a stretch is the copy itself, its inside need not be linked


class Seed(NamedTuple):
    """The words `[earlier, earlier + length)` stand again from `later` on; `earlier < later`."""

    earlier: int
    later: int
    length: int

    @property
    def shift(self) -> int:
        """How many words the two places are apart."""
        return self.later - self.earlier

    @property
    def earlier_stop(self) -> int:
        return self.earlier + self.length

    @property
    def later_stop(self) -> int:
        return self.later + self.length


def seeds(keys: Sequence[Hashable]) -> list[Seed]:
    """The equal stretches of at least three words, in the order of their later places.

    Each is as long as it can be to the right. Every place is compared with the few latest equal
    ones before it, everyday phrases are not followed, and what lies inside a stretch of `SETTLED`
    words is not looked at again: the work is linear in the number of words.
    """
    first: dict[int, int] = {}  # by the hash of a gram: to keep the grams would take the most room
    grams = zip(keys, keys[1:], keys[2:], strict=False)
    again = [
        (earliest, later)
        for later, earliest in enumerate(map(first.setdefault, map(hash, grams), count()))
        if earliest != later and keys[earliest : earliest + GRAM] == keys[later : later + GRAM]
    ]
    del first
    search = _Search(keys)
    resume = 0
    for earliest, later in again:
        if later >= resume:
            resume = later + search.follow(earliest, later)
    return search.found


def seeds_between(
    one: Sequence[Hashable], other: Sequence[Hashable], offset: int = 0
) -> list[Seed]:
    """The equal stretches of two texts: `earlier` is a place in `one`, `later` one in `other`,
    whose first word has the number `offset`.

    They are found as inside one text: a place is compared with few, everyday phrases are not
    followed.
    """
    first: dict[Hashable, int] = {}  # of each gram the first place in `one`, which names it
    grams = zip(one, one[1:], one[2:], strict=False)
    more: dict[int, list[int]] = {}  # the places of those that stand there more than once
    for place, before in enumerate(map(first.setdefault, grams, count())):
        if place != before:
            more.setdefault(before, [before]).append(place)
    found: list[Seed] = []
    reached: dict[int, int] = {}  # by a shift, how far two places were found equal
    noise: dict[int, int] = {}
    resume = 0
    for later, at in enumerate(map(first.get, zip(other, other[1:], other[2:], strict=False))):
        if at is None or later < resume or noise.get(at, 0) >= COMMON:
            continue
        longest = 0
        for earlier in more[at][:CANDIDATES] if at in more else (at,):
            if reached.get(later - earlier, 0) <= later:
                length = _common_of(one, other, earlier, later)
                reached[later - earlier] = later + length
                found.append(Seed(earlier, later + offset, length))
                longest = max(longest, length)
        if longest < TELLING:
            noise[at] = noise.get(at, 0) + 1
        elif longest >= SETTLED:
            resume = later + longest
    return found


def _common_of(one: Sequence[Hashable], other: Sequence[Hashable], at: int, place: int) -> int:
    """How many words from the two places on are equal; they have the first gram in common."""
    length, most = GRAM, min(len(one) - at, len(other) - place)
    while length < most and one[at + length] == other[place + length]:
        length += 1
    return length


class _Search:
    """What the pass over the words has seen so far."""

    def __init__(self, keys: Sequence[Hashable]) -> None:
        self.keys = keys
        self.found: list[Seed] = []
        self.places: dict[int, list[int]] = {}  # where a gram stood, by its first place
        self.noise: dict[int, int] = {}  # how often a gram led to nothing but itself
        self.reached: dict[int, int] = {}  # by a shift, how far two places were found equal

    def follow(self, earliest: int, later: int) -> int:
        """Add the stretches that start at `later`; how many words need no further look."""
        noise = self.noise.get(earliest, 0)
        if noise >= COMMON:
            return 0
        places = self.places.setdefault(earliest, [earliest])
        longest = 0
        for earlier in places[-CANDIDATES:]:
            shift = later - earlier
            if self.reached.get(shift, 0) <= later:
                length = _common(self.keys, earlier, later)
                self.reached[shift] = later + length
                self.found.append(Seed(earlier, later, length))
                longest = max(longest, length)
        places.append(later)
        if longest < TELLING:
            self.noise[earliest] = noise + 1
        return longest if longest >= SETTLED else 0


def _common(keys: Sequence[Hashable], earlier: int, later: int) -> int:
    """How many words from the two places on are equal; they have the first gram in common."""
    length, size = GRAM, len(keys)
    while later + length < size and keys[earlier + length] == keys[later + length]:
        length += 1
    return length
