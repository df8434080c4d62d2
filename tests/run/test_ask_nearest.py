"""Questions over files of several configurations: each has its own allow file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from editlint.project.settings import Settings
from editlint.run.interactive import ask_paths
from editlint.run.questions import Answer, Question


class Script:
    """Gives its answers in order, and notes which allow files were there before each."""

    def __init__(self, *answers: Answer) -> None:
        self._answers: Iterator[Answer] = iter(answers)
        self.seen: list[tuple[str, list[str]]] = []

    def decide(self, question: Question) -> Answer:
        there = sorted(path.parent.name for path in Path().glob("*/editlint-allow.toml"))
        self.seen.append((Path(question.report.path).parent.name, there))
        return next(self._answers)

    def done(self, question: Question, answer: Answer) -> None: ...

    def objected(self, why: str) -> None: ...


def test_undo_restores_the_allow_file_of_the_files_own_configuration(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name, text in (("a", "We saw the the dog.\n"), ("b", "A cat sat on on it.\n\nIt is is.\n")):
        Path(name).mkdir()
        Path(name, "editlint.toml").write_text("")
        Path(name, "x.md").write_text(text)
    allow, undo = Answer("allow", reason="wanted"), Answer("undo")
    person = Script(allow, allow, undo, undo, Answer("skip"), allow, Answer("skip"))
    done = ask_paths(["a", "b"], Settings(nearest=True), person)
    assert person.seen == [
        ("a", []),
        ("b", ["a"]),
        ("b", ["a", "b"]),
        ("b", ["a"]),
        ("a", []),
        ("b", []),
        ("b", ["b"]),
    ]
    assert [[one.status for one in file.findings] for file in done.report.files] == [
        ["open"],
        ["allowed", "open"],
    ]
