"""Many files: the cache and the processes change nothing but the time."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

import pytest

from editlint.cli.main import run
from editlint.project.cache import Cache, decoded, encoded, program, sealed
from editlint.project.nearest import load_settings
from editlint.project.settings import Settings
from editlint.run import pool, task
from editlint.run.api import check_paths, check_text
from editlint.run.linter import Linter

FAULTY = (
    "# Number {number}\n\nThe the end was near, and nobody of the {number} knew what to do.\n\n"
    "Share this article\n"
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("EDITLINT_CACHE_DIR", str(tmp_path / ".cache"))
    for number in range(12):
        (tmp_path / f"a{number:02}.md").write_text(FAULTY.format(number=number), encoding="utf-8")
    return tmp_path


@pytest.fixture
def checks(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The paths that are really checked."""
    done: list[str] = []
    real = task.done

    def check(linter: Linter, one: task.Task) -> task.Outcome:
        done.append(one.path or "-")
        return real(linter, one)

    monkeypatch.setattr(pool, "done", check)
    return done


def test_a_second_run_takes_everything_from_the_cache(folder: Path, checks: list[str]) -> None:
    settings = load_settings(folder)
    first = check_paths([], settings)
    assert len(checks) == 12
    assert check_paths([], settings) == first
    assert len(checks) == 12
    (folder / "a03.md").write_text("Something else.\n", encoding="utf-8")
    check_paths([], settings)
    assert checks[12:] == ["a03.md"]


def test_other_settings_and_allows_are_other_results(folder: Path, checks: list[str]) -> None:
    check_paths([], load_settings(folder))
    (folder / "editlint.toml").write_text(
        '[rules]\nduplication.severity = "off"\n', encoding="utf-8"
    )
    assert not any(
        finding.category == "duplication"
        for _, finding in check_paths([], load_settings(folder)).findings()
    )
    assert len(checks) == 24
    run(["allow", "a05.md:5", "leftover-boilerplate", "wanted"])
    assert (
        sum(
            finding.category == "boilerplate"
            for _, finding in check_paths([], load_settings(folder)).findings()
        )
        == 11
    )
    assert len(checks) == 25


def test_equal_size_and_time_are_not_equal_content(
    folder: Path, checks: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    house = folder / "house"
    house.mkdir()
    rule = house / "no-quay.yaml"
    rule.write_text("extends: existence\nmessage: No.\ntokens: [quay]\n", encoding="utf-8")
    (folder / "editlint.toml").write_text('extend-rules = ["house"]\n', encoding="utf-8")
    article = folder / "a03.md"
    article.write_text("The boat and the quay.\n", encoding="utf-8")
    check_paths([], load_settings(folder))
    for path, old, new in ((article, "boat", "the "), (rule, "quay", "boat")):
        before = path.stat()
        path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
        os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
        assert path.stat().st_size == before.st_size
    checks.clear()
    report = check_paths([], load_settings(folder))
    assert len(checks) == 12
    found = {file.path: [one.rule for one in file.findings] for file in report.files}
    assert found["a03.md"] == ["repeated-word"]
    checks.clear()
    article.write_text("Nothing.\n", encoding="utf-8")
    check_paths([], load_settings(folder))
    assert checks == ["a03.md"]
    monkeypatch.setattr("editlint.project.cache.program", lambda: "another editlint")
    check_paths([], load_settings(folder))
    assert len(checks) == 13


def test_a_damaged_row_is_thrown_away_and_the_others_are_used(
    folder: Path, checks: list[str]
) -> None:
    settings = load_settings(folder)
    first = check_paths([], settings)
    with sqlite3.connect(folder / ".cache" / "results.sqlite") as db:
        keys = [key for (key,) in db.execute("SELECT key FROM results ORDER BY key")]
        (good,) = db.execute("SELECT value FROM results WHERE key = ?", keys[:1]).fetchone()
        damages = (
            *("", "[]", "{", '[1, [["x"]]]', "[1e999, null]", b"\xff\xfe", 7),
            good.replace("repeated-word", "repeated-wurd"),
            sealed("[1,[[7]]]"),
        )
        for key, value in zip(keys, damages, strict=False):
            db.execute("UPDATE results SET value = ? WHERE key = ?", (value, key))
        db.execute("UPDATE results SET value = CAST(x'ff00' AS TEXT) WHERE key = ?", keys[-1:])
    checks.clear()
    again = check_paths([], settings)
    assert again == first
    assert again.notes == ()
    assert len(checks) == len(damages) + 1
    assert check_paths([], settings) == first
    assert len(checks) == len(damages) + 1


def test_what_counts_as_the_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = program()
    assert program() == before
    (tmp_path / "a_package-2.0.dist-info").mkdir()
    monkeypatch.syspath_prepend(str(tmp_path))
    assert program() != before


def test_few_files_and_no_cache_leave_no_file(folder: Path) -> None:
    check_paths(["a00.md"], load_settings(folder))
    run(["check", "--no-cache"])
    assert not (folder / ".cache").exists()


@pytest.mark.parametrize(
    "wreck", [b"", b"not a database at all, but long enough to be looked at" * 9, None]
)
def test_a_wrecked_cache_is_made_anew(folder: Path, wreck: bytes | None) -> None:
    settings = load_settings(folder)
    first = check_paths([], settings)
    path = folder / ".cache" / "results.sqlite"
    path.write_bytes(path.read_bytes()[:3000] if wreck is None else wreck)
    again = check_paths([], settings)
    assert again.files == first.files
    assert again.exit_status == first.exit_status
    assert check_paths([], settings) == first


def test_a_foreign_database_is_told_and_made_anew(folder: Path) -> None:
    (folder / ".cache").mkdir()
    with sqlite3.connect(folder / ".cache" / "results.sqlite") as db:
        db.execute("PRAGMA user_version = 77")
    (note,) = check_paths([], load_settings(folder)).notes
    assert "made anew" in note


def test_a_cache_that_cannot_be_kept_is_no_error(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EDITLINT_CACHE_DIR", "/dev/null/cache")
    report = check_paths([], load_settings(folder))
    assert len(report.files) == 12
    assert "no cache is kept" in report.notes[0]


def test_findings_come_back_from_the_cache_as_they_were() -> None:
    body = (
        "The mill by the river closed in March after forty years, and nobody in the village knew"
        " what to do with it.\n"
    )
    findings = check_text(f"{body}\n{body}\nThe the end.\n\nShare this\n", path="a.md").findings
    assert len(findings) >= 3
    assert decoded(encoded(7, findings)) == (7, findings, None)


def test_processes_give_what_one_gives(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = Settings(root=str(folder), cache=False)
    serial = check_paths([], settings)
    monkeypatch.setattr(pool, "MANY", 4)
    monkeypatch.setattr(pool, "CHUNK", 2)
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    assert check_paths([], settings) == serial


def test_the_cache_is_pruned(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("editlint.project.cache.KEPT", 3)
    cache = Cache(str(tmp_path / "c.sqlite"))
    cache.put({str(number): (1, (), None) for number in range(3)})
    cache.put({"new": (1, (), None)}, used=["0"])
    assert set(cache.get(["0", "1", "2", "new"])) >= {"0", "new"}
    assert len(cache.get(["0", "1", "2", "new"])) == 3
