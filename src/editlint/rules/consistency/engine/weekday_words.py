"""Which weekday an article says a date is.

A weekday belongs to the date that it stands before (“Tuesday evening, 6 May”); one that stands
behind (“6 May, a Tuesday”) does where the date has none. Two weekdays beside two days go by pairs;
where they do not come out even, none is read, for then they say when something is open.
"""

from __future__ import annotations

from collections.abc import Sequence

from editlint.model.values import NamedTuple
from editlint.rules.consistency.engine.calendar import Calendar
from editlint.rules.consistency.engine.date_words import (
    Core,
    YearWord,
    joint,
)
from editlint.rules.consistency.engine.word_line import WordLine

_SKIPPED = 4  # words between a weekday and its date
_SIGNS = ",(–—-:*'\"“”«»[ "
_ARTICLES = frozenset({"a", "an", "ein", "einem", "einen", "un", "une"})
_ON = frozenset({"on", "auf", "en"})
_HOURS = frozenset({"am", "pm", "a", "p", "uhr", "h"})
_ENDINGS = frozenset({"and", "when", "in", "but", "so", "at", "und", "et", "y", "um", "à"})


class Said(NamedTuple):
    """A weekday by its word."""

    weekday: int
    at: int


class Binder(NamedTuple):
    """Reads the weekdays of one block."""

    line: WordLine
    calendar: Calendar
    language: str

    def before(self, core: Core) -> list[Said | None]:
        """The weekday of each day of `core` that stands before it."""
        if core.is_month_first:
            firsts = [core.first, *(None for _ in core.days[1:])]
        else:
            firsts = [day.at for day in core.days]
        led = core.days[0].suffixed
        found = [None if at is None else self._left(at, led) for at in firsts]
        if found[0] is None:
            return found
        row = self._row_before(found[0])
        if len(row) == 1:
            return found if self._is_of_first(found, core) else [None for _ in found]
        others = any(found[1:])
        return self._paired(row, core) if not others else [None for _ in found]

    def _is_of_first(self, found: list[Said | None], core: Core) -> bool:
        """Whether the one weekday is that of the first day, and not the last of several: “Saturday
        as well as Sunday (20 and 21 May)”.
        """
        said = found[0]
        return said is None or len(core.days) == 1 or "(" not in self.line.gap(said.at + 1)

    def behind(self, core: Core, taken: set[int]) -> tuple[list[Said | None], YearWord | None]:
        """The weekdays that stand behind `core`, and a year behind them."""
        row = self._row_behind(core.last)
        if not row or any(said.at in taken for said in row):
            return [None for _ in core.days], None
        year = year_behind_weekday(self.line, row[-1].at) if core.year is None else None
        return self._paired(row, core), year

    def beside(self, within: range) -> Said | None:
        """The weekday of a date in figures."""
        left = self._left(within.start, False)
        if left is not None:
            return left if len(self._row_before(left)) == 1 else None
        row = self._row_behind(within.stop - 1)
        return row[0] if len(row) == 1 else None

    def _paired(self, row: Sequence[Said], core: Core) -> list[Said | None]:
        if len(row) != len(core.days):
            return [None for _ in core.days]
        return list(row)

    def _said(self, at: int) -> Said | None:
        """The weekday that word `at` is."""
        weekday = self.calendar.names(self.language).weekdays.get(self.line.key(at))
        if weekday is None:
            return None
        key = self.line.key(at)
        if not self.line.is_capital(at) and not self.calendar.is_small(key, self.language):
            return None
        if key == "sun" and self.line.key(at - 1) == "the":
            return None  # a newspaper
        return Said(weekday, at)

    def _left(self, start: int, led: bool) -> Said | None:
        """The weekday before word `start`, with no more than a time of day between; `led` where
        the day has a suffix, so that “the” may stand before it.
        """
        at = start
        for _ in range(_SKIPPED + 1):
            at -= 1
            if at < self.line.first:
                return None
            said = self._said(at)
            if not self._is_open(at + 1, said is not None and len(self.line.key(at)) <= 5):
                return None
            if said is not None:
                return said
            if not self._is_between(at, led):
                return None
        return None

    def _is_open(self, at: int, short: bool) -> bool:
        """Whether nothing before word `at` ends what was said."""
        gap = self.line.gap(at)
        if short or self.line.key(at - 1) in _HOURS:
            gap = gap.replace(".", "")
        return not gap.strip(_SIGNS)

    def _is_between(self, at: int, led: bool) -> bool:
        key = self.line.key(at)
        if key[:1].isdigit():
            return ":" in key or self.line.key(at + 1) in _HOURS
        return key in self.calendar.between or (led and key == "the")

    def _row_before(self, last: Said) -> list[Said]:
        """The weekdays joined to `last`, which is the last of them."""
        row = [last]
        while True:
            for left in (row[0].at - 1, row[0].at - 2):
                if joint(self.line, left, row[0].at, self.calendar) and (said := self._said(left)):
                    row.insert(0, said)
                    break
            else:
                return row

    def _row_behind(self, last: int) -> list[Said]:
        """The weekdays told of what ends with word `last`."""
        at, skipped = last + 1, 0
        while self._said(at) is None:
            if self.line.key(at) not in self.calendar.told or skipped == _SKIPPED:
                return []
            at, skipped = at + 1, skipped + 1
        signs = "".join(self.line.gap(place) for place in range(last + 1, at + 1))
        if signs.strip(_SIGNS) or not self._is_told(at, skipped, signs):
            return []
        row = [said] if (said := self._said(at)) else []
        while True:
            for right in (row[-1].at + 1, row[-1].at + 2):
                if joint(self.line, row[-1].at, right, self.calendar) and (
                    said := self._said(right)
                ):
                    row.append(said)
                    break
            else:
                return row if self._is_end(row[-1].at, signs) else []

    def _is_told(self, at: int, skipped: int, signs: str) -> bool:
        """Whether the words between say that the date is that weekday: “was a”, “fell on”."""
        if not skipped:
            return True
        word = self.line.key(at - 1)
        if word in _ARTICLES:
            return skipped > 1 or bool(signs)
        return word in _ON and skipped > 1

    def _is_end(self, at: int, signs: str) -> bool:
        """Whether the weekday is told for itself: “(Tuesday)”, not “6 May, Tuesday evenings”."""
        behind = self.line.behind(at)
        if "(" in signs or "[" in signs:
            return behind in tuple(")],")
        if at + 1 >= self.line.stop or self.line.gap(at + 1):
            return True
        between = self.line.prose[self.line.words.ends[at] : self.line.words.starts[at + 1]]
        key = self.line.key(at + 1)
        return "\n" in between or key in _ENDINGS or key[:1].isdigit()


def year_behind_weekday(line: WordLine, at: int) -> YearWord | None:
    """ "May 6 (Tuesday), 2026": the year behind the weekday."""
    if line.gap(at + 1) not in (")", "),", ","):
        return None
    key = line.key(at + 1)
    fits = key.isdecimal() and len(key) == 4 and 1000 <= int(key) < 2200
    return YearWord(int(key), at + 1) if fits else None
