"""Pieces of one copy become one pair: pieces with a rewritten gap between them, and pieces that
were put in another order.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import NamedTuple

from editlint.rules.duplication.engine.boundaries import Stretch
from editlint.rules.duplication.engine.disjoint_sets import DisjointSets

GAP = 40  # words: pieces so close on both sides belong together whatever their size
GAP_SHARE = 0.3  # longer pieces may lie farther apart: this share of their own words
DENSE = 0.65  # share of matched words that a merged pair must keep on both sides
THINNER = 0.15  # and so much it may lose against its densest piece
SHELF = 64  # words
PEELED = 12  # so many pieces at most are left out of a copy in another order
INSIDE = 0.8  # share of a pair's words that lie in a larger pair, which then says it already


class Pair(NamedTuple):
    """A stretch and its copy; `matched` counts the words that are equal."""

    earlier: Stretch
    later: Stretch
    matched: int

    @property
    def density(self) -> float:
        """The share of equal words on the side where it is less."""
        return self.matched / max(self.earlier.size, self.later.size)


def merged(pairs: Sequence[Pair]) -> list[Pair]:
    """The pairs with all pieces of one copy in one, by their later places."""
    left = _without_inner(pairs)
    left = _joined(left)
    if len(left) > 1:
        left = _without_inner(_reordered(left))
    return sorted(left, key=lambda p: (p.later, p.earlier))


def overlap(one: Stretch, other: Stretch) -> int:
    """How many words both have."""
    return max(0, min(one.stop, other.stop) - max(one.first, other.first))


def _without_inner(pairs: Sequence[Pair]) -> list[Pair]:
    """Leave out a pair whose later copy is already told as part of a larger pair."""
    kept: list[Pair] = []
    there: dict[
        int, list[Pair]
    ] = {}  # the larger pairs by the shelves of the text that their later copies stand on
    for pair in sorted(pairs, key=lambda p: (-p.matched, p.later)):
        if any(
            _says(larger, pair)
            for larger in there.get(pair.later.first // SHELF, ())
            if larger.later.stop > pair.later.first
        ):
            continue
        kept.append(pair)
        for shelf in range(pair.later.first // SHELF, (pair.later.stop - 1) // SHELF + 1):
            there.setdefault(shelf, []).append(pair)
    return kept


def _says(larger: Pair, pair: Pair) -> bool:
    known = overlap(larger.later, pair.later) >= INSIDE * pair.later.size
    return known and (
        overlap(larger.earlier, pair.earlier) > 0
        or overlap(larger.later, pair.earlier) > 0
        or larger.matched >= 3 * pair.matched
    )


def _hull(pairs: Sequence[Pair]) -> Pair:
    """One pair that covers all; the matched words are summed, at most those of the smaller side."""
    earlier = Stretch(min(p.earlier.first for p in pairs), max(p.earlier.stop for p in pairs))
    later = Stretch(min(p.later.first for p in pairs), max(p.later.stop for p in pairs))
    return Pair(earlier, later, min(sum(p.matched for p in pairs), earlier.size, later.size))


def _sound(pair: Pair, parts: Sequence[Pair]) -> bool:
    """Whether the hull of `parts` is a copy still: apart, dense on both sides, and not much thinner
    than its parts.
    """
    return pair.earlier.stop <= pair.later.first and pair.density >= max(
        DENSE, max(p.density for p in parts) - THINNER
    )


def _joined(pairs: Sequence[Pair]) -> list[Pair]:
    """Join neighbours in the order of their later places where little stands between them on both
    sides.
    """
    done: list[Pair] = []
    for pair in sorted(pairs, key=lambda p: (p.later, p.earlier)):
        for k in range(len(done) - 1, max(-1, len(done) - 4), -1):
            both = _hull([done[k], pair])
            reach = max(GAP, GAP_SHARE * (done[k].matched + pair.matched))
            near = (
                _gap(done[k].later, pair.later) <= reach
                and _gap(done[k].earlier, pair.earlier) <= reach
            )
            if near and not _meet(done[k], pair) and _sound(both, [done[k], pair]):
                done[k] = both
                break
        else:
            done.append(pair)
    return done


def _meet(one: Pair, other: Pair) -> bool:
    """Whether the two want the same words on one side, so that they cannot both belong to one copy."""
    shared = max(overlap(one.earlier, other.earlier), overlap(one.later, other.later))
    return 2 * shared > min(one.matched, other.matched)


def _gap(one: Stretch, other: Stretch) -> int:
    """Words between the two, 0 where they touch or overlap."""
    return max(0, max(one.first, other.first) - min(one.stop, other.stop))


def _reordered(pairs: Sequence[Pair]) -> list[Pair]:
    """Pieces that follow one another on either side are one copy in another order, if together they
    fill both sides.
    """
    made: list[Pair] = []
    for component in _components(pairs):
        core = _core(component)
        inside = set(core)
        made += [_hull(core), *(p for p in component if p not in inside)] if core else component
    return made


def _core(component: Sequence[Pair]) -> list[Pair]:
    """The pieces that together make one copy in another order: without those that stand across,
    peeled from the outside. [] if none do.
    """
    split = _split(component)
    core = [p for p in component if p.earlier.stop <= split <= p.later.first]
    for _ in range(PEELED):
        if len(core) < 2:
            break
        hull = _hull(core)
        if hull.density >= max(DENSE, max(p.density for p in core) - THINNER):
            return core
        edges = {min(core, key=lambda p: p.earlier.first), max(core, key=lambda p: p.earlier.stop)}
        edges |= {min(core, key=lambda p: p.later.first), max(core, key=lambda p: p.later.stop)}
        core = max(
            ([p for p in core if p != edge] for edge in sorted(edges)),
            key=lambda rest: _hull(rest).density,
        )
    return []


def _split(pairs: Sequence[Pair]) -> int:
    """The place in the text that parts most matched words from their copies."""
    weights: dict[int, int] = {}
    for pair in pairs:
        weights[pair.earlier.stop] = weights.get(pair.earlier.stop, 0) + pair.matched
        weights[pair.later.first + 1] = weights.get(pair.later.first + 1, 0) - pair.matched
    best = place = weight = 0
    for at in sorted(weights):
        weight += weights[at]
        if weight > best:
            best, place = weight, at
    return place


def _components(pairs: Sequence[Pair]) -> list[list[Pair]]:
    """Pairs that touch (but for a short gap) on their earlier or their later sides."""
    groups = DisjointSets(len(pairs))
    for side in (0, 1):
        order = sorted(range(len(pairs)), key=lambda k: pairs[k][side])
        for a, b in itertools.pairwise(order):
            if _gap(pairs[a][side], pairs[b][side]) <= GAP:  # type: ignore[arg-type]
                groups.join(a, b)
    return groups.of(pairs)
