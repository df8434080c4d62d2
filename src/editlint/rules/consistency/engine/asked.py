"""What must stand in an article before the rules on counts, numbers and weekdays are asked: looked
at on words that are there already, so that an article without any of it never imports those rules.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from functools import cache

from editlint.model.data import Data
from editlint.model.document import Document
from editlint.model.flat_prose import prose_words
from editlint.model.places import lazy
from editlint.rules.consistency.engine.figures import figures

_COUNTS, _SERIES = "consistency/counted-lists", "consistency/sequences"
_HEADS = frozenset({"heading", "title"})
_HEAD = 4  # words at the head of a block among which its number stands
_DIGIT = lazy(r"\d")
_BEFORE = 30  # words before a colon in which a number may announce what follows


def has_weekday(doc: Document, data: Data) -> bool:
    """Whether a weekday is named, in full or short."""
    names = data["consistency/dates"]["names"].get(doc.language)
    return names is not None and not names["weekdays"].keys().isdisjoint(doc.words.keys)


def may_announce(doc: Document, data: Data) -> bool:
    """Whether a number stands before a list, a numbered heading, "second" or a colon."""
    if doc.language not in data[_COUNTS]["numbers"]:
        return False
    known = doc.view(prose_words).single
    if not known.isdisjoint(_split(data[_COUNTS]["ordinals"][doc.language][1])):
        return True
    words = _split(data[_COUNTS]["numbers"][doc.language]) & known
    if not words and not figures(doc):
        return False
    return (
        any(_has_number(doc, words, doc.block_words[number]) for number in _before_lists(doc))
        or any(_has_number(doc, words, within) for within in _before_colons(doc))
        or _numbered_heads(doc) > 1
    )


@cache
def _split(words: str) -> frozenset[str]:
    return frozenset(words.split())


def _before_lists(doc: Document) -> Iterator[int]:
    kinds = [block.kind for block in doc.blocks]
    for number in range(1, len(kinds)):
        if kinds[number] in ("list_item", "code") and kinds[number - 1] != "list_item":
            yield number - 1


def _before_colons(doc: Document) -> Iterator[range]:
    at = doc.prose.find(": ")
    while at >= 0:
        word = bisect_left(doc.words.starts, at)
        yield range(max(0, word - _BEFORE), word)
        at = doc.prose.find(": ", at + 1)


def _has_number(doc: Document, words: frozenset[str], within: range) -> bool:
    keys = doc.words.keys[within.start : within.stop]
    return any(key in words or key[0].isdigit() for key in keys)


def _numbered_heads(doc: Document) -> int:
    """How many headings have a number at their head."""
    return sum(
        _starts_with_number(doc, within)
        for block, within in zip(doc.blocks, doc.block_words, strict=True)
        if block.kind in _HEADS
    )


def _starts_with_number(doc: Document, within: range) -> bool:
    keys = doc.words.keys[within.start : min(within.stop, within.start + _HEAD)]
    return any(key[0].isdigit() for key in keys)


def may_number(doc: Document, _: Data) -> bool:
    """Whether two blocks have a number at their head."""
    if len(figures(doc)) < 2:
        return False
    found = 0
    for within in doc.block_words:
        found += _starts_with_number(doc, within)
        if found > 1:
            return True
    return False


def may_refer(doc: Document, data: Data) -> bool:
    """Whether a number follows the name of a series anywhere, or stands in square brackets."""
    if "[1]" in doc.prose:
        return True
    named = _split(" ".join(data[_SERIES]["shown"].values()))
    keys = doc.words.keys
    return any(at and keys[at - 1] in named for at in figures(doc))


def has_figure_above(doc: Document, _: Data) -> bool:
    """Whether a digit stands in the title or in the deck."""
    deck = doc.deck.prose if doc.deck else ""
    first = next((block for block in doc.blocks if block.kind in _HEADS), None)
    title = first.span.of(doc.prose) if first else ""
    return bool(_DIGIT().search(deck) or _DIGIT().search(title))
