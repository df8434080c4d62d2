"""Holes in what an article numbers, and numbers that it has twice.

Step 1, Step 2, Step 4          a hole: nothing is Step 3
1. …, 2. …, 2. …, 3. …          a number twice
"""

from __future__ import annotations

import re
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
    for run in runs(found):
        fault = _fault(run, known)
        if fault is not None and not _stands_elsewhere(doc, found, fault, known):
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


def _stands_elsewhere(
    doc: Document, found: Sequence[Numbered], fault: Fault, known: SeriesWords
) -> bool:
    """Whether a number that is missing stands in another place or dress: at another level, in the
    text of a picture, in a line of its own. A heading is looked for where it should stand, for
    another section may count its own steps.
    """
    series, span = fault.after.series, Span(0, len(doc.source))
    if fault.after.level:
        places = sorted((fault.before.span, fault.after.span))
        span = Span(places[0].end, places[1].start)
    have = {one.number for one in found if one.series == series and span.contains(one.span)}
    if have.intersection(fault.missing):
        return True
    names = "|".join(map(re.escape, known.of(series)))
    start = _MARKED if doc.traits.has_markup else _LINE
    before = rf"\b(?:{names})\W{{0,4}}" if names else f"{start}{re.escape(series)}"
    return any(
        re.search(rf"{before}{number}[a-z]?\b", span.of(doc.source), re.MULTILINE | re.IGNORECASE)
        for number in fault.missing
    )
