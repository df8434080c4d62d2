"""A table for a pull request comment or a job summary."""

from __future__ import annotations

import re
from collections.abc import Iterator

from editlint.formats import RenderOptions
from editlint.formats.shared.conclusion import conclusion
from editlint.formats.shared.terminal import printable
from editlint.model.finding import Finding, Severity
from editlint.model.places import LineIndex
from editlint.model.report import Report

_MARKUP = re.compile(r"[\\`*_\[\]<>#|~@$&]")


def render(report: Report, options: RenderOptions) -> Iterator[str]:
    rows = list(_rows(report, options))
    yield f"**{printable(conclusion(report))}**"
    if rows:
        yield from ("", "| place | severity | rule | what to do |", "|---|---|---|---|", *rows)


def _rows(report: Report, options: RenderOptions) -> Iterator[str]:
    for file in report.files:
        lines, path = LineIndex(file.source), _text(file.path)
        if file.error:
            yield f"| {path} | error | | {_text(file.error)} |"
        for finding in filter(options.includes, file.findings):
            place = f"{path}:{lines.position(finding.span.start).line}"
            severity, todo = finding.severity.label, _what_to_do(finding)
            yield f"| {place} | {severity} | {finding.rule} | {todo} |"
    for error in report.errors:
        yield f"| | error | | {_text(error)} |"


def _what_to_do(finding: Finding) -> str:
    fix = finding.safe_fix
    command = "editlint fix" + " --show info" * (finding.severity == Severity.INFO)
    mends = f" {_text(fix.title)}: `{command}` does it." if fix else ""
    return f"{_text(finding.message)}{mends}"


def _text(text: str) -> str:
    """`text` so that nothing of it is markup, a mention or a cell's end."""
    return _MARKUP.sub(lambda match: f"&#{ord(match[0])};", printable(text))
