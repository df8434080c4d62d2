"""Runs cut so that no run stands on both sides of a place, and the text that goes with them.

<w:r><w:t>one two</w:t></w:r>   cut at 4   ->   <w:r><w:t>one </w:t></w:r><w:r><w:t>two</w:t></w:r>
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from copy import deepcopy

from editlint.model.values import replace
from editlint.office.text import OfficeText, Piece
from editlint.office.xml import SPACE, Element, child, name_of


def cut(text: OfficeText, places: Iterable[int]) -> OfficeText:
    """The same text, over the same XML with its runs cut at `places` of the text."""
    at = sorted(set(places))
    pieces: list[Piece] = []
    for piece in text.pieces:
        first, stop = bisect_left(at, piece.start), bisect_left(at, piece.end)
        if first < stop:
            pieces += _cut(piece, at[first:stop])
        else:
            pieces.append(piece)
    return replace(text, pieces=tuple(pieces))


def _cut(piece: Piece, places: Sequence[int]) -> Iterator[Piece]:
    for place in places:
        if piece.is_text and place > piece.start:
            said = piece.node.text
            rest = deepcopy(piece.node)
            size = place - piece.start
            for node, part in ((piece.node, said[:size]), (rest, said[size:])):
                node.text = part
                node.set(SPACE, "preserve")
            piece.node.addnext(rest)
            yield piece._replace(end=place)
            piece = piece._replace(start=place, node=rest)
        if place == piece.start:
            _cut_run(piece.node)
    yield piece


def _cut_run(node: Element) -> None:
    """Let the run of `node` begin with it."""
    run = unit_of(node)
    first = in_run(run, node)
    if first is run or all(name_of(one) == "rPr" for one in first.itersiblings(preceding=True)):
        return
    rest = run.makeelement(run.tag, run.attrib)
    look = child(run, "rPr")
    if look is not None:
        rest.append(deepcopy(look))
    for part in [first, *first.itersiblings()]:
        rest.append(part)
    run.addnext(rest)


def unit_of(node: Element) -> Element:
    """The run that holds a node; what stands in no run (a formula) by itself."""
    for above in node.iterancestors():
        if name_of(above) == "r":
            return above
        if name_of(above) == "p":
            break
    return node


def in_run(run: Element, node: Element) -> Element:
    """The child of `run` that is or holds `node`; the node itself where it is no child."""
    while node is not run and (above := node.getparent()) is not run:
        node = above
    return node
