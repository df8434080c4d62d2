"""The words of a text with their places, normalised so that a copy in other typography is equal."""

from __future__ import annotations

import re
import unicodedata
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import accumulate

from editlint.model.places import JOINER, NUMBERS, Pairs, Span, lazy
from editlint.model.values import dataclass

# A word keeps inner apostrophes, a number its separators ("90,000", "3.5"); U+2060 may stand
# anywhere inside. The text has no "_". Words come first: most of what is read is one.
_NUMBER = r"\d(?:[\d\u2060]|[.,:](?=\d))*"
_WORD = re.compile(rf"([^\W\d]\w*(?:['’ʼ\u2060]+\w+)*|{_NUMBER})")
# Chinese and Japanese put no blanks between words: there each Han character and each hiragana is a
# word of its own, and a run of katakana is one ("メール を" is メール and を).
_CHARACTER = (
    "\u3005-\u3007\u3041-\u309f\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
)
_KATAKANA = "\u30a1-\u30ff\u31f0-\u31ff\uff66-\uff9f"
_UNSPACED = lazy(f"[{_CHARACTER}{_KATAKANA}]")
_IS_CHARACTER = lazy(f"[{_CHARACTER}]")
# What is beyond the letters and signs of most European texts: neither mark nor Han is among those.
_RARE = lazy(r"[^\0-\u02ff\u0370-\u03ff\u1e00-\u206f\u20a0-\u20bf\u2100-\u2bff\ufeff\ufffc]")
_PAGE = 50_000  # characters that are cut into words at once; no word goes on in the next line
_FOLD = str.maketrans({"’": "'", "ʼ": "'", JOINER: None, "\u00ad": None, "\u200b": None})


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a prose, in order: `keys[i]` is word i normalised and stands at `[starts[i],
    ends[i])`.
    """

    keys: tuple[str, ...]
    starts: Sequence[int]
    ends: Sequence[int]

    def __len__(self) -> int:
        return len(self.keys)

    def within(self, span: Span) -> range:
        """The numbers of the words that start inside `span`."""
        return range(bisect_left(self.starts, span.start), bisect_left(self.starts, span.end))

    def within_all(self, spans: Iterable[Span]) -> Sequence[range]:
        """For each of `spans` the numbers of the words that start inside it."""
        firsts, stops = array(NUMBERS), array(NUMBERS)
        for start, end in spans:
            firsts.append(bisect_left(self.starts, start))
            stops.append(bisect_left(self.starts, end))
        return Pairs(range, firsts, stops)

    def keys_of(self, span: Span) -> tuple[str, ...]:
        """The normalised words that start inside `span`."""
        inside = self.within(span)
        return self.keys[inside.start : inside.stop]

    def amount(self, first: int, stop: int) -> int:
        """How many words a reader would count from `first` up to `stop`; two characters are one."""
        keys = self.keys[first:stop]
        characters = 0 if "".join(keys).isascii() else sum(map(is_character, keys))
        return stop - first - characters // 2

    def span(self, first: int, stop: int) -> Span:
        """From the start of word `first` to the end of the last word before `stop` (`first <
        stop`).
        """
        return Span(self.starts[first], self.ends[stop - 1])


def normalise(word: str) -> str:
    """One word as it is compared: case, compatibility forms, apostrophes and markup inside it do
    not count.
    """
    if word.isascii():
        return word.lower()
    return unicodedata.normalize("NFKC", word.translate(_FOLD)).casefold()


def is_character(word: str) -> bool:
    """Whether a word of a text is a single character of Chinese or Japanese."""
    return len(word) == 1 and not word.isascii() and _IS_CHARACTER().match(word) is not None


def has_characters(text: str) -> bool:
    """Whether any part of `text` is Chinese or Japanese."""
    return not text.isascii() and _UNSPACED().search(text) is not None


def _word_in(text: str) -> re.Pattern[str]:
    """A word in `text`, whose letters may carry marks: Hindi writes vowels so ("नि" is न and a
    mark), and accents may stand by themselves. To `\\w` a mark ends the word.
    """
    if not _RARE().search(text):
        return _WORD
    signs = "".join(sorted(sign for sign in set(text) if sign > "\x7f"))  # no other is a mark
    marks = "".join(sign for sign in signs if unicodedata.category(sign)[0] == "M")
    unspaced = _CHARACTER + _KATAKANA if has_characters(signs) else ""
    if not marks and not unspaced:
        return _WORD
    sign = rf"[^\W{unspaced}]" if unspaced else r"\w"
    # Joiners stand inside words of scripts with marks.
    letter = rf"(?:{sign}|[\u200c\u200d{marks}])" if marks else sign
    kinds = [rf"[^\W\d{unspaced}]{letter}*(?:['’ʼ\u2060]+{letter}+)*", _NUMBER]
    if unspaced:
        kinds += [rf"[{_KATAKANA}]+(?:\u2060+[{_KATAKANA}]+)*", f"[{_CHARACTER}]"]
    return re.compile(f"({'|'.join(kinds)})")


def words_of(prose: str) -> Words:
    """The words of `prose`.

    A book has half a million words, few of them different: one string for equals and places as
    plain numbers take a tenth of the room, and what looks for words finds them faster. Equal words
    are one string whatever they were written as, so that `is` tells them apart.
    """
    low = prose.lower()
    grown = len(low) != len(prose)
    if grown:
        low = prose  # a letter grew in lower case; every word is then normalised by itself
    low = low.replace("_", " ")
    pattern = _WORD if low.isascii() else _word_in(low)
    keys: list[str] = []
    starts, ends = array(NUMBERS), array(NUMBERS)
    known: dict[str, str] = {}
    at = 0
    while at < len(low):
        stop = low.find("\n", at + _PAGE) + 1 or len(low)
        # gap, word, gap, ..., word, gap: their lengths are the places, without a match a word
        parts = pattern.split(low[at:stop])
        bounds = list(accumulate(map(len, parts), initial=at))
        starts.fromlist(bounds[1:-1:2])
        ends.fromlist(bounds[2::2])
        found = parts[1::2]
        for word in set(found).difference(known):
            key = normalise(word) if grown or not word.isascii() else word
            known[word] = known.setdefault(key, key)
        keys += map(known.__getitem__, found)
        at = stop
    return Words(tuple(keys), starts, ends)
