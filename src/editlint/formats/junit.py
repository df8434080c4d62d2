"""JUnit XML: a test suite a file, a failed case a finding; a file without findings is a case that
passes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from editlint.formats import Look
from editlint.formats._place import TOOL
from editlint.formats._xml import escaped, tag
from editlint.model.finding import Finding
from editlint.model.places import LineIndex
from editlint.model.report import FileReport, Report


def render(report: Report, look: Look) -> Iterator[str]:
    shown = {file.path: [f for f in file.findings if look.shows(f)] for file in report.files}
    failures, errors = (
        sum(map(len, shown.values())),
        sum(file.error is not None for file in report.files) + len(report.errors),
    )
    tests = sum(len(findings) or 1 for findings in shown.values()) + len(report.errors)
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield tag("testsuites", {"name": TOOL, "tests": tests, "failures": failures, "errors": errors})
    for file in report.files:
        yield from _suite(file, shown[file.path])
    for error in report.errors:
        yield tag("testsuite", {"name": TOOL, "tests": 1, "failures": 0, "errors": 1})
        yield from _case("error", error, {"name": "not checked", "classname": TOOL})
        yield "</testsuite>"
    yield "</testsuites>"


def _suite(file: FileReport, findings: list[Finding]) -> Iterator[str]:
    lines = LineIndex(file.source)
    count = {
        "tests": len(findings) or 1,
        "failures": len(findings),
        "errors": int(file.error is not None),
    }
    yield tag("testsuite", {"name": file.path, **count})
    for finding in findings:
        line = lines.position(finding.span.start).line
        place = {
            "name": f"{finding.rule}:{line}",
            "classname": file.path,
            "file": file.path,
            "line": line,
        }
        yield from _case("failure", finding.message, place, finding.severity.label)
    if file.error:
        yield from _case(
            "error", file.error, {"name": "not checked", "classname": file.path, "file": file.path}
        )
    elif not findings:
        yield tag("testcase", {"name": TOOL, "classname": file.path, "file": file.path}, close=True)
    yield "</testsuite>"


def _case(
    result: str, message: str, place: Mapping[str, object], kind: str = "error"
) -> Iterator[str]:
    yield tag("testcase", place)
    yield f"{tag(result, {'type': kind, 'message': message})}{escaped(message)}</{result}>"
    yield "</testcase>"
