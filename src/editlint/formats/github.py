"""Workflow commands for GitHub Actions: annotations at the lines of a change.

GitHub shows ten of each level a step and drops the rest without a word, so the gravest come first
and what is over is printed as plain lines. On GitHub the command also writes the whole table
(format `markdown`) to the job summary.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from editlint.formats import Look
from editlint.formats._terminal import printable
from editlint.formats._verdict import verdict
from editlint.model.finding import Finding, Severity
from editlint.model.places import LineIndex
from editlint.model.report import FileReport, Report

SHOWN = 10
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def render(report: Report, look: Look) -> Iterator[str]:
    listed = [
        (file, finding) for file in report.files for finding in file.findings if look.shows(finding)
    ]
    listed.sort(key=lambda pair: -pair[1].severity)
    seen: Counter[Severity] = Counter()
    over = []
    indexes = {file.path: LineIndex(file.source) for file in report.files}
    for file, finding in listed:
        seen[finding.severity] += 1
        if seen[finding.severity] <= SHOWN:
            yield _command(file, finding, indexes[file.path])
        else:
            over.append(_line(file, finding, indexes[file.path]))
    for file in report.files:
        if file.error:
            yield f"::error file={_property(file.path)},title=not checked::{_data(f'{file.path} {file.error}')}"
    for error in report.errors:
        yield f"::error title=not checked::{_data(error)}"
    if over:
        yield f"GitHub shows {SHOWN} annotations of a level. The others:"
        yield from over
    yield verdict(report)


def _line(file: FileReport, finding: Finding, lines: LineIndex) -> str:
    line, column = lines.position(finding.span.start)
    return f"{printable(file.path)}:{line}:{column}: {finding.severity.label} {finding.rule} {printable(finding.message)}"


def _command(file: FileReport, finding: Finding, lines: LineIndex) -> str:
    start, stop = lines.position(finding.span.start), lines.position(finding.span.end)
    place = {
        "file": file.path,
        "line": start.line,
        "endLine": stop.line,
        "col": start.column,
        "title": finding.rule,
    }
    if start.line == stop.line:
        place["endColumn"] = stop.column
    properties = ",".join(f"{name}={_property(str(value))}" for name, value in place.items())
    return f"::{_LEVELS[finding.severity]} {properties}::{_data(finding.message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
