"""What to delete so that a text closes up as it was before a stretch was pasted in.

Of "One.\\n\\nTwo.\\n\\nThree." the stretch "Two." goes with the blank line on one of its sides.
Without one a gap would stay behind; with both its neighbours would run together.
"""

from __future__ import annotations

from editlint.model.places import Span


def deletion_span(source: str, span: Span) -> Span:
    """`span` with the blanks on one of its sides: what to delete.

    The wider separator of the two stays (a copy glued to the line above it goes with that line's
    end); at either end of the text the inner one goes, so that the text begins and ends as it did.
    """
    start, end = span
    while start > 0 and source[start - 1].isspace():
        start -= 1
    while end < len(source) and source[end].isspace():
        end += 1
    if start == 0:
        return Span(span.start, end)
    if end == len(source):
        return Span(start, span.end)
    before, after = source[start : span.start], source[span.end : end]
    if _line_ends(before) > _line_ends(after):
        return Span(span.start, end)
    return Span(start, span.end)


def _line_ends(blanks: str) -> int:
    return blanks.count("\n") or blanks.count("\r")
