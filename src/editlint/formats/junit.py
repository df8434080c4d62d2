"""JUnit XML: a test suite a file, a case a finding, a passed one for a file without any.

A finding fails its case where it fails the run; else the case passes and says what was found.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from editlint.formats import RenderOptions
from editlint.formats.shared.conclusion import limit_line
from editlint.formats.shared.places import TOOL
from editlint.formats.shared.terminal import printable
from editlint.formats.shared.xml import escaped, tag
from editlint.model.finding import Finding
from editlint.model.places import LineIndex
from editlint.model.report import FileReport, Limit, Report


def render(report: Report, options: RenderOptions) -> Iterator[str]:
    shown = [sum(map(options.includes, file.findings)) for file in report.files]
    failing = [sum(_fails(report, each) for each in file.findings) for file in report.files]
    broken = sum(file.error is not None for file in report.files)
    exceeded = sum(limit.exceeded for limit in report.limits)
    total = {
        "tests": sum(count or 1 for count in shown) + len(report.errors) + len(report.limits),
        "failures": sum(failing) + exceeded,
        "errors": broken + len(report.errors),
    }
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield tag("testsuites", {"name": TOOL, **total})
    for file in report.files:
        yield from _suite(report, file, list(filter(options.includes, file.findings)))
    if report.limits:
        yield from _limits(report.limits, exceeded)
    for error in report.errors:
        yield tag("testsuite", {"name": TOOL, "tests": 1, "failures": 0, "errors": 1})
        yield from _case("error", error, {"name": "not checked", "classname": TOOL})
        yield "</testsuite>"
    yield "</testsuites>"


def _fails(report: Report, finding: Finding) -> bool:
    level = report.fail_level
    return finding.status == "open" and level is not None and finding.severity >= level


def _limits(limits: Sequence[Limit], exceeded: int) -> Iterator[str]:
    """A case a limit."""
    count = {"tests": len(limits), "failures": exceeded, "errors": 0}
    yield tag("testsuite", {"name": "limits", **count})
    for limit in limits:
        name = " ".join(filter(None, (limit.name, limit.where)))
        result = "failure" if limit.exceeded else "system-out"
        yield from _case(result, limit_line(limit), {"name": name, "classname": "limits"})
    yield "</testsuite>"


def _suite(report: Report, file: FileReport, findings: list[Finding]) -> Iterator[str]:
    lines, place = LineIndex(file.source), {"classname": file.path, "file": file.path}
    count = {
        "tests": len(findings) or 1,
        "failures": sum(_fails(report, finding) for finding in findings),
        "errors": int(file.error is not None),
    }
    yield tag("testsuite", {"name": file.path, **count})
    for finding in findings:
        line = lines.position(finding.span.start).line
        case = {"name": f"{finding.rule}:{line}", **place, "line": line}
        result = "failure" if _fails(report, finding) else "system-out"
        yield from _case(result, finding.message, case, finding.severity.label)
    if file.error:
        yield from _case("error", file.error, {"name": "not checked", **place})
    elif not findings:
        yield tag("testcase", {"name": TOOL, **place}, close=True)
    yield "</testsuite>"


def _case(
    result: str, message: str, place: Mapping[str, object], kind: str = "error"
) -> Iterator[str]:
    said = printable(message)
    yield tag("testcase", place)
    told = {} if result == "system-out" else {"type": kind, "message": said}
    said = said if told else f"{kind}: {said}"
    yield f"{tag(result, told)}{escaped(said)}</{result}>"
    yield "</testcase>"
