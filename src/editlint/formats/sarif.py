"""SARIF 2.1.0, for code scanning and other tools that keep findings over time.

Only safe fixes are carried. https://docs.oasis-open.org/sarif/sarif/v2.1.0/
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any
from urllib.parse import quote

from editlint.formats import RenderOptions
from editlint.formats.shared.conclusion import limit_line
from editlint.formats.shared.jsontext import dumps
from editlint.formats.shared.line_indexes import LineIndexes
from editlint.formats.shared.places import ADDRESS, TOOL, end_position, place_in
from editlint.formats.shared.terminal import printable
from editlint.model.finding import Finding, Fix, Severity
from editlint.model.places import LineIndex, Span
from editlint.model.report import Report
from editlint.model.rule import Rule
from editlint.model.version import __version__
from editlint.reference import rule_page

_STANDARD = "https://docs.oasis-open.org/sarif/sarif/v2.1.0"
SCHEMA = f"{_STANDARD}/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_SUPPRESSED = {"allowed": "inSource", "baselined": "external"}


def render(report: Report, options: RenderOptions) -> Iterator[str]:
    listed = [
        (file.path, finding)
        for file in report.files
        for finding in file.findings
        if options.includes(finding) or finding.status in _SUPPRESSED
    ]
    known = {rule.name: rule for rule in report.rules}
    names = sorted({finding.rule for _, finding in listed})
    indexes = LineIndexes(report.files)
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
        "results": [_result(path, finding, names, indexes) for path, finding in listed],
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    yield dumps(log, indent=1)


def _rule(name: str, rule: Rule | None) -> dict[str, Any]:
    """A rule's descriptor; of the engine's own findings (`rule-crashed` and the like) only the name
    is known.
    """
    camel = "".join(part.capitalize() for part in name.split("-"))
    named: dict[str, Any] = {"id": name, "name": camel}
    if rule is None:
        return named
    page = rule_page.page(rule)
    return named | {
        "shortDescription": {"text": rule.summary},
        "fullDescription": {"text": rule.why or rule.summary},
        "helpUri": _page_of(rule),
        "help": {"text": page, "markdown": page},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {"tags": [rule.category]},
    }


def _page_of(rule: Rule) -> str:
    """Where the rule is explained; a rule of the house may name a page, but no program."""
    if rule.link and rule.link.startswith(("https://", "http://")):
        return rule.link
    return f"{ADDRESS}/blob/main/docs/rules/{rule.name}.md"


def _invocation(report: Report) -> dict[str, Any]:
    broken = [f"{file.path}: {file.error}" for file in report.files if file.error]
    notes: list[dict[str, Any]] = [
        {"level": "error", "message": {"text": _plain(text)}} for text in (*report.errors, *broken)
    ]
    notes += [
        {
            "descriptor": {"id": "limit-exceeded"},
            "level": "error",
            "message": {"text": _plain(limit_line(limit))},
        }
        for limit in report.limits
        if limit.exceeded
    ]
    return {"executionSuccessful": not report.unchecked, "toolExecutionNotifications": notes}


def _result(
    path: str, finding: Finding, names: Sequence[str], indexes: LineIndexes
) -> dict[str, Any]:
    lines, related = indexes[path], _related(path, finding, indexes)
    links = (f" [{place['message']['text']}]({place['id']})" for place in related)
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "ruleIndex": names.index(finding.rule),
        "level": _LEVELS[finding.severity],
        "message": {"text": _plain(finding.message) + "".join(links)},
        "locations": [_location(path, finding.span, lines)],
        "partialFingerprints": {f"{TOOL}/v1": finding.fingerprint},
    }
    if related:
        result["relatedLocations"] = related
    fix = finding.safe_fix
    if fix and finding.status == "open":
        result["fixes"] = [_fix(path, fix, lines)]
    if finding.status in _SUPPRESSED:
        justification = printable(finding.reason or finding.status)
        result["suppressions"] = [
            {"kind": _SUPPRESSED[finding.status], "justification": justification}
        ]
    return result


def _related(path: str, finding: Finding, indexes: LineIndexes) -> list[dict[str, Any]]:
    """The other places, numbered from 1 for the links, whose files are part of the run."""
    found: list[dict[str, Any]] = []
    for related in finding.related:
        other = related.path or path
        lines = indexes.get(other)
        span = place_in(related, lines)
        if lines is not None and span is not None:
            location = _location(other, span, lines)
        elif related.lines:
            region = dict(zip(("startLine", "endLine"), related.lines, strict=True))
            artifact = {"artifactLocation": _artifact(other), "region": region}
            location = {"physicalLocation": artifact}
        else:
            continue
        message = {"text": _plain(related.message)}
        found.append({"id": len(found) + 1, **location, "message": message})
    return found


def _fix(path: str, fix: Fix, lines: LineIndex) -> dict[str, Any]:
    # An empty text is written out: reviewdog follows insertedContent without looking whether it is
    # there.
    replacements = [
        {"deletedRegion": _region(edit.span, lines), "insertedContent": {"text": edit.text}}
        for edit in fix.edits
    ]
    change = {"artifactLocation": _artifact(path), "replacements": replacements}
    return {"description": {"text": _plain(fix.title)}, "artifactChanges": [change]}


def _location(path: str, span: Span, lines: LineIndex) -> dict[str, Any]:
    place = {"artifactLocation": _artifact(path), "region": _region(span, lines)}
    return {"physicalLocation": place}


def _artifact(path: str) -> dict[str, str]:
    return {"uri": quote(path.encode("utf-8", "surrogateescape"))}


def _region(span: Span, lines: LineIndex) -> dict[str, int]:
    start, stop = lines.position(span.start), end_position(lines, span.end)
    if span.start == len(lines.source):
        start = stop
    return {
        "startLine": start.line,
        "startColumn": start.column,
        "endLine": stop.line,
        "endColumn": stop.column,
    }


def _plain(text: str) -> str:
    """Message text: no brace makes a placeholder (3.11.5), no bracket a link (3.11.6)."""
    return re.sub(r"[\\\[\]]", r"\\\g<0>", re.sub(r"[{}]", r"\g<0>\g<0>", printable(text)))
