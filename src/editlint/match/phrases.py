"""Phrases as a pack writes them, spelt out into words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import product
from typing import NamedTuple

from editlint.words import words_of

Names = tuple[str, ...]
Phrase = tuple[str, ...]

_CHOICES = re.compile(r"\(([^()]*)\)")
_PLAIN = re.compile("[a-z ]+")


class Branch(NamedTuple):
    """What may follow a first word: the names of that word alone, and by second word the longer phrases, longest first, with theirs."""

    alone: Names
    longer: Mapping[str, tuple[tuple[Phrase, Names], ...]]


def phrases(text: str) -> Iterator[Phrase]:
    """The phrases of a list with commas between, as normalised words. `(a|b|)` stands for either choice."""
    for written in text.split(","):
        for phrase in _spelt_out(written) if "(" in written else (written,):
            words = tuple(phrase.split()) if _PLAIN.fullmatch(phrase) else words_of(phrase).keys
            if words:
                yield words


def _spelt_out(written: str) -> Iterator[str]:
    parts = _CHOICES.split(written)
    return map("".join, product(*(part.split("|") if k % 2 else (part,) for k, part in enumerate(parts))))


def branches(lists: Mapping[str, Iterable[Phrase]]) -> dict[str, Branch]:
    """Phrases by name, ready for looking up by their first word."""
    names: dict[Phrase, Names] = {}
    for name, listed in lists.items():
        for phrase in listed:
            names[phrase] = (*names.get(phrase, ()), name)
    longer: dict[str, dict[str, list[tuple[Phrase, Names]]]] = {}
    for phrase, known in names.items():
        if len(phrase) > 1:
            longer.setdefault(phrase[0], {}).setdefault(phrase[1], []).append((phrase, known))
    firsts = {phrase[0] for phrase in names}
    return {first: Branch(names.get((first,), ()), _ordered(longer.get(first, {}))) for first in firsts}


def _ordered(longer: Mapping[str, list[tuple[Phrase, Names]]]) -> dict[str, tuple[tuple[Phrase, Names], ...]]:
    return {second: tuple(entries if len(entries) == 1 else sorted(entries, key=_length)) for second, entries in longer.items()}


def _length(entry: tuple[Phrase, Names]) -> int:
    return -len(entry[0])
