"""Places and fixes as review tools want them."""

from __future__ import annotations

from editlint.formats import RenderOptions
from editlint.model.finding import Finding
from editlint.model.places import LineIndex, Position, Span

TOOL, ADDRESS = "editlint", "https://github.com/editlint/editlint"


def is_for_review(finding: Finding, options: RenderOptions) -> bool:
    """Is the finding for a tool that applies fixes?

    Such a tool gets what a reader sees, and all that `editlint fix` would mend.
    """
    if options.includes(finding):
        return True
    return finding.status == "open" and finding.safe_fix is not None


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
