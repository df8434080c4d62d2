"""GitLab Code Quality: the widget of a merge request.

Two entries of one fingerprint would show as one, so it holds the file as well.
"""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import blake2b
from typing import Any

from editlint.formats import RenderOptions
from editlint.formats.shared.conclusion import limit_line
from editlint.formats.shared.jsontext import dumps
from editlint.formats.shared.places import first_path
from editlint.formats.shared.terminal import printable
from editlint.model.finding import Finding, Severity
from editlint.model.places import LineIndex
from editlint.model.report import Limit, Report

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def render(report: Report, options: RenderOptions) -> Iterator[str]:
    entries: list[dict[str, Any]] = []
    for file in report.files:
        lines = LineIndex(file.source)
        for finding in filter(options.includes, file.findings):
            line = lines.position(finding.span.start).line
            entries.append(_entry(file.path, line, finding))
    entries += (_limit(limit, report) for limit in report.limits if limit.exceeded)
    yield dumps(entries, indent=1)


def _limit(limit: Limit, report: Report) -> dict[str, Any]:
    """A limit that was exceeded; an entry needs a file, so it stands at the first of the run."""
    identity = f"\0{limit.name}\0{limit.where}".encode("utf-8", "replace")
    return {
        "description": limit_line(limit),
        "check_name": "limit-exceeded",
        "fingerprint": blake2b(identity, digest_size=16).hexdigest(),
        "severity": _SEVERITIES[Severity.ERROR],
        "location": {"path": first_path(report), "lines": {"begin": 1}},
    }


def _entry(path: str, line: int, finding: Finding) -> dict[str, Any]:
    identity = f"{path}\0{finding.fingerprint}".encode("utf-8", "replace")
    return {
        "description": printable(finding.message),
        "check_name": finding.rule,
        "fingerprint": blake2b(identity, digest_size=16).hexdigest(),
        "severity": _SEVERITIES[finding.severity],
        "location": {"path": path, "lines": {"begin": line}},
    }
