"""How alike two lists of words are, and where they differ.

Of "the pool opens at nine" and "the pool shuts at nine" four words of five stand in both in the
same order: a similarity of 0.8.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Sequence

from editlint.model.values import NamedTuple

LONGEST = 20_000  # words: beyond this the alignment is left and the common words are counted
ALIGNED = 5_000  # words: an alignment takes memory by the square of this


class Difference(NamedTuple):
    """`[one_first, one_stop)` of one list stand where the other has `[other_first, other_stop)`."""

    one_first: int
    one_stop: int
    other_first: int
    other_stop: int


def similarity(one: Sequence[Hashable], other: Sequence[Hashable]) -> float:
    """From 0 (no word in common) to 1 (equal): how many words stand in both, in the same order.

    It is twice the longest common subsequence over both lengths.
    """
    if one == other:
        return 1.0
    if not one or not other:
        return 0.0
    if max(len(one), len(other)) > LONGEST:
        return bag_similarity(one, other)
    from rapidfuzz.distance import Indel

    return Indel.normalized_similarity(one, other)


def bag_similarity(one: Sequence[Hashable], other: Sequence[Hashable]) -> float:
    """The same without regard to order: for copies whose sentences or paragraphs were moved."""
    common = sum((Counter(one) & Counter(other)).values())
    return 2 * common / (len(one) + len(other)) if one or other else 1.0


def differences(one: Sequence[Hashable], other: Sequence[Hashable]) -> list[Difference]:
    """Where the lists differ, in order; of lists too long to be aligned in full nothing is told."""
    if max(len(one), len(other)) > ALIGNED:
        return []
    from rapidfuzz.distance import Indel

    found: list[Difference] = []
    for step in Indel.opcodes(one, other):
        if step.tag == "equal":
            continue
        first, other_first = step.src_start, step.dest_start
        if found and (found[-1].one_stop, found[-1].other_stop) == (first, other_first):
            first, _, other_first, _ = found.pop()
        found.append(Difference(first, step.src_end, other_first, step.dest_end))
    return found
