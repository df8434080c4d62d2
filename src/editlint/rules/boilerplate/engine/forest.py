"""A sum of small decision trees, as boosting makes them (Friedman, Greedy function approximation,
2001).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

# A leaf is a number; a branch is [feature, threshold, the tree where the feature is at most the
# threshold, the tree where it is above].
Tree = Any


def total(trees: Sequence[Tree], values: Sequence[float]) -> float:
    """The sum of the leaves that `values`, the features by number, lead to."""
    found = 0.0
    for tree in trees:
        while tree.__class__ is list:
            tree = tree[2] if values[tree[0]] <= tree[1] else tree[3]
        found += tree
    return found
