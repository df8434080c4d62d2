"""When an article is of: the date in its front matter, in its file name, at its head, or the one
time of all its dates.

A date without a year is read as the one nearest to that day; where it lies farther off than the
day reaches, it may be of any year.
"""

from __future__ import annotations

from collections.abc import Iterator

from editlint.model.document import Document
from editlint.model.places import lazy
from editlint.model.values import NamedTuple
from editlint.rules.consistency.engine.calendar import Calendar, day_number, month_length
from editlint.rules.consistency.engine.dates import Date, dates
from editlint.rules.consistency.engine.places import block_at

_KEYS = ("date", "published", "publishdate", "publish_date", "pubdate", "pub_date", "created")
_ISO = lazy(r"(?<!\d)((?:19|20)\d\d)[-_/]?(\d\d)[-_/]?(\d\d)(?!\d)")
_HEAD = 400  # characters in which a dateline stands
_SHORT = 14  # words of the line of a dateline that holds nothing else
_REACH = 200  # days around the day of an article
_SEVERAL = 2
_ONE_TIME = 60  # days in which the dates of one event lie, and those of an article that was updated


class Day(NamedTuple):
    """A day, and how many days around it a date without a year belongs to it."""

    year: int
    month: int
    day: int
    reach: int = _REACH

    @property
    def number(self) -> int:
        return day_number(self.year, self.month, self.day)


def reference(doc: Document, calendar: Calendar) -> Day | None:
    """The day that the article is of, None where nothing tells it."""
    return doc.view(_reference, calendar)


def _reference(doc: Document, calendar: Calendar) -> Day | None:
    written = (str(doc.meta[key]) for key in doc.meta if str(key).lower() in _KEYS)
    for text in (*written, (doc.path or "").rsplit("/", 1)[-1]):
        match = _ISO().search(text)
        if match and is_real(*(parts := tuple(map(int, match.groups())))):
            return Day(*parts)
    full = list(_with_year(doc, calendar))
    return _dateline(doc, full) or _only_time([day for _, day in full])


def _with_year(doc: Document, calendar: Calendar) -> Iterator[tuple[Date, Day]]:
    for date in dates(doc, calendar):
        if date.year and date.other is None and is_real(date.year, date.month, date.day):
            yield date, Day(date.year, date.month, date.day)


def _only_time(days: list[Day]) -> Day | None:
    """The first of the days, where there are two and all are of one time: one alone may be that of
    an anniversary.
    """
    if len(set(days)) < _SEVERAL or not _is_one_time(days):
        return None
    return days[0]._replace(reach=_ONE_TIME)


def _is_one_time(days: list[Day]) -> bool:
    numbers = [day.number for day in days]
    return max(numbers) - min(numbers) <= _ONE_TIME


def _dateline(doc: Document, full: list[tuple[Date, Day]]) -> Day | None:
    """The first date at the head of the text, in a short line or before a dash; None where other
    such lines are of another time, as on a page of many articles.
    """
    start = next((block.span.start for block in doc.blocks if block.kind != "front_matter"), 0)
    lines = [(date.span.start, day) for date, day in full if _is_dateline(doc, date)]
    if not lines or lines[0][0] > start + _HEAD:
        return None
    return lines[0][1] if _is_one_time([day for _, day in lines]) else None


def _is_dateline(doc: Document, date: Date) -> bool:
    block = block_at(doc, date.span.start)
    short = len(doc.words.keys_of(block.span)) <= _SHORT and block.kind != "title"
    behind = doc.prose[date.span.end : date.span.end + 4].lstrip(" )")
    return short or behind[:1] in ("—", "–")


def is_real(year: int, month: int, day: int) -> bool:
    """Whether there is such a day."""
    return 1 <= month <= 12 and 1 <= day <= month_length(month, year)


def near(date: Date, day: Day) -> Iterator[int]:
    """The years in which `date`, which tells none, lies near `day`, the nearest first."""
    found = [
        (abs(day_number(year, date.month, date.day) - day.number), year)
        for year in (day.year - 1, day.year, day.year + 1)
        if is_real(year, date.month, date.day)
    ]
    return (year for distance, year in sorted(found) if distance <= day.reach)
