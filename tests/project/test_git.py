"""git runs nothing that a repository brings along, and nothing in it hides a change."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from a_repository import OLD, begun, git
from editlint.cli.main import run

NEW = OLD + "\nIt was was late.\n"
SHELL = "#!/bin/sh\necho run >> '{marker}'\ncat 2>/dev/null\n"


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """`a.md` with an old fault on `main`, and a new one in the working tree of `work`."""
    folder = begun(tmp_path / "repository")
    monkeypatch.chdir(folder)
    (folder / "a.md").write_text(NEW, encoding="utf-8")
    return folder


def counted(capsys: pytest.CaptureFixture[str], *args: str) -> dict[str, list[int]]:
    """The lines of the findings that count, by file."""
    capsys.readouterr()
    run(["check", "--isolated", "--no-cache", "--output-format", "json", *args])
    out, err = capsys.readouterr()
    assert out, err
    return {
        file["path"]: [
            finding["start"]["line"] for finding in file["findings"] if finding["status"] == "open"
        ]
        for file in json.loads(out)["files"]
    }


def attributes(line: str) -> Callable[[Path], None]:
    def write(folder: Path) -> None:
        (folder / ".gitattributes").write_text(f"{line}\n", encoding="utf-8")
        git(folder, "add", ".gitattributes")
        git(folder, "commit", "-qm", "attributes")

    return write


def settings(*words: str) -> Callable[[Path], None]:
    def write(folder: Path) -> None:
        for name, value in zip(words[::2], words[1::2], strict=True):
            git(folder, "config", name, value)

    return write


def index(mark: str) -> Callable[[Path], None]:
    return lambda folder: git(folder, "update-index", mark, "a.md")


def replaced(folder: Path) -> None:
    """The commit where the branch began, replaced by one that has the new text already."""
    git(folder, "commit", "-qam", "two")
    git(folder, "replace", "main", "work")


BLINDS = {
    "-diff": attributes("*.md -diff"),
    "binary": attributes("*.md binary"),
    "-text": attributes("*.md -text -diff -merge"),
    "a driver": attributes("*.md diff=none"),
    "an encoding": attributes("*.md working-tree-encoding=UTF-16"),
    "line ends": attributes("*.md text eol=crlf"),
    "assume-unchanged": index("--assume-unchanged"),
    "skip-worktree": index("--skip-worktree"),
    "no prefix": settings("diff.noprefix", "true", "diff.mnemonicPrefix", "true"),
    "context": settings("diff.interHunkContext", "99", "diff.context", "99"),
    "relative": settings("diff.relative", "true", "diff.renames", "false"),
    "colours": settings("color.ui", "always", "color.diff", "always"),
    "an order": settings("diff.orderFile", "/dev/null"),
    "quoted paths": settings("core.quotepath", "true", "core.precomposeunicode", "false"),
    "submodules": settings("diff.ignoreSubmodules", "all", "submodule.recurse", "true"),
    "stat": settings("core.checkStat", "minimal", "core.trustctime", "false"),
    "replaced": replaced,
}


@pytest.mark.parametrize("blind", BLINDS.values(), ids=BLINDS)
def test_nothing_hides_a_change(
    repository: Path, capsys: pytest.CaptureFixture[str], blind: Callable[[Path], None]
) -> None:
    blind(repository)
    assert counted(capsys, "a.md", "--diff-base", "main") == {"a.md": [7]}
    (repository / "a.md").write_text(OLD, encoding="utf-8")
    assert counted(capsys, "a.md", "--diff-base", "main") == {"a.md": []}


def test_the_environment_does_not_point_git_elsewhere(
    repository: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    other = tmp_path / "other"
    other.mkdir()
    git(other, "init", "-q")
    for name, value in {
        "GIT_DIR": str(other / ".git"),
        "GIT_WORK_TREE": str(other),
        "GIT_INDEX_FILE": str(other / "index"),
        "GIT_EXTERNAL_DIFF": "false",
        "GIT_NAMESPACE": "x",
        "GIT_OBJECT_DIRECTORY": str(other / ".git" / "objects"),
        "GIT_CONFIG_PARAMETERS": "'core.bare=true'",
    }.items():
        monkeypatch.setenv(name, value)
    assert counted(capsys, "a.md", "--diff-base", "main") == {"a.md": [7]}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_texts_of_every_encoding_are_compared_by_line(
    repository: Path, capsys: pytest.CaptureFixture[str], encoding: str, end: str
) -> None:
    article = repository / "b.md"
    article.write_bytes(OLD.replace("\n", end).encode(encoding))
    git(repository, "add", "b.md")
    git(repository, "commit", "-qm", "b")
    assert counted(capsys, "b.md", "--diff-base", "HEAD") == {"b.md": []}
    article.write_bytes(NEW.replace("\n", end).encode(encoding))
    assert counted(capsys, "b.md", "--diff-base", "HEAD") == {"b.md": [7]}
    article.write_bytes(NEW.encode())
    assert counted(capsys, "b.md", "--diff-base", "HEAD") == {"b.md": [7]}


def test_what_git_cannot_tell_is_checked_whole(
    repository: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    other = tmp_path / "other"
    other.mkdir()
    git(other, "init", "-q")
    (other / "in.md").write_text(OLD, encoding="utf-8")
    git(other, "add", "-A")
    git(other, "commit", "-qm", "one")
    git(repository, "submodule", "add", "-q", str(other), "inside")
    (repository / "untracked.md").write_text(OLD, encoding="utf-8")
    (repository / ".gitignore").write_text("ignored.md\n", encoding="utf-8")
    (repository / "ignored.md").write_text(OLD, encoding="utf-8")
    (repository / "binary.md").write_bytes(b"\xff\x00\x01" * 99)
    (repository / "link.md").symlink_to("a.md")
    git(repository, "add", "binary.md", "link.md")
    git(repository, "commit", "-qm", "no texts")
    (repository / "binary.md").write_text(OLD, encoding="utf-8")
    (repository / "link.md").unlink()
    (repository / "link.md").write_text(OLD, encoding="utf-8")
    paths = ("untracked.md", "ignored.md", "binary.md", "link.md", "inside/in.md", "../other/in.md")
    found = counted(capsys, *paths, "--diff-base", "HEAD")
    assert sorted(found) == sorted(paths)
    assert all(lines == [3] for lines in found.values())


@pytest.mark.parametrize("name", ["täg.md", "a\tb.md", 'a"b.md', "a\\b.md", "-c.md", "[a].md"])
def test_odd_names_and_renames_are_followed(
    repository: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    (repository / "a.md").write_text(OLD, encoding="utf-8")
    git(repository, "mv", "--", "a.md", name)
    assert counted(capsys, "--diff-base", "main") == {name: []}
    git(repository, "commit", "-qm", "renamed")
    (repository / name).write_text(NEW, encoding="utf-8")
    assert counted(capsys, "--diff-base", "main") == {name: [7]}


def test_a_base_that_looks_like_an_option_is_none(
    repository: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    for base in (f"--output={tmp_path / 'written'}", "-h", "--all"):
        assert run(["check", "--isolated", f"--diff-base={base}"]) == 2
        assert "git knows no commit" in capsys.readouterr().err
    assert not (tmp_path / "written").exists()


@pytest.fixture
def marker(tmp_path: Path) -> Path:
    """What a program writes to when it runs; it lies beside it, as `program`."""
    found = tmp_path / "marker"
    program = tmp_path / "program"
    program.write_text(SHELL.format(marker=found), encoding="utf-8")
    program.chmod(0o755)
    return found


def test_nothing_of_a_repository_runs(
    repository: Path, capsys: pytest.CaptureFixture[str], marker: Path
) -> None:
    program = str(marker.with_name("program"))
    git(repository, "commit", "-qam", "two")
    (repository / ".gitattributes").write_text("*.md diff=a filter=a merge=a\n", encoding="utf-8")
    hooks = repository / ".git" / "hooks"
    for name in ("post-index-change", "post-checkout", "pre-commit", "reference-transaction"):
        (hooks / name).write_text(SHELL.format(marker=marker), encoding="utf-8")
        (hooks / name).chmod(0o755)
    for name in (
        *("core.fsmonitor", "core.pager", "core.editor", "core.sshCommand", "core.askPass"),
        *("diff.external", "diff.a.command", "diff.a.textconv", "pager.diff", "pager.ls-tree"),
        *("filter.a.clean", "filter.a.smudge", "filter.a.process", "gpg.program"),
        *("alias.diff-index", "alias.merge-base", "interactive.diffFilter", "credential.helper"),
    ):
        git(repository, "config", name, program)
    (repository / "a.md").write_text(NEW + "\nMore and and more.\n", encoding="utf-8")
    os.utime(repository / "a.md")
    marker.unlink(missing_ok=True)
    assert counted(capsys, "--diff-base", "main") == {"a.md": [7, 9]}
    assert not marker.exists()
    subprocess.run(["git", "diff", "--ext-diff"], cwd=repository, capture_output=True, check=False)
    assert marker.exists(), "the trap itself does not work"


def test_a_bare_repository_lying_in_a_folder_is_not_asked(
    repository: Path,
    capsys: pytest.CaptureFixture[str],
    marker: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    bare = repository / "bare"
    git(repository, "clone", "-q", "--bare", ".", str(bare))
    git(bare, "config", "core.bare", "false")
    git(bare, "config", "core.worktree", str(repository))
    git(bare, "config", "core.fsmonitor", str(marker.with_name("program")))
    (bare / "a.md").write_text(OLD, encoding="utf-8")
    monkeypatch.chdir(bare)
    assert run(["check", "--isolated", "a.md", "--diff-base", "main"]) == 2
    assert "bare repository" in capsys.readouterr().err
    assert not marker.exists()


def test_a_partial_clone_fetches_nothing(
    repository: Path,
    capsys: pytest.CaptureFixture[str],
    marker: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    git(repository, "config", "uploadpack.allowFilter", "true")
    part = repository.parent / "part"
    blobless = ("--filter=blob:none", "--no-checkout")
    git(repository, "clone", "-q", *blobless, f"file://{repository}", str(part))
    git(part, "config", "remote.origin.uploadpack", str(marker.with_name("program")))
    (part / "a.md").write_text(NEW, encoding="utf-8")
    monkeypatch.chdir(part)
    assert counted(capsys, "a.md", "--diff-base", "HEAD") == {"a.md": [3, 7]}
    assert not marker.exists()
