"""For editors: one page that shows the article with everything that was found at its words.

`--output html=report.html` writes one file, `--output html=report/` a folder with an index.
"""

from __future__ import annotations

from collections.abc import Iterator

from editlint.formats import RenderOptions
from editlint.formats.shared.markup import page_lines
from editlint.model.report import Report


def render(report: Report, options: RenderOptions) -> Iterator[str]:
    from editlint.page.render import one_page

    yield from page_lines(one_page(report, options.includes))


def pages(report: Report, options: RenderOptions) -> Iterator[tuple[str, str]]:
    """The same as a folder: file names with their content."""
    from editlint.page.render import folder

    for name, page in folder(report, options.includes):
        yield name, "\n".join(page_lines(page))
