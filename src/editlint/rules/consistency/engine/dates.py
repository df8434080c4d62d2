"""The dates that an article writes out, with the weekday that it says they are.

Tuesday, 6 May 2026    day 6, month 5, year 2026, weekday 1
6–8 May (Tue–Thu)      two dates, joined as a range, each with its weekday
5/6/2026               day 5, month 6, and `other` (6, 5) where nothing tells the order
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from editlint.model.document import NOT_PROSE, Document
from editlint.model.places import Span
from editlint.model.values import NamedTuple
from editlint.rules.consistency.engine.calendar import Calendar
from editlint.rules.consistency.engine.date_words import Core, core_at
from editlint.rules.consistency.engine.figures import figures
from editlint.rules.consistency.engine.numeric_dates import Numeric, numeric_dates
from editlint.rules.consistency.engine.weekday_words import Binder, Said
from editlint.rules.consistency.engine.word_line import WordLine

_BEFORE = 2  # words from a month to its day: "May the 6th"
_BEHIND = 3  # and from a day to its month: "6", "th", "of", "May"


class Date(NamedTuple):
    """A written date. `at` is the day's number, `said` the weekday as it is written.

    `joint` tells how it is joined to the date before it in the same month: "range" in "6–8 May",
    else "list" or "". `suffixed`: the day is told to be one, as in "31st". `ahead`: the day stands
    before its month.
    """

    span: Span
    day: int
    month: int
    year: int | None
    at: Span
    year_at: Span | None = None
    weekday: int | None = None
    said: Span | None = None
    joint: str = ""
    other: tuple[int, int] | None = None
    form: str = "day first"  # or "month first", "figures", "short figures"
    suffixed: bool = False


def dates(doc: Document, calendar: Calendar) -> tuple[Date, ...]:
    """Every date of the prose, in order of place."""
    return doc.view(_read, calendar)


def _read(doc: Document, calendar: Calendar) -> tuple[Date, ...]:
    named = _months_near_days(doc, calendar)
    found: list[Date] = []
    starts = doc.words.starts
    for number in sorted({doc.block_number_at(starts[at]) for at in named}):
        within = doc.block_words[number]
        if doc.blocks[number].kind in NOT_PROSE:
            continue
        binder = Binder(_line(doc, within), calendar, doc.language)
        inside = named[bisect_left(named, within.start) : bisect_left(named, within.stop)]
        cores = (core_at(binder.line, at, calendar, doc.language) for at in inside)
        found += _worded([core for core in cores if core], binder)
    for numeric in numeric_dates(doc):
        number = doc.block_number_at(numeric.span.start)
        binder = Binder(_line(doc, doc.block_words[number]), calendar, doc.language)
        said = binder.beside(doc.words.within(numeric.span))
        if doc.blocks[number].kind not in NOT_PROSE and (numeric.year is not None or said):
            found.append(_of_figures(numeric, *_told(said, binder)))
    return tuple(sorted(found, key=lambda date: date.span))


def _months_near_days(doc: Document, calendar: Calendar) -> list[int]:
    """The words that name a month with a figure as near as a day may be."""
    months, keys = calendar.names(doc.language).months, doc.words.keys
    near: set[int] = set()
    for day in figures(doc):
        first = max(0, day - _BEFORE)
        around = keys[first : day + _BEHIND + 1]
        if not months.keys().isdisjoint(around):  # most figures have none beside them
            near.update(at for at, key in enumerate(around, first) if key in months)
    return sorted(near)


def _line(doc: Document, within: range) -> WordLine:
    return WordLine(doc.prose, doc.words, within.start, within.stop)


def _worded(cores: list[Core], binder: Binder) -> Iterator[Date]:
    before = [binder.before(core) for core in cores]
    taken = {said.at for listed in before for said in listed if said}
    for core, listed in zip(cores, before, strict=True):
        year = core.year
        if not any(listed):
            listed, later = binder.behind(core, taken)
            year = year or later
        for day, said in zip(core.days, listed, strict=True):
            yield Date(
                binder.line.words.span(core.first, core.last + 1),
                day.number,
                core.month,
                year.number if year else None,
                binder.line.span(day.at),
                binder.line.span(year.at) if year else None,
                *_told(said, binder),
                joint=day.joint,
                form="month first" if core.is_month_first else "day first",
                suffixed=day.suffixed,
            )


def _told(said: Said | None, binder: Binder) -> tuple[int | None, Span | None]:
    return (said.weekday, binder.line.span(said.at)) if said else (None, None)


def _of_figures(numeric: Numeric, weekday: int | None, said: Span | None) -> Date:
    return Date(
        numeric.span,
        numeric.day,
        numeric.month,
        numeric.year,
        numeric.at,
        numeric.year_at,
        weekday,
        said,
        other=numeric.other,
        form="figures" if numeric.full else "short figures",
    )
