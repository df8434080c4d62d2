"""Words in two spellings, each of them right: re-use and reuse, organise and organize.

    families(words of a text, its compounds, "en", spellings)   the words of which it has both

The same search serves one article and all articles of a folder.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Set
from typing import Any, Literal

from editlint.model.data import Data
from editlint.model.document import Document
from editlint.model.values import NamedTuple
from editlint.rules.consistency.engine.inflections import inflected
from editlint.rules.consistency.engine.spelling_lists import (
    IZE,
    Spellings,
    listed,
    with_z,
    words_on_lists,
)
from editlint.rules.consistency.engine.spellings import plain
from editlint.rules.consistency.engine.word_forms import (
    LEAST_OF_CLOSED,
    compounds,
    has_form,
    in_one_line,
    joined,
    words_of,
)

Kind = Literal["hyphen", "spelling"]
# What is taken off a form, and what the word may have had there.
_TAKEN_OFF = {"s": ("",), "d": ("",), "ed": ("",), "ing": ("", "e"), "r": ("",), "er": ("",)}


class Family(NamedTuple):
    """A word that stands in two spellings: `one` and `two` are what a style sheet calls them,
    `forms` each form of the first with the same form of the second.
    """

    kind: Kind
    one: str
    two: str
    forms: tuple[tuple[str, str], ...]

    def side(self, number: int) -> tuple[str, ...]:
        """All forms of the first (0) or the second (1)."""
        return tuple(pair[number] for pair in self.forms)


def prepared(lists: Mapping[str, str]) -> dict[str, Any]:
    """The lists of a language with every form of every word spelt out."""
    language = lists["language"]
    regional, either = (lists.get(name, "").split() for name in ("regional", "either"))
    pairs = [tuple(written.split("/")) for written in (*regional, *either)]
    forms: dict[str, int] = {}
    for number, (one, two) in enumerate(pairs):
        for first, second in inflected(one, two, language):
            forms.setdefault(first, 2 * number)
            forms.setdefault(second, 2 * number + 1)
    return {
        "pairs": pairs,
        "forms": forms,
        "regional": len(regional),
        "same": lists.get("different", "").split(),
    }


def families(
    words: Set[str], hyphened: Iterable[str], language: str, lists: Spellings
) -> Iterator[Family]:
    """The families of which both spellings are among `words` and the compounds."""
    yield from _with_hyphen(words, frozenset(hyphened), language, lists)
    yield from _listed(words & lists.forms.keys(), language, lists)
    yield from _by_sign(words, in_one_line(words), language, lists)


def _by_sign(words: Set[str], text: str, language: str, lists: Spellings) -> Iterator[Family]:
    """Those that a letter gives away: -ize, accents, ß; `text` are the words in one piece."""
    if language == "en":
        yield from _ize(words, text)
        if not text.isascii():
            yield from _accented(words, lists)
    elif language == "de" and "ß" in text:
        yield from _sharp_s(words, lists)


def both(doc: Document, data: Data) -> tuple[Family, ...]:
    """The words that stand in two spellings in `doc`."""
    return doc.view(_families, listed(doc, data))


def _families(doc: Document, lists: Spellings) -> tuple[Family, ...]:
    words, hyphened = doc.view(words_of), doc.view(compounds)
    on_lists = doc.view(words_on_lists, lists)
    return (
        *_with_hyphen(words, hyphened, doc.language, lists),
        *_listed(on_lists, doc.language, lists),
        *_by_sign(words, doc.view(joined), doc.language, lists),
    )


def _with_hyphen(
    words: Set[str], compound: Set[str], language: str, lists: Spellings
) -> Iterator[Family]:
    known: set[str] = set()
    for written in sorted(compound):
        closed = written.replace("-", "")
        if not has_form(closed, words):
            continue
        if written in known or closed in lists.same:
            continue
        if len(closed) < LEAST_OF_CLOSED or not closed.isalpha():
            continue
        base = _base(written, words, compound, language)
        forms = tuple(inflected(base.replace("-", ""), base, language))
        if any(form in words for form, _ in forms):
            known.update(other for _, other in forms)
            yield Family("hyphen", base.replace("-", ""), base, forms)


def _base(written: str, words: Set[str], compound: Set[str], language: str) -> str:
    """The word of which `written` is a form, where the text has it too: "re-use" of re-used."""
    if language != "en":
        return written
    bases = [
        written.removesuffix(ending) + more
        for ending, mores in _TAKEN_OFF.items()
        if written.endswith(ending)
        for more in mores
    ]
    there = [one for one in bases if one in compound or one.replace("-", "") in words]
    return min((one for one in there if one[-2:-1] != "-"), key=len, default=written)


def _listed(words: Set[str], language: str, lists: Spellings) -> Iterator[Family]:
    sides = {lists.forms[word] for word in words}
    for number in sorted(side // 2 for side in sides if side % 2 and side - 1 in sides):
        one, two = lists.pairs[number]
        yield Family("spelling", one, two, tuple(inflected(one, two, language)))


def regional(words: Set[str], lists: Spellings) -> tuple[frozenset[str], frozenset[str]]:
    """The British and the American words among `words`, which the lists have."""
    found: tuple[set[str], set[str]] = (set(), set())
    for word in words:
        number, side = divmod(lists.forms[word], 2)
        if number < lists.regional:
            found[side].add(word)
    return frozenset(found[0]), frozenset(found[1])


def _ize(words: Set[str], text: str) -> Iterator[Family]:
    for start in sorted(set(with_z(text))):
        begun, letter = start[:-1], start[-1]
        endings = [ending for ending in IZE if ending[0] == letter]
        forms = [(begun + ending.replace("z", "s", 1), begun + ending) for ending in endings]
        if len(begun) > 2 and any(one in words for one, _ in forms):
            yield Family("spelling", *forms[0], tuple(forms))


def _accented(words: Set[str], lists: Spellings) -> Iterator[Family]:
    for word in sorted(word for word in words if not word.isascii()):
        bare = plain(word)
        is_word = len(bare) >= LEAST_OF_CLOSED and bare.isascii() and bare.isalpha()
        if is_word and bare in words and bare not in lists.same:
            yield Family("spelling", word, bare, ((word, bare), (word + "s", bare + "s")))


def _sharp_s(words: Set[str], lists: Spellings) -> Iterator[Family]:
    for word in sorted(word for word in words if "ß" in word):
        bare = word.replace("ß", "ss")
        if bare in words and bare not in lists.same and word not in lists.forms:
            yield Family("spelling", word, bare, ((word, bare),))
