"""Marks of notes in square brackets, and the notes below the text that they lead to.

The mill is old [1], the bridge is new [2].      marks 1 and 2
[1] A. Reed, The Mill.  [2] B. Hall, The Bridge. notes 1 and 2

Marks of Markdown, `[^1]`, are another rule's: readers see those as they are written.
"""

from __future__ import annotations

from collections.abc import Iterator

from editlint.model.document import Document
from editlint.model.places import Span, lazy
from editlint.model.values import NamedTuple

_MARK = lazy(
    r"(?<![\w\]])\[(\d{1,3}(?:\s?[,;–-]\s?\d{1,3})*)\](?![(\[:])|(?<=\w)\[(\d{1,3})\](?![(\[:\w])"
)
_NUMBER = lazy(r"\d+")
_HEAD = lazy(r"\s*\[(\d{1,3})\]")
_SAID = frozenset({"paragraph", "list_item", "quote"})
LEAST = 2  # notes, and marks that lead to them: fewer may be anything in brackets


class Lost(NamedTuple):
    """A mark without a note, or a note without a mark, where the notes go from 1 to `last`."""

    span: Span
    is_note: bool
    last: int


def lost_marks(doc: Document) -> Iterator[Lost]:
    """The marks and notes of `doc` that lack the other."""
    if "[1]" not in doc.prose:
        return
    notes = _notes(doc)
    if len(notes) < LEAST or set(notes) != set(range(1, len(notes) + 1)):
        return
    heads = {span.start for span in notes.values()}
    marks: dict[int, Span] = {}
    for match in _MARK().finditer(doc.prose):
        if match.start() not in heads:
            for number in _numbers(match[1] or match[2]):
                marks.setdefault(number, Span(*match.span()))
    if len(notes.keys() & marks.keys()) < LEAST:
        return
    last = len(notes)
    strange = [number for number in marks if number not in notes]
    if len(strange) == 1 and 0 < strange[0] <= 2 * last:
        yield Lost(marks[strange[0]], False, last)
    alone = [number for number in notes if number not in marks]
    if len(alone) == 1:
        yield Lost(notes[alone[0]], True, last)


def _notes(doc: Document) -> dict[int, Span]:
    """The notes by number, each with the place of its own mark; nothing where one is told twice."""
    found: dict[int, Span] = {}
    for block in doc.blocks:
        match = _HEAD().match(doc.prose, *block.span) if block.kind in _SAID else None
        if match is not None:
            number = int(match[1])
            if number in found:
                return {}
            found[number] = Span(match.start(1) - 1, match.end())
    return found


def _numbers(mark: str) -> Iterator[int]:
    """The numbers of a mark: of "1, 3–5" all four."""
    numbers = [int(number) for number in _NUMBER().findall(mark)]
    if len(numbers) == 2 and ("-" in mark or "–" in mark) and numbers[0] < numbers[1] <= 999:
        yield from range(numbers[0], numbers[1] + 1)
    else:
        yield from numbers
