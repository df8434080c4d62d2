"""A report as HTML: one page that holds everything, or a folder of pages with an index.

The pages carry no script and load nothing: a Content-Security-Policy allows their own style sheet,
by its hash, and nothing else.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable, Iterator
from functools import cache
from importlib.resources import files
from typing import Any

from editlint.model.finding import Finding
from editlint.model.report import Report
from editlint.model.version import __version__
from editlint.page.model import (
    FilePage,
    by_urgency,
    file_page,
    file_verdict,
    plots,
    run_gates,
    run_verdict,
)
from editlint.page.texts import all_texts, counted, text

Shown = Callable[[Finding], bool]


def one_page(report: Report, shown: Shown) -> str:
    """All articles in one HTML document; those without a finding only in its index."""
    pages = list(_pages(report, shown))
    articles = [page for page in pages if page.cards or page.error or len(pages) == 1]
    return _rendered(report, pages, articles, link=lambda page: f"#a{page.number}")


def folder(report: Report, shown: Shown) -> Iterator[tuple[str, str]]:
    """File names with their documents: `index.html` and one for each article."""
    pages = list(_pages(report, shown))
    yield "index.html", _rendered(report, pages, [], link=_name)
    for page in pages:
        yield _name(page), _rendered(report, [], [page], link=_name)


def _name(page: FilePage) -> str:
    return f"{page.number:04}.html"


def _pages(report: Report, shown: Shown) -> Iterator[FilePage]:
    for number, file in enumerate(report.files, 1):
        findings = [finding for finding in file.findings if shown(finding)]
        yield file_page(number, file, findings, report.rules)


def _rendered(
    report: Report,
    pages: list[FilePage],
    articles: list[FilePage],
    link: Callable[[FilePage], str],
) -> str:
    style = stylesheet()
    alone = len(articles) == 1 and len(pages) <= 1
    template = environment().get_template("report.html")
    page: str = template.render(
        report=report,
        verdict=file_verdict(report.files[articles[0].number - 1])
        if alone
        else run_verdict(report),
        pages=by_urgency(pages),
        articles=articles,
        alone=alone,
        gates=articles[0].gates if alone else run_gates(report),
        plots=plots(pages) if len(pages) > 1 else None,
        link=link,
        style=style,
        style_hash=_hash(style),
        version=__version__,
    )
    return page


def stylesheet() -> str:
    """The style sheet that the page carries."""
    return files("editlint.page").joinpath("templates/style.css").read_text(encoding="utf-8")


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return f"sha256-{base64.b64encode(digest).decode('ascii')}"


@cache
def environment() -> Any:
    """Jinja2 with everything escaped that a template does not write itself."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    made = Environment(
        loader=PackageLoader("editlint.page"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    made.globals.update(text=text, counted=counted, all_texts=all_texts)
    return made
