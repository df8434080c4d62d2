"""The map: a slim picture of an article on which repeated text is joined by arcs, in SVG.

Each block is a line as long as its text; a mark is coloured and leads to its place. For a body that
was pasted twice two wide arcs tell it at one glance.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from editlint.model.document import Block, Document
from editlint.model.values import NamedTuple
from editlint.page.mark import Mark

WIDTH, LEFT, RIGHT = 120, 46, 112  # of the picture, and between which the lines stand
_SPACING, _SHORTEST, _TALLEST = 24, 160, 620  # height for each block, and of the whole
_FULL = 70  # characters that make a full line
_STEP = 5  # from one line to the next, at least
_LEAST = 3  # height of a mark that can be hit


class Line(NamedTuple):
    """A block: where it stands and how long it is; `heading` makes it strong."""

    y: float
    width: float
    heading: bool


class Spot(NamedTuple):
    """A mark: from `y` down for `height`."""

    card: int
    kind: str
    y: float
    height: float


class Arc(NamedTuple):
    """Joins two copies: an SVG path."""

    card: int
    path: str


class Overview(NamedTuple):
    """`title` is the article's, "" where it has none."""

    height: int
    title: str
    lines: tuple[Line, ...]
    spots: tuple[Spot, ...]
    arcs: tuple[Arc, ...]


def overview(doc: Document, marks: Sequence[Mark]) -> Overview:
    """The map of an article with these marks."""
    blocks = [block for block in doc.blocks if block.kind != "front_matter"]
    height = min(_TALLEST, max(_SHORTEST, _SPACING * len(blocks)))
    scale = height / max(1, len(doc.source))
    lines = [line for block in blocks for line in _lines(block, scale)]
    spots = [_spot(mark, scale, height) for mark in marks]
    return Overview(height, _title(doc), tuple(lines), tuple(spots), tuple(_arcs(spots)))


def _lines(block: Block, scale: float) -> Iterator[Line]:
    """The lines of a block: as many as its text would fill, where there is room for them."""
    length = block.span.end - block.span.start
    top, height = block.span.start * scale, length * scale
    number = max(1, min(-(-length // _FULL), int(height / _STEP)))
    for at in range(number):
        share = min(1.0, length / _FULL) if number == 1 else 1.0 if at < number - 1 else 0.6
        y = top + at * height / number
        strong = block.kind in ("title", "heading")
        yield Line(round(y, 1), round(share * (RIGHT - LEFT), 1), strong)


def _title(doc: Document) -> str:
    titles = (block.span.of(doc.source) for block in doc.blocks if block.kind == "title")
    return next(titles, str(doc.meta.get("title") or "")).lstrip("# ").strip()


def _spot(mark: Mark, scale: float, height: int) -> Spot:
    size = max(_LEAST, (mark.span.end - mark.span.start) * scale)
    top = min(mark.span.start * scale, height - _LEAST)
    return Spot(mark.card, mark.kind, round(top, 1), round(min(size, height - top), 1))


def _arcs(spots: Sequence[Spot]) -> Iterator[Arc]:
    """An arc from the middle of each finding to that of its copies."""
    middle = {
        spot.card: spot.y + spot.height / 2 for spot in reversed(spots) if spot.kind != "copy"
    }
    for spot in spots:
        if spot.kind == "copy" and spot.card in middle:
            one, other = sorted((middle[spot.card], spot.y + spot.height / 2))
            reach = min(LEFT - 8.0, 10 + (other - one) / 6)
            x = LEFT - 4
            bend = f"{x - reach:.1f}"
            curve = f"M{x} {one:.1f} C{bend} {one:.1f} {bend} {other:.1f} {x} {other:.1f}"
            yield Arc(spot.card, curve)
