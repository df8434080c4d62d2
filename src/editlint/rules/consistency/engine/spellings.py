"""How two words differ: by one edit, by accents alone, or by more.

A transposition is one edit, as in the optimal string alignment distance (Damerau 1964: four of five
misspellings are one insertion, one deletion, one substitution or one transposition).

    difference("haleem", "haelem")   Difference("swap", 2)
    difference("zoe", "zoë")         Difference("accent", 0)
"""

from __future__ import annotations

import unicodedata
from typing import Literal

from editlint.model.values import NamedTuple

Kind = Literal["accent", "swap", "missing", "double", "letter"]
# What stands for a letter with a mark where no such key is at hand; both spellings are one name.
_SPELT_OUT = {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "ø": "oe", "å": "aa", "æ": "ae"}
_PLAIN = {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe"}
_VOWELS = frozenset("aeiouy")
# Consonants that sound or look alike, so that one is written for the other by mistake.
_ALIKE = frozenset(
    frozenset(pair) for pair in ("ck", "sz", "cs", "mn", "bp", "dt", "gj", "fv", "vw", "ij", "gk")
)


class Difference(NamedTuple):
    """What one edit does and before which letter of the shorter word.

    `double`: a letter is missing that stands beside its like ("phillips", "philips"); `letter`:
    one letter stands for another.
    """

    kind: Kind
    at: int


def plain(word: str) -> str:
    """`word` in small letters without accents."""
    if word.isascii():
        return word
    bare = "".join(_PLAIN.get(char, char) for char in word)
    apart = unicodedata.normalize("NFD", bare)
    return "".join(char for char in apart if not unicodedata.combining(char))


def spelt_out(word: str) -> str:
    """`word` as it is written without a key for its letters: "müller" is "mueller"."""
    return "".join(_SPELT_OUT.get(char, char) for char in word)


def difference(one: str, two: str) -> Difference | None:
    """How two different words in small letters differ, where it is by accents or by one edit."""
    if not (one.isascii() and two.isascii()) and (
        plain(one) == plain(two) or plain(spelt_out(one)) == plain(spelt_out(two))
    ):
        return Difference("accent", 0)
    short, long = sorted((one, two), key=len)
    at = next((at for at, char in enumerate(short) if char != long[at]), len(short))
    if len(long) == len(short) + 1:
        if short[at:] != long[at + 1 :]:
            return None
        doubled = long[at] in (long[at - 1 : at] or "-", long[at + 1 : at + 2])
        return Difference("double" if doubled else "missing", at)
    if len(long) > len(short):
        return None
    if short[at + 1 :] == long[at + 1 :]:
        return Difference("letter", at)
    swapped = long[at : at + 2] == short[at : at + 2][::-1]
    return Difference("swap", at) if swapped and short[at + 2 :] == long[at + 2 :] else None


def is_confusable(one: str, two: str, at: int) -> bool:
    """Whether the letters at `at`, in which two words differ, are often written for one another."""
    pair = frozenset((plain(one[at]), plain(two[at])))
    return pair <= _VOWELS or pair in _ALIKE
