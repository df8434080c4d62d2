"""Every finding of every severity and status, for programs.

The form is stable: keys are added, never changed.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from editlint.formats import RenderOptions
from editlint.formats.shared.jsontext import dumps
from editlint.formats.shared.line_indexes import LineIndexes
from editlint.formats.shared.places import place_in
from editlint.model.finding import Finding, Fix, Related, Severity
from editlint.model.places import LineIndex, Span
from editlint.model.report import FileReport, Limit, Mended, Report

VERSION = 1


def render(report: Report, options: RenderOptions) -> Iterator[str]:
    indexes = LineIndexes(report.files)
    yield f'{{"version": {VERSION}, "files": ['
    last = len(report.files) - 1
    for number, file in enumerate(report.files):
        yield dumps(_file(file, indexes)) + ("," if number < last else "")
    limits, mended = list(map(_limit, report.limits)), list(map(_mended, report.mended))
    yield (
        f'], "errors": {dumps(list(report.errors))}, "limits": {dumps(limits)},'
        f' "mended": {dumps(mended)}, "summary": {dumps(_summary(report))}}}'
    )


def _limit(limit: Limit) -> dict[str, Any]:
    return {
        "name": limit.name,
        "where": limit.where,
        "figure": limit.figure,
        "limit": limit.most,
        "exceeded": limit.exceeded,
    }


def _mended(mended: Mended) -> dict[str, Any]:
    """A fix that was made, with the lines that it stood in before."""
    lines = dict(zip(("first", "last"), mended.lines, strict=True))
    return {"path": mended.path, "rule": mended.rule, "lines": lines, "title": mended.title}


def _file(file: FileReport, indexes: LineIndexes) -> dict[str, Any]:
    findings = [_finding(finding, file.path, indexes) for finding in file.findings]
    return {"path": file.path, "error": file.error, "findings": findings}


def _finding(finding: Finding, path: str, indexes: LineIndexes) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "category": finding.category,
        "severity": finding.severity.label,
        "message": finding.message,
        "detail": finding.detail,
        "status": finding.status,
        "reason": finding.reason,
        "fingerprint": finding.fingerprint,
        **_place(finding.span, indexes[path]),
        "related": [_related(related, path, indexes) for related in finding.related],
        "fixes": [_fix(fix) for fix in finding.fixes],
    }


def _place(span: Span, lines: LineIndex | None) -> dict[str, Any]:
    """A span with its lines and columns, which are null where the file is not part of the run."""
    ends = [None if lines is None else lines.position(at)._asdict() for at in span]
    place: dict[str, Any] = {"span": span._asdict(), "start": ends[0], "end": ends[1]}
    if lines is not None and lines.called != "line":
        place[lines.called] = lines.position(span.start).line
    return place


def _related(related: Related, path: str, indexes: LineIndexes) -> dict[str, Any]:
    lines = indexes.get(related.path or path)
    span = place_in(related, lines)
    place = _place(span or related.span, lines if span else None)
    if related.lines and not span:  # no more is known of it
        place = {
            "span": None,
            **dict(zip(("start", "end"), map(_line, related.lines), strict=True)),
        }
    return {"path": related.path, **place, "message": related.message}


def _line(number: int) -> dict[str, Any]:
    return {"line": number, "column": None}


def _fix(fix: Fix) -> dict[str, Any]:
    edits = [{**edit.span._asdict(), "text": edit.text} for edit in fix.edits]
    return {"title": fix.title, "applicability": fix.applicability.label, "edits": edits}


def _summary(report: Report) -> dict[str, Any]:
    count, statuses = report.count(), report.tally.statuses
    severities = {f"{severity.label}s": count[severity] for severity in reversed(Severity)}
    return {
        "files": len(report.files),
        **severities,
        "unchecked": report.unchecked,
        "baselined": statuses["baselined"],
        "allowed": statuses["allowed"],
        "mended": len(report.mended),
        "ready": not report.exit_status,
    }
