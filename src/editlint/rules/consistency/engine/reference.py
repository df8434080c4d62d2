"""When an article is of: the date in its front matter, in its file name, or at its head.

A date without a year is read as the one nearest to that day; where it lies more than 200 days off
it may be of any year.
"""

from __future__ import annotations

from collections.abc import Iterator

from editlint.model.document import Document
from editlint.model.places import lazy
from editlint.rules.consistency.engine.calendar import Calendar, day_number, month_length
from editlint.rules.consistency.engine.dates import Date, dates
from editlint.rules.consistency.engine.places import block_at

_KEYS = ("date", "published", "publishdate", "publish_date", "pubdate", "pub_date", "created")
_ISO = lazy(r"(?<!\d)((?:19|20)\d\d)[-_/]?(\d\d)[-_/]?(\d\d)(?!\d)")
_HEAD = 400  # characters in which a dateline stands
_SHORT = 14  # words of the line of a dateline that holds nothing else
_NEAR = 200  # days
_ONE_ARTICLE = 60  # days between the datelines of one article, as of a page that was updated

Day = tuple[int, int, int]  # year, month, day


def reference(doc: Document, calendar: Calendar) -> Day | None:
    """The day that the article is of, None where nothing tells it."""
    return doc.view(_reference, calendar)


def _reference(doc: Document, calendar: Calendar) -> Day | None:
    written = (str(doc.meta[key]) for key in doc.meta if str(key).lower() in _KEYS)
    for text in (*written, (doc.path or "").rsplit("/", 1)[-1]):
        match = _ISO().search(text)
        if match and (day := _real(*map(int, match.groups()))):
            return day
    return _dateline(doc, calendar)


def _dateline(doc: Document, calendar: Calendar) -> Day | None:
    """The first date with a year at the head of the text, in a short line or before a dash; None
    where other such lines are of another time, as on a page of many articles.
    """
    start = next((block.span.start for block in doc.blocks if block.kind != "front_matter"), 0)
    lines = [
        (date.span.start, day)
        for date in dates(doc, calendar)
        if date.year
        and date.other is None
        and _is_dateline(doc, date)
        and (day := _real(date.year, date.month, date.day))
    ]
    if not lines or lines[0][0] > start + _HEAD:
        return None
    numbers = [day_number(*day) for _, day in lines]
    return lines[0][1] if max(numbers) - min(numbers) <= _ONE_ARTICLE else None


def _is_dateline(doc: Document, date: Date) -> bool:
    block = block_at(doc, date.span.start)
    short = len(doc.words.keys_of(block.span)) <= _SHORT and block.kind != "title"
    behind = doc.prose[date.span.end : date.span.end + 4].lstrip(" )")
    return short or behind[:1] in ("—", "–")


def _real(year: int, month: int, day: int) -> Day | None:
    return (year, month, day) if is_real(year, month, day) else None


def is_real(year: int, month: int, day: int) -> bool:
    """Whether there is such a day."""
    return 1 <= month <= 12 and 1 <= day <= month_length(month, year)


def near(date: Date, day: Day) -> Iterator[int]:
    """The years in which `date`, which tells none, lies near `day`, the nearest first."""
    middle = day_number(*day)
    found = [
        (abs(day_number(year, date.month, date.day) - middle), year)
        for year in (day[0] - 1, day[0], day[0] + 1)
        if is_real(year, date.month, date.day)
    ]
    return (year for distance, year in sorted(found) if distance <= _NEAR)
