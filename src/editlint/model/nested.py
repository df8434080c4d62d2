"""Values inside values, as YAML gives them: how deep, and how many once aliases stand for
themselves.

    a: &a [x, x, x, x, x, x, x, x, x]
    b: [*a, *a, *a, *a, *a, *a, *a, *a, *a]        81 values; a few lines more, and it is billions

Who walks or prints such values walks for ever, and the values may hold themselves.
"""

from __future__ import annotations

from itertools import islice
from typing import Any

MOST = 100_000  # values
_DEEP = 2_000  # brackets or dashes; no article nests so, and the C loader overflows the stack


def may_be_deep(text: str) -> bool:
    """Whether a YAML text may nest deeper than the C loader can read."""
    return text.count("[") + text.count("{") + text.count("- ") + text.count("? ") > _DEEP


def is_endless(value: Any, most: int = MOST) -> bool:
    """Whether `value` holds more than so many values, each counted as often as it is met."""
    waiting, met = [value], 0
    while waiting:
        value = waiting.pop()
        met += 1
        if met > most:
            return True
        if isinstance(value, dict):
            waiting += islice(value.values(), most)
        elif isinstance(value, (list, tuple, set)):
            waiting += islice(value, most)
    return False
