"""A whole session at the desk in a real browser, and marks that stand on the reported words."""

from __future__ import annotations

import os
import random
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.slow
RICH = (
    "<h1 onmouseover=x()>The bridge &amp; the hill</h1><p>It was <b>cold</b> 🎈 in the the town."
    "</p><p>Care ends in May, when the old hall on the quay shuts for a year, said the mayor of the"
    " town in a long speech on Friday night.</p><p>Care ends in May, when the old hall on the quay"
    " shuts for a year, said the mayor of the town in a long speech on Friday night.</p>"
    "<p><a href='javascript:x()'>A link</a><script>x()</script></p><p>Latest Post</p>"
)
PASTE = """([html, plain]) => {
  const data = new DataTransfer();
  if (html) data.setData('text/html', html);
  data.setData('text/plain', plain);
  document.getElementById('text').dispatchEvent(
    new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
}"""
MARKS = "() => editlintDesk.state.findings.map((f) => [f.span, editlintDesk.textOf(f)])"
SOURCE = "() => editlintDesk.state.map.source"


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    """The address of a desk on a folder with one article."""
    (tmp_path / "a.md").write_text("# A draft\n\nIt shut the the hall.\n", encoding="utf-8")
    command = [sys.executable, "-m", "editlint", "desk", "--no-open"]
    env = {**os.environ, "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(
        command, cwd=tmp_path, env=env, stdout=subprocess.PIPE, text=True
    ) as desk:
        assert desk.stdout
        match = re.search(r"http\S+", desk.stdout.readline())
        assert match
        yield match.group()
        desk.terminate()


@pytest.fixture
def page(browser: Any, address: str) -> Iterator[Any]:
    context = browser.new_context(viewport={"width": 1280, "height": 900}, bypass_csp=False)
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    opened = context.new_page()
    opened.said = []
    opened.on("console", lambda message: opened.said.append(message.text))
    opened.on("pageerror", lambda error: opened.said.append(str(error)))
    opened.goto(address)
    opened.wait_for_selector("#drafts button", state="attached")
    yield opened
    context.close()


def paste(page: Any, html: str, plain: str) -> None:
    before = page.evaluate("() => editlintDesk.state.asked")
    page.evaluate(PASTE, [html, plain])
    looked(page, before)


def looked(page: Any, before: int) -> None:
    """Wait until the text was looked at again."""
    page.wait_for_function(
        "(before) => { const { asked, shown } = editlintDesk.state;"
        " return asked > before && shown === asked; }",
        arg=before,
    )


def assert_marked(page: Any) -> None:
    source = page.evaluate(SOURCE)
    for (start, end), marked in page.evaluate(MARKS):
        words = re.sub(r"<[^>]+>", "", source[start:end])
        words = words.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
        assert "".join(marked.split()) == "".join(words.split())


def test_a_session(page: Any, tmp_path: Path) -> None:
    paste(page, RICH, "x")
    assert "Not ready" in page.inner_text("#verdict")
    assert_marked(page)
    source = page.evaluate(SOURCE)
    assert "script" not in source
    assert "javascript" not in source
    assert "onmouseover" not in source

    page.keyboard.press("Escape")
    before = page.evaluate("() => editlintDesk.state.asked")
    page.keyboard.press("n")
    page.keyboard.press("m")
    looked(page, before)
    assert len(page.evaluate(SOURCE)) < len(source)

    before = page.evaluate("() => editlintDesk.state.asked")
    page.keyboard.press("u")
    looked(page, before)
    assert page.evaluate(SOURCE) == source

    page.once("dialog", lambda dialog: dialog.accept("the house wants it"))
    number = len(page.evaluate(MARKS))
    before = page.evaluate("() => editlintDesk.state.asked")
    page.locator(".card [data-action=allow]").first.click()
    looked(page, before)
    assert len(page.evaluate(MARKS)) == number - 1

    before = page.evaluate("() => editlintDesk.state.asked")
    page.click("#mend-all")
    looked(page, before)
    assert "Latest Post" not in page.evaluate(SOURCE)

    before = page.evaluate("() => editlintDesk.state.asked")
    page.focus("#text")
    page.keyboard.press("Control+End")
    page.keyboard.type(" It it rained.")
    looked(page, before)
    assert_marked(page)

    page.click("#copy")
    page.wait_for_selector("text=Copied.")
    assert "It it rained." in page.evaluate("() => navigator.clipboard.readText()")
    assert page.said == []


def test_an_article_is_opened_mended_and_saved(page: Any, tmp_path: Path) -> None:
    page.click("#drafts-box summary")
    before = page.evaluate("() => editlintDesk.state.asked")
    page.click("#drafts button")
    looked(page, before)
    before = page.evaluate("() => editlintDesk.state.asked")
    page.click("#mend-all")
    looked(page, before)
    page.click("#save")
    page.wait_for_selector("text=Saved.")
    assert (tmp_path / "a.md").read_text(encoding="utf-8") == "# A draft\n\nIt shut the hall.\n"
    assert page.said == []


def test_marks_follow_two_hundred_edits(page: Any) -> None:
    chance = random.Random(7)
    paste(page, RICH, "x")
    for _ in range(200):
        before = page.evaluate("() => editlintDesk.state.asked")
        page.evaluate(
            """([share, text]) => {
              const nodes = editlintDesk.state.map.segments.map((segment) => segment.node);
              const node = nodes[Math.floor(share * nodes.length)];
              const at = Math.floor(share * 977) % (node.data.length + 1);
              node.data = node.data.slice(0, at) + text + node.data.slice(at);
              document.getElementById('text').dispatchEvent(new InputEvent('input'));
            }""",
            [chance.random(), chance.choice([" the the ", "🎈", "<b>&amp;", " a ", "\u202e", "é"])],
        )
        looked(page, before)
        assert_marked(page)
    assert page.said == []


def test_everything_can_be_reached_by_keyboard(page: Any) -> None:
    paste(page, RICH, "x")
    page.keyboard.press("Escape")
    wanted = page.evaluate(
        "() => [...document.querySelectorAll('button:not(:disabled), summary, .card a, #text')]"
        ".filter((it) => it.checkVisibility()).length"
    )
    reached = set()
    for _ in range(wanted * 3):
        page.keyboard.press("Tab")
        reached.add(
            page.evaluate(
                "() => { const it = document.activeElement; it.dataset.n ??= Math.random();"
                " return it.matches('button, summary, .card a, #text') ? it.dataset.n : null; }"
            )
        )
    missed = page.evaluate(
        "() => [...document.querySelectorAll('button:not(:disabled), summary, .card a, #text')]"
        ".filter((it) => it.checkVisibility() && !it.dataset.n)"
        ".map((it) => it.outerHTML.slice(0, 99))"
    )
    assert missed == []


def test_nothing_serious_is_in_the_way_of_people_with_aids(browser: Any, address: str) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    for scheme in ("light", "dark"):
        context = browser.new_context(bypass_csp=True, color_scheme=scheme)
        page = context.new_page()
        page.goto(address)
        paste(page, RICH, "x")
        grave = [
            (one["id"], one["nodes"][0]["html"][:150])
            for one in axe.run(page).response["violations"]
            if one["impact"] in ("serious", "critical")
        ]
        assert grave == []
        context.close()


def test_hostile_text_changes_nothing_outside_its_frame(page: Any) -> None:
    hostile = "<script>x</script></style>--></main> \x1b\u202e " + "w" * 10_000 + " the the end."
    paste(page, "", hostile)
    assert_marked(page)
    assert page.locator("main").count() == 1
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth + 1")
    assert page.said == []
