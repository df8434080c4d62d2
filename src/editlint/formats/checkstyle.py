"""Checkstyle XML, which Jenkins and many review tools read."""

from __future__ import annotations

from collections.abc import Iterator

from editlint.formats import Look
from editlint.formats._place import TOOL
from editlint.formats._xml import tag
from editlint.model.places import LineIndex
from editlint.model.report import Report


def render(report: Report, look: Look) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield tag("checkstyle", {"version": "4.3"})
    for file in report.files:
        lines = LineIndex(file.source)
        yield "  " + tag("file", {"name": file.path})
        if file.error:
            yield "    " + _error(1, 1, "error", file.error, "not-checked")
        for finding in filter(look.shows, file.findings):
            line, column = lines.position(finding.span.start)
            yield "    " + _error(
                line, column, finding.severity.label, finding.message, finding.rule
            )
        yield "  </file>"
    yield "</checkstyle>"


def _error(line: int, column: int, severity: str, message: str, rule: str) -> str:
    place = {"line": line, "column": column, "severity": severity}
    return tag("error", {**place, "message": message, "source": f"{TOOL}.{rule}"}, close=True)
