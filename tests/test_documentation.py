"""What the documentation shows of the command is what the command prints, word for word."""

from __future__ import annotations

import re
import sys
from importlib import import_module
from pathlib import Path
from xml.etree import ElementTree

import pytest

from conftest import PYTHONPATH, ROOT

sys.path.insert(0, str(ROOT / "docs"))
generate = import_module("generate")
sessions = import_module("sessions")

TEXT = "{http://www.w3.org/2000/svg}text"
TUTORIAL = ROOT / "docs" / "first-hour.md"
ARTICLES = sorted((ROOT / "examples" / "articles").iterdir())


@pytest.fixture(autouse=True)
def ours(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", PYTHONPATH)


def test_the_first_hour_word_for_word() -> None:
    page = TUTORIAL.read_text(encoding="utf-8")
    assert sessions.with_sessions(page) == page


def test_the_first_hour_has_ten_tasks_and_each_is_typed() -> None:
    page = TUTORIAL.read_text(encoding="utf-8")
    tasks = re.split(r"^## \d+\. .*$", page, flags=re.M)[1:]
    assert len(tasks) == 10
    assert all(sessions.commands(task) for task in tasks)


def test_a_page_that_says_otherwise_is_seen() -> None:
    page = "```console\n$ editlint clean.md\nReady: nothing found in 7 files.\n```\n"
    assert "in 1 file." in sessions.with_sessions(page)


def test_the_run_in_the_readme_word_for_word() -> None:
    page = (ROOT / "README.md").read_text(encoding="utf-8")
    assert generate.with_runs(page) == page


def test_the_pictures_of_the_terminal_show_what_is_printed() -> None:
    for path, picture in generate.screens().items():
        assert (ROOT / path).read_text(encoding="utf-8") == picture
        drawn = ElementTree.fromstring(picture.replace("\N{NO-BREAK SPACE}", " ")).iter(TEXT)
        lines = ["".join(text.itertext()) for text in drawn]
        assert lines[0].startswith("$ editlint ")
        assert lines[1:] == generate.output(lines[0].removeprefix("$ ")).rstrip("\n").split("\n")


@pytest.mark.parametrize("article", ARTICLES, ids=lambda path: path.name)
def test_every_example_article_has_its_report(article: Path) -> None:
    told = (ROOT / "examples" / "reports" / f"{article.stem}.txt").read_text(encoding="utf-8")
    assert told == generate.output(f"editlint check examples/articles/{article.name}")


def test_there_is_an_article_of_each_category_whose_findings_are_of_it() -> None:
    from editlint.registry import builtin

    category = {rule.name: rule.category for rule in builtin.rules()}
    for name in sorted({*category.values()}):
        told = (ROOT / "examples" / "reports" / f"{name}.txt").read_text(encoding="utf-8")
        found = re.findall(r"^\S+:\d+:\d+  (?:error|warning)  (\S+)$", told, re.M)
        assert name in {category[rule] for rule in found}
