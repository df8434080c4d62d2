"""Equal stretches of words inside one text: the seeds that every search for copies grows from.

A greedy parse in the manner of LZ77 (Ziv and Lempel, 1977): a stretch that is long enough to stand for itself is passed over whole, so a
line repeated ten thousand times costs one pass over its words.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import NamedTuple

GRAM = 3  # words in a row that must be equal before two places are compared at all
CANDIDATES = 6  # earlier places that one place is compared with
SETTLED = 16  # words: so long a stretch is the copy itself, its inside need not be linked to other places


class Run(NamedTuple):
    """The words `[earlier, earlier + length)` stand again at `[later, later + length)`; `earlier < later`."""

    earlier: int
    later: int
    length: int

    @property
    def shift(self) -> int:
        return self.later - self.earlier


def runs(keys: Sequence[Hashable]) -> list[Run]:
    """The equal stretches of at least three words, in the order of their later places.

    Each is as long as it can be to the right. Every place is compared with the few latest equal ones before it, and what lies inside a
    stretch of `SETTLED` words is not looked at again: the work is linear in the number of words.
    """
    latest: dict[tuple[Hashable, ...], int] = {}
    before: dict[int, int] = {}
    reached: dict[int, int] = {}
    found: list[Run] = []
    resume = 0
    for later, gram in enumerate(zip(keys, keys[1:], keys[2:], strict=False)):
        if later < resume:
            continue
        earlier = latest.get(gram, -1)
        latest[gram] = later
        if earlier >= 0:
            before[later] = earlier
            resume = later + _link(keys, later, before, reached, found)
    return found


def _link(keys: Sequence[Hashable], later: int, before: dict[int, int], reached: dict[int, int], found: list[Run]) -> int:
    """Add the stretches that start at `later`; the number of words that need no further look (0 if none)."""
    longest = 0
    earlier = later
    for _ in range(CANDIDATES):
        earlier = before.get(earlier, -1)
        if earlier < 0:
            break
        shift = later - earlier
        if reached.get(shift, 0) > later:
            continue
        length = _common(keys, earlier, later)
        reached[shift] = later + length
        found.append(Run(earlier, later, length))
        longest = max(longest, length)
    return longest if longest >= SETTLED else 0


def _common(keys: Sequence[Hashable], earlier: int, later: int) -> int:
    """How many words from the two places on are equal, at least the gram that brought them together."""
    length, size = GRAM, len(keys)
    while later + length < size and keys[earlier + length] == keys[later + length]:
        length += 1
    return length
