"""Phrases as a pack writes them, spelt out into words.

    phrases("per cent, (a|one|) dollar")   ("per", "cent"), ("a", "dollar"), ("one", "dollar"), ...

A text of two thousand words is searched for some two thousand phrases. So `branches` sorts them by
their first word, and longer ones by the second: most words of a text begin no phrase and cost one
look into a dictionary. They are kept as text, a branch a string, for an article needs few of them:

    {"per": "ratio\nper cent=percent,measure\nper year=duration"}
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import product

from editlint.model.places import lazy
from editlint.model.words import words_of

Names = Sequence[str]
Phrase = tuple[str, ...]

_CHOICES = lazy(r"\(([^()]*)\)")
_PLAIN = lazy("[a-z ]+")

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
            words = tuple(phrase.split()) if _PLAIN().fullmatch(phrase) else words_of(phrase).keys
            if words:
                yield words


def _spelt_out(written: str) -> Iterator[str]:
    parts = _CHOICES().split(written)
    choices = (
        part.split("|") if number % 2 else (part,)  # every second part stood in parentheses
        for number, part in enumerate(parts)
    )
    return map("".join, product(*choices))


def branches(lists: Mapping[str, Iterable[Phrase]]) -> dict[str, str]:
    """Phrases by name as text, ready for looking up by their first word: a line of the names of
    that word alone, then a line for each longer phrase, longest first.
    """
    names: dict[Phrase, list[str]] = {}
    for name, listed in lists.items():
        for phrase in listed:
            names.setdefault(phrase, []).append(name)
    written: dict[str, list[str]] = {}
    for phrase in sorted(names, key=lambda phrase: (phrase[0], -len(phrase))):
        lines = written.setdefault(phrase[0], [",".join(names.get(phrase[:1], ()))])
        if len(phrase) > 1:
            lines.append(f"{' '.join(phrase)}={','.join(names[phrase])}")
    return {first: "\n".join(lines) for first, lines in written.items()}


def anchored(listed: Iterable[Phrase]) -> dict[str, str]:
    """Phrases by their longest word, with `|` between: a text is searched for that word alone."""
    found: dict[str, list[str]] = {}
    for phrase in listed:
        found.setdefault(max(phrase, key=len), []).append(" ".join(phrase))
    return {word: "|".join(phrases) for word, phrases in found.items()}


def branch_of(text: str) -> Branch:
    """The branch that `branches` wrote."""
    alone, *lines = text.split("\n")
    longer: dict[str, list[tuple[Phrase, Names]]] = {}
    for line in lines:
        words, _, names = line.rpartition("=")
        phrase = tuple(words.split(" "))
        longer.setdefault(phrase[1], []).append((phrase, names.split(",")))
    return alone.split(",") if alone else (), longer
