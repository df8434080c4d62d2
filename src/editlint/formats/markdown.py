"""A table for a pull request comment or a job summary."""

from __future__ import annotations

import re
from collections.abc import Iterator

from editlint.formats import Look
from editlint.formats._place import safe_fix
from editlint.formats._terminal import printable
from editlint.formats._verdict import verdict
from editlint.model.places import LineIndex
from editlint.model.report import Report

_MARKUP = re.compile(r"[\\`*_\[\]<>#|~@$&]")


def render(report: Report, look: Look) -> Iterator[str]:
    rows = list(_rows(report, look))
    yield f"**{printable(verdict(report))}**"
    if rows:
        yield from ("", "| place | severity | rule | what to do |", "|---|---|---|---|", *rows)


def _rows(report: Report, look: Look) -> Iterator[str]:
    for file in report.files:
        lines = LineIndex(file.source)
        if file.error:
            yield f"| {_text(file.path)} | error | | {_text(file.error)} |"
        for finding in filter(look.shows, file.findings):
            fix = safe_fix(finding)
            mends = f" {_text(fix.title)}: `editlint fix` does it." if fix else ""
            line = lines.position(finding.span.start).line
            yield f"| {_text(file.path)}:{line} | {finding.severity.label} | {finding.rule} | {_text(finding.message)}{mends} |"
    for error in report.errors:
        yield f"| | error | | {_text(error)} |"


def _text(text: str) -> str:
    """`text` so that nothing of it is markup, a mention or a cell's end."""
    return _MARKUP.sub(lambda match: f"&#{ord(match[0])};", printable(text))
