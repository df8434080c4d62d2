"""Phrases by name, looked up in one pass over words: the vocabulary of one language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from editlint.values import dataclass
from editlint.words import words_of

_CHOICE = re.compile(r"\(([^()]*)\)")


class Mark(NamedTuple):
    """A phrase found: its name in the lexicon and the words `[first, stop)` it covers."""

    name: str
    first: int
    stop: int


Names = tuple[str, ...]
Phrase = tuple[str, ...]


class Branch(NamedTuple):
    """What may follow a first word: the names of that word alone, and by second word the longer phrases, longest first, with theirs."""

    alone: Names
    longer: Mapping[str, tuple[tuple[Phrase, Names], ...]]


@dataclass(frozen=True, eq=False)
class Lexicon:
    """What a language pack says, ready for looking up.

    `branches` goes from a first word to the phrases that begin with it. `single` holds one-word phrases by name, for tests on one word;
    `whole` all phrases by name. `values` are number words with their values, by name of the list. `decimal` is the character before the
    fraction of a number; `capitals` says whether a capital inside a sentence shows a name (not in German); `starters` are the words that a
    number in words can begin with.
    """

    language: str
    branches: Mapping[str, Branch]
    single: Mapping[str, frozenset[str]]
    whole: Mapping[str, frozenset[Phrase]]
    values: Mapping[str, Mapping[str, float]]
    decimal: str
    capitals: bool
    starters: frozenset[str]

    def has(self, name: str, word: str) -> bool:
        """Whether `word` alone is a phrase called `name`."""
        return word in self.single.get(name, ())

    def known(self, word: str) -> bool:
        """Whether `word` begins any phrase or is asked about: a common word rather than a name."""
        return word in self.branches or any(word in words for words in self.single.values())

    def anchors(self, *names: str) -> frozenset[str]:
        """Words of which each phrase called one of `names` holds one: no sentence without them needs to be looked at."""
        return frozenset(max(phrase, key=len) for name in names for phrase in self.whole.get(name, ()))

    def before(self, name: str, keys: Sequence[str], i: int, least: int = 0) -> int:
        """How many words of the longest phrase called `name` (up to four) end right before word `i`; none reaches back past `least`."""
        known = self.whole.get(name, ())
        for n in range(min(4, i - least), 0, -1):
            if keys[i - n : i] in known:
                return n
        return 0

    def after(self, name: str, keys: Sequence[str], i: int, stop: int) -> int:
        """How many words of the longest phrase called `name` (up to four) start at word `i`; none reaches past `stop`."""
        known = self.whole.get(name, ())
        for n in range(min(4, stop - i), 0, -1):
            if keys[i : i + n] in known:
                return n
        return 0

    def marks(self, keys: Phrase, words: range) -> dict[str, list[Mark]]:
        """Every phrase that lies wholly inside `words`, by name; of one name only the longest at a place."""
        found: dict[str, list[Mark]] = {}
        branches, stop = self.branches, words.stop
        for i in words:
            branch = branches.get(keys[i])
            if branch is None:
                continue
            if branch.longer and i + 1 < stop and (longer := branch.longer.get(keys[i + 1])):
                for phrase, names in longer:
                    if i + len(phrase) <= stop and keys[i : i + len(phrase)] == phrase:
                        _add(found, names, i, i + len(phrase))
            if branch.alone:
                _add(found, branch.alone, i, i + 1)
        return found


def _add(found: dict[str, list[Mark]], names: Names, first: int, stop: int) -> None:
    for name in names:
        listed = found.setdefault(name, [])
        if not listed or listed[-1].first != first:
            listed.append(Mark(name, first, stop))


def lexicon(pack: Mapping[str, Any]) -> Lexicon:
    """Compile a language pack.

    `phrases` are looked for in every sentence with a figure, `words` only asked about at a place: both go from a name to phrases with
    commas between. `(a|b|)` in a phrase stands for either choice. `values` go from a list's name to words with numbers.
    """
    listed = {name: _phrases(text) for name, text in pack["phrases"].items()}
    asked = {name: _phrases(text) for name, text in pack["words"].items()}
    whole = {name: frozenset(phrases) for name, phrases in (*listed.items(), *asked.items())}
    return Lexicon(
        language=pack["language"],
        branches=_branches(listed),
        single={name: frozenset(phrase[0] for phrase in phrases if len(phrase) == 1) for name, phrases in whole.items()},
        whole=whole,
        values=pack["values"],
        decimal=pack["decimal"],
        capitals=pack["capitals"],
        starters=frozenset(word for name in ("units", "scales", "fractions", "multiples") for word in pack["values"][name]),
    )


def _branches(listed: Mapping[str, Iterable[Phrase]]) -> dict[str, Branch]:
    names: dict[Phrase, list[str]] = {}
    for name, phrases in listed.items():
        for phrase in dict.fromkeys(phrases):
            names.setdefault(phrase, []).append(name)
    alone: dict[str, Names] = {}
    longer: dict[str, dict[str, list[tuple[Phrase, Names]]]] = {}
    for phrase in sorted(names, key=len, reverse=True):
        if len(phrase) == 1:
            alone[phrase[0]] = tuple(names[phrase])
        else:
            longer.setdefault(phrase[0], {}).setdefault(phrase[1], []).append((phrase, tuple(names[phrase])))
    return {
        first: Branch(alone.get(first, ()), {second: tuple(entries) for second, entries in longer.get(first, {}).items()})
        for first in alone.keys() | longer.keys()
    }


def _phrases(text: str) -> list[Phrase]:
    return [words for phrase in _spelt_out(text.split(",")) if (words := _words(phrase))]


def _words(phrase: str) -> Phrase:
    bare = phrase.replace(" ", "")
    return tuple(phrase.split()) if bare.isascii() and bare.isalpha() and bare.islower() else words_of(phrase).keys


def _spelt_out(phrases: Iterable[str]) -> Iterator[str]:
    for phrase in phrases:
        choice = _CHOICE.search(phrase) if "(" in phrase else None
        if choice is None:
            yield phrase
        else:
            yield from _spelt_out(phrase[: choice.start()] + option + phrase[choice.end() :] for option in choice[1].split("|"))
