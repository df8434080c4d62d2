"""The report in a real browser: nothing is cut, nothing complains, everything can be reached."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from conftest import ROOT
from editlint.model.finding import Finding
from editlint.model.report import Report
from editlint.page.render import one_page
from editlint.project.settings import Settings
from editlint.run.api import check_paths, check_text, report_on

pytestmark = pytest.mark.slow
ARTICLE = (ROOT / "examples" / "market-square.txt").read_text(encoding="utf-8")
WIDTHS = (360, 768, 1280)
# What stands beyond the right edge of the page, or is cut by its own box.
CUT = """() => [...document.querySelectorAll('body *')].filter((it) => {
  const box = it.getBoundingClientRect();
  return box.width && box.right > document.documentElement.clientWidth + 1
    && !it.closest('.wide, pre, .skip, svg');
}).map((it) => it.outerHTML.slice(0, 120))"""


def everything(finding: Finding) -> bool:
    return True


@pytest.fixture(params=["seed", "folder", "article"])
def report(request: pytest.FixtureRequest) -> Report:
    if request.param == "article":
        return report_on(check_text(ARTICLE, path="article.txt"), Settings())
    evaluation: Path = request.getfixturevalue("evaluation")
    if request.param == "seed":
        seed = request.getfixturevalue("seed")
        return report_on(check_text(seed, path="article.txt"), Settings())
    return check_paths([str(evaluation / "cases" / "desk-articles")], Settings(cache=False))


def written(report: Report, folder: Path) -> Path:
    file = folder / "report.html"
    file.write_text(one_page(report, everything), encoding="utf-8")
    return file


def opened(browser: Any, file: Path, width: int, **more: Any) -> tuple[Any, list[str]]:
    context = browser.new_context(viewport={"width": width, "height": 900}, **more)
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(file.as_uri())
    return page, said


def test_a_report(browser: Any, report: Report, tmp_path: Path) -> None:
    file = written(report, tmp_path)
    for width in WIDTHS:
        for scheme in ("light", "dark"):
            page, said = opened(browser, file, width, color_scheme=scheme)
            assert page.evaluate(CUT) == [], width
            assert said == []
            page.context.close()


def test_a_link_lands_on_its_mark_and_back(browser: Any, tmp_path: Path) -> None:
    file = written(report_on(check_text(ARTICLE, path="article.txt"), Settings()), tmp_path)
    page, _ = opened(browser, file, 1280)
    for link in page.locator("article.card h4 a.number").all():
        link.click()
        target = page.url.partition("#")[2]
        assert page.locator(f"#{target}").is_visible()
        page.locator(f"#{target}").click()
        assert page.url.endswith(target.replace("-p", "-c"))
    page.context.close()


def test_nothing_serious_is_in_the_way_of_people_with_aids(
    browser: Any, report: Report, tmp_path: Path
) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    file = written(report, tmp_path)
    for scheme in ("light", "dark"):
        page, _ = opened(browser, file, 1280, bypass_csp=True, color_scheme=scheme)
        found = axe.run(page).response["violations"]
        grave = [
            (one["id"], one["nodes"][0]["html"][:150])
            for one in found
            if one["impact"] in ("serious", "critical")
        ]
        assert grave == []
        page.context.close()


def test_a_printed_report_has_every_card(browser: Any, tmp_path: Path) -> None:
    file = written(report_on(check_text(ARTICLE, path="article.txt"), Settings()), tmp_path)
    page, _ = opened(browser, file, 794)
    page.emulate_media(media="print")
    assert page.evaluate(CUT) == []
    for card in page.locator("article.card").all():
        assert card.is_visible()
    assert len(page.pdf()) > 10_000
    page.context.close()
