"""What an article says of a change: from an amount, to an amount, by so many percent.

Sales climbed 25% from 400 to 500.         start 400, end 500, told 25 upwards
At 55%, up from 40%, a rise of 15 percent  start 40 %, end 55 %, told 15 upwards
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from typing import Any

from editlint.language.lexicon import Lexicon
from editlint.language.numbers.quantity import Quantity, number_words, read_numbers
from editlint.model.data import Data
from editlint.model.document import NOT_PROSE, Document
from editlint.model.places import Span, lazy
from editlint.model.values import NamedTuple
from editlint.rules.consistency.engine.figures import figures
from editlint.rules.consistency.engine.places import block_at

_AMOUNTS = frozenset({"count", "percent", "money", "measure", "duration", "points"})
_SIGNS = ("%", "percent", "per cent", "Prozent", "pour cent", "por ciento")
_NUMBER = lazy(r"\d(?:[\d.,]*\d)?")
_CLOSE = 70  # characters between the two ends of a change
_APART = 9  # words between the ends of a change and its percentage
_LONGEST = 600  # characters of a sentence


class Words:
    """The lists of a data file of words, by name; “_” joins those of a phrase."""

    def __init__(self, lists: Mapping[str, Any]) -> None:
        self._lists = {
            name: frozenset(word.replace("_", " ") for word in text.split())
            for name, text in lists.items()
            if name != "kind"
        }

    def has(self, name: str, word: str) -> bool:
        return word in self._lists[name]

    def among(self, name: str, words: tuple[str, ...]) -> bool:
        return not self._lists[name].isdisjoint(words)

    def __getitem__(self, name: str) -> frozenset[str]:
        return self._lists[name]


class Change(NamedTuple):
    """`start` and `end` are the ends with half of what their last figures count; `told` the
    percentage of the change; `way` is 1 for up, -1 for down, 0 where nothing tells.
    """

    start: tuple[float, float]
    end: tuple[float, float]
    told: Quantity
    way: int
    span: Span
    kind: str


class Sentence(NamedTuple):
    """A sentence with its numbers."""

    span: Span
    quantities: tuple[Quantity, ...]


def _told(doc: Document, lexicon: Lexicon, words: Words) -> Iterator[Sentence]:
    """The sentences of running text with a word such as “from” and three figures, one of them in
    percent.
    """
    listed = [doc.words.starts[at] for at in figures(doc)]
    for span in doc.sentences:
        first = bisect_left(listed, span.start)
        if first + 2 >= len(listed) or listed[first + 2] >= span.end:
            continue
        text = span.of(doc.prose)
        if any(sign in text for sign in _SIGNS) and words.among("from", doc.words.keys_of(span)):
            yield read_sentence(doc, lexicon, span)


def read_sentence(doc: Document, lexicon: Lexicon, span: Span) -> Sentence:
    """The numbers of the sentence at `span`; none where it is too long or no running text."""
    block = block_at(doc, span.start)
    if span.end - span.start > _LONGEST or block.kind in NOT_PROSE or block.role == "code":
        return Sentence(span, ())
    within = doc.words.within(span)
    begins = number_words(doc.words.keys[within.start : within.stop], lexicon)
    return Sentence(span, tuple(read_numbers(doc.prose, doc.words, within, lexicon, begins)))


def changes(doc: Document, data: Data) -> tuple[Change, ...]:
    """Every change of which both ends and the percentage are told, one a sentence."""
    lexicon = data.made(Lexicon, f"sourcing/{doc.language}")
    return doc.view(_changes, lexicon, data.made(Words, "consistency/changes"))


def _changes(doc: Document, lexicon: Lexicon, words: Words) -> tuple[Change, ...]:
    read = (_change(doc, words, sentence) for sentence in _told(doc, lexicon, words))
    return tuple(change for change in read if change is not None)


def _change(doc: Document, words: Words, sentence: Sentence) -> Change | None:
    amounts = [quantity for quantity in sentence.quantities if quantity.kind in _AMOUNTS]
    pairs = list(_pairs(doc, words, amounts))
    if len(pairs) != 1:
        return None
    start, end, ends = pairs[0]
    told = [
        (quantity, way)
        for quantity in amounts
        if quantity.kind == "percent"
        and quantity.value == quantity.upper
        and quantity not in ends
        and (way := _way(doc, words, quantity, ends)) is not None
    ]
    others = [q for q in amounts if q.kind == "percent" and q not in ends]
    if len(told) != 1 or len(others) != 1:
        return None
    quantity, way = told[0]
    places = [one.span for one in (*ends, quantity)]
    span = Span(min(place.start for place in places), max(place.end for place in places))
    return Change(start, end, quantity, way, span, ends[0].kind)


_Pair = tuple[tuple[float, float], tuple[float, float], tuple[Quantity, ...]]


def _pairs(doc: Document, words: Words, amounts: list[Quantity]) -> Iterator[_Pair]:
    """The pairs of amounts that are told as the ends of a change."""
    keys = doc.words.keys
    for place, one in enumerate(amounts):
        led = keys[one.first - 1] if one.first else ""
        if one.upper > one.value:
            joined = one.span.of(doc.prose)
            if words.has("from", led) and not any(dash in joined for dash in "-–—"):
                step = _step(doc, one)
                yield (one.value, step), (one.upper, step), (one,)
            continue
        follower = amounts[place + 1] if place + 1 < len(amounts) else None
        if follower is None or not _alike(one, follower):
            continue
        if follower.span.start - one.span.end > _CLOSE:
            continue
        led2 = keys[follower.first - 1]
        if words.has("from", led) and words.has("to", led2):
            yield _ends(doc, one, follower)
        elif words.has("up-from", led2) and _came_to(words, keys, one, follower):
            yield _ends(doc, follower, one)


def _came_to(words: Words, keys: tuple[str, ...], one: Quantity, follower: Quantity) -> bool:
    """Whether `one` is what something came to, and `follower` what it was: "to 55 from 40", "55,
    up from 40".
    """
    before = keys[one.first - 1] if one.first else ""
    turned = keys[follower.first - 2]
    return words.has("to", before) or words.has("rising", turned) or words.has("falling", turned)


def _alike(one: Quantity, other: Quantity) -> bool:
    kinds = {one.kind, other.kind}
    return other.value == other.upper and (
        len(kinds) == 1 or kinds in ({"count", "money"}, {"count", "measure"})
    )


def _ends(doc: Document, start: Quantity, end: Quantity) -> _Pair:
    return (start.value, _step(doc, start)), (end.value, _step(doc, end)), (start, end)


def _step(doc: Document, quantity: Quantity) -> float:
    """Half of what the last figure of the number counts, as far as one can see."""
    value = max(abs(quantity.value), abs(quantity.upper))
    if quantity.hedge:
        return value * 0.05
    if quantity.shape == "word":
        return value * 0.02
    text = _NUMBER().findall(quantity.span.of(doc.prose))[-1:]
    if not text:
        return 0.5
    plain = re.sub(r"\D", "", text[0])
    if float(plain) == value:
        zeros = len(plain) - len(plain.rstrip("0"))
        return min(0.5 * 10.0**zeros, value * 0.0025) if zeros > 1 else 0.5
    marked = max(text[0].rfind("."), text[0].rfind(","))
    tail = len(text[0]) - marked - 1 if marked >= 0 else 0
    written = int(plain) / 10.0**tail
    return 0.5 * 10.0**-tail * (value / written if written else 1.0)


def _way(doc: Document, words: Words, told: Quantity, ends: tuple[Quantity, ...]) -> int | None:
    """Which way the percentage `told` goes, None where it is no percentage of this change."""
    keys = doc.words.keys
    low, high = min(q.first for q in ends), max(q.stop for q in ends)
    before, between = keys[max(0, told.first - 4) : told.first], keys[:0]
    if told.first >= high:
        before = between = keys[high : told.first]
    elif told.stop <= low:
        between = keys[told.stop : low - 1]
    if len(between) > _APART or words.among("clauses", between) or _is_rate(words, keys, told):
        return None
    behind = keys[told.stop : told.stop + 2] if told.first >= high else ()
    for key in (*before[-5:][::-1], *behind):
        way = _direction(words, key)
        if way is not None:
            return way
    bracketed = doc.prose[told.span.start - 1 : told.span.start] == "("
    if not bracketed and not (before and words.has("tying", before[-1])):
        return None
    led = (*keys[max(0, low - 6) : low], *keys[high : high + 2])
    return next((way for key in led[::-1] if (way := _direction(words, key)) is not None), None)


def _direction(words: Words, key: str) -> int | None:
    if words.has("rising", key):
        return 1
    if words.has("falling", key):
        return -1
    return 0 if words.has("changing", key) else None


def _is_rate(words: Words, keys: tuple[str, ...], told: Quantity) -> bool:
    """Whether the percentage is one of each year or an average."""
    behind = keys[told.stop : told.stop + 2]
    per_year = len(behind) == 2 and words.has("per", behind[0]) and words.has("periods", behind[1])
    return per_year or words.among("rates", (*keys[max(0, told.first - 3) : told.first], *behind))
