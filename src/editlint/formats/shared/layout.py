"""Text laid out in the cells of a terminal: wrapped lines, and the part of a long line that shows a
place with carets under its words.

    The bridge brought more than 64,000 visitors to the square during 2025 …
                       ^^^^^^^^^^^^^^^^^^^^^^^^^
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from editlint.formats.shared.terminal import cells, printable, width
from editlint.model.places import Span
from editlint.model.values import NamedTuple

LEAST = 20  # cells: a narrower terminal is written to as if it had so many
LEAD = 30  # cells of a cut line that are kept before the place
MORE = "…"


def wrapped(text: str, columns: int, indent: str = "  ", further: str = "") -> Iterator[str]:
    """`text` in lines of at most `columns` cells, each with `indent`, all but the first with
    `further` as well. A word that is wider than a line is cut, a path behind a `/` of it.
    """
    line, prefix = "", indent
    for word in _pieces(text, max(LEAST, columns) - len(indent + further)):
        if line and len(prefix) + width(line) + 1 + width(word) > max(LEAST, columns):
            yield prefix + line
            line, prefix = word, indent + further
        else:
            line = f"{line} {word}" if line else word
    yield prefix + line


def _pieces(text: str, room: int) -> Iterator[str]:
    """The words of a text, the widest of them in pieces."""
    for word in text.split():
        rest = word
        while width(rest) > room:
            piece = head(rest, room) or rest[:1]
            piece = piece[: piece.rfind("/") + 1] or piece
            yield piece
            rest = rest[len(piece) :]
        if rest:
            yield rest


def head(text: str, room: int) -> str:
    """As much of the beginning of printable `text` as has a place in `room` cells."""
    if len(text) <= room and text.isascii():
        return text
    taken = 0
    for at, char in enumerate(text):
        taken += cells(char)
        if taken > room:
            return text[:at]
    return text


def tail(text: str, room: int) -> str:
    """As much of the end of printable `text` as has a place in `room` cells."""
    taken = 0
    for at in range(len(text) - 1, -1, -1):
        taken += cells(text[at])
        if taken > room:
            return text[at + 1 :]
    return text


class Window(NamedTuple):
    """What is shown of a line, and the carets that stand below it."""

    text: str
    carets: str


def window(source: str, line: Span, places: Sequence[Span], room: int) -> Window:
    """The line, or as much of it around `places` (in order, apart, each meeting it) as fits."""
    inside = [Span(max(line.start, one.start), min(line.end, one.end)) for one in places]
    first, last = inside[0].start, max(inside[-1].end, inside[0].start)
    before = printable(source[max(line.start, first - 2 * room) : first])
    after = printable(source[last : min(line.end, last + 2 * room)])
    middle = printable(source[first : min(last, first + 2 * room)])
    lead, body, trail = _cut(before, middle, after, room)
    start = MORE if lead != before or line.start < first - 2 * room else ""
    cut_off = body + trail != middle + after or min(last + 2 * room, line.end) < line.end
    text = f"{start}{lead}{body}{trail}{MORE if cut_off else ''}"
    return Window(text, " " * width(start + lead) + _carets(source, inside, width(body)))


def _cut(before: str, middle: str, after: str, room: int) -> tuple[str, str, str]:
    """Of a line in three parts what fits; the marks of what is left out have a cell each."""
    if width(before) + width(middle) + width(after) <= room:
        return before, middle, after
    lead = tail(before, min(LEAD, room // 3))
    body = head(middle, room - width(lead) - 2)
    if body != middle:
        return lead, body, ""
    trail = head(after, room - width(lead) - width(body) - 2)
    if trail == after:
        lead = tail(before, room - width(body) - width(after) - 1)
    return lead, body, trail


def _carets(source: str, places: Sequence[Span], shown: int) -> str:
    """Carets below all of `places`, blanks below what lies between them."""
    under = ""
    for place, following in pairwise([*places, Span(places[-1].end, places[-1].end)]):
        under += "^" * max(1, width(printable(place.of(source)[: shown + 1])))
        under += " " * width(printable(source[place.end : following.start]))
    return under[: max(1, shown)].rstrip()


def fit_together(source: str, places: Sequence[Span], room: int) -> bool:
    """Whether places of one line can be shown in one window."""
    return width(printable(source[places[0].start : places[-1].end])) <= room - 2
