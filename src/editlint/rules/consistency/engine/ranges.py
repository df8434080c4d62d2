"""Ranges that run backwards: years, pages, hours, days."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from editlint.model.data import Data
from editlint.model.document import NOT_PROSE, Document
from editlint.model.finding import Hit
from editlint.model.places import Span
from editlint.rules.consistency.engine.calendar import Calendar, day_number
from editlint.rules.consistency.engine.dates import Date, dates
from editlint.rules.consistency.engine.figures import between, neighbours, whole
from editlint.rules.consistency.engine.hours import hour_ranges
from editlint.rules.consistency.engine.places import block_at
from editlint.rules.consistency.engine.reference import is_real
from editlint.rules.consistency.engine.word_lists import WordLists

_BLANK = " \n\u00a0\u202f\u2060"
_YEARS = range(1500, 2100)
_JOINING = frozenset(["to", "until", "till", "through", "bis", "au", "à", "al", "a", "hasta"])
_BETWEEN = frozenset({"between", "zwischen", "entre"})
_OPENED = frozenset({"and", "und", "et", "y"})


def reversed_ranges(doc: Document, data: Data) -> Iterator[Hit]:
    """A hit for each range that runs backwards, each place once."""
    words = data.made(WordLists, "consistency/ranges")
    calendar = data.made(Calendar, "consistency/dates")
    told: list[Span] = []
    for span, low, high in (
        *_dates(doc, calendar),
        *_numbers(doc, words),
        *hour_ranges(doc, words["overnight"]),
    ):
        block = block_at(doc, span.start)
        if block.kind in NOT_PROSE or block.role == "code" or any(map(span.overlaps, told)):
            continue
        told.append(span)
        message = f"The range ends with {high}, which lies before its start, {low}. "
        yield Hit(span, message + "Turn it round, or correct the figure that is wrong.")


def _numbers(doc: Document, words: WordLists) -> Iterator[tuple[Span, str, str]]:
    """Years and pages that run backwards."""
    keys = doc.words.keys
    for one, other in neighbours(doc, 2):
        low, high = keys[one], keys[other]
        if len(low) != len(high) or low <= high or not (low.isdecimal() and high.isdecimal()):
            continue
        join = keys[one + 1] if other - one == 2 else None
        place = doc.words.span(one, other + 1)
        if not _is_range(doc, one, other) or not _stands_alone(doc, place):
            continue
        before = keys[one - 1] if one else ""
        if words.has("pages", before) and (before != "s" or doc.language == "de"):
            if join is None or join in _JOINING:
                yield place, low, high
        elif whole(low) in _YEARS and whole(high) in _YEARS and _are_years(doc, words, *place):
            if join is None:
                yield place, low, high
            elif words.has("joining", join) and words.has("opening", before):
                yield Span(doc.words.starts[one - 1], place.end), low, high


def _is_range(doc: Document, one: int, other: int) -> bool:
    """Whether a dash, or a word between blanks, joins the two."""
    if other - one == 1:
        return between(doc, one, other).strip(_BLANK) in ("-", "–", "—")
    gaps = between(doc, one, one + 1), between(doc, one + 1, other)
    return all(gap and not gap.strip(_BLANK) and "\n\n" not in gap for gap in gaps)


def _stands_alone(doc: Document, place: Span) -> bool:
    """Whether nothing ties the numbers to others: "5/1998-1975", "1998-1975-2000"."""
    before = doc.prose[max(0, place.start - 1) : place.start]
    behind = doc.prose[place.end : place.end + 2].lstrip(_BLANK)
    return (
        before not in tuple(".,/:–—-_")
        and behind[:1] not in tuple("/–—-%_")
        and not (behind[:1].isalpha() and doc.prose[place.end] == behind[0])
    )


def _are_years(doc: Document, words: WordLists, start: int, end: int) -> bool:
    """Whether the numbers are years of our era, and no amounts that fall."""
    keys = doc.words.keys
    within = doc.words.within(Span(start, end))
    block = doc.words.within(block_at(doc, start).span)
    before = keys[max(block.start, within.start - 8) : within.start]
    behind = keys[within.stop : min(block.stop, within.stop + 2)]
    if any(words.has("falling", key) for key in before):
        return False
    if any(words.has("eras", key) for key in behind) or _is_labelled(doc, words, start):
        return False
    gap = doc.prose[end : doc.words.starts[within.stop]] if behind else "."
    return (
        bool(gap.strip())
        or "\n" in gap
        or words.has("behind-a-year", behind[0])
        or not doc.prose[doc.words.starts[within.stop]].islower()
    )


def _is_labelled(doc: Document, words: WordLists, start: int) -> bool:
    """Whether a sign of money or a label stands before: "ISO 2022-1994"."""
    before = doc.prose[max(0, start - 20) : start].rstrip(" \u00a0\u2060(")
    if before[-1:] in tuple("$€£#"):
        return True
    last = before.rsplit(None, 1)[-1:] or [""]
    word = last[0].strip(".,:(")
    gap = doc.prose[start - 1 : start] != "("
    return gap and (words.has("labels", word.casefold()) or (len(word) > 1 and word.isupper()))


def _dates(doc: Document, calendar: Calendar) -> Iterator[tuple[Span, str, str]]:
    found = dates(doc, calendar)
    for first, second in pairwise(found):
        if second.joint == "range" and first.span == second.span:
            if first.day > second.day:
                yield second.span, str(first.day), str(second.day)
        elif _is_joined(doc, calendar, first, second) and _is_backwards(first, second):
            low, high = first.span.of(doc.prose), second.span.of(doc.prose)
            yield Span(first.span.start, second.span.end), low, high


def _is_joined(doc: Document, calendar: Calendar, first: Date, second: Date) -> bool:
    """Whether a dash or a word makes a range of two dates."""
    if not 0 < second.span.start - first.span.end <= 40:
        return False
    between = doc.prose[first.span.end : second.span.start]
    if any(sign in between for sign in ".;()\n|"):
        return False
    weekdays = calendar.names(doc.language).weekdays
    words = [word for word in between.casefold().replace(",", " ").split() if word not in weekdays]
    rest = [
        word for word in words if word not in ("the", "den", "dem", "zum", "le", "el", "\u2060")
    ]
    if len(rest) != 1:
        return False
    if rest[0] in _OPENED:
        opened = doc.words.within(Span(max(0, first.span.start - 25), first.span.start))
        return not _BETWEEN.isdisjoint(doc.words.keys[opened.start : opened.stop])
    return rest[0] in _JOINING or rest[0] in ("-", "–", "—")


def _is_backwards(first: Date, second: Date) -> bool:
    if first.other or second.other:
        return False
    if first.year and second.year:
        one, two = ((date.year or 0, date.month, date.day) for date in (first, second))
        return is_real(*one) and is_real(*two) and day_number(*one) > day_number(*two)
    return first.year is None and first.month == second.month and first.day > second.day
