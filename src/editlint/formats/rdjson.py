"""Reviewdog's diagnostic format: review comments whose suggestions can be committed.

Columns are 1-based UTF-8 bytes. A suggestion that deletes whole lines has a range without columns,
and the finding has the range of its suggestion, for else the service shows an error in its place.
Only safe fixes are suggested.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from editlint.formats import Look
from editlint.formats._place import ADDRESS, TOOL, carried, end, one_edit, safe_fix, whole_lines
from editlint.model.finding import Finding, Fix, Related, Severity
from editlint.model.places import LineIndex, Span
from editlint.model.report import FileReport, Report

_SEVERITIES = {Severity.ERROR: "ERROR", Severity.WARNING: "WARNING", Severity.INFO: "INFO"}
SOURCE = {"name": TOOL, "url": ADDRESS}


def render(report: Report, look: Look) -> Iterator[str]:
    yield json.dumps(
        {"source": SOURCE, "diagnostics": list(diagnostics(report, look))}, ensure_ascii=False
    )


def diagnostics(report: Report, look: Look) -> Iterator[dict[str, Any]]:
    """One diagnostic a finding."""
    indexes = {file.path: LineIndex(file.source) for file in report.files}
    for file in report.files:
        for finding in file.findings:
            if carried(finding, look):
                yield _diagnostic(file, finding, indexes)


def _diagnostic(
    file: FileReport, finding: Finding, indexes: Mapping[str, LineIndex]
) -> dict[str, Any]:
    lines, fix = indexes[file.path], safe_fix(finding)
    suggestion = _suggestion(fix, lines) if fix else None
    made: dict[str, Any] = {
        "message": finding.message,
        "location": {
            "path": file.path,
            "range": suggestion["range"] if suggestion else _range(lines, finding.span),
        },
        "severity": _SEVERITIES[finding.severity],
        "source": SOURCE,
        "code": {"value": finding.rule},
    }
    if suggestion:
        made["suggestions"] = [suggestion]
    related = [
        _related(r, file, indexes) for r in finding.related if (r.path or file.path) in indexes
    ]
    if related:
        made["relatedLocations"] = related
    return made


def _related(
    related: Related, file: FileReport, indexes: Mapping[str, LineIndex]
) -> dict[str, Any]:
    path = related.path or file.path
    return {
        "message": related.message,
        "location": {"path": path, "range": _range(indexes[path], related.span)},
    }


def _suggestion(fix: Fix, lines: LineIndex) -> dict[str, Any]:
    edit = one_edit(fix.edits, lines.source)
    gone = whole_lines(lines, edit.span) if not edit.text else None
    if gone:
        return {"range": {"start": {"line": gone[0]}, "end": {"line": gone[1]}}, "text": ""}
    return {"range": _range(lines, edit.span), "text": edit.text}


def _range(lines: LineIndex, span: Span) -> dict[str, Any]:
    first, last = lines.position(span.start), end(lines, span.end)
    column = 1 if last.column == 1 else lines.utf8_column(span.end)
    return {
        "start": {"line": first.line, "column": lines.utf8_column(span.start)},
        "end": {"line": last.line, "column": column},
    }
