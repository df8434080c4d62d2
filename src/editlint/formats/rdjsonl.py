"""Reviewdog's diagnostic format, one diagnostic a line."""

from __future__ import annotations

from collections.abc import Iterator

from editlint.formats import RenderOptions
from editlint.formats.rdjson import diagnostics
from editlint.formats.shared.jsontext import dumps
from editlint.model.report import Report


def render(report: Report, options: RenderOptions) -> Iterator[str]:
    for diagnostic in diagnostics(report, options):
        yield dumps(diagnostic)
