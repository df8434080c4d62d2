"""Reviewdog's diagnostic format: review comments whose suggestions can be committed.

Columns are 1-based UTF-8 bytes. A suggestion that deletes whole lines has a range without columns,
and the finding has the range of its suggestion, for else the service shows an error in its place.
Only safe fixes are suggested.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from editlint.edits.splice import one_edit
from editlint.formats import RenderOptions
from editlint.formats.shared.conclusion import limit_line
from editlint.formats.shared.jsontext import dumps
from editlint.formats.shared.line_indexes import LineIndexes
from editlint.formats.shared.markup import comment
from editlint.formats.shared.places import (
    ADDRESS,
    TOOL,
    end_position,
    first_path,
    place_in,
    whole_lines,
)
from editlint.model.finding import Finding, Fix, Severity
from editlint.model.places import LineIndex, Span
from editlint.model.report import Report

_SEVERITIES = {Severity.ERROR: "ERROR", Severity.WARNING: "WARNING", Severity.INFO: "INFO"}
SOURCE = {"name": TOOL, "url": ADDRESS}


def render(report: Report, options: RenderOptions) -> Iterator[str]:
    found = {"source": SOURCE, "diagnostics": list(diagnostics(report, options))}
    yield dumps(found)


def diagnostics(report: Report, options: RenderOptions) -> Iterator[dict[str, Any]]:
    """One diagnostic a finding, and one a limit that was exceeded."""
    indexes = LineIndexes(report.files)
    for file in report.files:
        for finding in file.findings:
            if options.includes(finding):
                yield _diagnostic(file.path, finding, indexes)
    for limit in report.limits:
        if limit.exceeded:
            yield {
                "message": comment(limit_line(limit)),
                "location": {"path": first_path(report)},
                "severity": "ERROR",
                "source": SOURCE,
                "code": {"value": "limit-exceeded"},
            }


def _diagnostic(path: str, finding: Finding, indexes: LineIndexes) -> dict[str, Any]:
    lines, fix = indexes[path], finding.safe_fix
    suggestion = _suggestion(fix, lines) if fix else None
    place = suggestion["range"] if suggestion else _range(lines, finding.span)
    diagnostic: dict[str, Any] = {
        "message": comment(finding.message),
        "location": {"path": path, "range": place},
        "severity": _SEVERITIES[finding.severity],
        "source": SOURCE,
        "code": {"value": finding.rule},
    }
    if suggestion:
        diagnostic["suggestions"] = [suggestion]
    related = list(_related(path, finding, indexes))
    if related:
        diagnostic["relatedLocations"] = related
    return diagnostic


def _related(path: str, finding: Finding, indexes: LineIndexes) -> Iterator[dict[str, Any]]:
    """The other places of a finding, as far as their files are part of the run."""
    for related in finding.related:
        other = related.path or path
        lines = indexes.get(other)
        span = place_in(related, lines)
        if lines is not None and span is not None:
            place = {"path": other, "range": _range(lines, span)}
            yield {"message": comment(related.message), "location": place}
        elif related.lines:
            first, last = related.lines
            place = {"path": other, "range": {"start": {"line": first}, "end": {"line": last}}}
            yield {"message": comment(related.message), "location": place}


def _suggestion(fix: Fix, lines: LineIndex) -> dict[str, Any]:
    edit = one_edit(fix.edits, lines.source)
    gone = whole_lines(lines, edit.span) if not edit.text else None
    if gone:
        return {"range": {"start": {"line": gone[0]}, "end": {"line": gone[1]}}, "text": ""}
    return {"range": _range(lines, edit.span), "text": edit.text}


def _range(lines: LineIndex, span: Span) -> dict[str, Any]:
    first, last = lines.position(span.start), end_position(lines, span.end)
    column = 1 if last.column == 1 else lines.utf8_column(span.end)
    return {
        "start": {"line": first.line, "column": lines.utf8_column(span.start)},
        "end": {"line": last.line, "column": column},
    }
