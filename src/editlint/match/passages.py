"""Passages that stand more than once in a text, exact or edited: one value each, however many pieces the search found them in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from editlint.match.alike import bag_likeness, likeness
from editlint.match.chains import Chain, chains
from editlint.match.edges import Outline, Stretch, snapped
from editlint.match.merging import Pair, merged, overlap
from editlint.match.runs import Run, runs

SHORTEST = 8  # equal words on both sides, below which nothing is a copy
THINNEST = 0.5  # share of equal words below which two stretches only happen to talk of the same thing
REORDERED = 0.1  # so much more alike without regard to order than with it
SAME_PLACE = 0.6  # two pairs that share so much of one place tell of one passage


@dataclass(frozen=True, slots=True)
class Passage:
    """All places of one passage, in order (two at least). `likeness` is that of the least alike pair, 1 where all have the same words.

    `periodic`: the second place holds more than one copy of the first, one after the other.
    """

    places: tuple[Stretch, ...]
    likeness: float
    reordered: bool = False
    periodic: bool = False

    @property
    def same(self) -> bool:
        return self.likeness == 1.0


def passages(keys: Sequence[str], outline: Callable[[], Outline]) -> list[Passage]:
    """The repeated passages of the words `keys`, by their first places. `outline` is asked for only where something repeats."""
    found = runs(keys)
    if not found:
        return []
    periodic = [run for run in found if run.length >= 2 * run.shift]
    candidates = [c for c in chains([_clipped(r) for r in found if r not in periodic], SHORTEST) if c.density >= THINNEST]
    if not candidates and not periodic:
        return []
    borders = outline()
    pairs = merged([pair for chain in candidates if (pair := _pair(borders, chain))])
    made = [p for group in _grouped(pairs) if (p := _passage(keys, group))]
    made += [p for run in periodic if (p := _periodic(run))]
    return sorted(made, key=lambda p: p.places)


def _clipped(run: Run) -> Run:
    """A run that reaches into itself ends where its later place starts."""
    return run if run.length <= run.shift else Run(run.earlier, run.later, run.shift)


def _periodic(run: Run) -> Passage | None:
    """A text that goes on repeating itself: its first period, and all the whole periods after it."""
    if run.shift < SHORTEST:
        return None
    whole = run.length // run.shift * run.shift
    return Passage((Stretch(run.earlier, run.later), Stretch(run.later, run.later + whole)), 1.0, periodic=True)


def _pair(outline: Outline, chain: Chain) -> Pair | None:
    earlier, later = Stretch(*chain.earlier), Stretch(*chain.later)
    shared = overlap(earlier, later)
    if 2 * shared > min(earlier.size, later.size):
        return None  # a list whose entries resemble their neighbours
    if shared:
        earlier = Stretch(earlier.first, later.first)
    earlier, later = snapped(outline, earlier, later)
    return Pair(earlier, later, min(chain.matched, earlier.size, later.size))


def _grouped(pairs: Sequence[Pair]) -> list[list[Pair]]:
    """Pairs that share a place, so that three copies are one passage."""
    groups: list[list[Pair]] = []
    for pair in pairs:
        for group in groups:
            if any(_shares(pair, other) for other in group):
                group.append(pair)
                break
        else:
            groups.append([pair])
    return groups


def _shares(pair: Pair, other: Pair) -> bool:
    return any(_is_one(a, b) for a in (pair.earlier, pair.later) for b in (other.earlier, other.later))


def _is_one(one: Stretch, other: Stretch) -> bool:
    return overlap(one, other) >= SAME_PLACE * max(one.size, other.size)


def _passage(keys: Sequence[str], group: Sequence[Pair]) -> Passage | None:
    places: list[Stretch] = []
    for place in sorted({p for pair in group for p in (pair.earlier, pair.later)}):
        if not places or overlap(places[-1], place) == 0:
            places.append(place)
    if len(places) < 2:
        return None
    first = keys[places[0].first : places[0].stop]
    others = [keys[p.first : p.stop] for p in places[1:]]
    alike = min(likeness(first, other) for other in others)
    if alike < 0.97:
        loose = min(bag_likeness(first, other) for other in others)
        if loose >= alike + REORDERED:
            return Passage(tuple(places), min(loose, 0.999), reordered=True)
    return Passage(tuple(places), alike)
