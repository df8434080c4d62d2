"""The baseline: old findings do not count, new ones do, wherever lines are added."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from editlint.cli.main import run

BODY = (
    "The mill by the river closed in March after forty years, and nobody in the village knew what"
    " to do with it."
)
FAULTS = [
    "[insert photo of the mill here]",
    "The the end of the road was near.",
    "They sat in in the shade.",
    BODY,
    BODY,
    (
        "More than 90,000 visitors came to the city during 2024, which no other town in the country"
        " can say."
    ),
    "It was was late.",
]
ARTICLE = "\n\n".join(["# The mill", *FAULTS, "Share this article", "Latest Post"]) + "\n"


@pytest.fixture
def folder(here: Path) -> Path:
    (here / "a.md").write_text(ARTICLE, encoding="utf-8")
    return here


def open_findings(capsys: pytest.CaptureFixture[str], *args: str) -> list[str]:
    capsys.readouterr()
    run(["check", "a.md", "--output-format", "json", "--baseline", "editlint-baseline.json", *args])
    (file,) = json.loads(capsys.readouterr().out)["files"]
    return [
        finding["rule"]
        for finding in file["findings"]
        if finding["status"] == "open" and finding["severity"] != "info"
    ]


def test_only_what_is_new_counts(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["baseline"]) == 0
    assert open_findings(capsys) == []
    article = folder / "a.md"
    article.write_text(ARTICLE + "\nRead more\n", encoding="utf-8")
    assert run(["check", "--baseline", "editlint-baseline.json"]) == 1
    assert open_findings(capsys) == ["leftover-boilerplate"]
    article.write_text(
        "A paragraph that has nothing to do with any of it.\n\n" + ARTICLE + "\nRead more\n",
        encoding="utf-8",
    )
    assert open_findings(capsys) == ["leftover-boilerplate"]


def test_two_equal_faults_are_two(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(["baseline"])
    (folder / "a.md").write_text(
        ARTICLE.replace("It was was late.", "It was was late.\n\nIt was was late."),
        encoding="utf-8",
    )
    assert "repeated-word" in open_findings(capsys)


def test_stale_entries_are_told_and_taken_out(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(["baseline"])
    (folder / "a.md").write_text(ARTICLE.replace("The the end", "The end"), encoding="utf-8")
    run(["check", "--baseline", "editlint-baseline.json"])
    assert "1 of the findings in the baseline" in capsys.readouterr().err
    run(["baseline"])
    assert "1 stale entry taken out" in capsys.readouterr().out
    run(["check", "--baseline", "editlint-baseline.json"])
    assert "no more" not in capsys.readouterr().err


def test_noting_some_files_leaves_the_others(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "b.md").write_text("The the end.\n", encoding="utf-8")
    run(["baseline"])
    (folder / "b.md").unlink()
    (folder / "c.md").write_text("The the end.\n", encoding="utf-8")
    run(["baseline", "c.md"])
    noted = json.loads((folder / "editlint-baseline.json").read_text(encoding="utf-8"))["files"]
    assert sorted(noted) == ["a.md", "c.md"]


@pytest.mark.parametrize(
    "text", ["", "[]", '{"version": 99, "files": {}}', '{"version": 1, "files": []}']
)
def test_what_is_no_baseline_is_told_in_one_line(
    folder: Path, capsys: pytest.CaptureFixture[str], text: str
) -> None:
    (folder / "editlint-baseline.json").write_text(text, encoding="utf-8")
    assert run(["check", "--baseline", "editlint-baseline.json"]) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_a_missing_baseline_is_an_error(folder: Path) -> None:
    assert run(["check", "--baseline", "none.json"]) == 2


def test_limits_are_told_with_figure_and_limit(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "a.md").write_text(
        "# The mill\n\nThe the end of the road was near.\n", encoding="utf-8"
    )
    assert run(["check", "--max-warnings", "1"]) == 0
    assert "warnings: 1, limit 1: held" in capsys.readouterr().out
    assert run(["check", "--max-warnings", "0"]) == 1
    out = capsys.readouterr().out
    assert "Not ready: 1 limit exceeded" in out
    assert "warnings: 1, limit 0: exceeded" in out


def test_budgets_hold_for_their_paths(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "a.md").write_text(f"# The mill\n\n{BODY}\n\n{BODY}\n", encoding="utf-8")
    config = (
        '[rules]\nduplication.severity = "warning"\n[[budgets]]\npaths ='
        ' ["PATHS"]\nduplicated-share = 0.2\nleftover-lines = 0\n'
    )
    (folder / "editlint.toml").write_text(config.replace("PATHS", "*.md"), encoding="utf-8")
    assert run(["check"]) == 1
    assert "duplicated share in *.md: 0.4" in capsys.readouterr().out
    (folder / "editlint.toml").write_text(config.replace("PATHS", "blog/**"), encoding="utf-8")
    assert run(["check"]) == 0
    (folder / "editlint.toml").write_text("[[budgets]]\nleftover-line = 0\n", encoding="utf-8")
    assert run(["check"]) == 2
    assert "Did you mean `leftover-lines`" in capsys.readouterr().err
