"""GitLab Code Quality: the widget of a merge request. Two entries of one fingerprint would show as one, so it holds the file as well."""

from __future__ import annotations

import json
from collections.abc import Iterator
from hashlib import blake2b

from editlint.finding import Severity
from editlint.formats import Look
from editlint.report import Report
from editlint.text import LineIndex

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def render(report: Report, look: Look) -> Iterator[str]:
    entries = []
    for file in report.files:
        lines = LineIndex(file.source)
        for finding in filter(look.shows, file.findings):
            entries.append(
                {
                    "description": finding.message,
                    "check_name": finding.rule,
                    "fingerprint": blake2b(f"{file.path}\0{finding.fingerprint}".encode("utf-8", "replace"), digest_size=16).hexdigest(),
                    "severity": _SEVERITIES[finding.severity],
                    "location": {"path": file.path, "lines": {"begin": lines.position(finding.span.start).line}},
                }
            )
    yield json.dumps(entries, ensure_ascii=False, indent=1)
