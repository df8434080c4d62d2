"""What a passage carries beside its words: link targets, image sources, footnote marks, bare
addresses.
"""

from __future__ import annotations

from collections.abc import Sequence

from editlint.model.places import lazy

_CARRIED = lazy(
    r"""\]\(\s*<?([^\s)>]+)|\b(?:href|src)\s*=\s*["']?([^\s"'>]+)|(\[\^[^\]\s]+\])|(https?://[^\s<>"')\]]+)"""
)


def carried(source: str) -> list[str]:
    """The addresses and footnote marks in `source`, in order."""
    return [next(filter(None, match.groups())) for match in _CARRIED().finditer(source)]


def in_order(these: Sequence[str], those: Sequence[str]) -> bool:
    """Whether `these` stand in `those`, in the same order."""
    rest = iter(those)
    return all(any(one == other for other in rest) for one in these)
