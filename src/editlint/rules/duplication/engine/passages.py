"""Passages that stand more than once in a text, exact or edited: one value each, however many
pieces the search found them in.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from editlint.language.similarity import bag_similarity, similarity
from editlint.model.values import dataclass
from editlint.rules.duplication.engine.boundaries import Stretch, Structure, snap_to_boundaries
from editlint.rules.duplication.engine.chains import Chain, chains, covered
from editlint.rules.duplication.engine.disjoint_sets import DisjointSets
from editlint.rules.duplication.engine.merging import Pair, merged, overlap
from editlint.rules.duplication.engine.seeds import Seed, seeds

SHORTEST = 8  # equal words on both sides, below which nothing is a copy
THIN, THIN_SHORT = (
    0.5,
    0.7,
)  # share of equal words below which two stretches, long or short, only happen to talk of the same thing
LONG = 25
REORDERED = 0.1  # so much more alike without regard to order than with it
ALIKE = 0.97  # so alike, two copies count as equal when they are told together
NEIGHBOURS = 16  # places that start next after one, among which its equals are looked for
SAME_PLACE = 0.6  # two pairs that share so much of one place tell of one passage


@dataclass(frozen=True, slots=True)
class Passage:
    """All places of one passage, in order (two at least). `similarity` is that of the least alike
    pair, 1 where all have the same words.

    `periodic`: the second place holds more than one copy of the first, one after the other.
    """

    places: tuple[Stretch, ...]
    similarity: float
    reordered: bool = False
    periodic: bool = False

    @property
    def same(self) -> bool:
        return self.similarity == 1.0


def passages(keys: Sequence[str], structure: Callable[[], Structure]) -> list[Passage]:
    """The repeated passages of the words `keys`, by their first places.

    `structure` is asked for only where something repeats.
    """
    found = seeds(keys)
    if not found:
        return []
    periodic = [seed for seed in found if seed.length >= 2 * seed.shift]
    candidates = [
        c
        for c in chains([_clipped(r) for r in found if r not in periodic], SHORTEST)
        if c.density >= (THIN if c.matched >= LONG else THIN_SHORT)
    ]
    if not candidates and not periodic:
        return []
    borders = structure()
    pairs = merged([pair for chain in candidates for pair in _pairs(borders, chain)])
    made = [p for group in _grouped(pairs) for p in _passages(keys, group)]
    made += [p for seed in periodic if (p := _periodic(seed))]
    return sorted(made, key=lambda p: p.places)


def _clipped(seed: Seed) -> Seed:
    """A seed that reaches into itself ends where its later place starts."""
    return seed if seed.length <= seed.shift else Seed(seed.earlier, seed.later, seed.shift)


def _periodic(seed: Seed) -> Passage | None:
    """A text that goes on repeating itself: its first period, and all the whole periods after it."""
    if seed.shift < SHORTEST:
        return None
    whole = seed.length // seed.shift * seed.shift
    return Passage(
        (Stretch(seed.earlier, seed.later), Stretch(seed.later, seed.later + whole)),
        1.0,
        periodic=True,
    )


def _pairs(structure: Structure, chain: Chain) -> Iterator[Pair]:
    """The pair that a chain makes, or several where it seeds on into itself, as three copies in a
    row or a list of like entries do.
    """
    part: list[Seed] = []
    for seed in sorted(chain.seeds, key=lambda r: (r.later, r.earlier)):
        if part and max(r.earlier + r.length for r in [*part[-1:], seed]) > part[0].later:
            yield from _pair(structure, part)
            part = []
        part.append(seed)
    yield from _pair(structure, part)


def _pair(structure: Structure, part: Sequence[Seed]) -> Iterator[Pair]:
    matched = min(
        covered((r.earlier, r.earlier + r.length) for r in part),
        covered((r.later, r.later + r.length) for r in part),
    )
    if matched < SHORTEST:
        return
    earlier = Stretch(min(r.earlier for r in part), max(r.earlier + r.length for r in part))
    later = Stretch(min(r.later for r in part), max(r.later + r.length for r in part))
    if earlier.stop <= later.first:
        earlier, later = snap_to_boundaries(structure, earlier, later)
        yield Pair(earlier, later, min(matched, earlier.size, later.size))


def _grouped(pairs: Sequence[Pair]) -> list[list[Pair]]:
    """Pairs that share a place, so that three copies are one passage."""
    groups = DisjointSets(len(pairs))
    places = sorted(
        (place, k) for k, pair in enumerate(pairs) for place in (pair.earlier, pair.later)
    )
    for n, (place, k) in enumerate(places):
        for other, m in places[n + 1 : n + 1 + NEIGHBOURS]:
            if other.first >= place.stop:
                break
            if _is_one(place, other):
                groups.join(k, m)
    return groups.of(pairs)


def _is_one(one: Stretch, other: Stretch) -> bool:
    return overlap(one, other) >= SAME_PLACE * max(one.size, other.size)


def _passages(keys: Sequence[str], group: Sequence[Pair]) -> Iterator[Passage]:
    """What a group of pairs tells: the equal places as one passage, those that differ from them as
    another.
    """
    places: list[Stretch] = []
    for place in sorted({p for pair in group for p in (pair.earlier, pair.later)}):
        if not places or overlap(places[-1], place) == 0:
            places.append(place)
    if len(places) < 2:
        return
    alike = {p: _alike(keys, places[0], p) for p in places[1:]}
    if len(places) > 2 and any(p.similarity < ALIKE for p in alike.values()):
        near = [p for p in places[1:] if alike[p].similarity >= ALIKE]
        if near:
            yield _of([places[0], *near], [alike[p] for p in near])
        places = [p for p in places if p not in near]
    yield _of(places, [alike[p] for p in places[1:]])


def _of(places: Sequence[Stretch], alike: Sequence[Passage]) -> Passage:
    """One passage of all `places`, no more alike than its least alike pair."""
    least = min(alike, key=lambda p: p.similarity)
    return Passage(tuple(places), least.similarity, least.reordered)


def _alike(keys: Sequence[str], first: Stretch, other: Stretch) -> Passage:
    one, two = keys[first.first : first.stop], keys[other.first : other.stop]
    alike = similarity(one, two)
    if alike < ALIKE:
        loose = bag_similarity(one, two)
        if loose >= alike + REORDERED:
            return Passage((first, other), min(loose, 0.999), reordered=True)
    return Passage((first, other), alike)
