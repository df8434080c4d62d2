"""Passages that stand more than once in a text, exact or edited, from its words alone.

One value each, however many pieces the search found them in: seeds of equal words make chains,
chains make pairs of places that begin and end with sentences, pairs that belong together are merged
(merging.py), and pairs that share a place tell of one passage.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence

from editlint.alignment.boundaries import Stretch, Structure, snap_to_boundaries
from editlint.alignment.chains import Chain, chains, matched
from editlint.alignment.disjoint_sets import DisjointSets
from editlint.alignment.merging import Pair, merged, overlap
from editlint.alignment.seeds import Seed
from editlint.language.similarity import bag_similarity, similarity
from editlint.model.values import dataclass

SHORTEST = 8  # equal words on both sides, below which nothing is a copy
LONG = 25
# The share of equal words below which two stretches, long or short, only treat the same thing.
THIN, THIN_SHORT = 0.5, 0.7
REORDERED = 0.1  # so much more alike without regard to order than with it
ALIKE = 0.97  # so alike, two copies count as equal when they are told together
ALMOST = 0.999  # how alike copies are that have the same words and differ otherwise
NEIGHBOURS = 16  # places that start next after one, among which its equals are looked for
EXACT = 20  # words, from which equal places are told apart from those that are less alike
SAME_PLACE = 0.6  # two pairs that share so much of one place tell of one passage


@dataclass(frozen=True, slots=True)
class Passage:
    """All places of one passage, in order (two at least).

    `similarity` is that of the least alike pair, 1 where all have the same words.
    `among`: further places are like these, and less so than they are like one another.
    `periodic`: the second place holds more than one copy of the first, one after the other.
    """

    places: tuple[Stretch, ...]
    similarity: float
    reordered: bool = False
    periodic: bool = False
    among: bool = False

    @property
    def same(self) -> bool:
        return self.similarity == 1.0


def passages(
    keys: Sequence[str], found: Sequence[Seed], structure: Callable[[], Structure]
) -> list[Passage]:
    """The repeated passages of the words `keys`, whose equal stretches are `found`, by their first
    places.

    `structure` is asked for only where something repeats.
    """
    if not found:
        return []
    periodic = [seed for seed in found if seed.length >= 2 * seed.shift]
    once = [_clipped(seed) for seed in found if seed.length < 2 * seed.shift]
    dense = [chain for chain in chains(once, SHORTEST) if is_dense(chain)]
    if not dense and not periodic:
        return []
    boundaries = structure()
    pairs = merged([pair for chain in dense for pair in pairs_of(boundaries, chain)])
    made = [passage for group in _grouped(pairs) for passage in _passages(keys, group)]
    made += [_periodic(seed) for seed in periodic if seed.shift >= SHORTEST]
    return sorted(made, key=lambda passage: passage.places)


def _clipped(seed: Seed) -> Seed:
    """A seed that reaches into itself ends where its later place starts."""
    return seed if seed.length <= seed.shift else Seed(seed.earlier, seed.later, seed.shift)


def is_dense(chain: Chain) -> bool:
    """Whether a chain is a copy, and not two texts about the same thing."""
    return chain.density >= (THIN if chain.matched >= LONG else THIN_SHORT)


def _periodic(seed: Seed) -> Passage:
    """A text that goes on repeating itself: its first period, and the whole periods after it."""
    whole = seed.length // seed.shift * seed.shift
    places = Stretch(seed.earlier, seed.later), Stretch(seed.later, seed.later + whole)
    return Passage(places, 1.0, periodic=True)


def pairs_of(structure: Structure, chain: Chain) -> Iterator[Pair]:
    """The pair that a chain makes, or several where it runs on into itself.

    Three copies in a row do that, and so does a list of like entries.
    """
    part: list[Seed] = []
    for seed in sorted(chain.seeds, key=lambda seed: (seed.later, seed.earlier)):
        if part and max(part[-1].earlier_stop, seed.earlier_stop) > part[0].later:
            yield from _pair(structure, part)
            part = []
        part.append(seed)
    yield from _pair(structure, part)


def _pair(structure: Structure, part: Sequence[Seed]) -> Iterator[Pair]:
    equal = matched(part)
    if equal < SHORTEST:
        return
    earlier = Stretch(min(seed.earlier for seed in part), max(seed.earlier_stop for seed in part))
    later = Stretch(min(seed.later for seed in part), max(seed.later_stop for seed in part))
    if earlier.stop <= later.first:
        earlier, later = snap_to_boundaries(structure, earlier, later)
        yield Pair(earlier, later, min(equal, earlier.size, later.size))


def _grouped(pairs: Sequence[Pair]) -> list[list[Pair]]:
    """Pairs that share a place, so that three copies are one passage."""
    groups = DisjointSets(len(pairs))
    places = sorted(
        (place, number) for number, pair in enumerate(pairs) for place in (pair.earlier, pair.later)
    )
    for index, (place, number) in enumerate(places):
        for next_place, next_number in places[index + 1 : index + 1 + NEIGHBOURS]:
            if next_place.first >= place.stop:
                break
            if _is_one(place, next_place):
                groups.join(number, next_number)
    return groups.of(pairs)


def _is_one(one: Stretch, other: Stretch) -> bool:
    return overlap(one, other) >= SAME_PLACE * max(one.size, other.size)


def _passages(keys: Sequence[str], group: Sequence[Pair]) -> Iterator[Passage]:
    """What a group of pairs tells.

    The places that are equal are one passage, those that differ from them another. What is equal
    word for word is told first, whatever it shares with a third place that is less like it.
    """
    places = _places(keys, group)
    if len(places) < 2:
        return
    if len(places) > 2:
        told = list(_exact(keys, places))
        first = places[0]
        if told and not any(first in passage.places for passage in told):
            yield from told
            gone = {place for passage in told for place in passage.places[1:]}
            places = [place for place in places if place not in gone]
    first, *others = places
    compared = {place: _compared(keys, first, place) for place in others}
    near = [place for place in others if compared[place].similarity >= ALIKE]
    if near and len(near) < len(others):
        yield _of(first, near, compared)
        others = [place for place in others if place not in near]
    yield _of(first, others, compared)


def _exact(keys: Sequence[str], places: Sequence[Stretch]) -> Iterator[Passage]:
    """The places that have the very same words as another."""
    alike: dict[tuple[str, ...], list[Stretch]] = {}
    for place in places:
        if place.size >= EXACT:
            alike.setdefault(tuple(keys[place.first : place.stop]), []).append(place)
    return (Passage(tuple(same), 1.0, among=True) for same in alike.values() if len(same) > 1)


def _places(keys: Sequence[str], group: Sequence[Pair]) -> list[Stretch]:
    """The places of the pairs, in order; of two that overlap the equal one, then the earlier."""
    equal = _apart(
        place
        for pair in group
        if keys[pair.earlier.first : pair.earlier.stop] == keys[pair.later.first : pair.later.stop]
        for place in (pair.earlier, pair.later)
    )
    return _apart((place for pair in group for place in (pair.earlier, pair.later)), equal)


def _apart(places: Iterable[Stretch], first: Sequence[Stretch] = ()) -> list[Stretch]:
    """Places that do not overlap, in order: those of `first`, then the earlier of two."""
    found: list[Stretch] = list(first)
    for place in sorted(set(places)):
        at = bisect_left(found, place)
        around = found[max(0, at - 1) : at + 1]
        if not any(overlap(other, place) for other in around):
            found.insert(at, place)
    return found


def _of(first: Stretch, others: Sequence[Stretch], compared: dict[Stretch, Passage]) -> Passage:
    """One passage of `first` and the `others`, no more alike than the least alike of them."""
    least = min((compared[place] for place in others), key=lambda passage: passage.similarity)
    return Passage((first, *others), least.similarity, least.reordered)


def _compared(keys: Sequence[str], first: Stretch, other: Stretch) -> Passage:
    """The two places as a passage: how alike they are, in their order or in another."""
    one, two = keys[first.first : first.stop], keys[other.first : other.stop]
    in_order = similarity(one, two)
    if in_order < ALIKE:
        in_any_order = bag_similarity(one, two)
        if in_any_order >= in_order + REORDERED:
            return Passage((first, other), min(in_any_order, ALMOST), reordered=True)
    return Passage((first, other), in_order)
