"""The old version of a sentence, left beside the new one.

The pool opens at nine on weekdays.              old and new: words came in or went out
On weekdays the pool opens its gates at nine.

The red door leads to the hall.                  two things: one word stands for another
The blue door leads to the hall.
"""

from __future__ import annotations

from collections.abc import Sequence

from editlint.language.similarity import differences, similarity
from editlint.model.document import Document
from editlint.rules.duplication.engine.copies import Copy, touching

LEAST = 10  # words of the shorter sentence
ALIKE = 0.85
# Words that turn a sentence into its counterpart: "if the lamp is not lit ..."
_TURNS = """
    not no never only without unless otherwise also too before after first second last next more
    less other another same both either neither all any each every if when while nor cannot can't
    don't doesn't isn't aren't didn't won't else instead again still
    nicht kein keine nur ohne auch mehr weniger vor nach ne pas non sans aussi plus moins sin
    también más menos antes después
"""
TURNS = frozenset(_TURNS.split())


def is_rewritten(doc: Document, copies: Sequence[Copy]) -> bool:
    """Whether of two sentences, one after the other, the second says the first anew."""
    if len(copies) != 2 or not touching(copies):
        return False
    one, other = copies
    if one.sentences != 1 or other.sentences != 1 or one.blocks[-1] + 1 < other.blocks[0]:
        return False
    if min(one.amount, other.amount) < LEAST:
        return False
    if not (_is_closed(doc, one) and _is_closed(doc, other)):
        return False
    return _differ_as_versions(doc, one, other)


def _is_closed(doc: Document, copy: Copy) -> bool:
    """Whether a copy ends as a sentence does; a link of a list or a label does not."""
    return copy.span.of(doc.prose).rstrip(" *_\"'”’)\u2060").endswith(tuple(".!?。！？"))


def _differ_as_versions(doc: Document, one: Copy, other: Copy) -> bool:
    """Whether words came in or went out, and nothing was put for its like or turned round."""
    keys = doc.words.keys
    first, second = (keys[copy.words.first : copy.words.stop] for copy in (one, other))
    if similarity(first, second) < ALIKE:
        return False
    longer = False
    for at in differences(first, second):
        out, into = first[at.one_first : at.one_stop], second[at.other_first : at.other_stop]
        if any(word in TURNS or word[0].isdigit() for word in (*out, *into)):
            return False
        if _names_something(doc, one, at.one_first, at.one_stop):
            return False
        if _names_something(doc, other, at.other_first, at.other_stop):
            return False
        longer = longer or len(out) != len(into)
    return longer


def _names_something(doc: Document, copy: Copy, first: int, stop: int) -> bool:
    """Whether a word of a difference has a capital, and does not open its sentence."""
    words = doc.words
    return any(
        doc.source[words.starts[copy.words.first + number]].isupper()
        for number in range(max(first, 1), stop)
    )
