"""Runs that lie close together make one chain: a stretch of text and an edited copy of it.

Seeds are gathered in a grid over (earlier, later) with union-find, so no order inside a copy is
asked for and moved sentences survive; then both sides are trimmed to the part that is dense in
equal words (after the seed, extend and filter steps of PAN text alignment).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from editlint.rules.duplication.engine.disjoint_sets import DisjointSets
from editlint.rules.duplication.engine.seeds import Seed

CELL = 16  # words: two seeds join across a gap of at most one cell
ROW = 1 << 32  # cells in a row of the grid, more than any text has
NEIGHBOURS = tuple(x * ROW + y for x in (-1, 0, 1) for y in (-1, 0, 1))
GAP_COST = 0.8  # what an unequal word between two seeds takes from the worth of a chain; an equal word gives 1
ROUNDS = 8  # trimming one side can uncover the other; it comes to rest after two or three


class Chain(NamedTuple):
    """Two stretches of words, each half-open, and the seeds that tie them.

    `earlier[0] < later[0]`.
    """

    earlier: tuple[int, int]
    later: tuple[int, int]
    seeds: tuple[Seed, ...]

    @property
    def matched(self) -> int:
        """Words of the shorter side that a seed covers."""
        return min(
            covered((r.earlier, r.earlier + r.length) for r in self.seeds),
            covered((r.later, r.later + r.length) for r in self.seeds),
        )

    @property
    def density(self) -> float:
        """The share of words that seeds cover, of the side where it is less."""
        return self.matched / max(self.earlier[1] - self.earlier[0], self.later[1] - self.later[0])


def chains(found: Sequence[Seed], shortest: int) -> list[Chain]:
    """The chains of `found` that have at least `shortest` equal words on both sides, by their later
    places.
    """
    made: list[Chain] = []
    for cluster in _clusters(found):
        if sum(seed.length for seed in cluster) >= shortest:
            chain = _trimmed(_one_to_one(cluster))
            if chain.matched >= shortest:
                made.append(chain)
    return sorted(made, key=lambda c: (c.later, c.earlier))


def covered(stretches: Iterable[tuple[int, int]]) -> int:
    """How many places lie in at least one of the half-open `stretches`."""
    total = reached = 0
    for start, stop in sorted(stretches):
        if stop > reached:
            total += stop - max(start, reached)
            reached = stop
    return total


def _clusters(found: Sequence[Seed]) -> list[list[Seed]]:
    """Runs that start in the same cell of the grid as another starts or ends, or in a neighbouring
    one.
    """
    groups = DisjointSets(len(found))
    grid: dict[int, int] = {}
    for k, (earlier, later, length) in enumerate(found):
        cell = earlier // CELL * ROW + later // CELL
        for step in NEIGHBOURS:
            other = grid.get(cell + step)
            if other is not None:
                groups.join(k, other)
        grid[cell] = k
        if length > 1:
            grid[(earlier + length - 1) // CELL * ROW + (later + length - 1) // CELL] = k
    return groups.of(found)


def _one_to_one(cluster: list[Seed]) -> list[Seed]:
    """Without the seeds whose words, on either side, mostly belong to longer seeds: each word of a
    copy has one counterpart.
    """
    if len(cluster) == 1:
        return cluster
    taken: tuple[set[int], set[int]] = set(), set()
    kept: list[Seed] = []
    for seed in sorted(cluster, key=lambda r: -r.length):
        sides = (
            range(seed.earlier, seed.earlier + seed.length),
            range(seed.later, seed.later + seed.length),
        )
        if all(
            2 * sum(word in known for word in side) < seed.length
            for side, known in zip(sides, taken, strict=True)
        ):
            kept.append(seed)
            for side, known in zip(sides, taken, strict=True):
                known.update(side)
    return kept


def _trimmed(cluster: list[Seed]) -> Chain:
    """The densest part of a cluster, first along the later side, then along the earlier, until both
    agree.
    """
    for _ in range(ROUNDS):
        later = _dense([(r.later, r.later + r.length) for r in cluster])
        kept = [r for r in cluster if later[0] <= r.later and r.later + r.length <= later[1]]
        earlier = _dense([(r.earlier, r.earlier + r.length) for r in kept])
        kept = [r for r in kept if earlier[0] <= r.earlier and r.earlier + r.length <= earlier[1]]
        if len(kept) == len(cluster):
            break
        cluster = kept
    return Chain(earlier, later, tuple(kept))


def _dense(stretches: list[tuple[int, int]]) -> tuple[int, int]:
    """The part that is worth most: covered words less what the gaps cost (Kadane's scan)."""
    best = worth = 0.0
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
        worth += stop - max(begin, reached)
        reached = stop
        if worth > best:
            best, kept = worth, (start, stop)
    return kept
