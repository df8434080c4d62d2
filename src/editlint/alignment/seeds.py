"""Equal stretches of words, inside one text or in two: the seeds that every search for copies grows
from.

In "the pool opens at nine, they say: the pool opens at ten" the four words "the pool opens at" are
one seed. Seeds, chains and their extension are the steps of aligning genomes.

A greedy parse in the manner of LZ77 (Ziv and Lempel, 1977): a stretch that is long enough to stand
for itself is passed over whole, so a line repeated ten thousand times costs one pass over its
words.
"""

from __future__ import annotations

from array import array
from collections.abc import Hashable, Sequence
from itertools import compress, count
from operator import ne

from editlint.model.places import NUMBERS
from editlint.model.values import NamedTuple

GRAM = 3  # words in a row that must be equal before two places are compared at all
CANDIDATES = 6  # earlier places that one place is compared with
COMMON = 6  # times that three words may lead nowhere before they count as an everyday phrase
TELLING = 8  # words that are more than such a phrase
AT_ONCE, SHELVES = 20_000, 16  # words whose grams are looked up at once; of more a part at a time
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
    search = _Search(keys)
    places: Sequence[int] = range(len(keys) - GRAM + 1)
    if len(keys) <= AT_ONCE:
        places = list(places)  # what finds the same number finds the same object, which is cheaper
    earliest = _earliest(keys, places)
    resume = 0
    for later in compress(places, map(ne, earliest, places)):
        first = earliest[later]
        if later >= resume and keys[first : first + GRAM] == keys[later : later + GRAM]:
            resume = later + search.follow(first, later)
    return search.found


def _earliest(keys: Sequence[Hashable], places: Sequence[int]) -> Sequence[int]:
    """For each gram the first place where one of the same hash stands: to keep the grams would take
    the most room.
    """
    hashes = map(hash, zip(keys, keys[1:], keys[2:], strict=False))
    if len(keys) <= AT_ONCE:
        first: dict[int, int] = {}
        return list(map(first.setdefault, hashes, places))
    grams = array("q", hashes)
    shelves = [array(NUMBERS) for _ in range(SHELVES)]
    for place, gram in enumerate(grams):
        shelves[gram % SHELVES].append(place)
    found = array(NUMBERS, bytes(len(grams) * shelves[0].itemsize))
    for shelf in shelves:
        first = {}
        for place in shelf:
            found[place] = first.setdefault(grams[place], place)
    return found


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
