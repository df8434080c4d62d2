"""What a language writes in two ways, and whether an article may have both.

Every start asks this, so that what compares spellings is imported for an article that has two.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from functools import cached_property
from itertools import filterfalse
from typing import Any

from editlint.model.data import Data
from editlint.model.document import Document
from editlint.model.places import found_at
from editlint.rules.consistency.engine.spellings import plain
from editlint.rules.consistency.engine.word_forms import joined, words_of

DATA = tuple(f"consistency/spellings-{language}" for language in ("de", "en", "es", "fr"))
# -ise and -ize in all their forms, and -yse and -yze; "analyses" is the plural of a noun as well.
IZE = (
    "ize", "izes", "ized", "izing", "izer", "izers", "izable", "ization", "izations", "izational",
    "yze", "yzed", "yzing", "yzer", "yzers",
)  # fmt: skip


class Spellings:
    """What a language writes in two ways, each list read when it is asked for.

    `pairs` are the words of each number, `forms` of every form of them the number, twice, plus one
    for the second of the two; `regional` is how many of the pairs are British and American; `same`
    are words that are not the same without their hyphen or accents. Known by its identity.
    """

    def __init__(self, lists: Mapping[str, Any]) -> None:
        self._lists = lists

    @cached_property
    def pairs(self) -> Sequence[Sequence[str]]:
        pairs: Sequence[Sequence[str]] = self._lists.get("pairs", ())
        return pairs

    @cached_property
    def forms(self) -> Mapping[str, int]:
        forms: Mapping[str, int] = self._lists.get("forms", {})
        return forms

    @cached_property
    def written(self) -> frozenset[str]:
        """Every form of every word: two sets are compared without a look at the words."""
        return frozenset(self.forms)

    @cached_property
    def regional(self) -> int:
        return int(self._lists.get("regional", 0))

    @cached_property
    def same(self) -> frozenset[str]:
        return frozenset(self._lists.get("same", ()))


_NOTHING = Spellings({})


def spellings(language: str, data: Data) -> Spellings:
    """The lists of a language; none of one that has no file."""
    name = f"consistency/spellings-{language}"
    return data.made(Spellings, name) if name in DATA else _NOTHING


def listed(doc: Document, data: Data) -> Spellings:
    """The lists of the language of `doc`."""
    return spellings(doc.language, data)


def words_on_lists(doc: Document, lists: Spellings) -> frozenset[str]:
    """The words of `doc` that the lists have."""
    return doc.view(words_of) & lists.written


def with_z(text: str) -> Iterator[str]:
    """What comes before the z of -ize and -yze in the words of a text (a blank around each), where
    a word has an s there: "organi" of organize and organised.
    """
    for at in found_at(text, "z"):
        if text[at - 1] in "iy" and text[at - 1 : text.find(" ", at)] in IZE:
            begun = text[text.rfind(" ", 0, at) + 1 : at]
            if f" {begun}s" in text:
                yield begun


def has_spellings(doc: Document, data: Data) -> bool:
    """Whether two words may be two spellings, or those of two regions: the first and the second of
    pairs on the lists, or signs of which others tell (-ize, accents, ß).
    """
    if f"consistency/spellings-{doc.language}" not in DATA:
        return False
    lists, words = listed(doc, data), doc.view(words_of)
    sides = {lists.forms[word] % 2 for word in doc.view(words_on_lists, lists)}
    return len(sides) > 1 or _has_signs(words, doc.view(joined), doc.language)


def _has_signs(words: Set[str], text: str, language: str) -> bool:
    if language == "en":
        return any(with_z(text)) or (
            not text.isascii()
            and any(plain(word) in words for word in filterfalse(str.isascii, words))
        )
    return "ß" in text and any(word.replace("ß", "ss") in words for word in words if "ß" in word)
