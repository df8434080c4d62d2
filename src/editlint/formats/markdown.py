"""A table for a pull request comment or a job summary."""

from __future__ import annotations

from collections.abc import Iterator

from editlint.formats import RenderOptions
from editlint.formats.shared.conclusion import verdict
from editlint.formats.shared.markup import cell
from editlint.model.finding import Finding, Severity
from editlint.model.places import LineIndex
from editlint.model.report import Report


def render(report: Report, options: RenderOptions) -> Iterator[str]:
    for line in verdict(report, options.again, examined=options.shows_infos):
        yield f"**{cell(line.text)}**" if line.is_answer else cell(line.text)
        yield ""
    rows = list(_rows(report, options))
    if rows:
        yield from ("| place | severity | rule | what to do |", "|---|---|---|---|", *rows)


def _rows(report: Report, options: RenderOptions) -> Iterator[str]:
    for file in report.files:
        lines, path = LineIndex(file.source), cell(file.path)
        if file.error:
            yield f"| {path} | error | | {cell(file.error)} |"
        for finding in filter(options.includes, file.findings):
            place = f"{path}:{lines.position(finding.span.start).line}"
            severity, todo = finding.severity.label, _what_to_do(finding)
            yield f"| {place} | {severity} | {cell(finding.rule)} | {todo} |"
    for error in report.errors:
        yield f"| | error | | {cell(error)} |"


def _what_to_do(finding: Finding) -> str:
    fix = finding.safe_fix
    command = "editlint fix" + " --show info" * (finding.severity == Severity.INFO)
    mends = f" {cell(fix.title)}: `{command}` does it." if fix else ""
    return f"{cell(finding.message)}{mends}"
