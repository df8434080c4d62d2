"""Disjoint sets: things that hang together are joined pair by pair.

Union-find with path halving (Tarjan and van Leeuwen, 1984).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")


class DisjointSets:
    """The numbers below `size`, each a set of its own until joined."""

    def __init__(self, size: int) -> None:
        self._parent = list(range(size))

    def root(self, number: int) -> int:
        """The number that stands for the set of `number`."""
        parent = self._parent
        while parent[number] != number:
            parent[number] = parent[parent[number]]
            number = parent[number]
        return number

    def join(self, number: int, other: int) -> None:
        """Make one set of those of `number` and `other`; the root of `other` stands for it."""
        self._parent[self.root(number)] = self.root(other)

    def of(self, things: Sequence[T]) -> list[list[T]]:
        """`things` (one for each number) by set, each set and the sets in their order."""
        found: dict[int, list[T]] = {}
        for number, thing in enumerate(things):
            found.setdefault(self.root(number), []).append(thing)
        return list(found.values())
