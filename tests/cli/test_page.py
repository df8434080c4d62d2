"""The page that the command prints: it fits the terminal, points at the words, and says what is
next.
"""

from __future__ import annotations

import os
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest

from conftest import PYTHONPATH
from editlint.cli.main import run
from editlint.formats.shared.layout import wrapped
from editlint.lint.testing import marked
from editlint.model.finding import LONGEST_MESSAGE
from editlint.model.rule import Rule
from editlint.registry import builtin
from editlint.run.api import check_text
from terminal import cells, on_terminal

FILL = "The ferry leaves the north pier at seven and comes back at dusk, as it did last year. "
HOUSEHOLDS = "Nearly 62% of households in the country cannot pay an unexpected bill."
ARTICLE = f"""# The ferry

{FILL}Studies show that people like it. Experts say so too.

{FILL}市場の広場は空でした the the 市場の広場は空でした。{FILL}

The group raised £1.2m by 2024, and the people of the two villages paid the rest of it at once.

Between the two there stands a paragraph that only says how the rest of the winter was spent.

The group raised £1.4m by 2025, and the people of the two villages paid the rest of it at once.

![The ferry](ferry.png) was [youtube https://video.example/4] here.
"""


@pytest.fixture
def article(here: Path) -> Path:
    (here / "ferry.md").write_text(ARTICLE, encoding="utf-8")
    return here


def pointed_at(text: str) -> list[str]:
    """The words above the carets, by the cells that they take."""
    lines = text.splitlines()
    found = []
    for above, below in pairwise(lines):
        if "^" in below and not below.strip(" |^"):
            start, stop = below.index("^"), len(below.rstrip())
            at, word = 0, ""
            for char in above:
                word += char if start <= at < stop else ""
                at += cells(char)
            found.append(word)
    return found


@pytest.mark.parametrize("columns", [40, 80, 200])
def test_every_line_fits_the_terminal(article: Path, columns: int) -> None:
    status, text = on_terminal(["check", "--show", "info", "ferry.md"], article, columns)
    assert status in (0, 1)
    assert "vague-attribution" in text
    assert max(map(cells, text.splitlines())) <= columns
    assert "the the" in pointed_at(text)
    assert "\ufffc" not in text


def test_a_wide_terminal_is_used(article: Path) -> None:
    _, narrow = on_terminal(["check", "ferry.md"], article, 40)
    _, wide = on_terminal(["check", "ferry.md"], article, 200)
    assert narrow.count("\n") > 1.3 * wide.count("\n")
    assert max(map(cells, wide.splitlines())) > 100


@pytest.mark.parametrize(("said", "most"), [(None, 100), ("60", 60), ("0", 100), ("wide", 100)])
def test_a_pipe_has_a_hundred_columns_unless_columns_says_so(
    article: Path, said: str | None, most: int
) -> None:
    env = {name: value for name, value in os.environ.items() if name != "COLUMNS"}
    env |= {"PYTHONPATH": PYTHONPATH} | ({"COLUMNS": said} if said else {})
    command = [sys.executable, "-m", "editlint", "check", "ferry.md"]
    done = subprocess.run(command, capture_output=True, env=env, timeout=60, cwd=article)
    widest = max(map(cells, done.stdout.decode().splitlines()))
    assert most - 12 < widest <= most


def test_neighbours_are_told_once_with_all_their_places(
    article: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(["check", "ferry.md", "--select", "vague-attribution"])
    out = capsys.readouterr().out
    assert out.count("names nobody a reader could look up") == 1
    assert "vague-attribution (2 places)" in out
    assert "The same holds of “Experts say”." in out
    assert "1 to decide" not in out
    assert "2 warnings to decide" in out


def test_figures_that_differ_come_first_and_the_next_step_is_told(
    article: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(["check", "ferry.md", "--show", "info"])
    out = capsys.readouterr().out
    assert "They differ: £1.2m against £1.4m, 2024 against 2025." in " ".join(out.split())
    assert "would stay" not in out
    assert "this copy stays" not in out
    assert "the other copy" in out


def test_to_compare_is_to_ask(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    body = "\n\n".join(f"{FILL}Paragraph {name} of it." for name in ("one", "two", "three"))
    (here / "a b.md").write_text(f"{body}\n\n{body.replace('seven', 'eight')}\n", encoding="utf-8")
    run(["check", "a b.md", "--select", "duplication"])
    out = " ".join(capsys.readouterr().out.split())
    assert "`editlint fix --ask` shows both and asks which one goes" in out
    assert "`editlint fix --ask --select duplication 'a b.md'` goes through" in out


def test_the_long_reason_is_for_whoever_asks(here: Path) -> None:
    (here / "a.md").write_text(f"{HOUSEHOLDS}\n", encoding="utf-8")
    _, short = on_terminal(["check", "a.md"], here, 100)
    _, full = on_terminal(["check", "--verbose", "a.md"], here, 100)
    assert "it speaks of" not in short
    assert "it speaks of" in full


@pytest.mark.parametrize("rule", builtin.rules(), ids=lambda rule: rule.name)
def test_a_message_has_two_lines_and_no_sign_of_ours(rule: Rule) -> None:
    for example in rule.bad:
        report = check_text(marked(example.text).text, path=f"a.{example.format}")
        for finding in report.findings:
            assert len(list(wrapped(finding.message, 100))) <= 2, finding.message
            assert len(finding.message) <= LONGEST_MESSAGE + 8
            assert "\ufffc" not in finding.message


@pytest.mark.parametrize(
    ("args", "advised"),
    [
        (["a.md"], "`editlint fix a.md` mends 1."),
        (["a.md", "b.md"], "`editlint fix a.md b.md` mends 2."),
        (["."], "`editlint fix .` mends 5."),
        ([], "`editlint fix` mends 5."),
        (["sub"], "`editlint fix sub/f.md` mends 1."),
        (["a.md", "b.md", "c.md", "d.md"], "`editlint fix` with the same paths mends 4."),
        (
            ["--select", "repeated-word", "--isolated", "a.md"],
            "`editlint fix --select repeated-word --isolated a.md` mends 1.",
        ),
    ],
)
def test_advice_mends_what_was_checked_and_no_more(
    here: Path, capsys: pytest.CaptureFixture[str], args: list[str], advised: str
) -> None:
    (here / "sub").mkdir()
    for name in ("a.md", "b.md", "c.md", "d.md", "sub/f.md"):
        (here / name).write_text("Here is the the mill.\n", encoding="utf-8")
    run(["check", *args])
    assert advised in capsys.readouterr().out
