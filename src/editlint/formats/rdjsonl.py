"""Reviewdog's diagnostic format, one diagnostic a line."""

from __future__ import annotations

import json
from collections.abc import Iterator

from editlint.formats import RenderOptions
from editlint.formats.rdjson import diagnostics
from editlint.model.report import Report


def render(report: Report, options: RenderOptions) -> Iterator[str]:
    for diagnostic in diagnostics(report, options):
        yield json.dumps(diagnostic, ensure_ascii=False)
