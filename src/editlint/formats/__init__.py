"""How a report is printed: one module a format, named as the format, with `render(report, options)
-> Iterator[str]` (whole lines). What several of them need lies in `shared/`.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from importlib import import_module
from itertools import islice
from typing import cast

from editlint.model.finding import Finding, Severity
from editlint.model.report import FileReport, Report
from editlint.model.values import dataclass


@dataclass(frozen=True, slots=True)
class RenderOptions:
    """What a reader wants to see.

    Open findings are printed from `least` on; `show` adds `info`, and findings of the statuses
    `allowed`, `baselined` and `shadowed`. Formats for people print no more than `max_findings` (0:
    all). `verbose` tells in full why. `width` is that of the page in cells. `again` are the options
    that a further command has to repeat, so that it looks at the same (` --select boilerplate`).
    """

    color: bool = False
    show: frozenset[str] = frozenset()
    verbose: bool = False
    width: int = 100
    again: str = ""
    least: Severity = Severity.WARNING
    max_findings: int = 0

    @property
    def shows_infos(self) -> bool:
        """Whether what is for information is printed, as is what the rules looked at."""
        return "info" in self.show

    def includes(self, finding: Finding) -> bool:
        """Is the finding printed?"""
        if finding.status != "open":
            return finding.status in self.show
        if finding.severity == Severity.INFO and self.shows_infos:
            return True
        return finding.severity >= self.least


def printed(report: Report, options: RenderOptions) -> Iterator[tuple[FileReport, list[Finding]]]:
    """The findings that a format for people prints, by file: the first `max_findings` of them."""
    left = options.max_findings or None
    for file in report.files:
        findings = list(islice(filter(options.includes, file.findings), left))
        if findings:
            yield file, findings
        if left is not None:
            left -= len(findings)
            if not left:
                return


Render = Callable[[Report, RenderOptions], Iterator[str]]


Pages = Callable[[Report, RenderOptions], Iterator[tuple[str, str]]]


def names() -> list[str]:
    """Every format there is."""
    here = os.listdir(os.path.dirname(__file__))
    modules = (name.removesuffix(".py") for name in here if name.endswith(".py"))
    return sorted(name for name in modules if name != "__init__")


def renderer(name: str) -> Render:
    """The format called `name`, one of `names()`."""
    return cast(Render, import_module(f"editlint.formats.{name}").render)


def pages(name: str) -> Pages | None:
    """What makes a folder of pages (file name, content), of a format that has them."""
    return cast("Pages | None", getattr(import_module(f"editlint.formats.{name}"), "pages", None))
