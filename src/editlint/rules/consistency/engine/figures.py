"""The words of an article that are figures, found in one pass for all rules that look at numbers.

Most articles have few: a rule asks here what stands beside each, instead of reading all the prose,
and names as what it `needs` one of the questions below, so that an article without any such figures
never imports it.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from editlint.language.packs import LANGUAGES
from editlint.model.data import Data
from editlint.model.document import Document
from editlint.model.flat_prose import prose_words
from editlint.model.places import lazy
from editlint.rules.consistency.engine.word_forms import first_signs

_HEAD = 4  # words at the head of a block among which its number stands
LONGEST = 18  # digits
_PERCENT = ("percent", "per cent", "Prozent", "pour cent", "por ciento")
_PERCENT_WORDS = frozenset({"percent", "percentage", "cent", "prozent", "vh", "ciento"})
_DIGITS = frozenset("0123456789")
_DIGIT = lazy(r"[0-9\x80-\U0010ffff]")  # what is not ASCII may be a digit of another script, or "½"
_DASHES = ("–", "-", "—")
_RANGE = 12  # words from the start of the shortest range to the end of the longest
PARTS_FAR = 40  # words from the first of three figures that are parts of a whole to the last
_LAST_DAYS = frozenset(map(str, (29, *range(30, 40))))
_CONVERSION = 6  # words from an amount to the same in another unit
_BEFORE_CONVERTED = lazy(r"[(/\[]|[,–—] | (?:or|oder|ou|o) ")


def numerals(doc: Document) -> tuple[int, ...]:
    """The numbers of the words that begin with a digit of any script, in order."""
    return doc.view(_numerals)


def _numerals(doc: Document) -> tuple[int, ...]:
    keys, first = doc.words.keys, doc.view(first_signs)
    begun = [match.start() for match in _DIGIT().finditer(first)]
    return tuple(begun if first.isascii() else [at for at in begun if keys[at][0].isdigit()])


def figures(doc: Document) -> tuple[int, ...]:
    """The numbers of the words that begin with a digit from 0 to 9, in order."""
    return doc.view(_figures)


def _figures(doc: Document) -> tuple[int, ...]:
    found, keys = numerals(doc), doc.words.keys
    if doc.view(first_signs).isascii():
        return found
    return tuple(at for at in found if keys[at][0] in _DIGITS)


def numbered_blocks(doc: Document) -> frozenset[int]:
    """The blocks that have a number at their head; ask for them by `doc.view(numbered_blocks)`."""
    starts = doc.words.starts
    found = set()
    for at in numerals(doc):
        number = doc.block_number_at(starts[at])
        if at < _HEAD or starts[at - _HEAD] < doc.block_starts[number]:
            found.add(number)
    return frozenset(found)


def whole(word: str) -> int:
    """The number that a word of digits stands for; -1 where it is none, or longer than any that
    somebody reads.
    """
    return int(word) if word.isdecimal() and len(word) <= LONGEST else -1


def neighbours(doc: Document, most: int) -> Iterator[tuple[int, int]]:
    """Each two figures, one after the other, with fewer than `most` words between."""
    return ((one, other) for one, other in pairwise(figures(doc)) if other - one <= most)


def between(doc: Document, one: int, other: int) -> str:
    """What stands between two words."""
    return doc.prose[doc.words.ends[one] : doc.words.starts[other]]


def tells_changes(doc: Document, _: Data) -> bool:
    """Whether a change may be told with its percentage: two ends, and a percentage of them."""
    return doc.language in LANGUAGES and len(figures(doc)) > 2 and doc.view(_has_percentages)


def _has_percentages(doc: Document) -> bool:
    if "%" in doc.prose:
        return True
    told = not _PERCENT_WORDS.isdisjoint(doc.view(prose_words).single)
    return told and any(words in doc.prose for words in _PERCENT)


def tells_lives(doc: Document, data: Data) -> bool:
    """Whether two years and an age may be those of a life: there is a word for a death, and one for
    a birth or (1950–2010).
    """
    if doc.language not in LANGUAGES or len(figures(doc)) < 3:
        return False
    words, told = data["consistency/ages"], doc.view(prose_words).single
    if told.isdisjoint(words["died"].split()):
        return False
    return not told.isdisjoint(words["born"].split()) or _has_life(doc)


def _has_life(doc: Document) -> bool:
    return any(
        between(doc, *place) in _DASHES and doc.prose[doc.words.starts[place[0]] - 1] == "("
        for place in neighbours(doc, 1)
    )


def tells_ranges(doc: Document, _: Data) -> bool:
    """Whether two figures stand as near each other as the ends of a range."""
    return doc.language in LANGUAGES and next(neighbours(doc, _RANGE), None) is not None


def tells_days(doc: Document, data: Data) -> bool:
    """Whether a figure may be a day that not every month has, a date in figures or an hour."""
    keys = doc.words.keys
    return (
        any(
            keys[at] in _LAST_DAYS or ":" in keys[at] or keys[at].count(".") == 2
            for at in figures(doc)
        )
        and doc.language in data["consistency/dates"]["names"]
    )


def has_parts(doc: Document, _: Data) -> bool:
    """Whether three figures stand as near one another as the parts of a whole and the whole."""
    found = figures(doc)
    return doc.language in LANGUAGES and any(
        third - first <= PARTS_FAR for first, third in zip(found, found[2:], strict=False)
    )


def has_conversions(doc: Document, _: Data) -> bool:
    """Whether an amount may stand beside the same in another unit."""
    return doc.language in LANGUAGES and bool(conversions_at(doc))


def conversions_at(doc: Document) -> tuple[tuple[int, int], ...]:
    """Each two figures of which the second may be the first in another unit: "8 miles (13 km)"."""
    return doc.view(_conversions_at)


def _conversions_at(doc: Document) -> tuple[tuple[int, int], ...]:
    return tuple(
        place
        for place in neighbours(doc, _CONVERSION)
        if _BEFORE_CONVERTED().search(between(doc, *place))
    )
