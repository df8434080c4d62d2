"""Figures that are named by their size alone: "thousands of rupees", "dozens of villages".

Nobody counts with them, so they are no numbers to the rules on numbers. Yet "hundreds of thousands
fled" is as much a claim about the world as "240,000 fled", and an editor asks of both who says so.
"""

from __future__ import annotations

from collections.abc import Iterator

from editlint.language.numbers.kinds import Kind
from editlint.language.numbers.quantity import Quantity, plural
from editlint.model.places import Span
from editlint.rules.sourcing.engine.statements import Statement

AHEAD = 4  # words after "of" in which what is counted stands


def magnitudes(statement: Statement) -> Iterator[Quantity]:
    """The sizes that are named in the sentence, outside its figures, in order.

    "Tens of thousands of people" is one: its value is that of its last word.
    """
    sizes, keys = statement.lexicon.sizes, statement.words.keys
    at = statement.within.start
    for at in statement.within:
        if keys[at] not in sizes or any(one.first <= at < one.stop for one in statement.quantities):
            continue
        if statement.key(at + 1) == "of" and statement.key(at + 2) in sizes:
            continue  # the last word of size tells
        yield _size(statement, at, sizes[keys[at]])


def _size(statement: Statement, last: int, value: float) -> Quantity:
    words, noun = statement.words, _counted(statement, last + 1)
    first, stop = _first(statement, last), last + 1 if noun is None else noun + 1
    span = Span(words.starts[first], words.ends[last])
    kind: Kind = "money" if statement.has_at("currency", last + 2) else "count"
    name = "" if noun is None else words.keys[noun]
    whole = Span(span.start, words.ends[stop - 1])
    return Quantity(kind, value, value, "", name, "", "size", span, whole, first, first, stop)


def _first(statement: Statement, last: int) -> int:
    """The first word of "tens of thousands", whose last is word `last`."""
    sizes = statement.lexicon.sizes
    while statement.key(last - 1) == "of" and statement.key(last - 2) in sizes:
        last -= 2
    return last


def _counted(statement: Statement, at: int) -> int | None:
    """The plural after "of" and "of the", before the sentence moves on."""
    if statement.key(at) != "of":
        return None
    at += 1
    while statement.has_at("partitive", at):
        at += 1
    for place in range(at, min(at + AHEAD, statement.within.stop)):
        key = statement.key(place)
        if statement.has_at("function", place) or not statement.joined(place):
            return None
        if plural(key, statement.lexicon):
            return place
    return None
