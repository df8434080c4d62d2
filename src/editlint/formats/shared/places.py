"""Places and fixes as review tools want them."""

from __future__ import annotations

from editlint.model.places import LineIndex, Position, Span

TOOL, ADDRESS = "editlint", "https://github.com/editlint/editlint"


def end_position(lines: LineIndex, offset: int) -> Position:
    """Line and column of `offset`; behind a final line end it is the first column of the line that
    would follow.
    """
    if offset == len(lines.source) and lines.source.endswith(("\n", "\r")):
        return Position(len(lines.starts) + 1, 1)
    return lines.position(offset)


def whole_lines(lines: LineIndex, span: Span) -> tuple[int, int] | None:
    """The first and last line (1-based) of a span that starts at the start of a line and ends with
    the end of one; else None.
    """
    start, stop = lines.position(span.start), end_position(lines, span.end)
    if start.column == 1 and stop.column == 1 and span.start < span.end:
        return start.line, stop.line - 1
    return None
