"""`--diff-base`: with a real repository, only what lies in changed lines counts."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from a_repository import OLD, begun, git
from editlint.cli.main import run


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = begun(tmp_path / "repository")
    monkeypatch.chdir(folder)
    return folder


def lines(capsys: pytest.CaptureFixture[str], *args: str) -> dict[str, list[int]]:
    capsys.readouterr()
    run(["check", "--output-format", "json", *args])
    files = json.loads(capsys.readouterr().out)["files"]
    return {
        file["path"]: [
            finding["start"]["line"] for finding in file["findings"] if finding["status"] == "open"
        ]
        for file in files
    }


def test_old_findings_are_baselined_and_new_ones_count(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (repository / "a.md").write_text(OLD + "\nIt was was late.\n", encoding="utf-8")
    assert lines(capsys) == {"a.md": [3, 7]}
    assert lines(capsys, "--diff-base", "main") == {"a.md": [7]}
    git(repository, "commit", "-qam", "two")
    assert lines(capsys, "--diff-base", "main") == {"a.md": [7]}
    assert lines(capsys, "--diff-base", "HEAD") == {"a.md": []}


def test_what_the_base_got_meanwhile_is_no_change_of_ours(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    git(repository, "checkout", "-q", "main")
    (repository / "a.md").write_text("A new start.\n\n" + OLD, encoding="utf-8")
    git(repository, "commit", "-qam", "elsewhere")
    git(repository, "checkout", "-q", "work")
    assert lines(capsys, "--diff-base", "main") == {"a.md": []}


def test_a_renamed_file_is_followed_and_a_new_one_counts_whole(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    git(repository, "mv", "a.md", "Ünusual name.md")
    (repository / "new.md").write_text(OLD, encoding="utf-8")
    assert lines(capsys, "--diff-base", "main") == {"new.md": [3], "Ünusual name.md": []}


def test_one_changed_copy_is_enough(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    body = (
        "The mill by the river closed in March after forty years, and nobody in the village knew"
        " what to do with it.\n"
    )
    (repository / "a.md").write_text(body + "\nA quiet paragraph.\n", encoding="utf-8")
    git(repository, "commit", "-qam", "one copy")
    (repository / "a.md").write_text(
        body + "\n" + body + "\nA quiet paragraph.\n", encoding="utf-8"
    )
    assert lines(capsys, "--diff-base", "HEAD")["a.md"] != []


@pytest.mark.parametrize(
    ("ref", "said"),
    [("nowhere", "git knows no commit `nowhere`"), ("orphan", "no commit in common")],
)
def test_an_unusable_base_is_told_in_one_line(
    repository: Path, capsys: pytest.CaptureFixture[str], ref: str, said: str
) -> None:
    git(repository, "checkout", "-q", "--orphan", "orphan")
    git(repository, "commit", "-qm", "apart")
    git(repository, "checkout", "-q", "work")
    assert run(["check", "--diff-base", ref]) == 2
    assert said in capsys.readouterr().err


def test_a_shallow_clone_is_told_what_to_do(
    repository: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(3):
        git(repository, "commit", "-q", "--allow-empty", "-m", str(number))
    git(
        repository,
        "clone",
        "-q",
        "--depth",
        "1",
        "--no-single-branch",
        f"file://{repository}",
        "../shallow",
    )
    monkeypatch.chdir(repository.parent / "shallow")
    assert run(["check", "--diff-base", "origin/main"]) == 2
    assert "shallow" in capsys.readouterr().err


def test_no_repository_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    (tmp_path / "a.md").write_text(OLD, encoding="utf-8")
    assert run(["check", "--diff-base", "main"]) == 2
    assert "not a git repository" in capsys.readouterr().err


def test_no_git_is_told(
    repository: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    assert run(["check", "--diff-base", "main"]) == 2
    assert "needs git" in capsys.readouterr().err
