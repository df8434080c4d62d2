"""Which marks stand at a place, asked for one place after the other.

    marks on 0-5, 3-9 and 40-44; touching(0-4) -> the first two, touching(38-50) -> the last

A page of a thousand findings has thousands of pieces of text. Asking each mark of each piece takes
the square of that; here a mark is looked at only while the places are around its own.
"""

from __future__ import annotations

from collections.abc import Sequence

from editlint.model.places import Span
from editlint.page.mark import Mark


class Near:
    """The marks, to be asked for from the beginning of the text to its end."""

    def __init__(self, marks: Sequence[Mark]) -> None:
        later = sorted(enumerate(marks), key=lambda pair: pair[1].span.start, reverse=True)
        self._later = later
        self._begun: dict[int, Mark] = {}

    def touching(self, place: Span) -> list[Mark]:
        """Those that meet or touch `place`, in their order. No place is before the last one."""
        while self._later and self._later[-1][1].span.start <= place.end:
            number, mark = self._later.pop()
            self._begun[number] = mark
        over = [number for number, mark in self._begun.items() if mark.span.end < place.start]
        for number in over:
            del self._begun[number]
        return [self._begun[number] for number in sorted(self._begun)]
