"""Phrases as a pack writes them, spelt out into words.

    phrases("per cent, (a|one|) dollar")   ("per", "cent"), ("a", "dollar"), ("one", "dollar"), ...

A text of two thousand words is searched for some two thousand phrases. So `branches` sorts them by
their first word, and longer ones by the second: most words of a text begin no phrase and cost one
look into a dictionary.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import product

from editlint.model.words import words_of

Names = Sequence[str]
Phrase = tuple[str, ...]

_CHOICES = re.compile(r"\(([^()]*)\)")
_PLAIN = re.compile("[a-z ]+")

# What may follow a first word: the names of that word alone, and by second word the longer phrases,
# longest first, with theirs.
Longer = Sequence[tuple[Phrase, Names]]
Branch = tuple[Names, Mapping[str, Longer]]


def phrases(text: str) -> Iterator[Phrase]:
    """The phrases of a list with commas between, as normalised words.

    `(a|b|)` stands for either choice.
    """
    for written in text.split(","):
        for phrase in _spelt_out(written) if "(" in written else (written,):
            words = tuple(phrase.split()) if _PLAIN.fullmatch(phrase) else words_of(phrase).keys
            if words:
                yield words


def _spelt_out(written: str) -> Iterator[str]:
    parts = _CHOICES.split(written)
    choices = (
        part.split("|") if number % 2 else (part,)  # every second part stood in parentheses
        for number, part in enumerate(parts)
    )
    return map("".join, product(*choices))


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
    return {
        first: (names.get((first,), ()), _longest_first(longer.get(first, {})))
        for first in sorted({phrase[0] for phrase in names})
    }


def _longest_first(longer: Mapping[str, list[tuple[Phrase, Names]]]) -> dict[str, Longer]:
    return {
        second: sorted(entries, key=lambda entry: -len(entry[0]))
        for second, entries in longer.items()
    }
