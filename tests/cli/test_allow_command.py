"""`editlint allow`: what was looked at stays allowed while the article changes around it."""

from __future__ import annotations

from pathlib import Path

import pytest

from editlint.cli.main import run
from editlint.project import allowfile
from editlint.project.settings import Settings

FIGURE = (
    "The border force carried out more than 40,000 patrols during 2024, which pushed smugglers out"
    " to sea.\n"
)


@pytest.fixture
def folder(here: Path) -> Path:
    (here / "a.txt").write_text(FIGURE, encoding="utf-8")
    return here


def check(capsys: pytest.CaptureFixture[str], *args: str) -> list[str]:
    capsys.readouterr()
    run(["check", "a.txt", "--output-format", "concise", "--show", "info", *args])
    return [line for line in capsys.readouterr().out.splitlines() if line.startswith("a.txt")]


def test_an_allowed_finding_stays_allowed_when_lines_are_added_above(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert any("unsourced-statistic" in line for line in check(capsys))
    assert run(["allow", "a.txt:1", "unsourced-statistic", 'own "survey"\\']) == 0
    assert check(capsys) == []
    (folder / "a.txt").write_text(
        "A new first paragraph that says nothing at all.\n\n" + FIGURE, encoding="utf-8"
    )
    assert check(capsys) == []
    assert any("unsourced-statistic" in line for line in check(capsys, "--show", "allowed"))


def test_whatever_a_text_holds_can_be_read_again(folder: Path) -> None:
    odd = "a\x7fb \"quoted\" 'too' \\ \t\n\r\n \x00\x1b \u2028 \u200d é😀 [[allow]]"
    settings = Settings(root=str(folder), allow_file=str(folder / "editlint-allow.toml"))
    for name in ("a.txt", "b.txt"):
        entry = allowfile.add(settings, str(folder / name), odd, odd, odd, odd)
        assert allowfile.load(settings)[-1] == entry
    assert [entry.path for entry in allowfile.load(settings)] == ["a.txt", "b.txt"]


def test_an_entry_that_is_no_longer_needed_is_told(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(["allow", "a.txt:1", "unsourced-statistic", "own survey"])
    (folder / "a.txt").write_text("The inspectors were at work all year.\n", encoding="utf-8")
    assert any("unused-allow" in line for line in check(capsys))


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["a.txt", "unsourced-statistic", "why"], "FILE:LINE"),
        (["a.txt:7", "unsourced-statistic", "why"], "but in line 1"),
        (["a.txt:1", "repeated-word", "why"], "or elsewhere"),
        (["a.txt:1", "unsourced-statistic", " "], "a reason is needed"),
        (["b.txt:1", "unsourced-statistic", "why"], "b.txt"),
    ],
)
def test_what_cannot_be_allowed_is_told_in_one_line(
    folder: Path, capsys: pytest.CaptureFixture[str], args: list[str], said: str
) -> None:
    assert run(["allow", *args]) == 2
    err = capsys.readouterr().err
    assert said in err
    assert err.count("\n") == 1
    assert not (folder / "editlint-allow.toml").exists()


@pytest.mark.parametrize(
    "broken", ["allow = 3\n", "[[allow]]\npth = 'x'\n", "[[allow]]\npath = 'x'\n", "allow = [\n"]
)
def test_a_broken_allow_file_is_one_line_and_exit_2(
    folder: Path, capsys: pytest.CaptureFixture[str], broken: str
) -> None:
    (folder / "editlint-allow.toml").write_text(broken, encoding="utf-8")
    assert run(["check", "a.txt"]) == 2
    assert "editlint-allow.toml" in capsys.readouterr().err


BODY = "\n\n".join(
    f"The ferry leaves the {place} pier at seven, and the people of the village wait for it there."
    for place in ("north", "south", "old", "stone")
)


def test_a_category_and_any_line_of_a_finding_will_do(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (here / "a.md").write_text(f"{BODY}\n\nThen night fell.\n\n{BODY}\n", encoding="utf-8")
    assert run(["allow", "a.md:14", "duplication", "a refrain"]) == 0
    assert "repeated-passage is allowed: a refrain" in capsys.readouterr().out
    assert run(["check", "a.md"]) == 0
    assert run(["allow", "a.md:3", "repeated-passage", "a refrain"]) == 2
    assert "is allowed here already (a refrain)" in capsys.readouterr().err
    assert run(["allow", "a.md:3", "repeated-pasage", "a refrain"]) == 2
    assert "Did you mean `repeated-passage`" in capsys.readouterr().err
