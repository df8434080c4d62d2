"""Trouble around a run: outputs that are closed or full, settings that cannot be read, a format
that fails on one file.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from conftest import ROOT
from editlint import formats
from editlint.cli import rendering
from editlint.cli.main import run
from editlint.formats import RenderOptions
from editlint.model.report import Report

FAULTY = "The the end.\n"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("EDITLINT_CACHE_DIR", str(tmp_path / ".cache"))
    (tmp_path / "a.md").write_text(FAULTY, encoding="utf-8")
    return tmp_path


def shell(command: str) -> subprocess.CompletedProcess[str]:
    program = f"{sys.executable} -m editlint"
    return subprocess.run(
        ["bash", "-c", command.replace("editlint", program)],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
        timeout=60,
    )


@pytest.mark.parametrize(
    ("command", "said"),
    [
        ("editlint check > /dev/full", "standard output cannot be written: no space left"),
        ("editlint check --output-format json > /dev/full", "no space left"),
        ("editlint rules > /dev/full", "no space left"),
        ("editlint --version > /dev/full", "no space left"),
        ("editlint check >&-", "standard output is closed"),
        ("editlint check --output json=/dev/full", "/dev/full: cannot be written: no space left"),
        ("editlint check - <&-", "standard input"),
        ("editlint check > /dev/full 2> /dev/full", ""),
        ("editlint check none.md >&- 2>&-", ""),
    ],
)
def test_an_output_that_cannot_be_written(here: Path, command: str, said: str) -> None:
    done = shell(command)
    assert done.returncode == 2
    assert said in done.stderr
    assert len(done.stderr.splitlines()) == bool(said)


def test_a_closed_error_stream_is_no_trouble(here: Path) -> None:
    done = shell("editlint check 2>&-")
    assert done.returncode == 0
    assert "repeated-word" in done.stdout


def nested(depth: int) -> str:
    return "a = " + "[" * depth + "]" * depth + "\n"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("editlint.toml", nested(5000)),
        ("editlint.toml", "max-warnings = " + "9" * 6000),
        ("editlint.toml", 'max-file-size = "5 MB"\n'),
        ("editlint.toml", "max-run-seconds = -1\n"),
        ("editlint.toml", "max-file-seconds = nan\n"),
        ("editlint-allow.toml", nested(5000)),
    ],
)
def test_settings_that_cannot_be_read(
    here: Path, capsys: pytest.CaptureFixture[str], name: str, text: str
) -> None:
    (here / name).write_text(text, encoding="utf-8")
    assert run(["check"]) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert name in line
    assert "internal error" not in line


def test_a_pyproject_whose_tool_is_no_table(here: Path) -> None:
    (here / "pyproject.toml").write_text('tool = "editlint"\n', encoding="utf-8")
    assert run(["check"]) == 0


@pytest.mark.parametrize("text", ["[" * 100_000, '{"version": 1, "files": [3]}', "9" * 6000, "\0"])
def test_a_baseline_that_cannot_be_read(
    here: Path, capsys: pytest.CaptureFixture[str], text: str
) -> None:
    (here / "known.json").write_text(text, encoding="utf-8")
    assert run(["check", "--baseline", "known.json"]) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert "known.json" in line
    assert "internal error" not in line


def test_a_baseline_that_is_a_pipe(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    os.mkfifo("known.json")
    assert run(["check", "--baseline", "known.json"]) == 2
    assert "known.json: cannot be read: it is a pipe" in capsys.readouterr().err


HOUSE = 'extends: existence\nmessage: "no"\nlevel: error\ntokens: [whilst]\n'


@pytest.mark.parametrize("text", ["a: &a [1, *a]\n", "[" * 5000, "- " * 5000, "\x00"])
def test_a_rules_folder_with_odd_files(
    here: Path, capsys: pytest.CaptureFixture[str], text: str
) -> None:
    (here / "rules").mkdir()
    (here / "rules" / "whilst.yml").write_text(HOUSE, encoding="utf-8")
    (here / "rules" / "odd.yml").write_text(text, encoding="utf-8")
    os.symlink("nowhere", "rules/lost.yml")
    os.symlink("/dev/zero", "rules/zero.yml")
    os.mkfifo("rules/pipe.yml")
    (here / "editlint.toml").write_text('extend-rules = ["rules"]\n', encoding="utf-8")
    (here / "a.md").write_text("The the end, whilst it rained.\n", encoding="utf-8")
    assert run(["check", "--no-cache"]) == 2
    told = capsys.readouterr()
    for name in ("odd", "lost", "zero", "pipe"):
        assert f"rules/{name}.yml" in told.err
    assert "internal error" not in told.err
    assert "repeated-word" in told.out
    assert "whilst" in told.out


@pytest.mark.parametrize("folder", ["a.md", "/dev/zero", "\\u0000", "/proc/self/fd"])
def test_a_rules_folder_that_is_none(
    here: Path, capsys: pytest.CaptureFixture[str], folder: str
) -> None:
    (here / "editlint.toml").write_text(f'extend-rules = ["{folder}"]\n', encoding="utf-8")
    run(["check"])
    told = capsys.readouterr()
    assert "internal error" not in told.err
    assert "repeated-word" in told.out


def test_a_format_that_fails_on_one_file(
    here: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (here / "b.md").write_text(FAULTY, encoding="utf-8")
    real = formats.renderer("concise")

    def render(report: Report, options: RenderOptions) -> Iterator[str]:
        if any(file.path == "b.md" and not file.error for file in report.files):
            raise RuntimeError("not this one")
        return real(report, options)

    monkeypatch.setattr(formats, "renderer", lambda name: render)
    assert run(["check"]) == 2
    told = capsys.readouterr()
    assert "a.md:1:1: warning" in told.out
    assert "b.md: cannot be printed: editlint fails on it (RuntimeError: not this one)" in told.err


def test_a_long_report_is_printed_as_a_short_one_is(
    here: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (here / "b.md").write_text(FAULTY * 30 + "\n\ud83d".encode("utf-16", "surrogatepass")
                               .decode("utf-16", "replace"), encoding="utf-8")  # fmt: skip
    run(["check"])
    short = capsys.readouterr().out
    monkeypatch.setattr(rendering, "HELD", 10)
    run(["check"])
    assert capsys.readouterr().out == short


def test_fix_does_not_follow_links_out_of_the_folder(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("in", "out"):
        (here / name).mkdir()
        (here / name / "a.md").write_text(FAULTY, encoding="utf-8")
    os.symlink("../out/a.md", here / "in" / "b.md")
    run(["fix", "in"])
    assert (here / "in" / "a.md").read_text(encoding="utf-8") == "The end.\n"
    assert (here / "out" / "a.md").read_text(encoding="utf-8") == FAULTY
    assert "in/b.md: is not mended: it is a link" in capsys.readouterr().err


def test_fix_tells_what_it_may_not_write(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "b.md").write_text(FAULTY, encoding="utf-8")
    (here / "b.md").chmod(0o444)
    assert run(["fix"]) == 2
    assert "b.md: is not mended: it is read-only" in capsys.readouterr().err
    assert (here / "a.md").read_text(encoding="utf-8") == "The end.\n"
    assert (here / "b.md").read_text(encoding="utf-8") == FAULTY


def test_what_is_saved_during_a_fix_stays(
    here: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from editlint.run import pool, task
    from editlint.run.linter import Linter

    def done(linter: Linter, one: task.Task) -> task.Outcome:
        (here / "a.md").write_text("Saved meanwhile.\n", encoding="utf-8")
        return task.done(linter, one)

    monkeypatch.setattr(pool, "done", done)
    assert run(["fix"]) == 2
    assert "another program changed it meanwhile" in capsys.readouterr().err
    assert (here / "a.md").read_text(encoding="utf-8") == "Saved meanwhile.\n"


def test_a_large_file_is_told(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "editlint.toml").write_text("max-file-size = 0.001\n", encoding="utf-8")
    (here / "b.md").write_text("word " * 1000, encoding="utf-8")
    assert run(["check"]) == 2
    told = capsys.readouterr()
    assert "b.md: is not read: it is larger than 0.001 MB" in told.err
    assert "a.md:1:1" in told.out
