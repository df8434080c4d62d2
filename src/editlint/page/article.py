"""A document as the pieces of a page: headings, paragraphs, lists, tables, code, with their text.

A list of three items is one piece with three in it; so the templates only say which element each
kind becomes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from editlint.model.document import NOT_PROSE, Block, Document
from editlint.model.places import Span
from editlint.model.values import NamedTuple
from editlint.page.mark import Mark
from editlint.page.near import Near
from editlint.page.segments import (
    Segment,
    opening,
    prose_segments,
    source_segments,
)

_MANY = 400  # lines of code or front matter: beyond this only those around a mark are shown
_AROUND = 200  # characters on either side of a mark in a block that is too long to be shown


class Piece(NamedTuple):
    """`kind` is that of its block, `list`, `table` or `row` for what holds `parts`, and `unseen`
    for a place that readers do not see (a comment, a tag) and a finding speaks of.

    `level` is that of a heading or the depth of a list item, `sign` how an item begins (`1.`).
    """

    kind: str
    segments: tuple[Segment, ...] = ()
    level: int = 0
    sign: str = ""
    parts: tuple[Piece, ...] = ()


def pieces(doc: Document, marks: Sequence[Mark]) -> list[Piece]:
    """The article from beginning to end; every mark stands in it."""
    made = [(block, piece) for block, piece in _all(doc, marks) if piece.segments or piece.parts]
    return list(_grouped(doc, made))


def _all(doc: Document, marks: Sequence[Mark]) -> Iterator[tuple[Block, Piece]]:
    """A piece for each block, and for each place between blocks that is marked."""
    at = 0
    near = Near(marks)
    shown: set[Mark] = set()  # marks that stand somewhere already
    for block in doc.blocks:
        gap = Span(at, block.span.start)
        yield from _unseen(doc, gap, near.touching(gap), shown)
        at = max(at, block.span.end)
        here = near.touching(block.span)
        piece = _piece(doc, block, here)
        yield block, piece._replace(segments=tuple(opening(piece.segments, shown)))
        hidden = [mark for mark in here if mark not in shown and block.span.contains(mark.span)]
        for mark in hidden:
            yield from _unseen(doc, mark.span, [mark], shown)
    gap = Span(at, len(doc.source))
    yield from _unseen(doc, gap, near.touching(gap), shown)


def _unseen(
    doc: Document, gap: Span, marks: Sequence[Mark], shown: set[Mark]
) -> Iterator[tuple[Block, Piece]]:
    """What stands in `gap`, which readers do not see, as far as it is marked."""
    for mark in marks:
        place = Span(max(gap.start, mark.span.start), min(gap.end, mark.span.end))
        inside = gap.contains(mark.span) and mark not in shown
        if inside and (place.of(doc.source).strip() or mark.span == place):
            segments = opening(source_segments(doc, place, [mark]), shown)
            yield Block("html", place), Piece("unseen", tuple(segments))


def _piece(doc: Document, block: Block, marks: Sequence[Mark]) -> Piece:
    if block.kind == "thematic_break":
        return Piece("thematic_break", (Segment("* * *"),))
    if block.kind not in NOT_PROSE:
        segments = prose_segments(doc, _trimmed(doc, block.span), marks)
        return Piece(block.kind, tuple(segments), block.level, _sign(doc, block))
    if block.kind == "html" and not any(mark.span.overlaps(block.span) for mark in marks):
        return Piece("html")
    places = [block.span]
    if block.span.of(doc.source).count("\n") > _MANY:
        places = _joined(_around(mark.span, block.span) for mark in marks)
    source = (each for place in places for each in source_segments(doc, place, marks))
    return Piece(block.kind, tuple(source), block.level)


def _trimmed(doc: Document, span: Span) -> Span:
    """`span` without the markup and blanks around what is visible of it."""
    text = span.of(doc.prose)
    return Span(
        span.start + len(text) - len(text.lstrip()), span.end - len(text) + len(text.rstrip())
    )


def _around(mark: Span, block: Span) -> Span:
    start, end = max(block.start, mark.start - _AROUND), min(block.end, mark.end + _AROUND)
    return Span(start, end)


def _joined(places: Iterable[Span]) -> list[Span]:
    """The places in order, those that meet as one: nothing is shown twice."""
    found: list[Span] = []
    for place in sorted(places):
        if found and place.start <= found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, place.end))
        else:
            found.append(place)
    return found


def _sign(doc: Document, block: Block) -> str:
    """`3.` of an item of a numbered list, a dot of any other."""
    if block.kind != "list_item":
        return ""
    head = block.span.of(doc.source)[:8].split(maxsplit=1)
    number = head[0] if head else ""
    return number if number[:-1].isdigit() and number[-1] in ".)" else "•"


def _grouped(doc: Document, made: Sequence[tuple[Block, Piece]]) -> Iterator[Piece]:
    """Neighbouring items become one list, neighbouring cells one table."""
    for kind, group in groupby(made, lambda pair: pair[1].kind):
        pairs = list(group)
        if kind == "list_item":
            yield Piece("list", parts=tuple(piece for _, piece in pairs))
        elif kind == "table_cell":
            yield Piece("table", parts=tuple(_rows(doc, pairs)))
        else:
            yield from (piece for _, piece in pairs)


def _rows(doc: Document, pairs: Sequence[tuple[Block, Piece]]) -> Iterator[Piece]:
    """The cells by row: a line of its own in Markdown, a `<tr>` in HTML."""
    row: list[Piece] = []
    end = pairs[0][0].span.start
    for block, piece in pairs:
        gap = doc.source[end : block.span.start].lower()
        if row and ("<tr" in gap or ("\n" in gap and "<t" not in gap)):
            yield Piece("row", parts=tuple(row))
            row = []
        row.append(piece)
        end = block.span.end
    yield Piece("row", parts=tuple(row))
