"""Lists inside a sentence, with the number of their parts that is announced before the colon.

Four colours are on sale: red, green and blue.     announced: four, counted: three
It has three parts: (1) the quay, (2) the gate.    announced: three, counted: two
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any

from editlint.model.document import Document
from editlint.model.places import JOINER, Span, lazy
from editlint.rules.consistency.engine.announced import Announced
from editlint.rules.consistency.engine.counted import Counted, Reading

NEAR = 3  # words from what is counted to the colon
# Words before the last part of a list, and before that of a choice.
Joining = tuple[frozenset[str], frozenset[str]]
SHORT = 5  # words of a part: a longer one may be a clause with commas of its own
_COLON = lazy(r"[^\W\d][\u2060*_)”\"»’]*[ \u00a0]?:[\u2060*_]*[ \u00a0\n]+(?=\S)")
_MARK = lazy(r"(?<![\w)])\(?(\d{1,2}|[a-k])\)(?=[ \u00a0\u2060])")
_UNSURE = lazy(r"[()\[\]{}:“”\"„«»—–/&…\ufffc]|\.\.\.| - ")


def joining_words(content: Mapping[str, Any]) -> dict[str, Joining]:
    """The words before the last part of a list, and of a choice, of `consistency/counted-lists`, by
    language.
    """
    return {
        language: (frozenset(words.split()), frozenset(content["or"][language].split()))
        for language, words in content["before-last"].items()
    }


def counted_inline(reading: Reading, joining: Joining) -> Iterator[Counted]:
    """Each list inside a sentence that a number announces."""
    prose = reading.doc.prose
    for sentence, colon in _with_colon(reading.doc):
        if not reading.quantities(Span(sentence.start, colon)):
            continue
        match = _COLON().search(prose, *sentence)
        if match is None:
            continue
        found = reading.announced_in(Span(sentence.start, colon))
        rest = Span(match.end(), sentence.end)
        if found is not None and _is_at(reading, found, colon):
            yield from (
                Counted(found, "parts", value, rest, others)
                for value, others in _parts(reading, rest, joining)
            )


def _with_colon(doc: Document) -> Iterator[tuple[Span, int]]:
    """The sentences that have a colon, each with its first."""
    at = doc.prose.find(":")
    while at >= 0:
        number = doc.sentence_number_at(at)
        if number is not None:
            yield doc.sentences[number], at
        end = at + 1 if number is None else doc.sentences[number].end
        at = doc.prose.find(":", end)


def _is_at(reading: Reading, found: Announced, colon: int) -> bool:
    """Whether the colon follows what is counted: soon, where lists do not hold such things."""
    words = reading.doc.words.within(Span(found.span.end, colon))
    return found.sure or len(words) <= NEAR


def _parts(reading: Reading, span: Span, joining: Joining) -> Iterator[tuple[int, frozenset[int]]]:
    """How many parts a list has, and how many it may have as well; nothing where it is none."""
    text = span.of(reading.doc.prose)
    marks = [match[1].lower() for match in _MARK().finditer(text)]
    if marks:
        expected = [str(n) for n in range(1, 20)] if marks[0] == "1" else list("abcdefghijk")
        if marks == expected[: len(marks)] and len(marks) > 1:
            yield len(marks), frozenset()
        return
    text = text.replace(JOINER, "").rstrip(" \n.!?")
    if _UNSURE().search(text) or reading.quantities(span):
        return  # "the two presidents and two translators" are four
    parts = [part.split() for part in re.split(";" if ";" in text else ",", text)]
    if len(parts) < 2 or not all(parts):
        return
    yield from _of_words(parts, joining)


def _of_words(parts: list[list[str]], joining: Joining) -> Iterator[tuple[int, frozenset[int]]]:
    and_words, or_words = joining
    *others, last = parts
    if any(word.lower() in or_words for part in parts for word in part):
        return
    joins = [at for at, word in enumerate(last) if word.lower() in and_words]
    inside = sum(word.lower() in and_words for part in others for word in part)
    if not joins or len(joins) > 1 or inside or max(map(len, others)) > SHORT:
        return
    if any(
        before[0][:1].isupper() and behind[0][:1].islower() for before, behind in pairwise(others)
    ):
        return  # "Amina Haleem, our neighbour, Tomas Lind, and Jan Voss" are three
    if joins[0] == 0:  # "red, green, and blue"
        if len(last) - 1 <= SHORT:
            yield len(parts), frozenset()
    elif joins[0] <= SHORT and len(last) - joins[0] - 1 <= SHORT:
        yield len(parts) + 1, frozenset()
