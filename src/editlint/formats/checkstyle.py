"""Checkstyle XML, which Jenkins and many review tools read."""

from __future__ import annotations

from collections.abc import Iterator

from editlint.formats import RenderOptions
from editlint.formats.shared.conclusion import limit_line
from editlint.formats.shared.places import TOOL
from editlint.formats.shared.terminal import printable
from editlint.formats.shared.xml import tag
from editlint.model.places import LineIndex, Position
from editlint.model.report import FileReport, Report


def render(report: Report, options: RenderOptions) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield tag("checkstyle", {"version": "4.3"})
    for file in report.files:
        yield "  " + tag("file", {"name": file.path})
        yield from (f"    {error}" for error in _errors(file, options))
        yield "  </file>"
    yield from _limits(report)
    yield "</checkstyle>"


def _limits(report: Report) -> Iterator[str]:
    """The limits that were exceeded, of which no file alone is the cause."""
    exceeded = [limit for limit in report.limits if limit.exceeded]
    if exceeded:
        yield "  " + tag("file", {"name": TOOL})
        for limit in exceeded:
            yield "    " + _error(Position(1, 1), "error", limit_line(limit), "limit-exceeded")
        yield "  </file>"


def _errors(file: FileReport, options: RenderOptions) -> Iterator[str]:
    if file.error:
        yield _error(Position(1, 1), "error", printable(file.error), "not-checked")
    lines = LineIndex(file.source)
    for finding in filter(options.includes, file.findings):
        position = lines.position(finding.span.start)
        yield _error(position, finding.severity.label, printable(finding.message), finding.rule)


def _error(position: Position, severity: str, message: str, rule: str) -> str:
    place = {"line": position.line, "column": position.column, "severity": severity}
    return tag("error", {**place, "message": message, "source": f"{TOOL}.{rule}"}, close=True)
