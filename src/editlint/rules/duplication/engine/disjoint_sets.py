"""Disjoint sets (union-find with path halving, Tarjan and van Leeuwen 1984): things that hang
together are joined pair by pair.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")


class DisjointSets:
    """The numbers below `size`, each a group of its own until joined."""

    def __init__(self, size: int) -> None:
        self._parent = list(range(size))

    def root(self, k: int) -> int:
        """The number that stands for the group of `k`."""
        parent = self._parent
        while parent[k] != k:
            parent[k] = parent[parent[k]]
            k = parent[k]
        return k

    def join(self, k: int, other: int) -> None:
        """Make one group of those of `k` and `other`; the root of `other` stands for it."""
        self._parent[self.root(k)] = self.root(other)

    def of(self, things: Sequence[T]) -> list[list[T]]:
        """`things` (one for each number) by group, each group and the groups in their order."""
        found: dict[int, list[T]] = {}
        for k, thing in enumerate(things):
            found.setdefault(self.root(k), []).append(thing)
        return list(found.values())
