"""`editlint check --statistics`: how many findings of each rule, and in each folder.

errors  warnings  rule
     2         0  repeated-passage
     0         1  unsourced-statistic
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator, Mapping

from editlint.formats import RenderOptions
from editlint.formats.shared.conclusion import verdict
from editlint.formats.shared.terminal import printable
from editlint.model.finding import Severity
from editlint.model.report import Report

Counts = Mapping[str, Counter[Severity]]


def lines(report: Report, options: RenderOptions) -> Iterator[str]:
    """The two tables, the most first, and the verdict."""
    rules: dict[str, Counter[Severity]] = {}
    folders: dict[str, Counter[Severity]] = {}
    for file in report.files:
        folder = f"{os.path.dirname(file.path) or '.'}/"
        for finding in filter(options.includes, file.findings):
            rules.setdefault(finding.rule, Counter())[finding.severity] += 1
            folders.setdefault(folder, Counter())[finding.severity] += 1
    for name, counts in (("rule", rules), ("folder", folders)):
        if counts:
            yield from _table(name, counts)
            yield ""
    told = verdict(report, options.again, examined=options.shows_infos)
    yield from (line.text for line in told)


def _table(name: str, counts: Counts) -> Iterator[str]:
    severities = sorted({each for count in counts.values() for each in count}, reverse=True)
    heads = [f"{severity.label}s" for severity in severities]
    yield "  ".join((*heads, name))
    most_first = sorted(counts.items(), key=lambda item: (-item[1].total(), item[0]))
    for one, count in most_first:
        cells = (
            f"{count[each]:>{len(head)},}" for each, head in zip(severities, heads, strict=True)
        )
        yield "  ".join((*cells, printable(one)))
