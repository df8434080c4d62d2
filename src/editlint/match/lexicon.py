"""Phrases by name, looked up in one pass over words: the vocabulary of one language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from editlint.words import words_of

_CHOICE = re.compile(r"\(([^()]*)\)")


@dataclass(frozen=True, slots=True)
class Mark:
    """A phrase found: its name in the lexicon and the words `[first, stop)` it covers."""

    name: str
    first: int
    stop: int


@dataclass(frozen=True, eq=False)
class Lexicon:
    """What a language pack says, ready for looking up.

    `phrases` goes from a first word to the phrases that begin with it, longest first: (all words, names). `single` holds one-word phrases
    by name, for tests on one word; `whole` all phrases by name. `values` are number words with their values, by name of the list.
    `decimal` is the character before the fraction of a number; `capitals` says whether a capital inside a sentence
    shows a name (not in German); `starters` are the words that a number in words can begin with.
    """

    language: str
    phrases: Mapping[str, tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]]
    single: Mapping[str, frozenset[str]]
    whole: Mapping[str, frozenset[tuple[str, ...]]]
    values: Mapping[str, Mapping[str, float]]
    decimal: str
    capitals: bool
    starters: frozenset[str]

    def has(self, name: str, word: str) -> bool:
        """Whether `word` alone is a phrase called `name`."""
        return word in self.single.get(name, ())

    def known(self, word: str) -> bool:
        """Whether `word` begins any phrase: a common word rather than a name."""
        return word in self.phrases

    def before(self, name: str, keys: Sequence[str], i: int, least: int = 0) -> int:
        """How many words of the longest phrase called `name` (up to four) end right before word `i`; none reaches back past `least`."""
        known = self.whole.get(name, frozenset())
        return next((n for n in range(min(4, i - least), 0, -1) if tuple(keys[i - n : i]) in known), 0)

    def after(self, name: str, keys: Sequence[str], i: int, stop: int) -> int:
        """How many words of the longest phrase called `name` (up to four) start at word `i`; none reaches past `stop`."""
        known = self.whole.get(name, frozenset())
        return next((n for n in range(min(4, stop - i), 0, -1) if tuple(keys[i : i + n]) in known), 0)

    def marks(self, keys: Sequence[str], words: range) -> Iterator[Mark]:
        """Every phrase that lies wholly inside `words`; of one name only the longest at a place."""
        phrases, stop = self.phrases, words.stop
        for i in words:
            known = phrases.get(keys[i])
            if known is None:
                continue
            seen: set[str] = set()
            for phrase, names in known:
                end = i + len(phrase)
                if end > stop or (end > i + 1 and tuple(keys[i:end]) != phrase):
                    continue
                for name in names:
                    if name not in seen:
                        seen.add(name)
                        yield Mark(name, i, end)


def lexicon(pack: Mapping[str, Any]) -> Lexicon:
    """Compile a language pack: `language`, `phrases` (name -> phrases with commas between) and `values` (name -> word -> number).

    `(a|b|)` in a phrase stands for either choice; phrases are compared as normalised words.
    """
    found: dict[tuple[str, ...], list[str]] = {}
    whole: dict[str, set[tuple[str, ...]]] = {}
    for name, phrases in pack["phrases"].items():
        listed = whole.setdefault(name, set())
        for phrase in _spelt_out(phrases.split(",")):
            words = tuple(phrase.casefold().split()) if phrase.isascii() and phrase.replace(" ", "").isalpha() else words_of(phrase).keys
            if name not in (names := found.setdefault(words, [])):
                names.append(name)
            listed.add(words)
    by_first: dict[str, list[tuple[tuple[str, ...], tuple[str, ...]]]] = {}
    for words in sorted(found, key=len, reverse=True):
        by_first.setdefault(words[0], []).append((words, tuple(found[words])))
    return Lexicon(
        language=pack["language"],
        phrases={first: tuple(entries) for first, entries in by_first.items()},
        single={name: frozenset(words[0] for words in listed if len(words) == 1) for name, listed in whole.items()},
        whole={name: frozenset(listed) for name, listed in whole.items()},
        values=pack["values"],
        decimal=pack["decimal"],
        capitals=pack["capitals"],
        starters=frozenset(word for name in ("units", "scales", "fractions", "multiples") for word in pack["values"][name]),
    )


def _spelt_out(phrases: Iterable[str]) -> Iterator[str]:
    for phrase in phrases:
        choice = _CHOICE.search(phrase) if "(" in phrase else None
        if choice is None:
            yield phrase
        else:
            yield from _spelt_out(phrase[: choice.start()] + option + phrase[choice.end() :] for option in choice[1].split("|"))
