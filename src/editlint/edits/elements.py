"""Which whole elements go when blocks go, so that the markup around them stays well-formed.

Of `<ul><li>One</li><li>Two</li></ul>` both items go as the list; one item goes as `<li>...</li>`;
one cell of a table does not go at all, for its row would lose a column.
"""

from __future__ import annotations

from bisect import bisect_left

from editlint.model.document import NOT_PROSE, Document
from editlint.model.places import Span


def removable(doc: Document, first: int, stop: int) -> tuple[Span, ...] | None:
    """What to delete so that the blocks `[first, stop)` go and the markup stays well-formed.

    In HTML these are the largest elements that hold nothing else: with all its items goes the
    list. Neighbours are one span. None where a block is only a part of an element, such as one
    cell of a table or text beside a list.
    """
    elements = doc.view(_elements_by_block)
    spans: list[Span] = []
    number = first
    while number < stop:
        largest = next(
            (element for element in elements.get(number, ()) if element[0] <= stop), None
        )
        if largest is None and _is_part(doc, number):
            return None
        after, span = largest or (number + 1, doc.blocks[number].span)
        if spans and not doc.source[spans[-1].end : span.start].strip():
            span = Span(spans.pop().start, span.end)
        spans.append(span)
        number = after
    return tuple(spans)


def _elements_by_block(doc: Document) -> dict[int, list[tuple[int, Span]]]:
    """For each block that elements begin with: the block after the last of each such element and
    its span, outer ones first.
    """
    starts = [block.span.start for block in doc.blocks]
    found: dict[int, list[tuple[int, Span]]] = {}
    for span in doc.elements:
        first, stop = bisect_left(starts, span.start), bisect_left(starts, span.end)
        if first < stop:  # else it lies inside a block, as the paragraph in a list item does
            found.setdefault(first, []).append((stop, span))
    return found


def _is_part(doc: Document, number: int) -> bool:
    """Whether a block that is no element itself shares its element, or its line, with others."""
    block = doc.blocks[number]
    if block.kind == "table_cell" or doc.traits.has_elements:
        return block.kind not in NOT_PROSE
    start, end = block.span
    line = doc.lines.starts[doc.lines.line_at(start)]
    return doc.source[line:start].rstrip().endswith(">") or doc.source[end : end + 1] == "<"
