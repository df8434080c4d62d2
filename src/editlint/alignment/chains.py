"""Seeds that lie close together make one chain: a stretch of text and an edited copy of it.

    the pool opens at nine | and closes | when the last guest has left
    the pool opens at nine | but shuts  | when the last guest has left      two seeds, one chain

Seeds are gathered in a grid over (earlier, later) with union-find, so no order inside a copy is
asked for and moved sentences survive; then both sides are trimmed to the part that is dense in
equal words (after the seed, extend and filter steps of PAN text alignment).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from operator import attrgetter

from editlint.alignment.disjoint_sets import DisjointSets
from editlint.alignment.seeds import Seed
from editlint.model.values import NamedTuple

CELL = 16  # words: two seeds join across a gap of at most one cell
ROW = 1 << 32  # cells in a row of the grid, more than any text has
NEIGHBOURS = tuple(x * ROW + y for x in (-1, 0, 1) for y in (-1, 0, 1))
GAP_COST = 0.8  # what an unequal word takes from the worth of a chain; an equal one gives 1
ROUNDS = 8  # trimming one side can uncover the other; it comes to rest after two or three


class Chain(NamedTuple):
    """Two stretches of words, each half-open, and the seeds that tie them.

    `earlier[0] < later[0]`; `matched` are the words that seeds cover, of the side where they are
    fewer.
    """

    earlier: tuple[int, int]
    later: tuple[int, int]
    seeds: tuple[Seed, ...]
    matched: int

    @property
    def density(self) -> float:
        """The share of words that seeds cover, of the side where it is less."""
        return self.matched / max(self.earlier[1] - self.earlier[0], self.later[1] - self.later[0])


def chains(found: Sequence[Seed], shortest: int) -> list[Chain]:
    """The chains of `found` with at least `shortest` equal words, by their later places."""
    made: list[Chain] = []
    for cluster in _clusters(found):
        if sum(seed.length for seed in cluster) >= shortest:
            chain = _trimmed(_one_to_one(cluster))
            if chain.matched >= shortest:
                made.append(chain)
    return sorted(made, key=lambda chain: (chain.later, chain.earlier))


def matched(seeds: Sequence[Seed]) -> int:
    """How many words `seeds` cover, of the side where they are fewer."""
    return min(
        covered((seed.earlier, seed.earlier_stop) for seed in seeds),
        covered((seed.later, seed.later_stop) for seed in seeds),
    )


def covered(stretches: Iterable[tuple[int, int]]) -> int:
    """How many places lie in at least one of the half-open `stretches`."""
    total = reached = 0
    for start, stop in sorted(stretches):
        if stop > reached:
            total += stop - max(start, reached)
            reached = stop
    return total


def _clusters(found: Sequence[Seed]) -> list[list[Seed]]:
    """Seeds that start in a cell of the grid where another starts or ends, or beside one."""
    clusters = DisjointSets(len(found))
    grid: dict[int, int] = {}
    for number, (earlier, later, length) in enumerate(found):
        cell = earlier // CELL * ROW + later // CELL
        for other in {grid.get(cell + step, number) for step in NEIGHBOURS}:
            clusters.join(number, other)
        grid[cell] = number
        if length > 1:
            grid[(earlier + length - 1) // CELL * ROW + (later + length - 1) // CELL] = number
    return clusters.of(found)


def _one_to_one(cluster: list[Seed]) -> list[Seed]:
    """Without the seeds whose words, on either side, mostly belong to longer seeds.

    Each word of a copy has one counterpart.
    """
    if len(cluster) == 1:
        return cluster
    kept: list[Seed] = []
    earlier_taken: set[int] = set()
    later_taken: set[int] = set()
    for seed in sorted(cluster, key=attrgetter("length"), reverse=True):
        earlier = range(seed.earlier, seed.earlier_stop)
        later = range(seed.later, seed.later_stop)
        if 2 * len(earlier_taken.intersection(earlier)) >= seed.length:
            continue
        if 2 * len(later_taken.intersection(later)) >= seed.length:
            continue
        kept.append(seed)
        earlier_taken.update(earlier)
        later_taken.update(later)
    return kept


def _trimmed(cluster: list[Seed]) -> Chain:
    """The densest part of a cluster: along the later side, then the earlier, until both agree."""
    for _ in range(ROUNDS):
        later, there = _dense([(seed.later, seed.later_stop) for seed in cluster])
        start, stop = later
        kept = [seed for seed in cluster if start <= seed.later and seed.later_stop <= stop]
        earlier, here = _dense([(seed.earlier, seed.earlier_stop) for seed in kept])
        start, stop = earlier
        kept = [seed for seed in kept if start <= seed.earlier and seed.earlier_stop <= stop]
        if len(kept) == len(cluster):
            return Chain(earlier, later, tuple(kept), min(there, here))
        cluster = kept
    return Chain(earlier, later, tuple(kept), matched(kept))


def _dense(stretches: list[tuple[int, int]]) -> tuple[tuple[int, int], int]:
    """The part that is worth most: covered words less what the gaps cost (Kadane's scan). And how
    many words are covered in all.
    """
    best = worth = 0.0
    total = 0
    start = reached = -1
    kept = (0, 0)
    for begin, stop in sorted(stretches):
        if stop <= reached:
            continue
        gap = max(0, begin - reached)
        if start < 0 or worth - gap * GAP_COST <= 0:
            start, worth = begin, 0.0
        else:
            worth -= gap * GAP_COST
        new = stop - max(begin, reached)
        worth += new
        total += new
        reached = stop
        if worth > best:
            best, kept = worth, (start, stop)
    return kept, total
