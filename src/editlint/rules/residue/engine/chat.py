"""Sentences with which writing assistants open and close an answer.

Where they stand says much: an opening is looked for in the first paragraphs, a closing in the last
ones, from the outer sentence inwards. What the sentences look like stands in
`rules/residue/chat-phrases.yaml`; a pattern is compiled only for a sentence that holds what it
needs.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from editlint.language.quotations import quotations
from editlint.model.document import Document
from editlint.model.flat_prose import flat_prose, fold
from editlint.model.places import Span, lazy
from editlint.model.values import NamedTuple

Needs = Callable[[str, int], Iterable[Any]]

_NAME = lazy(r"\{([a-z]+)\}")
_SENTENCE_END = lazy(r"(?<=[.!?…:])[\"'”’»)]*\s+")
_PERSONS = lazy(
    r"\b(?:I|me|my|mine|we|us|our|you|your|ich|mir|mich|mein\w*|wir|uns|unser\w*|du|dir|dich|dein\w*|Sie|Ihnen|je|j'|moi|mon|ma|mes|nous|notre|"
    r"nos|vous|votre|vos|tu|yo|mí|mis?|nosotros|nuestr\w+|tú|ti|usted\w*)\b"
)
_OPENING_BLOCKS, _CLOSING_BLOCKS = 2, 3
_PLACES = ("opening", "closing", "anywhere")
_GRADES = ("sure", "likely", "courtesy")


class Spoken(NamedTuple):
    """Neighbouring sentences of an assistant in one block.

    `block` is its number in the flat prose, `span` their place there, `sure` how certain it is.
    """

    block: int
    span: Span
    sure: bool


class _Phrase(NamedTuple):
    grade: str
    pattern: str
    needs: tuple[tuple[str, ...], ...]

    def is_possible(self, folded: str) -> bool:
        """Whether the text holds what the phrase needs."""
        return all(any(part in folded for part in need) for need in self.needs)

    def meets(self, sentence: str, folded: str) -> bool:
        """Whether the sentence begins as the phrase says."""
        return self.is_possible(folded) and bool(
            re.compile(self.pattern, re.IGNORECASE).match(sentence)
        )


Pack = Mapping[str, Sequence[_Phrase]]  # the phrases of one language, by place
Phrases = Mapping[str, Pack]


def prepared(content: Mapping[str, Any], needs: Needs) -> dict[str, Any]:
    """The data file with its words put into its patterns, each with the literals that it `needs`.

    Raises `KeyError` for a word that is not there and `re.error` for what is no pattern.
    """
    return {
        language: {
            place: [
                [grade, pattern, [_literals(need) for need in needs(pattern, re.IGNORECASE)]]
                for grade, patterns in pack.get(place, {}).items()
                for pattern in (_spelt_out(written, pack["words"]) for written in patterns)
            ]
            for place in _PLACES
        }
        for language, pack in content["languages"].items()
    }


def _spelt_out(pattern: str, words: Mapping[str, str]) -> str:
    while match := _NAME().search(pattern):
        pattern = pattern[: match.start()] + words[match[1]] + pattern[match.end() :]
    re.compile(pattern)
    return pattern


def _literals(need: Any) -> list[str]:
    """What a sentence must hold one of; of two words that follow each other the longer one."""
    return [*(max(word.split(), key=len) for word in need.words), *need.parts]


def phrases_of(data: Mapping[str, Any]) -> Phrases:
    """The phrases of a prepared file, by language and place."""
    return {
        language: {
            place: [
                _Phrase(grade, pattern, tuple(map(tuple, needs))) for grade, pattern, needs in rows
            ]
            for place, rows in places.items()
        }
        for language, places in data.items()
    }


def spoken(doc: Document, phrases: Phrases) -> Iterator[Spoken]:
    """What an assistant says to the one who asked, block by block."""
    flat = doc.view(flat_prose)
    told = list(phrases.values())  # an assistant answers in the language it was asked in
    kinds = ("paragraph",) if doc.traits.has_markup else ("paragraph", "title", "heading")
    numbers = [at for at, block in enumerate(flat.blocks) if block.kind in kinds]
    opened = list(_opening(doc, told, numbers))
    done = {found.block for found in opened}
    closed = list(_closing(doc, told, [number for number in numbers if number not in done]))
    yield from opened
    done |= {found.block for found in closed}
    yield from _anywhere(doc, told, [number for number in numbers if number not in done])
    yield from closed


def _opening(doc: Document, told: Sequence[Pack], numbers: Sequence[int]) -> Iterator[Spoken]:
    if not numbers or numbers[0] > 1:
        return
    for number in numbers[:_OPENING_BLOCKS]:
        found = _run(doc, told, number, _sentences(doc, number), "opening")
        if found:
            yield found
        flat = doc.view(flat_prose)
        if found and found.span.end < flat.units[number].end:
            return
        if not found and flat.blocks[number].kind == "paragraph":
            return


def _closing(doc: Document, told: Sequence[Pack], numbers: Sequence[int]) -> Iterator[Spoken]:
    last = [number for number in numbers if number > 0][-_CLOSING_BLOCKS:]
    for number in last:
        found = _run(doc, told, number, list(reversed(_sentences(doc, number))), "closing")
        if found:
            yield found


def _run(
    doc: Document,
    told: Sequence[Pack],
    number: int,
    sentences: Sequence[Span],
    place: str,
) -> Spoken | None:
    """The sentences from the first of `sentences` on that an assistant says, None for none."""
    flat = doc.view(flat_prose)
    grades: list[str] = []
    for at, sentence in enumerate(sentences):
        grade = _grade(sentence.of(flat.text), told, (place, "anywhere"))
        if place == "opening" and at and grade != "sure":  # "Sure!" says more of what follows
            both = Span(sentences[at - 1].start, sentence.end)
            grade = _grade(both.of(flat.text), told, (place,)) or grade
        if not grade:
            break
        grades.append(grade)
    if not grades:
        return None
    if set(grades) == {"courtesy"} and not _is_odd_here(doc, number, len(sentences) - len(grades)):
        return None
    taken = sentences[: len(grades)]
    span = Span(min(part.start for part in taken), max(part.end for part in taken))
    return Spoken(number, span, "sure" in grades)


def _is_odd_here(doc: Document, number: int, others: int) -> bool:
    """Whether a courtesy is a paragraph of its own in an article that speaks to nobody."""
    if others:
        return False
    flat = doc.view(flat_prose)
    place = flat.units[number]
    rest = f"{flat.text[: place.start]}\n{flat.text[place.end :]}"
    persons = [match.start() for match in _PERSONS().finditer(_plain(rest))]
    quoted = list(quotations(rest)) if persons else []
    return all(any(part.start <= at < part.end for part in quoted) for at in persons)


def _anywhere(doc: Document, told: Sequence[Pack], numbers: Sequence[int]) -> Iterator[Spoken]:
    flat = doc.view(flat_prose)
    phrases = [phrase for pack in told for phrase in pack["anywhere"]]
    possible = [phrase for phrase in phrases if phrase.is_possible(_plain(flat.folded))]
    if not possible:
        return
    for number in numbers:
        block = _plain(flat.units[number].of(flat.folded))
        if not any(phrase.is_possible(block) for phrase in possible):
            continue
        for sentence in _sentences(doc, number):
            plain = _plain(sentence.of(flat.text))
            if any(phrase.meets(plain, fold(plain)) for phrase in possible):
                yield Spoken(number, sentence, True)


def _grade(sentence: str, told: Sequence[Pack], places: Sequence[str]) -> str:
    """How sure it is that an assistant says the sentence, "" for not at all."""
    plain = _plain(sentence)
    folded = fold(plain)
    met = {
        phrase.grade
        for pack in told
        for place in places
        for phrase in pack[place]
        if phrase.meets(plain, folded)
    }
    return next((grade for grade in _GRADES if grade in met), "")


def _plain(text: str) -> str:
    return text.replace("’", "'")


def _sentences(doc: Document, number: int) -> list[Span]:
    """The sentences of a block of the flat prose; short answers ("Sure!") are some too."""
    flat = doc.view(flat_prose)
    unit = flat.units[number]
    text = unit.of(flat.text)
    ends = [(match.start(), match.end()) for match in _SENTENCE_END().finditer(text)]
    starts = [0, *(end for _, end in ends)]
    stops = [*(start for start, _ in ends), len(text.rstrip())]
    return [
        Span(unit.start + start, unit.start + stop)
        for start, stop in zip(starts, stops, strict=True)
        if start < stop
    ]
