"""Days that no month has, and hours that no day has."""

from __future__ import annotations

from collections.abc import Iterator

from editlint.model.data import Data
from editlint.model.document import NOT_PROSE, Document
from editlint.model.finding import Hit
from editlint.model.places import Span, lazy
from editlint.rules.consistency.engine.calendar import Calendar, month_length
from editlint.rules.consistency.engine.dates import Date, dates
from editlint.rules.consistency.engine.figures import figures
from editlint.rules.consistency.engine.places import block_at, sentence_at

_HOUR = lazy(r"(?<![\d.,:/-])(\d\d?):(\d\d)(?![\d:]|[.,]\d)[ \u00a0\u202f]?([^\W\d_][\w.']*)?")
_STOPS = frozenset(".,;:!?)]\n")
_SAID = frozenset({"on", "am", "zum", "den", "le", "el", "dated", "until", "bis"})
# “After November 31 will ...” tells of a day, “in November 31 boats” of boats.
_TIMED = frozenset({"after", "before", "by", "since", "from", "through", "till", "of"})
_GOES_ON = frozenset({
    "and", "or", "but", "to", "will", "is", "was", "are", "were", "be", "has", "had", "in", "at",
    "with", "for", "the", "a", "when", "as", "until", "till",
})  # fmt: skip
# “On 30 February” is never, but nobody gives that day a year.
_IDIOM = frozenset({"never", "niemals", "jamais", "nunca"})
_NONE = frozenset({"no", "kein", "keinen", "pas", "ningún"})
_YEARS = range(1583, 2200)


def impossible_days(doc: Document, data: Data) -> Iterator[Hit]:
    """A hit for each date whose month has no such day."""
    calendar = data.made(Calendar, "consistency/dates")
    found = dates(doc, calendar)
    if not any(map(_is_impossible, found)) or not calendar.about_dates.isdisjoint(doc.words.keys):
        return
    for date in found:
        if not _is_impossible(date) or not _is_day(doc, calendar, date):
            continue
        if (
            _knows(doc, calendar, date.span, date.year is not None)
            or block_at(doc, date.span.start).role == "code"
        ):
            continue
        shown = " ".join(date.span.of(doc.prose).split())
        yield Hit(date.span, f"There is no {shown}: {_because(calendar, date)}. Correct the date.")


def _is_impossible(date: Date) -> bool:
    if date.form == "short figures" or (date.year is not None and date.year not in _YEARS):
        return False
    if date.form == "figures" and date.day > 31:
        return False
    readings = [(date.day, date.month), *([date.other] if date.other else [])]
    return all(1 <= month <= 12 and day > month_length(month, date.year) for day, month in readings)


def _is_day(doc: Document, calendar: Calendar, date: Date) -> bool:
    """Whether the number is the day of a date, and no number of things or years."""
    if date.form == "figures" or date.suffixed:
        return True
    if date.joint:
        return False
    first = doc.words.within(date.span).start
    before = doc.words.keys[first - 1] if first else ""
    if before in calendar.labels:
        return False  # "Issue 31 November 1998"
    if date.day > 31:
        return date.year is not None and before in _SAID
    if date.form == "day first" or date.year is not None:
        return True
    behind = doc.prose[date.span.end : date.span.end + 1]
    if behind in _STOPS or not behind or before in _SAID:
        return True
    after = doc.words.within(date.span).stop
    return before in _TIMED and not _GOES_ON.isdisjoint(doc.words.keys[after : after + 1])


def _because(calendar: Calendar, date: Date) -> str:
    name = calendar.titles["en"]["months"][date.month - 1].capitalize()
    most = month_length(date.month, date.year)
    if date.month == 2 and most == 28 and date.day == 29:
        return f"{date.year} is no leap year"
    return f"{name} has {most} days"


def _knows(doc: Document, calendar: Calendar, span: Span, is_dated: bool = False) -> bool:
    """Whether the sentence says that there is no such date, or speaks of how dates are read."""
    keys = doc.words.keys_of(sentence_at(doc, span.start))
    first = doc.words.within(span).start
    before = doc.words.keys[max(0, first - 4) : first]
    known = set(keys) - _IDIOM if is_dated else set(keys)
    return not calendar.knowing.isdisjoint(known) or not _NONE.isdisjoint(before)


def impossible_hours(doc: Document, data: Data) -> Iterator[Hit]:
    """A hit for each hour after the last, where it is told to be an hour."""
    calendar = data.made(Calendar, "consistency/dates")
    ends = {date.span.end for date in dates(doc, calendar)}
    keys = doc.words.keys
    for at in figures(doc):
        match = _HOUR().match(doc.prose, doc.words.starts[at]) if ":" in keys[at] else None
        if match is None:
            continue
        hour, minute, word = int(match[1]), int(match[2]), (match[3] or "").lower().strip(".")
        if (hour < 24 and minute < 60) or (hour == 24 and minute == 0):
            continue
        told = word in calendar.clock_after or _follows(doc, ends, match.start())
        if not told or block_at(doc, match.start()).kind in NOT_PROSE:
            continue
        span = Span(match.start(1), match.end(2))
        if not _knows(doc, calendar, span):
            yield Hit(span, f"There is no such time as {span.of(doc.prose)}. Correct the time.")


def _follows(doc: Document, ends: set[int], at: int) -> bool:
    """Whether a date ends right before, with no more than “at” between."""
    for end in ends:
        if 0 < at - end <= 12:
            between = doc.prose[end:at].strip(" ,–—|-\u00a0()*\u2060")
            if between.lower() in ("", "at", "from", "um", "ab", "à", "a las", "kl"):
                return True
    return False
