"""The calendar, and the words that write it: which weekday a day was, how long a month is.

    weekday(2026, 5, 6)   2, a Wednesday, in the calendar that we use (Gregorian, also before 1582)
    calendar.month("de", "märz")   3

Days before 1930 may be told in the old (Julian) calendar, in which Russia, Greece and, before 1753,
Britain lived: whoever judges such a day asks for both.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from editlint.model.values import NamedTuple

_LENGTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_OLD_STYLE = 1930  # the year from which every country counted alike


class Names(NamedTuple):
    """The words of one language, each with its number: months from 1, weekdays from 0 (Monday)."""

    months: dict[str, int]
    weekdays: dict[str, int]


def prepared(pack: Mapping[str, Any]) -> dict[str, Any]:
    """The data file with its words counted, as plain values. `names` are those that are read in
    an article of a language: full names of all, short ones of its own.
    """
    en = pack["languages"]["en"]
    listed = pack["languages"].values()
    months = [_numbered(names["months"], 1) for names in listed]
    weekdays = [_numbered(names["weekdays"], 0) for names in listed]
    weekdays.append(
        {
            word + part: number
            for word, number in _numbered(pack["languages"]["de"]["weekdays"], 0).items()
            for part in pack["parts-of-day"].split()
        }
    )
    every = {"months": _merged(months), "weekdays": _merged(weekdays)}
    own = {
        language: {
            "months": every["months"] | _numbered(names["short-months"], 1),
            "weekdays": every["weekdays"] | _numbered(names["short-weekdays"], 0),
        }
        for language, names in pack["languages"].items()
    }
    words = {name: text.split() for name, text in pack.items() if isinstance(text, str)}
    return {
        **words,
        "names": {**own, "": every},
        "leading": [*_numbered(en["months"], 1), *_numbered(en["short-months"], 1)],
        "titles": {
            language: {
                "months": _first(names["months"]),
                "weekdays": _first(names["weekdays"]),
                "short-weekdays": _first(names["short-weekdays"]),
            }
            for language, names in pack["languages"].items()
        },
    }


def _numbered(text: str, start: int) -> dict[str, int]:
    """ "samstag/sonnabend sonntag" from 5: both of the first are 5; "-" is nothing."""
    return {
        word: number
        for number, words in enumerate(text.split(), start)
        for word in words.split("/")
        if word != "-"
    }


def _first(text: str) -> list[str]:
    return [words.split("/")[0] for words in text.split()]


def _merged(parts: list[dict[str, int]]) -> dict[str, int]:
    return {word: number for part in parts for word, number in part.items()}


class Calendar:
    """The words of written dates, made of the prepared data file."""

    def __init__(self, pack: Mapping[str, Any]) -> None:
        self.titles: Mapping[str, Mapping[str, list[str]]] = pack["titles"]
        lists = {name: frozenset(listed) for name, listed in pack.items() if type(listed) is list}
        self.between, self.told, self.joining = (
            lists["between"],
            lists["told"],
            lists["joining"],
        )
        self.knowing, self.about_dates = lists["knowing"], lists["about-dates"]
        self.clock_after, self.labels = lists["clock-after"], lists["labels"]
        self._names = {
            language: Names(names["months"], names["weekdays"])
            for language, names in pack["names"].items()
        }
        self._small = frozenset(
            name
            for language in ("fr", "es")
            for listed in self.titles[language].values()
            for name in listed
        )
        self._leading = frozenset(pack["leading"])

    def names(self, language: str) -> Names:
        """The words of an article in `language`: full names of all, short ones of its own."""
        return self._names[language]

    def is_small(self, word: str, language: str) -> bool:
        """Whether a month or weekday may be written with a small first letter."""
        return language in ("fr", "es") or word in self._small

    def leads(self, month: str, language: str) -> bool:
        """Whether the month may stand before its day: “May 6”, and “mayo 6” in America."""
        return month in self._leading or language == "es"

    def renamed(self, weekday: int, like: str) -> str:
        """The name of `weekday` in the language, length and case of the weekday name `like`."""
        for titles in self.titles.values():
            for form in ("weekdays", "short-weekdays"):
                if like.casefold() in titles[form]:
                    return cased(titles[form][weekday], like)
        for titles in self.titles.values():
            for name in titles["weekdays"]:
                if like.casefold().startswith(name):  # Dienstagabend
                    return cased(titles["weekdays"][weekday], like) + like[len(name) :]
        return cased(self.titles["en"]["weekdays"][weekday], like)


def cased(word: str, like: str) -> str:
    """`word` in capitals, with a first capital, or small, as `like` is."""
    if like.isupper() and len(like) > 1:
        return word.upper()
    return word.capitalize() if like[:1].isupper() else word


def _days(year: int, month: int, day: int) -> int:
    """Days since a Monday long ago, without the rule on centuries."""
    year, month = (year - 1, month + 12) if month <= 2 else (year, month)
    return 365 * year + year // 4 + (153 * (month - 3) + 2) // 5 + day


def day_number(year: int, month: int, day: int) -> int:
    """The number of a day of our calendar, from some day long ago."""
    before = year - 1 if month <= 2 else year
    return _days(year, month, day) - before // 100 + before // 400


def weekday(year: int, month: int, day: int) -> int:
    """0 for Monday, in our calendar."""
    return (day_number(year, month, day) + 1) % 7


def weekdays(year: int, month: int, day: int) -> tuple[int, ...]:
    """The weekday in our calendar and, of an old day, the one in the Julian calendar."""
    ours = weekday(year, month, day)
    if year >= _OLD_STYLE:
        return (ours,)
    return ours, (_days(year, month, day) + 6) % 7


def month_length(month: int, year: int | None = None) -> int:
    """Days of the month; of February 29 where the year is not told."""
    common = year is not None and (year % 4 != 0 or (year % 100 == 0 and year % 400 != 0))
    return 28 if month == 2 and common else _LENGTHS[month - 1]
