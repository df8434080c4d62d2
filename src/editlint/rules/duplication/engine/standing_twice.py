"""What stands in a text twice, by numbers alone: of a text of twenty thousand headings or rows most
stand there once, and to keep what each of them says would take many times the room of the text.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import compress, islice
from operator import eq


def standing_twice(hashes: Iterable[int]) -> set[int]:
    """Those of `hashes` that stand there more than once."""
    order = sorted(hashes)
    return set(compress(order, map(eq, order, islice(order, 1, None))))
