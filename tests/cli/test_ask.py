"""`editlint fix --ask`: a person decides on each finding, and everything that goes is shown."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from editlint.cli.main import run

COPY = (
    "The mill by the river closed in March after forty years, and nobody in the village knew what"
    " to do with it.\n"
)
BETWEEN = "A second paragraph stands between the two of them, so that nobody sees it.\n"
ARTICLE = f"{COPY}\n{BETWEEN}\n{COPY}\nThe the end came.\n\nShare this article\n"


@pytest.fixture
def article(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "a.md"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


def ask(monkeypatch: pytest.MonkeyPatch, replies: str) -> int:
    monkeypatch.setattr("sys.stdin", io.StringIO(replies))
    return run(["fix", "--ask", "a.md"])


def test_every_reply_does_what_it_says(
    article: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    run(["check", "a.md", "--output-format", "concise"])
    count = capsys.readouterr().out.count("a.md:")
    assert count >= 3
    ask(monkeypatch, "m\n" * count)
    out = capsys.readouterr().out
    assert "- Share this article" in out
    text = article.read_text(encoding="utf-8")
    assert "Share this article" not in text
    assert text.count(COPY.strip()) == 1
    assert "Ready" in out


def test_quitting_keeps_what_was_done(article: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert ask(monkeypatch, "m\nq\n") in (0, 1)
    text = article.read_text(encoding="utf-8")
    assert text != ARTICLE
    assert "Share this article" in text


def test_the_end_of_the_input_quits(article: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ask(monkeypatch, "")
    assert article.read_text(encoding="utf-8") == ARTICLE


def test_allowing_notes_the_reason(
    article: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    ask(monkeypatch, "what\na\nrefrain\nq\n")
    assert 'reason = "refrain"' in (article.parent / "editlint-allow.toml").read_text(
        encoding="utf-8"
    )
    run(["check", "a.md", "--output-format", "concise", "--show", "allowed"])
    assert "refrain" in capsys.readouterr().out


def test_asking_goes_with_files_alone(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["fix", "--ask", "-"]) == 2
    assert run(["fix", "--ask", "--diff", "a.md"]) == 2
    assert "--ask goes with files alone" in capsys.readouterr().err
