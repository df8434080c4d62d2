"""Edits that were made one after the other, as edits of the text that they began with.

"one two three" - "two " -> "one three" - "one " -> "three"      is     Edit(0, 8) of the first
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from editlint.model.finding import Edit
from editlint.model.places import Span

# A stretch of the present text: where it stands in the first text, None where it was put in; and
# what it says.
_Stretch = tuple[int | None, str]


def compose(text: str, rounds: Sequence[Sequence[Edit]]) -> tuple[Edit, ...]:
    """The edits that do to `text` at once what `rounds` of edits did in turn, in order.

    Each round is in offsets of the text that the rounds before it left.
    """
    stretches: list[_Stretch] = [(0, text)]
    for edits in rounds:
        stretches = _after(stretches, sorted(edits, key=lambda edit: edit.span))
    return tuple(_edits(stretches, len(text)))


def _after(stretches: Sequence[_Stretch], edits: Sequence[Edit]) -> list[_Stretch]:
    made: list[_Stretch] = []
    at = 0
    for edit in edits:
        made += _cut(stretches, Span(at, edit.span.start))
        if edit.text:
            made.append((None, edit.text))
        at = edit.span.end
    whole = sum(len(said) for _, said in stretches)
    return [*made, *_cut(stretches, Span(at, whole))]


def _cut(stretches: Sequence[_Stretch], span: Span) -> Iterator[_Stretch]:
    """What of `stretches` lies in `span` of the text that they make."""
    at = 0
    for start, said in stretches:
        first, stop = max(span.start - at, 0), min(span.end - at, len(said))
        if first < stop:
            yield None if start is None else start + first, said[first:stop]
        at += len(said)


def _edits(stretches: Sequence[_Stretch], length: int) -> Iterator[Edit]:
    at, put_in = 0, ""
    for start, said in (*stretches, (length, "")):
        if start is None:
            put_in += said
            continue
        if start > at or put_in:
            yield Edit(Span(at, start), put_in)
        at, put_in = start + len(said), ""
