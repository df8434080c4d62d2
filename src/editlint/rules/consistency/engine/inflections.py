"""The forms of a word, two words at a time: what ends one ends the other.

    inflected("organise", "organize", "en")   organised organized, organising organizing, ...

More forms are made than there are words ("reuseful"): they are looked up in texts, where no such
word stands.
"""

from __future__ import annotations

from collections.abc import Iterator

# Endings by language; in English those of verbs, nouns and adjectives.
_ENDINGS = {
    "en": ("s", "ed", "ing", "er", "ers", "able", "ly"),
    "de": ("s", "es", "e", "en", "er", "em", "n", "ern", "te", "ten", "t"),
    "fr": ("s", "e", "es"),
    "es": ("s", "es"),
    "pt": ("s", "es"),
    "it": (),
    "": ("s",),
}
_OF_VERBS = ("ation", "ations", "ational")  # behind -ise and -ize
_OF_NOUNS = ("al", "ful", "less", "ite", "ist", "ly", "ally", "hood")  # behind -our and -or
_VOWELS = "aeiou"
_HISSING = ("s", "x", "z", "ch", "sh")


def inflected(one: str, two: str, language: str) -> Iterator[tuple[str, str]]:
    """Each form of `one` with the same form of `two`, the words themselves first."""
    yield one, two
    endings = _ENDINGS.get(language, _ENDINGS[""])
    if language == "en":
        endings = _of_english(one, two, endings)
    add = _english if language == "en" else str.__add__
    for ending in endings:
        yield add(one, ending), add(two, ending)


def _of_english(one: str, two: str, endings: tuple[str, ...]) -> tuple[str, ...]:
    if {one, two} == {one + "l", one} or {one, two} == {two + "l", two}:
        return ("s",)  # fulfil and fulfill are both fulfilled
    if one.endswith(("ise", "ize")) and two.endswith(("ise", "ize")):
        return endings + _OF_VERBS
    return endings + _OF_NOUNS if one.endswith(("our", "or")) else endings


def stem(word: str) -> str:
    """What all forms of a word begin with."""
    return word[:-1] if word[-1:] in ("e", "y") else word


def _english(word: str, ending: str) -> str:
    if ending == "s" and word.endswith(_HISSING):
        return word + "es"
    if word.endswith("y") and word[-2:-1] not in _VOWELS and ending != "ing":
        return word[:-1] + ("ies" if ending == "s" else "i" + ending)
    if word.endswith("e") and ending[0] in _VOWELS:
        return word[:-1] + ending
    return word + ending
