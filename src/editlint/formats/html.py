"""For editors: one page that shows the article with everything that was found at its words.

`--output html=report.html` writes one file, `--output html=report/` a folder with an index.
"""

from __future__ import annotations

from collections.abc import Iterator

from editlint.formats import RenderOptions
from editlint.model.report import Report


def render(report: Report, options: RenderOptions) -> Iterator[str]:
    from editlint.page.render import one_page

    yield from one_page(report, options.includes).split("\n")


def pages(report: Report, options: RenderOptions) -> Iterator[tuple[str, str]]:
    """The same as a folder: file names with their content."""
    from editlint.page.render import folder

    yield from folder(report, options.includes)
