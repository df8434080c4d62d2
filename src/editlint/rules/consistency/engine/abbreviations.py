"""Abbreviations with what they stand for, where the text says it in brackets.

    the World Health Organization (WHO)     WHO, "world health organization"
    the WHO (World Health Organization)     the same

The words are found by their initials from the right, as Schwartz and Hearst do it (2003, "A simple
algorithm for identifying abbreviation definitions in biomedical text"): each letter of the
abbreviation begins a word or stands in one, the first letter begins the first word.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from editlint.model.document import Document
from editlint.model.flat_prose import flat_prose
from editlint.model.places import Span, lazy
from editlint.model.values import NamedTuple

_BRACKET = lazy(r"\(([^()\n]{2,90})\)")
_ABBREVIATION = lazy(r"(?:[A-ZÄÖÜ][A-ZÄÖÜa-z&-]{0,7}[A-ZÄÖÜ]|[A-ZÄÖÜ]{2,9})s?")
_BEFORE = lazy(r"([A-ZÄÖÜ][A-ZÄÖÜa-z&-]{0,7}[A-ZÄÖÜ])s?[  ]$")
_LAST = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÜs")  # letters that end an abbreviation
_WORD = lazy(r"\w[\w'’.&]*")
# Words that a name may have between those whose initials count.
_SMALL = frozenset({
    "a", "an", "and", "at", "by", "d", "de", "del", "der", "des", "die", "du", "e", "et", "for",
    "from", "für", "in", "l", "la", "las", "le", "les", "los", "of", "on", "or", "the", "to",
    "und", "y",
})  # fmt: skip
_MOST_WORDS = 12


class Expansion(NamedTuple):
    """`short` stands for `words` (in small letters, those that count), as `text` says it; `span`
    covers both in the flat prose.
    """

    short: str
    words: tuple[str, ...]
    text: str
    span: Span


def expansions(doc: Document) -> Iterator[Expansion]:
    """Every abbreviation that stands beside brackets twice and whose meaning the text gives, in
    order.
    """
    flat = doc.view(flat_prose)
    text = flat.text
    if text.count("(") < 2:
        return
    beside = list(_beside_brackets(text))
    if len({short for short, _, _ in beside}) == len(beside):
        return
    often = Counter(short for short, _, _ in beside)
    for short, match, is_inside in beside:
        if often[short] < 2:
            continue
        if is_inside:
            unit = flat.units[flat.unit_at(match.start())]
            before = text[max(unit.start, match.start() - 160) : match.start()]
            found = _meaning(short, before, Span(match.start() - len(before), match.end()))
        else:
            span = Span(match.start(1), match.end())
            found = _meaning(short, match[1].strip(), span, whole=True)
        if found:
            yield Expansion(short, *found)


def _beside_brackets(text: str) -> Iterator[tuple[str, re.Match[str], bool]]:
    """The abbreviations in brackets or right before them, with the brackets and whether they stand
    inside.
    """
    for match in _BRACKET().finditer(text):
        inside, start = match[1].strip(), match.start()
        if inside[-1:] in _LAST and _ABBREVIATION().fullmatch(inside):
            yield inside.removesuffix("s"), match, True
        elif text[start - 2 : start - 1] in _LAST:
            named = _BEFORE().search(text, max(0, start - 11), start)
            if named is not None and inside[:1].lower() == named[1][:1].lower():
                yield named[1], match, False


def _meaning(
    short: str, text: str, place: Span, *, whole: bool = False
) -> tuple[tuple[str, ...], str, Span] | None:
    """The words at the end of `text` that `short` stands for, and their place to the end of
    `place`; `whole`: it has to stand for all of them.
    """
    words = list(_WORD().finditer(text))[-_MOST_WORDS:]
    letters = [letter.lower() for letter in short if letter.isalpha()]
    at = len(words)
    while letters and at:
        at -= 1
        word = words[at].group().lower()
        if word[0] == letters[-1]:
            letters.pop()
        elif word not in _SMALL:
            return None
    if letters or (whole and at):
        return None
    counted = tuple(
        word for word in (match.group().lower() for match in words[at:]) if word not in _SMALL
    )
    said = " ".join(text[words[at].start() : words[-1].end()].split())
    return (counted, said, Span(place.start + words[at].start(), place.end)) if counted else None
