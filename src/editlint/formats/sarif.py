"""SARIF 2.1.0, for code scanning and other tools that keep findings over time. Only safe fixes are
carried.

https://rule_page.oasis-open.org/sarif/sarif/v2.1.0/
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from urllib.parse import quote

from editlint.formats import Look
from editlint.formats._place import ADDRESS, TOOL, carried, end, safe_fix
from editlint.model.finding import Finding, Fix, Severity
from editlint.model.places import LineIndex, Span
from editlint.model.report import FileReport, Report
from editlint.model.rule import Rule
from editlint.model.version import __version__
from editlint.reference import rule_page

SCHEMA = "https://rule_page.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_SUPPRESSED = {"allowed": "inSource", "baselined": "external"}


def render(report: Report, look: Look) -> Iterator[str]:
    listed = [
        (file, f)
        for file in report.files
        for f in file.findings
        if carried(f, look) or f.status in _SUPPRESSED
    ]
    known = {rule.name: rule for rule in report.rules}
    names = sorted({finding.rule for _, finding in listed})
    indexes = {file.path: LineIndex(file.source) for file in report.files}
    driver = {
        "name": TOOL,
        "version": __version__,
        "informationUri": ADDRESS,
        "rules": [_rule(name, known.get(name)) for name in names],
    }
    run = {
        "tool": {"driver": driver},
        "automationDetails": {"id": f"{TOOL}/"},
        "columnKind": "unicodeCodePoints",
        "invocations": [_invocation(report)],
        "results": [_result(file, finding, names, indexes) for file, finding in listed],
    }
    yield json.dumps(
        {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=1
    )


def _rule(name: str, rule: Rule | None) -> dict[str, Any]:
    """A rule's descriptor; of the engine's own findings (`rule-crashed` and the like) only the name
    is known.
    """
    described: dict[str, Any] = {
        "id": name,
        "name": "".join(part.capitalize() for part in name.split("-")),
    }
    if rule is None:
        return described
    page = rule_page.page(rule)
    return described | {
        "shortDescription": {"text": rule.summary},
        "fullDescription": {"text": rule.why or rule.summary},
        "helpUri": rule.link or f"{ADDRESS}/blob/main/docs/rules/{name}.md",
        "help": {"text": page, "markdown": page},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {"tags": [rule.category]},
    }


def _invocation(report: Report) -> dict[str, Any]:
    broken = [f"{file.path}: {file.error}" for file in report.files if file.error]
    notes = [{"level": "error", "message": {"text": text}} for text in (*report.errors, *broken)]
    return {"executionSuccessful": not report.unchecked, "toolExecutionNotifications": notes}


def _result(
    file: FileReport, finding: Finding, names: Sequence[str], indexes: Mapping[str, LineIndex]
) -> dict[str, Any]:
    lines = indexes[file.path]
    related = [
        (r.path or file.path, r) for r in finding.related if (r.path or file.path) in indexes
    ]
    links = "".join(f" [{_plain(r.message)}]({number})" for number, (_, r) in enumerate(related, 1))
    made: dict[str, Any] = {
        "ruleId": finding.rule,
        "ruleIndex": names.index(finding.rule),
        "level": _LEVELS[finding.severity],
        "message": {"text": _plain(finding.message) + links},
        "locations": [_location(file.path, finding.span, lines)],
        "partialFingerprints": {f"{TOOL}/v1": finding.fingerprint},
    }
    if related:
        made["relatedLocations"] = [
            {
                "id": number,
                **_location(path, other.span, indexes[path]),
                "message": {"text": other.message},
            }
            for number, (path, other) in enumerate(related, 1)
        ]
    fix = safe_fix(finding)
    if fix and finding.status == "open":
        made["fixes"] = [_fix(file.path, fix, lines)]
    if finding.status in _SUPPRESSED:
        made["suppressions"] = [
            {"kind": _SUPPRESSED[finding.status], "justification": finding.reason or finding.status}
        ]
    return made


def _fix(path: str, fix: Fix, lines: LineIndex) -> dict[str, Any]:
    # An empty text is written out: reviewdog follows insertedContent without looking whether it is
    # there.
    replacements = [
        {"deletedRegion": _region(edit.span, lines), "insertedContent": {"text": edit.text}}
        for edit in fix.edits
    ]
    change = {"artifactLocation": _artifact(path), "replacements": replacements}
    return {"description": {"text": fix.title}, "artifactChanges": [change]}


def _location(path: str, span: Span, lines: LineIndex) -> dict[str, Any]:
    return {
        "physicalLocation": {"artifactLocation": _artifact(path), "region": _region(span, lines)}
    }


def _artifact(path: str) -> dict[str, str]:
    return {"uri": quote(path.encode("utf-8", "surrogateescape"))}


def _region(span: Span, lines: LineIndex) -> dict[str, int]:
    start, stop = lines.position(span.start), end(lines, span.end)
    if span.start == len(lines.source):
        start = stop
    return {
        "startLine": start.line,
        "startColumn": start.column,
        "endLine": stop.line,
        "endColumn": stop.column,
    }


def _plain(text: str) -> str:
    """Message text in which no bracket begins a link."""
    return text.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]")
