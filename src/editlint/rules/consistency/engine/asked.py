"""What must stand in an article before the rules on counts, numbers and weekdays are asked: looked
at on words that are there already, so that an article without any of it never imports those rules.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from typing import Any

from editlint.model.data import Data
from editlint.model.document import Document
from editlint.model.flat_prose import prose_words
from editlint.model.places import found_at, lazy
from editlint.model.values import NamedTuple
from editlint.rules.consistency.engine.figures import numbered_blocks, numerals

_COUNTS, _SERIES = "consistency/counted-lists", "consistency/sequences"
_HEADS = frozenset({"heading", "title"})
_ENTRIES = frozenset({"list_item", "code"})
_BEFORE = 30  # words before a colon in which a number may announce what follows
_DIGIT = lazy(r"\d")


class _Counts(NamedTuple):
    """The words of a language for numbers, and those that count a second thing off."""

    numbers: frozenset[str]
    second: frozenset[str]


def _counts(content: Mapping[str, Any]) -> dict[str, _Counts]:
    return {
        language: _Counts(
            frozenset(words.split()), frozenset(content["ordinals"][language][1].split())
        )
        for language, words in content["numbers"].items()
    }


def _shown(content: Mapping[str, Any]) -> frozenset[str]:
    """The names of what is numbered and pointed at, in all languages."""
    return frozenset(word for words in content["shown"].values() for word in words.split())


def has_weekday(doc: Document, data: Data) -> bool:
    """Whether a weekday is named, in full or short."""
    names = data["consistency/dates"]["names"].get(doc.language)
    return names is not None and not doc.view(prose_words).single.isdisjoint(names["weekdays"])


def may_announce(doc: Document, data: Data) -> bool:
    """Whether a number stands before a list, a numbered heading, "second" or a colon."""
    known = data.made(_counts, _COUNTS).get(doc.language)
    if known is None:
        return False
    told = doc.view(prose_words).single
    if not told.isdisjoint(known.second):
        return True
    if not numerals(doc) and told.isdisjoint(known.numbers):
        return False
    heads = sum(doc.blocks[number].kind in _HEADS for number in doc.view(numbered_blocks))
    return heads > 1 or any(
        _has_number(doc, known.numbers, within)
        for found in (_before_lists, _before_colons)
        for within in found(doc)
    )


def _before_lists(doc: Document) -> Iterator[range]:
    before = None
    for number, block in enumerate(doc.blocks):
        if block.kind in _ENTRIES and before not in (None, "list_item"):
            yield doc.block_words[number - 1]
        before = block.kind


def _before_colons(doc: Document) -> Iterator[range]:
    """The words before each colon, in its block."""
    starts = doc.words.starts
    for at in found_at(doc.prose, ": "):
        block = doc.block_at(at)
        word = bisect_left(starts, at)
        first = bisect_left(starts, block.span.start if block else 0)
        yield range(max(first, word - _BEFORE), word)


def _has_number(doc: Document, words: frozenset[str], within: range) -> bool:
    found = numerals(doc)
    at = bisect_left(found, within.start)
    if at < len(found) and found[at] < within.stop:
        return True
    return not words.isdisjoint(doc.words.keys[within.start : within.stop])


def may_number(doc: Document, _: Data) -> bool:
    """Whether two blocks have a number at their head."""
    return len(doc.view(numbered_blocks)) > 1


def may_refer(doc: Document, data: Data) -> bool:
    """Whether a number follows the name of a series anywhere, or stands in square brackets."""
    if "[1]" in doc.prose:
        return True
    named, keys = data.made(_shown, _SERIES), doc.words.keys
    if named.isdisjoint(doc.view(prose_words).single):
        return False
    return any(keys[at - 1] in named for at in numerals(doc) if at)


def has_figure_above(doc: Document, _: Data) -> bool:
    """Whether a digit stands in the title or in the deck."""
    if doc.deck and _DIGIT().search(doc.deck.prose):
        return True
    first = next((block for block in doc.blocks if block.kind in _HEADS), None)
    return first is not None and _DIGIT().search(doc.prose, *first.span) is not None
