"""GitLab Code Quality: the widget of a merge request.

Two entries of one fingerprint would show as one, so it holds the file as well.
"""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import blake2b
from typing import Any

from editlint.formats import RenderOptions
from editlint.formats.shared.jsontext import dumps
from editlint.formats.shared.terminal import printable
from editlint.model.finding import Finding, Severity
from editlint.model.places import LineIndex
from editlint.model.report import Report

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def render(report: Report, options: RenderOptions) -> Iterator[str]:
    entries: list[dict[str, Any]] = []
    for file in report.files:
        lines = LineIndex(file.source)
        for finding in filter(options.includes, file.findings):
            line = lines.position(finding.span.start).line
            entries.append(_entry(file.path, line, finding))
    yield dumps(entries, indent=1)


def _entry(path: str, line: int, finding: Finding) -> dict[str, Any]:
    identity = f"{path}\0{finding.fingerprint}".encode("utf-8", "replace")
    return {
        "description": printable(finding.message),
        "check_name": finding.rule,
        "fingerprint": blake2b(identity, digest_size=16).hexdigest(),
        "severity": _SEVERITIES[finding.severity],
        "location": {"path": path, "lines": {"begin": line}},
    }
