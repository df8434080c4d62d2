"""The words of an article by how they are written: with a capital or without, in one piece or two.

Every start asks these questions, before any rule on names and spellings is imported.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence, Set
from itertools import compress
from operator import itemgetter

from editlint.model.data import Data
from editlint.model.document import Document
from editlint.model.places import found_at
from editlint.model.values import NamedTuple

LEAST_OF_NAME = 3  # letters
LEAST_OF_CLOSED = 4  # letters of a compound without its hyphen
_HYPHENS = frozenset("-‐‑")
_ENDINGS = ("ing", "ed", "es", "s", "d", "e")
# For each ASCII character 1 or 0: a text of first letters is sorted at once, not letter by letter.
_LOWER = bytes(97 <= sign <= 122 for sign in range(256))
_UPPER = bytes(65 <= sign <= 90 for sign in range(256))


class Spread(NamedTuple):
    """The words of a text by how they begin: `lower` are those that stand somewhere without a
    capital, `capital` the numbers of those that have one.
    """

    lower: frozenset[str]
    capital: tuple[int, ...]


def first_signs(doc: Document) -> str:
    """The first sign of every word, so that one look at a string tells which words have a capital
    or a digit; ask for them by `doc.view(first_signs)`.
    """
    starts = doc.words.starts
    return "".join(itemgetter(*starts)(doc.prose)) if starts else ""


def spread(doc: Document) -> Spread:
    """The words of `doc`; ask for them by `doc.view(spread)`."""
    keys = doc.words.keys
    first = doc.view(first_signs)
    numbers = range(len(keys))
    if first.isascii():
        letters = first.encode()
        lower, upper = letters.translate(_LOWER), letters.translate(_UPPER)
        return Spread(frozenset(compress(keys, lower)), tuple(compress(numbers, upper)))
    return Spread(
        frozenset(compress(keys, map(str.islower, first))),
        tuple(compress(numbers, map(str.isupper, first))),
    )


def words_of(doc: Document) -> frozenset[str]:
    """The words of a text in small letters, whether they are names or not."""
    found = doc.view(spread)
    return found.lower.union(map(doc.words.keys.__getitem__, found.capital))


def joined(doc: Document) -> str:
    """Those words as one text, which is looked through quicker than word by word."""
    return in_one_line(doc.view(words_of))


def in_one_line(words: Set[str]) -> str:
    """All of `words` with a blank before and behind each."""
    return f" {' '.join(words)} "


def compounds(doc: Document) -> frozenset[str]:
    """The words of two parts with a hyphen between, in small letters: "re-use"."""
    prose, starts, ends, keys = doc.prose, doc.words.starts, doc.words.ends, doc.words.keys
    found = []
    for at in found_at(prose, "-"):
        if prose[at - 1 : at].isalpha() and prose[at + 1 : at + 2].isalpha():
            number = bisect_left(starts, at + 1)
            if number < len(keys) and starts[number] == at + 1 and ends[number - 1] == at:
                stop = prose[ends[number] : ends[number] + 1]
                start = prose[starts[number - 1] - 1 : starts[number - 1]]
                if stop not in _HYPHENS and start not in _HYPHENS:
                    found.append(f"{keys[number - 1]}-{keys[number]}")
    return frozenset(found)


def has_form(closed: str, words: Set[str]) -> bool:
    """Whether a word, or another form of it, may be among `words`: a cheap test, true too often."""
    if closed in words:
        return True
    bare = closed[:-1]
    for ending in _ENDINGS:
        if closed.endswith(ending):
            bare = closed.removesuffix(ending)
            break
    forms = [bare + ending for ending in _ENDINGS]
    return not words.isdisjoint((*forms, closed + "s", closed + "d", closed + "ing"))


def has_names(doc: Document, _: Data) -> bool:
    """Whether a word stands with a capital and never without, in the text or its deck."""
    parts = [doc.deck, doc] if doc.deck else [doc]
    lower = [part.view(spread).lower for part in parts]
    return any(
        _is_name(part.words.keys[number], lower)
        for part in parts
        for number in part.view(spread).capital
    )


def _is_name(key: str, lower: Sequence[Set[str]]) -> bool:
    bare = key.removesuffix("'s")
    return (
        len(bare) >= LEAST_OF_NAME
        and bare.isalpha()
        and not any(key in words or bare in words for words in lower)
    )


def has_two_of_one(doc: Document, _: Data) -> bool:
    """Whether a compound with a hyphen may stand without one as well."""
    found = doc.view(compounds)
    if not found:
        return False
    words = doc.view(words_of)
    return any(has_form(written.replace("-", ""), words) for written in found)
