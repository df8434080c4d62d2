"""One line a finding, `path:line:column: severity rule message`, as editors and grep like it."""

from __future__ import annotations

from collections.abc import Iterator

from editlint.formats import Look
from editlint.formats._terminal import Paint, printable, status_of
from editlint.model.places import LineIndex
from editlint.model.report import Report


def render(report: Report, look: Look) -> Iterator[str]:
    paint = Paint(look.color)
    for file in report.files:
        lines = LineIndex(file.source)
        for finding in filter(look.shows, file.findings):
            line, column = lines.position(finding.span.start)
            severity = paint.severity(finding.severity)
            yield f"{printable(file.path)}:{line}:{column}: {severity}{status_of(finding)} {finding.rule} {printable(finding.message)}"
