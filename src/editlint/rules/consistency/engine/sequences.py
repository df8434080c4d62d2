"""Holes in what an article numbers, and numbers that it has twice.

Step 1, Step 2, Step 4          a hole: nothing is Step 3
1. …, 2. …, 2. …, 3. …          a number twice
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise

from editlint.model.document import Document
from editlint.model.places import Span
from editlint.model.values import NamedTuple
from editlint.rules.consistency.engine.numbered import Numbered, SeriesWords, runs

HOLE = 2  # numbers that may be lost in one place; more are left out on purpose


# Before a number that is set like a heading; where nothing is marked, it begins a line.
_MARKED = r"^[ \t>]*(?:#|\*\*|__|<h\d)[^\w\n]*"
_LINE = r"^[^\w\n]*"


class Fault(NamedTuple):
    """Two places that follow each other and whose numbers do not: `missing` numbers lie between
    them, none where both have the same.
    """

    before: Numbered
    after: Numbered
    missing: tuple[int, ...]


def faults(doc: Document, found: Sequence[Numbered], known: SeriesWords) -> Iterator[Fault]:
    """The holes and repetitions of all series."""
    elsewhere = _Elsewhere(doc, found, known)
    for run in runs(found):
        fault = _fault(run, known)
        if fault is not None and not elsewhere.has(fault):
            yield fault


def _fault(run: Sequence[Numbered], known: SeriesWords) -> Fault | None:
    """The one place where a sequence breaks; with more of them it is none."""
    least = 2 if run[0].series in known.whole else 3
    if run[0].number > 1 or len(run) < least:
        return None
    broken = [pair for pair in pairwise(run) if pair[1].number != pair[0].last + 1]
    if len(broken) != 1:
        return None
    before, after = broken[0]
    missing = tuple(range(before.last + 1, after.number))
    if len(missing) > HOLE or after.number < before.last:
        return None
    return Fault(before, after, missing) if missing or before.said != after.said else None


class _Elsewhere:
    """Where else an article has a number: in another dress, in the text of a picture, in a line of
    its own. A heading is looked for where it should stand, for another section may count its own
    steps; a series without headings is read once for all its faults.
    """

    def __init__(self, doc: Document, found: Sequence[Numbered], known: SeriesWords) -> None:
        self._doc, self._found, self._known = doc, found, known
        self._starts = [one.span.start for one in found]
        self._anywhere: dict[str, frozenset[str]] = {}

    def has(self, fault: Fault) -> bool:
        series = fault.after.series
        if fault.after.level:
            before, after = sorted((fault.before.span, fault.after.span))
            numbers = self._numbers(series, Span(before.end, after.start))
        else:
            if series not in self._anywhere:
                whole = Span(0, len(self._doc.source))
                self._anywhere[series] = self._numbers(series, whole)
            numbers = self._anywhere[series]
        return not numbers.isdisjoint(map(str, fault.missing))

    def _numbers(self, series: str, span: Span) -> frozenset[str]:
        """The numbers of the series inside `span`."""
        first, stop = (bisect_left(self._starts, at) for at in span)
        have = (str(one.number) for one in self._found[first:stop] if one.series == series)
        names = "|".join(map(re.escape, self._known.of(series)))
        start = _MARKED if self._doc.traits.has_markup else _LINE
        before = rf"\b(?:{names})\W{{0,4}}" if names else f"{start}{re.escape(series)}"
        number = re.compile(rf"{before}(\d+)[a-z]?\b", re.MULTILINE | re.IGNORECASE)
        return frozenset((*have, *number.findall(span.of(self._doc.source))))
