"""JUnit XML: a test suite a file, a failed case a finding, a passed one for a file without any."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from editlint.formats import RenderOptions
from editlint.formats.shared.places import TOOL
from editlint.formats.shared.terminal import printable
from editlint.formats.shared.xml import escaped, tag
from editlint.model.finding import Finding
from editlint.model.places import LineIndex
from editlint.model.report import FileReport, Report


def render(report: Report, options: RenderOptions) -> Iterator[str]:
    shown = [sum(map(options.includes, file.findings)) for file in report.files]
    broken = sum(file.error is not None for file in report.files)
    total = {
        "tests": sum(count or 1 for count in shown) + len(report.errors),
        "failures": sum(shown),
        "errors": broken + len(report.errors),
    }
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield tag("testsuites", {"name": TOOL, **total})
    for file in report.files:
        yield from _suite(file, list(filter(options.includes, file.findings)))
    for error in report.errors:
        yield tag("testsuite", {"name": TOOL, "tests": 1, "failures": 0, "errors": 1})
        yield from _case("error", error, {"name": "not checked", "classname": TOOL})
        yield "</testsuite>"
    yield "</testsuites>"


def _suite(file: FileReport, findings: list[Finding]) -> Iterator[str]:
    lines, place = LineIndex(file.source), {"classname": file.path, "file": file.path}
    count = {
        "tests": len(findings) or 1,
        "failures": len(findings),
        "errors": int(file.error is not None),
    }
    yield tag("testsuite", {"name": file.path, **count})
    for finding in findings:
        line = lines.position(finding.span.start).line
        case = {"name": f"{finding.rule}:{line}", **place, "line": line}
        yield from _case("failure", finding.message, case, finding.severity.label)
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
    yield f"{tag(result, {'type': kind, 'message': said})}{escaped(said)}</{result}>"
    yield "</testcase>"
