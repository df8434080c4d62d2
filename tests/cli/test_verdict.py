"""The verdict: ready or not, what counts and what does not, what is exceeded and what was mended,
in every format.
"""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree

import pytest

from editlint.cli.main import run

WORD = "Here stands the the old mill, and nobody has been in it since the war was over.\n"
NOTE = "\nLorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod.\n"
COPY = (
    "The mill by the river closed in March after forty years, and nobody in the village knew what"
    " to do with it.\n"
)
BETWEEN = "A second paragraph stands between the two of them, so that nobody sees it.\n"
PEOPLE = ("full", "concise", "markdown", "github")


@pytest.fixture
def article(here: Path) -> Path:
    (here / "a.md").write_text(WORD + NOTE, encoding="utf-8")
    return here


def checked(capsys: pytest.CaptureFixture[str], *args: str) -> str:
    capsys.readouterr()
    run([*args] if args[0] in ("fix", "check") else ["check", *args])
    return capsys.readouterr().out


@pytest.mark.parametrize("name", PEOPLE)
def test_every_format_for_people_ends_with_the_verdict(
    article: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    out = checked(capsys, "a.md", "--output-format", name, "--max-warnings", "0")
    assert "Not ready: 1 error, 1 warning; 1 limit exceeded." in out
    assert "warnings: 1, limit 0: exceeded by 1" in out
    assert "mends 1" in out


def test_what_is_known_or_allowed_is_counted(
    article: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(["allow", "a.md:3", "placeholder-text", "a sample"])
    run(["baseline", "a.md"])
    assert "1 more is known, 1 is allowed." in checked(
        capsys, "a.md", "--baseline", "editlint-baseline.json"
    )


@pytest.mark.parametrize("name", PEOPLE)
def test_what_was_mended_is_told_in_lines_of_the_file_as_it_was(
    here: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    text = f"# The mill\n\n{COPY}\n{BETWEEN}\n{COPY}\n{WORD}\nShare this article\n"
    (here / "a.md").write_text(text, encoding="utf-8")
    out = checked(capsys, "fix", "a.md", "--output-format", name).replace("&#45;", "-")
    lines = [line.removesuffix("\n") for line in text.splitlines()]
    assert f"line {lines.index(WORD.strip()) + 1} (repeated-word)" in out
    assert f"line {lines.index('Share this article') + 1} (leftover-boilerplate)" in out
    assert "line 7 (repeated-passage)" in out
    assert "Mended 3 in a.md: " in out
    assert "Ready: nothing found in 1 file." in out


def test_of_many_files_the_rules_are_counted(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in "abcd":
        (here / f"{name}.md").write_text(WORD, encoding="utf-8")
    assert "Mended 4 in 4 files: 4 repeated-word." in checked(capsys, "fix")


def limited(here: Path) -> None:
    (here / "editlint.toml").write_text(
        '[[budgets]]\npaths = ["*.md"]\nleftover-lines = 0\n', encoding="utf-8"
    )
    (here / "a.md").write_text(f"{COPY}\n{BETWEEN}\nShare this article\n", encoding="utf-8")


SAID = "leftover lines in *.md: 1, limit 0: exceeded by 1"


@pytest.mark.parametrize("name", ["json", "sarif", "junit", "checkstyle", "gitlab", "rdjson"])
def test_programs_get_the_limits_that_were_exceeded(
    here: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    limited(here)
    out = checked(capsys, "--output-format", name, "--no-cache")
    if name == "json":
        (limit,) = json.loads(out)["limits"]
        assert limit == {
            "name": "leftover-lines", "where": "*.md", "figure": 1, "limit": 0, "exceeded": True,
        }  # fmt: skip
    elif name == "sarif":
        (note,) = json.loads(out)["runs"][0]["invocations"][0]["toolExecutionNotifications"]
        assert (note["message"]["text"], note["level"]) == (SAID, "error")
    elif name == "junit":
        (case,) = ElementTree.fromstring(out).findall("testsuite[@name='limits']/testcase")
        assert [result.get("message") for result in case] == [SAID]
    elif name == "checkstyle":
        (error,) = ElementTree.fromstring(out).findall("file[@name='editlint']/error")
        assert error.get("message") == SAID
    else:
        entries = json.loads(out)
        last = (entries["diagnostics"] if name == "rdjson" else entries)[-1]
        assert SAID in (last.get("message", "").replace("\\*", "*"), last.get("description"))


@pytest.mark.parametrize(
    ("level", "failures"), [("error", 1), ("warning", 2), ("info", 2), ("never", 0)]
)
def test_junit_fails_what_fails_the_run(
    article: Path, capsys: pytest.CaptureFixture[str], level: str, failures: int
) -> None:
    out = checked(capsys, "a.md", "--output-format", "junit", "--fail-level", level)
    root = ElementTree.fromstring(out)
    assert (root.get("tests"), root.get("failures")) == ("2", str(failures))
    assert len(root.findall(".//failure")) == failures
    assert len(root.findall(".//system-out")) == 2 - failures


def test_a_range_of_a_review_starts_on_the_line_of_the_copy(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (here / "a.md").write_text(f"{COPY}\n{BETWEEN}\n{COPY}", encoding="utf-8")
    found = json.loads(checked(capsys, "a.md", "--output-format", "rdjson"))["diagnostics"]
    (passage,) = (one for one in found if one["code"]["value"].startswith("repeated"))
    assert passage["location"]["range"]["start"]["line"] == 5


def test_a_file_that_cannot_be_written_hides_nothing(
    article: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    args = ["check", "a.md", "--output", "json=none/r.json", "--output", "json=r.json"]
    assert run(args) == 2
    told = capsys.readouterr()
    assert "none/r.json: cannot be written" in told.err
    assert "Not ready: 1 error, 1 warning." in told.out
    assert json.loads((article / "r.json").read_text(encoding="utf-8"))["summary"]["errors"] == 1
    capsys.readouterr()
    assert run(["fix", *args[1:4]]) == 2
    assert "Mended 1 in a.md" in capsys.readouterr().out


def test_a_clean_sheet_says_what_it_looked_at(
    here: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("editlint.run.batch.FEW", 2)
    monkeypatch.setenv("EDITLINT_CACHE_DIR", str(here / "cache"))
    for name in ("a.md", "b.md"):
        text = "The old town wants two things:\n\n- a new quay\n- a wall at the gate\n"
        (here / name).write_text(text, encoding="utf-8")
    for _ in range(2):  # made, then from the cache
        out = checked(capsys, "--show", "info")
        assert "Ready: nothing found in 2 files." in out
        assert "Looked at 2 counted lists." in out
        summary = json.loads(checked(capsys, "--output-format", "json"))["summary"]
        assert summary["examined"]["counted lists"] == {"count": 2}
        assert "references by number" not in summary["examined"]  # no rule was asked
    assert "Looked at" not in checked(capsys, ".")
