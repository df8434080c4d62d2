"""The words of an article that are figures, found in one pass for all rules that look at numbers.

Most articles have few: a rule asks here what stands beside each, instead of reading all the prose.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import compress, pairwise
from operator import itemgetter

from editlint.model.document import Document

LONGEST = 18  # digits
_PERCENT = ("%", "percent", "per cent", "Prozent", "pour cent", "por ciento")
_DIGITS = frozenset("0123456789")


def figures(doc: Document) -> tuple[int, ...]:
    """The numbers of the words that begin with a digit, in order."""
    return doc.view(_figures)


def _figures(doc: Document) -> tuple[int, ...]:
    keys = doc.words.keys
    return tuple(compress(range(len(keys)), map(_DIGITS.__contains__, map(itemgetter(0), keys))))


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


def has_percentages(doc: Document) -> bool:
    """Whether any percentage stands there, in any of the languages."""
    return doc.view(_has_percentages)


def _has_percentages(doc: Document) -> bool:
    return any(sign in doc.prose for sign in _PERCENT)
