"""Workflow commands for GitHub Actions: annotations at the lines of a change.

GitHub shows ten of each level a step and drops the rest without a word, so the gravest come first
and what is over is printed as plain lines. On GitHub the command also writes the whole table
(format `markdown`) to the job summary.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from editlint.formats import RenderOptions
from editlint.formats.shared.conclusion import limit_line, verdict
from editlint.formats.shared.terminal import printable, shown
from editlint.model.finding import Finding, Severity
from editlint.model.places import LineIndex, Position
from editlint.model.report import Report
from editlint.model.values import NamedTuple

SHOWN = 10
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


class _Located(NamedTuple):
    """A finding with its file and the lines and columns of its ends."""

    path: str
    finding: Finding
    start: Position
    stop: Position


def render(report: Report, options: RenderOptions) -> Iterator[str]:
    located = sorted(_located(report, options), key=lambda one: -one.finding.severity)
    seen: Counter[Severity] = Counter()
    over = []
    for one in located:
        severity = one.finding.severity
        seen[severity] += 1
        if seen[severity] <= SHOWN:
            yield _command(one)
        else:
            over.append(_line(one))
    yield from _not_checked(report)
    if over:
        yield f"GitHub shows {SHOWN} annotations of a level. The others:"
        yield from map(shown, over)
    yield from (
        shown(line.text) for line in verdict(report, options.again, examined=options.shows_infos)
    )


def _located(report: Report, options: RenderOptions) -> Iterator[_Located]:
    for file in report.files:
        lines = LineIndex(file.source)
        for finding in filter(options.includes, file.findings):
            start, stop = map(lines.position, finding.span)
            yield _Located(file.path, finding, start, stop)


def _not_checked(report: Report) -> Iterator[str]:
    for file in report.files:
        if file.error:
            place = f"file={_property(printable(file.path))},title=not checked"
            yield f"::error {place}::{_said(f'{file.path} {file.error}')}"
    for error in report.errors:
        yield f"::error title=not checked::{_said(error)}"
    for limit in report.limits:
        if limit.exceeded:
            yield f"::error title=limit exceeded::{_said(limit_line(limit))}"


def _line(one: _Located) -> str:
    finding, place = one.finding, f"{printable(one.path)}:{one.start.line}:{one.start.column}"
    return f"{place}: {finding.severity.label} {finding.rule} {printable(finding.message)}"


def _command(one: _Located) -> str:
    finding, start, stop = one.finding, one.start, one.stop
    place = {
        "file": printable(one.path),
        "line": start.line,
        "endLine": stop.line,
        "col": start.column,
        "title": finding.rule,
    }
    if start.line == stop.line:
        place["endColumn"] = stop.column
    properties = ",".join(f"{name}={_property(str(value))}" for name, value in place.items())
    return f"::{_LEVELS[finding.severity]} {properties}::{_said(finding.message)}"


def _said(text: str) -> str:
    return _data("\n".join(map(printable, text.split("\n"))))


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
