"""Patterns at work: compiled when a document first needs them, and tried only on the units that can hold a match."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from editlint.document import Document
from editlint.packs.scopes import Scope, Unit, units
from editlint.text import Span
from editlint.views.flat_prose import FlatProse, flat_prose, fold, prose_words


class Pattern:
    """One pattern of a rule. `order` is its place among the rule's patterns; earlier ones win where two start at one place."""

    __slots__ = ("_compiled", "_form", "order", "parts", "words")

    def __init__(self, form: Mapping[str, Any], order: int = 0) -> None:
        self._form, self.order = form, order
        self._compiled: re.Pattern[str] | None = None
        self.words: frozenset[str] = frozenset(form.get("words", ()))
        self.parts: tuple[str, ...] = tuple(form.get("parts", ()))

    @property
    def regex(self) -> re.Pattern[str]:
        if self._compiled is None:
            self._compiled = _compile(self._form)
        return self._compiled

    def possible(self, words: frozenset[str], folded: str) -> bool:
        """Whether a text with these words can hold a match at all."""
        if not self.words and not self.parts:
            return True
        return not self.words.isdisjoint(words) or any(part in folded for part in self.parts)


class Patterns:
    """All patterns of a rule with one prefilter for the lot."""

    __slots__ = ("_always", "_listed", "_parts", "_words")

    def __init__(self, forms: Iterable[Mapping[str, Any]]) -> None:
        self._listed = [Pattern(form, order) for order, form in enumerate(forms)]
        self._always = any(not pattern.words and not pattern.parts for pattern in self._listed)
        self._words = frozenset().union(*(pattern.words for pattern in self._listed))
        self._parts = tuple({part for pattern in self._listed for part in pattern.parts})

    def possible(self, words: frozenset[str], folded: str) -> Iterator[Pattern]:
        """The patterns that can match in a text with these words."""
        if not self._always and self._words.isdisjoint(words) and not any(part in folded for part in self._parts):
            return iter(())
        return (pattern for pattern in self._listed if pattern.possible(words, folded))


class Found(NamedTuple):
    """A match of one of a rule's patterns; its places count from the start of the unit."""

    unit: Unit
    match: re.Match[str]
    order: int

    def span(self, doc: Document) -> Span:
        return self.unit.span(doc, self.match.start(), self.match.end())


def search(doc: Document, scopes: Sequence[Scope], patterns: Patterns) -> list[Found]:
    """All matches in order of place. Of matches that overlap the first stands, of those that start together the earlier pattern's."""
    found: list[Found] = []
    for scope in scopes:
        if scope.extent == "raw":
            for pattern in patterns.possible(frozenset(), doc.view(folded_source)):
                found += _in_units(units(doc, scope), pattern)
        else:
            flat = doc.view(flat_prose)
            for pattern in patterns.possible(doc.view(prose_words), flat.folded):
                found += _in_units(units(doc, scope, _holding(flat, pattern)), pattern)
    found.sort(key=lambda one: (one.unit.base + one.match.start(), one.order))
    return list(_apart(found))


def folded_source(doc: Document) -> str:
    """The source in lower case, of the same length."""
    return fold(doc.source)


def _in_units(places: Iterable[Unit], pattern: Pattern) -> Iterator[Found]:
    for unit in places:
        for match in pattern.regex.finditer(unit.text):
            if match.end() > match.start():
                yield Found(unit, match, pattern.order)


def _holding(flat: FlatProse, pattern: Pattern) -> frozenset[int] | None:
    """The units that hold one of the pattern's literals, None for all."""
    literals = (*pattern.words, *pattern.parts)
    # A word of other letters may be spelt in several ways that are one word ("ß", "ss"); it is not looked for by its letters.
    if not literals or not all(word.isascii() for word in pattern.words):
        return None
    numbers: set[int] = set()
    for literal in literals:
        at = flat.folded.find(literal)
        while at != -1:
            number = flat.unit_at(at)
            numbers.add(number)
            at = flat.folded.find(literal, flat.units[number].end)
    return frozenset(numbers)


def _apart(found: Iterable[Found]) -> Iterator[Found]:
    end = -1
    for one in found:
        if one.unit.base + one.match.start() >= end:
            end = one.unit.base + one.match.end()
            yield one


def _compile(form: Mapping[str, Any]) -> re.Pattern[str]:
    flags = re.MULTILINE | (re.IGNORECASE if form.get("ignorecase") else 0)
    if form.get("engine") != "regex":
        return re.compile(form["pattern"], flags)
    import regex

    compiled: re.Pattern[str] = regex.compile(form["pattern"], int(flags))
    return compiled
