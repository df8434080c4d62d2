"""Nothing hangs: limits by the time that is computed, wherever it is."""

from __future__ import annotations

import os
import re
import signal
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from editlint.lint.lint import Failure
from editlint.model import boundaries
from editlint.model.report import FileReport
from editlint.model.rule import Yields
from editlint.project.settings import Settings
from editlint.run import pool, task
from editlint.run.api import check_paths, check_text, fix_paths
from editlint.run.guard import OverTimeError, alarmed, rule_guard, within
from editlint.run.linter import Linter
from editlint.run.task import FailedError, Outcome, Task, attempt
from editlint.run.worker import Worker

RULE = """
extends: existence
message: "an ending"
level: warning
tokens:
  - '(?:[a-z]+)+[0-9]'
"""
ENDLESS = "The the end. " + "x" * 60 + "!\n"  # the pattern above tries it for years


def spin() -> None:
    while True:
        pass


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder whose house has a rule that runs away on some articles."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("EDITLINT_CACHE_DIR", str(tmp_path / ".cache"))
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "ending.yml").write_text(RULE, encoding="utf-8")
    (tmp_path / "slow.md").write_text(ENDLESS, encoding="utf-8")
    (tmp_path / "plain.md").write_text("It was the the end.\n", encoding="utf-8")
    return tmp_path


def settings(desk: Path, seconds: float = 0.6) -> Settings:
    return Settings(root=str(desk), extend_rules=("rules",), max_file_seconds=seconds, cache=False)


def rules_of(report: FileReport) -> list[str]:
    return [finding.rule for finding in report.findings]


def test_time_is_what_is_computed_not_what_the_clock_says() -> None:
    assert within(0.1, lambda: time.sleep(0.4)) is None
    with pytest.raises(OverTimeError):
        within(0.1, spin)


def test_the_earlier_end_counts() -> None:
    def rule() -> list[Yields]:
        spin()
        return []

    with pytest.raises(OverTimeError):
        within(0.2, lambda: rule_guard(9)(rule))
    failed = within(9, lambda: rule_guard(0.2)(rule))
    assert not isinstance(failed, list)
    assert failed.rule == "rule-timed-out"


