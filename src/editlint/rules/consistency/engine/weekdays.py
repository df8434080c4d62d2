"""Dates whose weekday is another one than the article says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from editlint.language.quotations import quoted_in
from editlint.model.data import Data
from editlint.model.document import Document
from editlint.model.finding import Applicability, Edit, Examined, Fix, Hit, Related, Severity
from editlint.model.places import Span, lazy
from editlint.model.rule import Yields
from editlint.model.values import NamedTuple
from editlint.rules.consistency.engine.calendar import (
    Calendar,
    day_number,
    month_length,
    weekday,
    weekdays,
)
from editlint.rules.consistency.engine.dates import Date, dates
from editlint.rules.consistency.engine.places import block_at
from editlint.rules.consistency.engine.reference import is_real, near, reference

_DAYS = lazy(r"(?<!\d)\d{1,2}(?!\d)")
_FIRST_YEAR = 1583  # of our calendar
_CERTAIN = 1930  # from here no country told its days in the old one
_BEFORE = 2  # blocks before a date whose years may be its own
_RECENT = 7  # days back to which a table without a year tells what comes
_OLD = 3  # years after which a date in a quotation or a table is of the past


class _Judged(NamedTuple):
    """A date with its year, and whether the year is written."""

    date: Date
    year: int
    written: bool


def wrong_weekdays(doc: Document, data: Data) -> Iterator[Yields]:
    """A hit for each date whose weekday does not fit, and how many there are that have one."""
    calendar = data.made(Calendar, "consistency/dates")
    looked = 0
    for date in dates(doc, calendar):
        if date.weekday is None or date.said is None:
            continue
        looked += 1
        judged = _judged(doc, calendar, date)
        if judged and not _is_quoted(doc, calendar, judged):
            yield _hit(doc, calendar, judged, date.said)
    yield Examined("date(s) with a weekday", looked)


def _judged(doc: Document, calendar: Calendar, date: Date) -> _Judged | None:
    """The date in the year that it is of, if its weekday does not fit there."""
    if date.year is not None:
        return _Judged(date, date.year, True) if _is_wrong(date, date.year) else None
    if not is_real(2024, date.month, date.day):
        return None
    day = reference(doc, calendar)
    years = list(near(date, day)) if day else []
    if not years or not all(_is_wrong(date, year) for year in years):
        return None
    if any(not _is_wrong(date, year) for year in _told_years(doc, date)):
        return None
    return _Judged(date, years[0], False)


def _is_wrong(date: Date, year: int) -> bool:
    """Whether the day of `year` is a real one and has another weekday in every reading."""
    readings = [(date.day, date.month), *([date.other] if date.other else [])]
    return year >= _FIRST_YEAR and all(
        is_real(year, month, day) and date.weekday not in weekdays(year, month, day)
        for day, month in readings
    )


def _years(keys: Iterable[str]) -> set[int]:
    """The years among these words."""
    return {
        int(key)
        for key in keys
        if len(key) == 4 and key.isdecimal() and key.isascii() and _FIRST_YEAR <= int(key) < 2100
    }


def _told_years(doc: Document, date: Date) -> set[int]:
    """The years named near the date: in a story of the past it may be of one of them."""
    return doc.view(_years_near, doc.block_number_at(date.span.start))


def _years_near(doc: Document, number: int) -> set[int]:
    near = doc.block_words[max(0, number - _BEFORE) : number + 1]
    return _years(doc.words.keys[near[0].start : near[-1].stop]) if near else set()


def _latest(doc: Document) -> int:
    return max(_years(doc.words.keys), default=0)


def _is_quoted(doc: Document, calendar: Calendar, judged: _Judged) -> bool:
    """Whether the date stands in a table or a quotation and is of the past: it is as it was."""
    block = block_at(doc, judged.date.span.start)
    aside = block.role in ("cell", "quotation", "note", "code") or (
        doc.view(quoted_in, block.span).covers(judged.date.at)
    )
    if not aside:
        return False
    day = reference(doc, calendar)
    if judged.written:
        latest = day.year if day else doc.view(_latest)
        return judged.year < max(2000, latest - _OLD)
    number = day_number(judged.year, judged.date.month, judged.date.day)
    return block.role != "cell" or day is None or number < day.number - _RECENT


def _hit(doc: Document, calendar: Calendar, judged: _Judged, said: Span) -> Hit:
    date, year = judged.date, judged.year
    real = weekday(year, date.month, date.day)
    english = calendar.titles["en"]["weekdays"]
    shown = " ".join(date.span.of(doc.prose).split())
    if len(_DAYS().findall(shown)) > 1 and date.form in ("day first", "month first"):
        shown = f"{date.day} {calendar.titles['en']['months'][date.month - 1].capitalize()}"
        shown += f" {year}" if judged.written else ""
    name = english[real].capitalize()
    if judged.written:
        message = f"{shown} is a {name}, and here it is called “{said.of(doc.prose)}”."
    else:
        message = f"{shown} is a {name} in {year}, and here it is called “{said.of(doc.prose)}”."
    certain = judged.written and year >= _CERTAIN and date.form != "short figures"
    return Hit(
        said,
        f"{message} Change the day or the date.",
        related=(Related(date.span, f"this is a {name}"),),
        fixes=tuple(_fixes(doc, calendar, judged, said, real)),
        severity=None if certain else Severity.WARNING,
    )


def _fixes(
    doc: Document, calendar: Calendar, judged: _Judged, said: Span, real: int
) -> Iterator[Fix]:
    """The two mends, none of them for a program to choose."""
    date = judged.date
    name = calendar.renamed(real, said.of(doc.prose))
    manual = Applicability.MANUAL
    yield Fix(f"Change the weekday to {name}", (Edit(said, name),), manual)
    day = _nearest(date, judged.year)
    if day is not None and not date.suffixed and date.other is None:
        width = len(date.at.of(doc.prose))
        text = f"{day:02}" if width == 2 and date.at.of(doc.prose)[0] == "0" else str(day)
        yield Fix(f"Change the day of the month to {day}", (Edit(date.at, text),), manual)


def _nearest(date: Date, year: int) -> int | None:
    """The nearest day of the same month that has the weekday."""
    days = range(1, month_length(date.month, year) + 1)
    fitting = [day for day in days if weekday(year, date.month, day) == date.weekday]
    return min(fitting, key=lambda day: abs(day - date.day), default=None)
