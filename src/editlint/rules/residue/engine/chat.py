"""Sentences with which writing assistants open and close an answer.

Where they stand says much: an opening is looked for in the first paragraphs, a closing in the last
ones, from the outer sentence inwards. What the sentences look like stands in
`rules/residue/chat-phrases.yaml`; a pattern is compiled only for a sentence that holds what it
needs.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

from editlint.language.quotations import quotations
from editlint.model.document import Document
from editlint.model.flat_prose import ProseWords, flat_prose, fold, prose_words
from editlint.model.places import Span, lazy
from editlint.model.values import NamedTuple
from editlint.rules.residue.engine.chat_needs import quickest, rows_of

Needs = Callable[[str, int], Iterable[Any]]

_NAME = lazy(r"\{([a-z]+)\}")
_WORD = lazy(r"\w+")
_SENTENCE_END = lazy(r"(?<=[.!?…:])[\"'”’»)]*\s+")
_PERSONS = lazy(
    r"\b(?:I|me|my|mine|we|us|our|you|your|ich|mir|mich|mein\w*|wir|uns|unser\w*|du|dir|dich|dein\w*|Sie|Ihnen|je|j'|moi|mon|ma|mes|nous|notre|"
    r"nos|vous|votre|vos|tu|yo|mí|mis?|nosotros|nuestr\w+|tú|ti|usted\w*)\b"
)
_OPENING_BLOCKS, _CLOSING_BLOCKS = 2, 3
_NEAR = 300  # characters of a paragraph at its end towards the edge that are looked at
_PLACES = ("opening", "closing", "anywhere")
_GRADES = ("sure", "likely", "courtesy")


class Spoken(NamedTuple):
    """Neighbouring sentences of an assistant in one block.

    `block` is its number in the flat prose, `span` their place there, `sure` how certain it is.
    """

    block: int
    span: Span
    sure: bool


class _Need(NamedTuple):
    """One of these words, or two words that follow each other, or parts must be in a text."""

    words: frozenset[str]
    parts: tuple[str, ...]

    def is_met(self, words: frozenset[str], folded: str) -> bool:
        return not self.words.isdisjoint(words) or any(part in folded for part in self.parts)


class _Phrase(NamedTuple):
    grade: str
    pattern: str
    needs: tuple[_Need, ...]

    def is_possible(self, words: frozenset[str], folded: str) -> bool:
        """Whether a text with these words holds what the phrase needs."""
        return all(need.is_met(words, folded) for need in self.needs)

    def pieces(self) -> list[list[str]]:
        """What it needs as parts of a text whose words nobody has counted yet: one of each row."""
        return [
            [*need.parts, *(max(word.split(), key=len) for word in need.words)]
            for need in self.needs
        ]

    def begins(self, sentence: str) -> bool:
        """Whether the sentence begins as the phrase says."""
        return bool(re.compile(self.pattern, re.IGNORECASE).match(sentence))


class _Listed(NamedTuple):
    """The phrases of one place, of all languages: an assistant answers in that of its user.

    Each stands under the words that it needs one of; those that need a part of a word are `loose`.
    `asked` are all words that any of them asks for, `pairs` are those of them that are two.
    """

    by_word: Mapping[str, Sequence[_Phrase]]
    loose: Sequence[_Phrase]
    asked: frozenset[str]
    pairs: frozenset[tuple[str, ...]]

    def possible(self, words: frozenset[str], folded: str) -> list[_Phrase]:
        """The phrases for which a text with these words holds what they need."""
        near = {phrase for word in self.asked & words for phrase in self.by_word.get(word, ())}
        return [phrase for phrase in (*near, *self.loose) if phrase.is_possible(words, folded)]


Phrases = Mapping[str, _Listed]  # by place


def prepared(content: Mapping[str, Any], needs: Needs) -> dict[str, Any]:
    """The data file with its words put into its patterns, each with the literals that it `needs`.

    Raises `KeyError` for a word that is not there and `re.error` for what is no pattern.
    """
    languages: dict[str, Any] = {
        language: {
            place: [
                [
                    grade,
                    pattern,
                    [[need.words, need.parts] for need in needs(f"^(?:{pattern})", re.IGNORECASE)],
                ]
                for grade, patterns in pack.get(place, {}).items()
                for pattern in (_spelt_out(written, pack["words"]) for written in patterns)
            ]
            for place in _PLACES
        }
        for language, pack in content["languages"].items()
    }
    return {"languages": languages, "asked": quickest(rows_of(languages))}


def _spelt_out(pattern: str, words: Mapping[str, str]) -> str:
    while match := _NAME().search(pattern):
        pattern = pattern[: match.start()] + words[match[1]] + pattern[match.end() :]
    re.compile(pattern)
    return pattern


def phrases_of(data: Mapping[str, Any]) -> Phrases:
    """The phrases of a prepared file, by place; those of anywhere count at each."""
    anywhere = _rows(data, "anywhere")
    return {
        "anywhere": _listed(anywhere),
        **{place: _listed(_rows(data, place) + anywhere) for place in ("opening", "closing")},
    }


def _rows(data: Mapping[str, Any], place: str) -> list[Any]:
    return [row for places in data["languages"].values() for row in places[place]]


def _listed(rows: Sequence[Any]) -> _Listed:
    by_word: dict[str, list[_Phrase]] = {}
    loose: list[_Phrase] = []
    phrases: list[_Phrase] = []
    for grade, pattern, asked_for in rows:
        quick = sorted(asked_for, key=lambda need: len(need[1]))  # fewest parts to look for
        needs = tuple(_Need(frozenset(words), tuple(parts)) for words, parts in quick)
        phrase = _Phrase(grade, pattern, needs)
        phrases.append(phrase)
        if not needs or needs[0].parts:
            loose.append(phrase)
            continue
        for word in needs[0].words:
            by_word.setdefault(word, []).append(phrase)
    asked = {word for phrase in phrases for need in phrase.needs for word in need.words}
    pairs = frozenset(tuple(word.split(" ")) for word in asked if " " in word)
    return _Listed(by_word, loose, frozenset(asked), pairs)


def spoken(doc: Document, phrases: Phrases) -> Iterator[Spoken]:
    """What an assistant says to the one who asked, block by block."""
    flat = doc.view(flat_prose)
    kinds = ("paragraph",) if doc.traits.has_markup else ("paragraph", "title", "heading")
    numbers = [at for at, block in enumerate(flat.blocks) if block.kind in kinds]
    opened = list(_opening(doc, phrases["opening"], numbers))
    done = {found.block for found in opened}
    closed = list(
        _closing(doc, phrases["closing"], [number for number in numbers if number not in done])
    )
    yield from opened
    done |= {found.block for found in closed}
    yield from _anywhere(
        doc, phrases["anywhere"], [number for number in numbers if number not in done]
    )
    yield from closed


def _opening(doc: Document, listed: _Listed, numbers: Sequence[int]) -> Iterator[Spoken]:
    if not numbers or numbers[0] > 1:
        return
    for number in numbers[:_OPENING_BLOCKS]:
        found = _run(doc, listed, number, "opening")
        if found:
            yield found
        flat = doc.view(flat_prose)
        if found and found.span.end < flat.units[number].end:
            return
        if not found and flat.blocks[number].kind == "paragraph":
            return


def _closing(doc: Document, listed: _Listed, numbers: Sequence[int]) -> Iterator[Spoken]:
    last = [number for number in numbers if number > 0][-_CLOSING_BLOCKS:]
    for number in last:
        found = _run(doc, listed, number, "closing")
        if found:
            yield found


def _run(doc: Document, listed: _Listed, number: int, place: str) -> Spoken | None:
    """The sentences from the outer one on that an assistant says, None for none."""
    flat = doc.view(flat_prose)
    text = flat.units[number].of(flat.text)
    near = text[:_NEAR] if place == "opening" else text[-_NEAR:]
    possible = _possible(listed, _plain(near))
    if not possible:
        return None
    sentences = _sentences(doc, number)[:: -1 if place == "closing" else 1]
    grades: list[str] = []
    for at, sentence in enumerate(sentences):
        grade = _grade(sentence.of(flat.text), possible)
        if place == "opening" and at and grade != "sure":  # "Sure!" says more of what follows
            both = Span(sentences[at - 1].start, sentence.end)
            grade = _grade(both.of(flat.text), possible) or grade
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


def _anywhere(doc: Document, listed: _Listed, numbers: Sequence[int]) -> Iterator[Spoken]:
    flat = doc.view(flat_prose)
    possible = listed.possible(_asked_among(listed, doc.view(prose_words)), flat.folded)
    pieces = [phrase.pieces() for phrase in possible]
    for number in numbers if possible else ():
        block = flat.units[number].of(flat.folded)
        here = [
            phrase
            for phrase, needed in zip(possible, pieces, strict=True)
            if all(any(map(block.__contains__, either)) for either in needed)
        ]
        for sentence in _sentences(doc, number) if here else ():
            if _grade(sentence.of(flat.text), here):
                yield Spoken(number, sentence, True)


def _asked_among(listed: _Listed, words: ProseWords) -> frozenset[str]:
    """What the phrases ask for of the words of an article, and of every two in a row."""
    both = (
        f"{first} {second}"
        for first, second in listed.pairs
        if first in words.single and words.follow(first, second)
    )
    return frozenset((*(listed.asked & words.single), *both))


def _possible(listed: _Listed, text: str) -> list[_Phrase]:
    """The phrases for which the text holds what they need."""
    folded = fold(text)
    words = _WORD().findall(folded)
    both = map(" ".join, listed.pairs.intersection(pairwise(words)))
    return listed.possible(listed.asked.intersection((*words, *both)), folded)


def _grade(sentence: str, possible: Sequence[_Phrase]) -> str:
    """How sure it is that an assistant says the sentence, "" for not at all."""
    plain = _plain(sentence)
    met = {phrase.grade for phrase in possible if phrase.begins(plain)}
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
