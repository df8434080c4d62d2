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
from editlint.model.flat_prose import (
    FlatProse,
    ProseWords,
    flat_prose,
    fold,
    prose_words,
    units_with,
)
from editlint.model.places import Span, lazy
from editlint.model.values import NamedTuple
from editlint.packs.scopes import Scope, Unit, units

_RARE = lazy("[^a-z0-9 .,'-]")
NO_WORDS = ProseWords(frozenset(), "")  # of a source: it is asked for parts alone


class Need:
    """One of these must be in a text: a word, two words that follow each other, or a part."""

    __slots__ = ("_by_sign", "_firsts", "_second", "given", "pairs", "parts", "words")

    def __init__(self, words: Iterable[str], parts: Iterable[str]) -> None:
        given = list(words)
        self.parts = tuple(parts)
        self.given = given
        self.words = frozenset(word for word in given if " " not in word)
        self.pairs = tuple(_two(word) for word in given if " " in word)
        self._second: dict[str, set[str]] = {}  # of the pairs, by their first words
        for first, second in self.pairs:
            self._second.setdefault(first, set()).add(second)
        self._firsts = frozenset(self._second)
        by_sign: dict[str, list[str]] = {}
        for part in self.parts:
            by_sign.setdefault(_sign_of(part), []).append(part)
        self._by_sign = [(sign, tuple(parts)) for sign, parts in by_sign.items()]

    def met(self, words: ProseWords, folded: str) -> bool:
        """Is one of them among the `words`, or a part of the text in lower case?"""
        if not self.words.isdisjoint(words.single):
            return True
        for first in self._firsts & words.single:
            followers = self._second[first] & words.single
            if any(words.follow(first, second) for second in followers):
                return True
        for sign, parts in self._by_sign:
            if sign in folded and any(part in folded for part in parts):
                return True
        return False

    def cost(self) -> int:
        """How dear it is to ask for: words alone are looked up, a sign is found fast, and each part
        is another look through the text.
        """
        if len(self.parts) == 1 and self._by_sign[0][0] and not self.given:
            return 1
        return 2 + len(self.parts) if self.parts else 2 * bool(self.pairs)

    def in_prose(self, doc: Document) -> bool:
        """Is one of them in the flat prose of `doc`?"""
        return self.met(doc.view(prose_words), doc.view(flat_prose).folded)

    def in_source(self, doc: Document) -> bool:
        """Is one of them, which are all parts, in the source of `doc`?"""
        return self.met(NO_WORDS, doc.view(folded_source))

    def shortest(self) -> int:
        """How many characters the shortest of them has: a long one is found in few places."""
        return min(map(len, (*self.words, *self.parts, *map("".join, self.pairs))))

    def rarity(self) -> float:
        """How few places of a text hold one of them, roughly: a few long ones stand in few."""
        return self.shortest() / (len(self.words) + len(self.parts) + len(self.pairs))

    def may_be_in(self, text: str) -> bool:
        """Whether a short text, in lower case, has the letters of one of them."""
        return (
            any(part in text for part in self.parts)
            or any(word in text for word in self.words)
            or any(first in text and second in text for first, second in self.pairs)
        )


def _sign_of(part: str) -> str:
    """A character that few texts hold, and without which the part cannot be in one: many parts have
    the same. None ("") where it is all letters, figures and usual marks.
    """
    match = _RARE().search(part)
    return match.group() if match else ""


def _two(words: str) -> tuple[str, str]:
    first, _, second = words.partition(" ")
    return first, second


def _parts_last(need: Need) -> int:
    """Words tell more of a whole article than a bracket, which most have somewhere."""
    return len(need.parts)


class Pattern:
    """One pattern of a rule.

    `order` is its place among the rule's patterns; earlier ones win where two start at one place.
    """

    __slots__ = ("_compiled", "_form", "_rarest", "needs", "order")

    def __init__(self, form: Mapping[str, Any], order: int = 0) -> None:
        self._form, self.order = form, order
        self._compiled: re.Pattern[str] | None = None
        self._rarest: list[Need] = []
        needs = [Need(need["words"], need["parts"]) for need in form["needs"]]
        self.needs = sorted(needs, key=Need.cost)  # words are asked for first

    @property
    def regex(self) -> re.Pattern[str]:
        """The expression, compiled."""
        if self._compiled is None:
            self._compiled = _compile(self._form)
        return self._compiled

    @property
    def rarest(self) -> list[Need]:
        """What it needs, that which stands in the fewest places first."""
        if not self._rarest:
            self._rarest = sorted(self.needs, key=Need.rarity, reverse=True)
        return self._rarest


class Patterns:
    """All patterns of a rule: which of them can match at all is asked by the words of a text, and
    not of each pattern.

    The patterns stand under the words that their first need has one of, or under the one part that
    it is; many need the same ("["). Those that need one of several parts, or nothing, are `loose`.
    """

    __slots__ = ("_by_part", "_by_word", "_listed", "_loose")

    def __init__(self, forms: Iterable[Mapping[str, Any]]) -> None:
        self._listed = [Pattern(form, order) for order, form in enumerate(forms)]
        self._by_word: dict[str, list[Pattern]] = {}
        self._by_part: dict[str, list[Pattern]] = {}
        self._loose: list[Pattern] = []
        for pattern in self._listed:
            first = pattern.needs[0] if pattern.needs else None
            if first is None or len(first.parts) > 1:
                self._loose.append(pattern)
                continue
            for part in first.parts:
                self._by_part.setdefault(part, []).append(pattern)
            for word in (*first.words, *(pair[0] for pair in first.pairs)):
                self._by_word.setdefault(word, []).append(pattern)

    @property
    def need(self) -> Need | None:
        """One of these is in any text with a match; None where nothing is known of that."""
        first = [min(pattern.needs, key=_parts_last) for pattern in self._listed if pattern.needs]
        if not first or len(first) < len(self._listed):
            return None
        words = {word for need in first for word in need.words}
        words |= {" ".join(pair) for need in first for pair in need.pairs}
        parts = {part for need in first for part in need.parts}
        return Need(sorted(words), sorted(sorted(parts), key=len))

    def possible(self, words: ProseWords, folded: str) -> Sequence[Pattern]:
        """The patterns that can match in a text with these words, in their order."""
        near = {
            pattern.order: pattern
            for word in self._by_word.keys() & words.single
            for pattern in self._by_word[word]
        }
        for part, patterns in self._by_part.items():
            if part in folded:
                near.update((pattern.order, pattern) for pattern in patterns)
        near.update((pattern.order, pattern) for pattern in self._loose)
        return [
            near[order]
            for order in sorted(near)
            if all(need.met(words, folded) for need in near[order].needs)
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
            for pattern in patterns.possible(NO_WORDS, doc.view(folded_source)):
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
    if not pattern.needs:
        return None
    first, *others = pattern.rarest
    held: set[int] = set()
    for pair in first.pairs:
        held.update(units_with(doc, *pair))
    for literal in (*first.words, *first.parts):
        held.update(_with(flat, literal))
    if others:  # looked for in few units alone
        texts = [(unit, flat.units[unit].of(flat.folded)) for unit in held]
        held = {unit for unit, text in texts if all(need.may_be_in(text) for need in others)}
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
