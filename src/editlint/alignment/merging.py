"""Pieces of one copy become one pair.

An editor who rewrote a paragraph in the middle of a copy, or put its paragraphs in another order,
made one copy still; the search found its pieces one by one. Pieces are joined where little stands
between them, and pieces that lie side by side in any order where together they fill both sides.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

from editlint.alignment.boundaries import Stretch
from editlint.alignment.disjoint_sets import DisjointSets
from editlint.model.values import NamedTuple

GAP = 40  # words: pieces so close on both sides belong together whatever their size
GAP_SHARE = 0.3  # longer pieces may lie farther apart: this share of their own words
DENSE = 0.65  # share of matched words that a merged pair must keep on both sides
THINNER = 0.15  # and so much it may lose against its densest piece
SHELF = 64  # words: pairs are looked up by the stretch of the text that they lie in
PEELED = 12  # so many pieces at most are left out of a copy in another order
JOINED = 3  # so many pairs back a pair is compared with those before it
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
    return sorted(left, key=_by_later)


def _by_later(pair: Pair) -> tuple[Stretch, Stretch]:
    return pair.later, pair.earlier


def overlap(one: Stretch, other: Stretch) -> int:
    """How many words both have."""
    return max(0, min(one.stop, other.stop) - max(one.first, other.first))


def _without_inner(pairs: Sequence[Pair]) -> list[Pair]:
    """Leave out a pair whose later copy is already told as part of a larger pair."""
    kept: list[Pair] = []
    shelves: dict[int, list[Pair]] = {}  # the pairs kept, by the shelves their later copies fill
    for pair in sorted(pairs, key=lambda pair: (-pair.matched, pair.later)):
        first, last = pair.later.first // SHELF, (pair.later.stop - 1) // SHELF
        if any(_says(larger, pair) for larger in shelves.get(first, ())):
            continue
        kept.append(pair)
        for shelf in range(first, last + 1):
            shelves.setdefault(shelf, []).append(pair)
    return kept


def _says(larger: Pair, pair: Pair) -> bool:
    """Whether a pair that has no fewer equal words says what `pair` says."""
    if larger.later.stop <= pair.later.first:
        return False
    if overlap(larger.later, pair.later) < INSIDE * pair.later.size:
        return False
    if overlap(larger.earlier, pair.earlier) > 0 or overlap(larger.later, pair.earlier) > 0:
        return True
    return larger.matched >= 3 * pair.matched


def _hull(pairs: Sequence[Pair]) -> Pair:
    """One pair that covers all; the matched words are summed, at most those of the smaller side."""
    earlier = _covering(pair.earlier for pair in pairs)
    later = _covering(pair.later for pair in pairs)
    matched = sum(pair.matched for pair in pairs)
    return Pair(earlier, later, min(matched, earlier.size, later.size))


def _covering(stretches: Iterable[Stretch]) -> Stretch:
    firsts, stops = zip(*stretches, strict=True)
    return Stretch(min(firsts), max(stops))


def _is_dense(hull: Pair, parts: Sequence[Pair]) -> bool:
    """Whether the hull of `parts` is a copy still: dense, and not much thinner than its parts."""
    densest = max(pair.density for pair in parts)
    return hull.density >= max(DENSE, densest - THINNER)


def _joined(pairs: Sequence[Pair]) -> list[Pair]:
    """Join neighbours in the order of their later places, where little stands between them."""
    done: list[Pair] = []
    for pair in sorted(pairs, key=_by_later):
        for index in range(len(done) - 1, max(-1, len(done) - 1 - JOINED), -1):
            if (both := _as_one(done[index], pair)) is not None:
                done[index] = both
                break
        else:
            done.append(pair)
    return done


def _as_one(one: Pair, other: Pair) -> Pair | None:
    """The two as one pair, where they are near on both sides and what comes of it is a copy."""
    reach = max(GAP, GAP_SHARE * (one.matched + other.matched))
    if _gap(one.later, other.later) > reach or _gap(one.earlier, other.earlier) > reach:
        return None
    if _meet(one, other):
        return None
    both = _hull([one, other])
    apart = both.earlier.stop <= both.later.first
    return both if apart and _is_dense(both, [one, other]) else None


def _meet(one: Pair, other: Pair) -> bool:
    """Whether the two want the same words on one side: then they belong to different copies."""
    shared = max(overlap(one.earlier, other.earlier), overlap(one.later, other.later))
    return 2 * shared > min(one.matched, other.matched)


def _gap(one: Stretch, other: Stretch) -> int:
    """Words between the two, 0 where they touch or overlap."""
    return max(0, max(one.first, other.first) - min(one.stop, other.stop))


def _reordered(pairs: Sequence[Pair]) -> list[Pair]:
    """Pieces side by side are one copy in another order, if together they fill both sides."""
    made: list[Pair] = []
    for component in _components(pairs):
        core = _core(component)
        if not core:
            made += component
            continue
        inside = set(core)
        made += [_hull(core), *(pair for pair in component if pair not in inside)]
    return made


def _core(component: Sequence[Pair]) -> list[Pair]:
    """The pieces that together make one copy in another order; [] if none do.

    Those that stand across are peeled from the outside, one by one, the most harmful first.
    """
    split = _split(component)
    core = [pair for pair in component if pair.earlier.stop <= split <= pair.later.first]
    for _ in range(PEELED):
        if len(core) < 2:
            break
        if _is_dense(_hull(core), core):
            return core
        rests = ([pair for pair in core if pair != outer] for outer in _outermost(core))
        core = max(rests, key=lambda rest: _hull(rest).density)
    return []


def _outermost(pairs: Sequence[Pair]) -> list[Pair]:
    """The pairs that reach farthest out on either side, in order."""
    return sorted({
        min(pairs, key=lambda pair: pair.earlier.first),
        max(pairs, key=lambda pair: pair.earlier.stop),
        min(pairs, key=lambda pair: pair.later.first),
        max(pairs, key=lambda pair: pair.later.stop),
    })  # fmt: skip


def _split(pairs: Sequence[Pair]) -> int:
    """The place in the text that parts most matched words from their copies."""
    changes: Counter[int] = Counter()
    for pair in pairs:
        changes[pair.earlier.stop] += pair.matched
        changes[pair.later.first + 1] -= pair.matched
    best = place = weight = 0
    for at in sorted(changes):
        weight += changes[at]
        if weight > best:
            best, place = weight, at
    return place


def _components(pairs: Sequence[Pair]) -> list[list[Pair]]:
    """Pairs that touch (but for a short gap) on their earlier or their later sides."""
    components = DisjointSets(len(pairs))
    for sides in ([pair.earlier for pair in pairs], [pair.later for pair in pairs]):
        order = sorted(range(len(pairs)), key=sides.__getitem__)
        for one, other in pairwise(order):
            if _gap(sides[one], sides[other]) <= GAP:
                components.join(one, other)
    return components.of(pairs)
