"""Dates in figures: 06.05.2026, 6/5/2026, 2026-05-06, and 6.5. in German."""

from __future__ import annotations

import re
from collections.abc import Iterator

from editlint.model.document import Document
from editlint.model.places import Span, lazy
from editlint.model.values import NamedTuple
from editlint.rules.consistency.engine.figures import between, figures

_ISO = r"(?<![\w.,/+-])(\d{4})-(\d\d)-(\d\d)(?![\w/+-])"
_ORDERED = r"(?<![\w.,/+-])(\d{1,2})(?P<mark>[./-])(\d{1,2})(?P=mark)(\d{4}|\d\d)(?![\w/+-]|[.,]\d)"
_DATE = lazy(f"{_ISO}|{_ORDERED}")
_YEARLESS = lazy(r"(?<![\w.,/+-])(\d{1,2})\.\s?(\d{1,2})\.(?![\w-])")
_DAY_FIRST = frozenset({"de", "fr", "es"})
_MONTH_FIRST = frozenset({"en-us", "en_us", "en-ph"})
_AGES = 50  # a year of two figures is of this century up to here


class Numeric(NamedTuple):
    """A date in figures. `other` is (day, month) read the other way round, where nothing tells the
    order; day and month may be none that there are.
    """

    span: Span
    day: int
    month: int
    year: int | None
    at: Span
    year_at: Span | None
    other: tuple[int, int] | None
    full: bool


def numeric_dates(doc: Document) -> Iterator[Numeric]:
    """The dates in figures, in order."""
    prose, starts = doc.prose, doc.words.starts
    for at in _candidates(doc):
        match = _DATE().match(prose, starts[at])
        if match is None:
            yield from _yearless(doc, starts[at])
        elif match[1]:
            year, month, day = (int(match[part]) for part in (1, 2, 3))
            places = Span(*match.span(3)), Span(*match.span(1))
            yield Numeric(Span(*match.span()), day, month, year, *places, None, full=True)
        else:
            yield _ordered(doc, match, len(match[7]) == 4)


def _candidates(doc: Document) -> Iterator[int]:
    """The words that such a date may begin with: "06.05.2026", or "6" in "6/5/2026"."""
    listed, keys = figures(doc), doc.words.keys
    for place, at in enumerate(listed):
        if "." in keys[at] or (
            place + 2 < len(listed)
            and listed[place + 2] == at + 2
            and between(doc, at, at + 1) in ("/", "-")
        ):
            yield at


def _yearless(doc: Document, start: int) -> Iterator[Numeric]:
    """ "6.5.", in German."""
    match = _YEARLESS().match(doc.prose, start) if doc.language == "de" else None
    if match is not None:
        span, at = Span(*match.span()), Span(*match.span(1))
        yield Numeric(span, int(match[1]), int(match[2]), None, at, None, None, full=False)


def _ordered(doc: Document, match: re.Match[str], full: bool) -> Numeric:
    """A date of three parts whose year comes last."""
    first, mark, second, year = int(match[4]), match[5], int(match[6]), int(match[7])
    if not full:
        year += 2000 if year < _AGES else 1900
    place, year_at = Span(*match.span()), Span(*match.span(7))
    day_first = Numeric(place, first, second, year, Span(*match.span(4)), year_at, None, full)
    month_first = Numeric(place, second, first, year, Span(*match.span(6)), year_at, None, full)
    if mark == "." or doc.language in _DAY_FIRST or first > 12:
        return day_first
    if second > 12:
        return month_first
    locale = str(doc.meta.get("lang", doc.meta.get("language", ""))).casefold()
    if locale in _MONTH_FIRST:
        return month_first
    return day_first if "-" in locale else day_first._replace(other=(second, first))