def test_the_alarm_is_set_once_for_all_rules_and_keeps_the_limit_of_each(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def rule() -> list[Yields]:
        spin()
        return []

    set_for: list[float] = []
    real = signal.setitimer

    def counted(which: int, seconds: float, again: float = 0) -> tuple[float, float]:
        set_for.append(seconds)
        return real(which, seconds, again)

    monkeypatch.setattr(signal, "setitimer", counted)
    guard = rule_guard(0.2)
    found = alarmed(0.1, lambda: [guard(one) for one in (rule, list, rule)])
    assert [isinstance(one, list) for one in found] == [False, True, False]
    assert set_for == [0.1, 0]


def test_code_that_swallows_everything_is_stopped() -> None:
    def stubborn() -> None:
        for _ in range(3):
            with suppress(BaseException):
                spin()
        spin()

    with pytest.raises(OverTimeError):
        within(0.1, stubborn)


def test_a_runaway_pattern_costs_its_rule_alone(desk: Path) -> None:
    report = check_paths(["."], settings(desk))
    assert {file.path: rules_of(file) for file in report.files} == {
        "plain.md": ["repeated-word"],
        "slow.md": ["rule-timed-out", "repeated-word"],
    }
    assert report.exit_status == 2


def test_it_costs_no_more_in_a_thread(desk: Path) -> None:
    found: list[FileReport] = []

    def check() -> None:
        found.append(check_text(ENDLESS, path="slow.md", settings=settings(desk)))
        found.extend(check_paths(["plain.md", "slow.md"], settings(desk)).files)

    thread = threading.Thread(target=check)
    thread.start()
    thread.join(60)
    assert not thread.is_alive()
    slow = ["rule-timed-out", "repeated-word"]
    assert list(map(rules_of, found)) == [slow, ["repeated-word"], slow]


def test_a_process_that_no_alarm_reaches_is_ended(
    desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Native code holds the first alarm up; here, code that puts the alarm's handler off."""
    from editlint.run import worker

    def work(linter: Linter, one: Task) -> Outcome:
        if one.path == "slow.md":
            signal.signal(signal.SIGPROF, signal.SIG_IGN)
            spin()
        return task.done(linter, one)

    monkeypatch.setattr(worker, "done", work)
    monkeypatch.setattr(worker, "_can_fork", lambda: True)
    monkeypatch.setattr(worker, "GRACE", 0.3)
    monkeypatch.setattr(pool, "_is_apart", lambda one: True)
    files = check_paths(["."], settings(desk, 0.3)).files
    assert [(file.path, bool(file.error)) for file in files] == [
        ("plain.md", False),
        ("slow.md", True),
    ]
    assert "needs more than 0.3 seconds" in (files[1].error or "")


def test_a_process_that_dies_takes_one_file_along(
    desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from editlint.run import worker

    def work(linter: Linter, one: Task) -> Outcome:
        if one.path == "b.md":
            os.kill(os.getpid(), signal.SIGKILL)
        return task.done(linter, one)

    for name in "abc":
        (desk / f"{name}.md").write_text("It was the the end.\n", encoding="utf-8")
    monkeypatch.setattr(worker, "done", work)
    monkeypatch.setattr(worker, "_can_fork", lambda: True)
    monkeypatch.setattr(pool, "_is_apart", lambda one: True)
    files = check_paths(["a.md", "b.md", "c.md"], settings(desk)).files
    assert [rules_of(file) for file in files] == [["repeated-word"], [], ["repeated-word"]]
    assert "signal 9" in (files[1].error or "")


def test_a_run_has_an_end_too(desk: Path) -> None:
    (desk / "a.md").write_text(ENDLESS, encoding="utf-8")
    limited = Settings(
        root=str(desk), extend_rules=("rules",), max_file_seconds=1, max_run_seconds=0.2
    )
    report = check_paths(["."], limited)
    assert [bool(file.error) for file in report.files] == [False, True, True]
    assert "`max-run-seconds`" in (report.files[1].error or "")
    assert report.exit_status == 2


def test_a_crash_is_the_files_own_line(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def crash(*_: object, **__: object) -> Iterator[None]:
        raise ValueError("not\nthis one")

    real = Linter.check

    def check(linter: Linter, source: str, path: str | None, *_: object) -> object:
        return crash() if path == "slow.md" else real(linter, source, path)

    monkeypatch.setattr(Linter, "check", check)
    for report in (check_paths(["."], settings(desk)), fix_paths(["."], settings(desk)).report):
        told = {file.path: file.error for file in report.files}
        assert told["plain.md"] is None
        assert "editlint fails on it (ValueError: not this one)" in (told["slow.md"] or "")
        assert report.exit_status == 2
    assert (desk / "plain.md").read_text(encoding="utf-8") == "It was the end.\n"


def test_a_panic_of_a_native_library_is_no_end_of_the_run(
    desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What PyO3 raises for a panic is no `Exception`, and its class cannot be imported."""
    panic = type("PanicException", (BaseException,), {})

    def sentences(text: str, _: str) -> Iterator[tuple[int, int]]:
        raise panic("byte index 412 is not a char boundary")
        yield 0, len(text)

    monkeypatch.setattr(boundaries, "boundaries", sentences)
    report = check_text("It is said that 62% of the ferries are late. They are.\n", path="a.md")
    assert "PanicException: byte index 412" in (report.error or "")
    guarded = rule_guard(1)(lambda: list(sentences("", "en")))
    assert isinstance(guarded, Failure)


def test_what_wrong_settings_raise_is_no_trouble_of_a_file(desk: Path) -> None:
    from editlint.project.settings import SettingsError

    with pytest.raises(SettingsError):
        check_paths(["."], Settings(root=str(desk), select=("no-such-rule",)))


def test_a_long_text_is_checked_apart_with_the_same_result(
    desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "It was the the end. Nobody came to the mill that day, and 62% stayed at home.\n\n" * 40
    here = check_text(text, path="a.md", settings=settings(desk, 30))
    monkeypatch.setattr(pool, "LONG", 10)
    assert check_text(text, path="a.md", settings=settings(desk, 30)) == here


def test_an_attempt_says_what_failed_in_one_line() -> None:
    def recursive(depth: int) -> int:
        return recursive(depth + 1) + 1

    with pytest.raises(FailedError, match="RecursionError"):
        attempt(9, lambda: recursive(0))
    with pytest.raises(FailedError, match=r"more than 0\.1 seconds"):
        attempt(0.1, lambda: re.match(r"(?:x+x+)+y", "x" * 99))


def test_answers_that_come_together_are_all_taken(
    desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A process answers small tasks faster than they are asked for."""
    for number in range(16):
        (desk / f"n{number:02}.md").write_text(f"It was the the end of {number}.\n")
    real = pool._ready

    def slow(workers: list[Worker]) -> list[Worker]:
        time.sleep(0.02)
        return real(workers)

    monkeypatch.setattr(pool, "_ready", slow)
    monkeypatch.setattr(pool, "_is_apart", lambda one: True)
    paths = sorted(path.name for path in desk.glob("n*.md"))
    files = check_paths(paths, Settings(root=str(desk), cache=False)).files
    assert [rules_of(file) for file in files] == [["repeated-word"]] * 16
