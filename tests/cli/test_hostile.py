"""No command lets a file name, a setting, a rule of the house, a reason or an article speak to the
terminal or to a CI system, on neither stream.
"""

from __future__ import annotations

import io
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import PYTHONPATH
from editlint.cli import diff
from editlint.cli.main import run
from readers import github_commands, markup, other_commands, steering

NAME = "::error::a ##vso[task.complete]\x1b[31m\u202eb.md"
SAID = "::warning::x ##[add-mask]y \u202e section_start:1:a"
ESCAPED = SAID.replace("\u202e", "\\u202e") + "\\e[31m"
ARTICLE = f"# Title\n\n{SAID}\x1b[31m the the end.\n\n::stop-commands::word word\n"
RULE = f"""
extends: existence
message: "{ESCAPED} %s"
summary: "{ESCAPED}"
level: error
tokens: [stop-commands]
examples:
  bad: ["the stop-commands", "{ESCAPED} ⟦no⟧"]
  good: ["all is well", "::error::stop-commands"]
"""
SETTINGS = f"""
exclude = ["{SAID}"]
extend-rules = ["house", "none ::error::##[group]"]
[[budgets]]
paths = ["{SAID}", "**"]
leftover-lines = 0
"""


@pytest.fixture
def desk(here: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder in which everything that can be named or written speaks."""
    monkeypatch.setenv("EDITLINT_CACHE_DIR", str(here / ".cache"))
    (here / NAME).write_text(ARTICLE, encoding="utf-8")
    (here / f"{NAME}.bytes.md").write_bytes(b"\xff\xfe\x00")
    (here / "house").mkdir()
    (here / "house" / "spoken.yaml").write_text(RULE, encoding="utf-8")
    (here / "house" / f"{NAME}.yaml").write_text(f"extends: [{SAID}]", encoding="utf-8")
    (here / "editlint.toml").write_text(SETTINGS, encoding="utf-8")
    return here


COMMANDS = {
    "check": ("check",),
    "check in colour": ("check", "--color", "always"),
    "check concise": ("check", "--output-format", "concise"),
    "check what is not there": ("check", SAID, NAME),
    "check with a format": ("check", "--output-format", SAID),
    "check since": ("check", "--diff-base", SAID),
    "fix": ("fix",),
    "fix in colour": ("fix", "--color", "always"),
    "fix --ask": ("fix", "--ask"),
    "explain": ("explain", "spoken"),
    "explain what is not there": ("explain", SAID),
    "rules": ("rules",),
    "rules new": ("rules", "new", SAID),
    "init from Vale": ("init", "--from-vale", SAID),
    "config": ("config",),
    "test": ("test",),
    "test what is not there": ("test", SAID),
    "allow": ("allow", f"{NAME}:3", "repeated-word", SAID),
    "allow what is not there": ("allow", f"{NAME}:1", SAID, SAID),
    "init": ("init",),
    "baseline": ("baseline", "--baseline", NAME + ".json"),
    "archive build": ("archive", "build"),
    "archive query": ("archive", "query", NAME),
    "archive query what is not there": ("archive", "query", SAID),
    "archive of another name": ("archive", "stats", "--archive", SAID),
    "archive allow": ("archive", "allow", NAME, SAID),
    "archive forget": ("archive", "forget", SAID),
    "check across": ("check", "--across"),
    "an unknown command": (SAID,),
    "an unknown option": ("check", f"--{SAID}"),
}


def unescaped(text: str) -> list[object]:
    """What a reader of a log would obey of it; colours of ours are let through."""
    for code in ("0", "1", "2", "31", "32", "33", "36", "1;31", "1;33", "1;36"):
        text = text.replace(f"\x1b[{code}m", "")
    return [*github_commands(text), *other_commands(text), *steering(text)]


@pytest.mark.parametrize("command", COMMANDS.values(), ids=COMMANDS)
def test_no_command_speaks_for_others(
    desk: Path,
    command: tuple[str, ...],
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("s\nm\nm\nm\nm\nm\n"))
    run(command)
    out, err = capsys.readouterr()
    assert out + err
    if "always" not in command:
        assert "\x1b" not in out + err
    assert unescaped(out) == []
    assert unescaped(err) == []


def test_what_is_allowed_is_told_with_its_reason(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["allow", f"{NAME}:3", "repeated-word", SAID]) == 0
    run(["check", "--show", "allowed"])
    out = capsys.readouterr().out
    assert "allowed: ::warning::x <U+0023>#[add-mask]y <U+202E>" in out
    assert unescaped(out) == []


def test_the_summary_of_a_job_is_inert(
    desk: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(desk / "summary"))
    (desk / "<img src=x>.md").write_text("The the end.\n", encoding="utf-8")
    run(["check", "<img src=x>.md", "--output-format", "github"])
    summary = (desk / "summary").read_text(encoding="utf-8")
    assert "&#60;img" in summary.splitlines()[0]
    assert markup(summary) == []
    assert {name for name, _, _ in github_commands(capsys.readouterr().out)} <= {"error", "warning"}


def _diff(folder: Path, output: object = subprocess.PIPE, **env: str) -> tuple[bytes, bytes]:
    done = subprocess.run(
        [sys.executable, "-m", "editlint", "fix", "--isolated", "--diff", "a.md"],
        stdout=output,  # type: ignore[call-overload]
        stderr=subprocess.PIPE,
        cwd=folder,
        env={"PYTHONPATH": PYTHONPATH, "HOME": str(folder), **env},
        check=False,
        timeout=60,
    )
    return done.stdout, done.stderr


def _apply(folder: Path, patch: bytes) -> int:
    command = ["git", "apply", "-p0", "-"]
    return subprocess.run(command, cwd=folder, input=patch, capture_output=True).returncode


def test_a_diff_in_a_pipe_or_a_file_can_be_applied(here: Path) -> None:
    for env, output in (({}, None), ({"CI": "true"}, here / "patch")):
        (here / "a.md").write_bytes(ARTICLE.encode().replace(b"\n", b"\r\n"))
        if output is None:
            patch, said = _diff(here, **env)
        else:
            with output.open("wb") as file:
                _, said = _diff(here, file, **env)
            patch = output.read_bytes()
        assert said == b""
        assert _apply(here, patch) == 0
        assert b"the end" in (here / "a.md").read_bytes()
        assert b"the the end" not in (here / "a.md").read_bytes()


def test_a_diff_in_the_log_of_a_ci_system_is_shown(here: Path) -> None:
    (here / "a.md").write_text(ARTICLE, encoding="utf-8")
    patch, said = _diff(here, CI="true")
    assert b"send it to a file" in said
    assert unescaped(patch.decode()) == []
    assert _apply(here, patch) != 0
    (here / "a.md").write_bytes(b"A word\tof ours.\r\n\r\nIt is the the one.\r\n")
    patch, said = _diff(here, CI="true")
    assert said == b""
    assert _apply(here, patch) == 0


def test_a_diff_on_a_terminal_is_shown(
    here: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (here / "a.md").write_text(ARTICLE, encoding="utf-8")
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    assert not diff.is_exact()
    run(["fix", "--isolated", "--diff", "--color", "never", "a.md"])
    out, err = capsys.readouterr()
    assert unescaped(out) == []
    assert "␛[31m the end" in out
    assert err == ""


def test_a_mended_article_on_a_terminal_is_shown(
    here: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(ARTICLE.encode())))
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    run(["fix", "--isolated", "-"])
    out = capsys.readouterr().out
    assert "␛[31m the end" in out
    assert unescaped(out) == []
