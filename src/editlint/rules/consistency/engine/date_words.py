"""The days, the month and the year of a date in words, around the name of its month.

Tuesday 6 and Thursday 8 May 2026    days 6 and 8 before the month
May 6–8, 2026                        days 6 and 8 behind it
"""

from __future__ import annotations

from editlint.model.values import NamedTuple
from editlint.rules.consistency.engine.calendar import Calendar
from editlint.rules.consistency.engine.word_line import DASHES, WordLine

_OF = frozenset({"of", "de", "del"})
_SUFFIXES = frozenset({"st", "nd", "rd", "th", "er", "re", "º", "ª", "ten", "te"})
_RANGE = frozenset({"to", "through", "thru", "until", "till", "bis", "au", "à", "al", "a"})
_MOST_DAYS = 5  # of one month in a row
_NEVER_BEFORE, _NEVER_BEHIND = frozenset("$€£#/_:%.,+"), frozenset("%/_°$€£")


class DayWord(NamedTuple):
    """A day by its word, and how it is joined to the one before."""

    number: int
    at: int
    joint: str = ""
    suffixed: bool = False


class YearWord(NamedTuple):
    number: int
    at: int


class Core(NamedTuple):
    """A month with its days (at least one) and its year; words `first` to `last`."""

    days: tuple[DayWord, ...]
    month: int
    year: YearWord | None
    first: int
    last: int
    is_month_first: bool


def core_at(line: WordLine, at: int, calendar: Calendar, language: str) -> Core | None:
    """The date around word `at`, the name of a month."""
    names = calendar.names(language)
    month, key = names.months[line.key(at)], line.key(at)
    small = not line.is_capital(at)
    if small and not calendar.is_small(key, language):
        return None
    days = _days_before(line, at, calendar, language)
    if days:
        year = year_behind(line, at)
        return Core(days, month, year, days[0].at, year.at if year else at, False)
    if small or not calendar.leads(key, language):
        return None
    days, last = _days_behind(line, at)
    if not days:
        return None
    year = year_behind(line, last)
    return Core(days, month, year, at, year.at if year else last, True)


def joint(line: WordLine, left: int, right: int, calendar: Calendar) -> str:
    """How word `right` is joined to word `left` before it: "range", "list" or "" (not at all)."""
    if left < line.first or right >= line.stop:
        return ""
    if right - left == 1:
        sign = line.gap(right).strip(".,) ")
        if not sign:
            return "list" if "," in line.gap(right) else ""
        return "range" if sign in DASHES else "list" if sign in "&/+" else ""
    word = line.key(left + 1)
    if word not in calendar.joining or (line.gap(left + 1) + line.gap(right)).strip(".,"):
        return ""
    return "range" if word in _RANGE else "list"


def _day(line: WordLine, at: int) -> DayWord | None:
    """The day that word `at` is; "6", "6th" with its suffix behind."""
    key = line.key(at)
    if not (key.isdecimal() and key.isascii() and len(key) <= 2 and 1 <= int(key) <= 39):
        return None
    before, behind = line.before(at), line.behind(at)
    if (before in _NEVER_BEFORE and before) or (behind in _NEVER_BEHIND and behind):
        return None
    if line.is_cut_off(at):
        return None
    suffixed = line.key(at + 1) in _SUFFIXES and behind.isalnum()
    if behind.isalnum() and not suffixed:
        return None
    return DayWord(int(key), at, suffixed=suffixed)


def _day_ending(line: WordLine, at: int) -> DayWord | None:
    """The day whose last word is `at`: the number or its suffix."""
    return _day(line, at - 1) if line.key(at) in _SUFFIXES else _day(line, at)


def _days_before(
    line: WordLine, month: int, calendar: Calendar, language: str
) -> tuple[DayWord, ...]:
    last = month - 1
    if not line.is_tied(month):
        return ()
    if line.key(last) in _OF:
        if line.gap(last):
            return ()
        last -= 1
    day = _day_ending(line, last)
    days: list[DayWord] = []
    months, weekdays = calendar.names(language)
    if day and line.prose[line.words.starts[month] - 1] == "-" and line.key(day.at - 1) in months:
        return ()  # "August 31-September 2": the day is one of August
    while day is not None and len(days) < _MOST_DAYS:
        start = day.at
        if line.key(start - 1) in weekdays and not line.gap(start).strip(".,"):
            start -= 1
        earlier, how = _joined_day(line, start, calendar)
        days.append(day._replace(joint=how if earlier else ""))
        day = earlier
    return tuple(reversed(days))


def _joined_day(line: WordLine, start: int, calendar: Calendar) -> tuple[DayWord | None, str]:
    """The day that is joined to what begins at word `start`, and how."""
    for left in (start - 1, start - 2):
        how = joint(line, left, start, calendar)
        if how and (day := _day_ending(line, left)):
            return day, how
    return None, ""


def _days_behind(line: WordLine, month: int) -> tuple[tuple[DayWord, ...], int]:
    """The days behind the month, and their last word."""
    at = month + 1
    if line.gap(at).strip("."):
        return (), month
    if line.key(at) == "the" and not line.gap(at + 1):
        at += 1
    day = _day(line, at)
    if day is None:
        return (), month
    days = [day]
    last = at + day.suffixed
    while len(days) < _MOST_DAYS:
        later, how = _later_day(line, last)
        if later is None:
            break
        days.append(later._replace(joint=how))
        last = later.at + later.suffixed
    return tuple(days), last


def _later_day(line: WordLine, last: int) -> tuple[DayWord | None, str]:
    """The day that goes on behind word `last`: "6–8", "6 and 8"."""
    sign, word = line.gap(last + 1).strip(), line.key(last + 1)
    if sign in ("-", "–", "—", "&") and (day := _day(line, last + 1)):
        return (day, "list" if sign == "&" else "range") if _ends(line, day) else (None, "")
    if word in ("and", "to", "through", "y", "al", "a") and not sign:
        day = _day(line, last + 2)
        if day and _ends(line, day) and not line.gap(last + 2):
            return day, "list" if word in ("and", "y") else "range"
    return None, ""


def _ends(line: WordLine, day: DayWord) -> bool:
    """Whether no month follows the day, whose it would be: "May 6 – 8 June"."""
    behind = day.at + 1 + day.suffixed
    return line.gap(behind) != "" or not line.key(behind)[:1].isalpha()


def year_behind(line: WordLine, last: int) -> YearWord | None:
    """The year right behind word `last` of a date."""
    at = last + 1
    if line.gap(at).strip(".,") not in ("", "-"):
        return None
    if line.key(at) in _OF and not line.gap(at + 1):
        at += 1
    key = line.key(at)
    if not (key.isdecimal() and key.isascii()):
        return None
    before, behind = line.before(at), line.behind(at)
    if (behind in _NEVER_BEHIND and behind) or behind.isalpha():
        return None
    if len(key) == 4 and 1000 <= int(key) < 2200:
        return YearWord(int(key), at)
    return YearWord(2000 + int(key), at) if len(key) == 2 and before in ("'", "’") else None
