"""GitLab Code Quality: the widget of a merge request.

Two entries of one fingerprint would show as one, so it holds the file as well.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from hashlib import blake2b
from typing import Any

from editlint.formats import Look
from editlint.model.finding import Finding, Severity
from editlint.model.places import LineIndex
from editlint.model.report import FileReport, Report

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def render(report: Report, look: Look) -> Iterator[str]:
    entries = [
        _entry(file, finding)
        for file in report.files
        for finding in file.findings
        if look.shows(finding)
    ]
    yield json.dumps(entries, ensure_ascii=False, indent=1)


def _entry(file: FileReport, finding: Finding) -> dict[str, Any]:
    known = f"{file.path}\0{finding.fingerprint}".encode("utf-8", "replace")
    return {
        "description": finding.message,
        "check_name": finding.rule,
        "fingerprint": blake2b(known, digest_size=16).hexdigest(),
        "severity": _SEVERITIES[finding.severity],
        "location": {
            "path": file.path,
            "lines": {"begin": LineIndex(file.source).position(finding.span.start).line},
        },
    }
