"""Places and fixes as review tools want them."""

from __future__ import annotations

from editlint.model.finding import Related
from editlint.model.places import LineIndex, Position, Span
from editlint.model.report import Report

TOOL, ADDRESS = "editlint", "https://github.com/editlint/editlint"


def first_path(report: Report) -> str:
    """The file that stands for a whole run, where a place is needed."""
    return report.files[0].path if report.files else "."


def place_in(related: Related, lines: LineIndex | None) -> Span | None:
    """The place of `related` in the text of its file; None where that is not at hand, or holds
    fewer lines than were seen.
    """
    if lines is None or related.lines is None:
        return related.span if lines else None
    first, last = related.lines
    if last > len(lines.starts):
        return None
    return Span(lines.starts[first - 1], lines.text_span(last - 1).end)


def end_position(lines: LineIndex, offset: int) -> Position:
    """Line and column of `offset`; behind a final line end it is the first column of the line that
    would follow.
    """
    if offset == len(lines.source) and lines.source.endswith(("\n", "\r")):
        return Position(len(lines.starts) + 1, 1)
    return lines.position(offset)


def whole_lines(lines: LineIndex, span: Span) -> tuple[int, int] | None:
    """The first and last line (1-based) of a span of whole lines, with their line ends behind or,
    as at the end of a text, before them; else None. Blank lines at either side do not count.
    """
    text, source = span.of(lines.source), lines.source
    if not text.strip():
        return None
    first = Span(span.start + len(text) - len(text.lstrip("\r\n")), span.end)
    start, stop = lines.position(first.start), end_position(lines, span.end)
    if start.column == 1 and stop.column == 1:
        return start.line, stop.line - 1
    if start.column == 1 and first != span and source[span.end : span.end + 1] in ("", "\r", "\n"):
        return start.line, stop.line
    return None
