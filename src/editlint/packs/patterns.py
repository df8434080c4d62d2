"""Patterns at work: compiled when a document first needs them, tried only where they can match.

A house has hundreds of patterns and an article meets few of them. So each pattern carries what a
text must hold for any match (`literals`), and one question for all of a rule's patterns comes
first: an article without any of their words costs one look into its set of words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from editlint.model.document import Document
from editlint.model.flat_prose import FlatProse, flat_prose, fold, prose_words, units_with
from editlint.model.places import Span
from editlint.model.values import NamedTuple
from editlint.packs.scopes import Scope, Unit, units


class Need:
    """One of these words or parts must be in a text."""

    __slots__ = ("parts", "words")

    def __init__(self, words: Iterable[str], parts: Iterable[str]) -> None:
        self.words, self.parts = frozenset(words), tuple(parts)

    def met(self, words: frozenset[str], folded: str) -> bool:
        """Is one of them among the `words`, or a part of the text in lower case?"""
        if not self.words.isdisjoint(words):
            return True
        return bool(self.parts) and any(part in folded for part in self.parts)


class Pattern:
    """One pattern of a rule.

    `order` is its place among the rule's patterns; earlier ones win where two start at one place.
    """

    __slots__ = ("_compiled", "_form", "needs", "order")

    def __init__(self, form: Mapping[str, Any], order: int = 0) -> None:
        self._form, self.order = form, order
        self._compiled: re.Pattern[str] | None = None
        self.needs = [Need(need["words"], need["parts"]) for need in form["needs"]]

    @property
    def regex(self) -> re.Pattern[str]:
        """The expression, compiled."""
        if self._compiled is None:
            self._compiled = _compile(self._form)
        return self._compiled


class Patterns:
    """All patterns of a rule with one prefilter for the lot."""

    __slots__ = ("_any", "_listed")

    def __init__(self, forms: Iterable[Mapping[str, Any]]) -> None:
        self._listed = [Pattern(form, order) for order, form in enumerate(forms)]
        first = [pattern.needs[0] for pattern in self._listed if pattern.needs]
        words = {word for need in first for word in need.words}
        parts = {part for need in first for part in need.parts}
        self._any = Need(words, parts) if len(first) == len(self._listed) else None

    def possible(self, words: frozenset[str], folded: str) -> Sequence[Pattern]:
        """The patterns that can match in a text with these words."""
        if self._any and not self._any.met(words, folded):
            return ()
        return [
            pattern
            for pattern in self._listed
            if all(need.met(words, folded) for need in pattern.needs)
        ]


class PatternMatch(NamedTuple):
    """A match of one of a rule's patterns; its places count from the start of the unit."""

    unit: Unit
    match: re.Match[str]
    order: int

    def span(self, doc: Document) -> Span:
        return self.unit.span(doc, self.match.start(), self.match.end())


def search(doc: Document, scopes: Sequence[Scope], patterns: Patterns) -> list[PatternMatch]:
    """All matches in order of place.

    Of matches that overlap the first stands, of those that start together the earlier pattern's.
    """
    found: list[PatternMatch] = []
    for scope in scopes:
        if scope.extent == "raw":
            for pattern in patterns.possible(frozenset(), doc.view(folded_source)):
                found += _in_units(units(doc, scope), pattern)
        else:
            flat = doc.view(flat_prose)
            for pattern in patterns.possible(doc.view(prose_words), flat.folded):
                found += _in_units(units(doc, scope, _holding(doc, flat, pattern)), pattern)
    if len(found) < 2:
        return found
    found.sort(key=lambda one: (one.unit.base + one.match.start(), one.order))
    return list(_apart(found))


def folded_source(doc: Document) -> str:
    """The source in lower case, of the same length."""
    return fold(doc.source)


def _in_units(places: Iterable[Unit], pattern: Pattern) -> Iterator[PatternMatch]:
    for unit in places:
        for match in pattern.regex.finditer(unit.text):
            if match.end() > match.start():
                yield PatternMatch(unit, match, pattern.order)


def _holding(doc: Document, flat: FlatProse, pattern: Pattern) -> set[int] | None:
    """The units that hold all that the pattern needs, None for all units."""
    held: set[int] | None = None
    for need in pattern.needs:
        units: set[int] = set()
        for word in need.words:
            units.update(units_with(doc, word) if " " in word else _with(flat, word))
        for part in need.parts:
            units.update(_with(flat, part))
        held = units if held is None else held & units
        if len(held) <= 1:
            break
    return held


def _with(flat: FlatProse, literal: str) -> set[int]:
    """The numbers of the units that hold `literal`."""
    numbers: set[int] = set()
    at = flat.folded.find(literal)
    while at != -1:
        number = flat.unit_at(at)
        numbers.add(number)
        at = flat.folded.find(literal, flat.units[number].end)
    return numbers


def _apart(found: Iterable[PatternMatch]) -> Iterator[PatternMatch]:
    """Those that do not overlap one that stays."""
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
