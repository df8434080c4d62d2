"""The archive under real processes: killed, twice at once, with a disk that is full."""

from __future__ import annotations

import os
import random
import resource
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest

from archive_texts import article
from conftest import PYTHONPATH
from editlint.alignment.fingerprints import fingerprints
from editlint.archive.store import Archive
from editlint.reuse.running import kept

ARTICLES, BATCH, KILLS = 240, 20, 12
# The command, with small batches: two thousand articles would take a test too long.
COMMAND = (
    "import sys; import editlint.run.archiving as archiving; from editlint.cli.main import run;"
    f" archiving.FLUSHED = {BATCH}; sys.exit(run(sys.argv[1:]))"
)


def started(folder: Path, *args: str, most_bytes: int = 0) -> subprocess.Popen[str]:
    def limit() -> None:
        if most_bytes:
            resource.setrlimit(resource.RLIMIT_FSIZE, (most_bytes, most_bytes))

    return subprocess.Popen(
        [sys.executable, "-c", COMMAND, "archive", *args],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": PYTHONPATH, "EDITLINT_CACHE_DIR": str(folder / "cache")},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=limit,
        start_new_session=True,
    )


def ended(process: subprocess.Popen[str]) -> tuple[int, str, str]:
    out, err = process.communicate(timeout=300)
    return process.returncode, out, err


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "articles").mkdir()
    for number in range(ARTICLES):
        path = tmp_path / "articles" / f"{number:03}.md"
        path.write_text(article(number, 1), encoding="utf-8")
    return tmp_path


def size_of(path: Path) -> int:
    try:
        return path.stat().st_size
    except FileNotFoundError:
        return 0


def content(path: Path) -> dict[str, tuple[bytes, int]]:
    """Of each article what stands for its source, and how many of its fingerprints are found."""
    with Archive.open(str(path)) as archive:
        entries = dict(archive.all_entries())
        stamps = archive.stamps([entry.path for entry in entries.values()])
        found: dict[str, tuple[bytes, int]] = {}
        for number, entry in entries.items():
            prints = fingerprints(kept(entry.laid).keys)
            shared = archive.likely(prints, 10**6).shared
            assert shared[number] == len(prints), entry.path
            found[entry.path] = stamps[entry.path], len(prints)
        held = archive.stats()
    assert held.fingerprints == sum(count for _, count in found.values())
    assert held.articles == len(found)
    return found


@pytest.fixture
def whole(folder: Path) -> dict[str, tuple[bytes, int]]:
    """What a build that nobody disturbs makes."""
    status, out, _ = ended(started(folder, "build", "articles", "--archive", "whole.sqlite"))
    assert (status, out) == (0, f"whole.sqlite: {ARTICLES} articles taken in.\n")
    return content(folder / "whole.sqlite")


@pytest.mark.slow
def test_a_build_that_is_killed_goes_on_and_loses_nothing(
    folder: Path, whole: dict[str, tuple[bytes, int]]
) -> None:
    chance = random.Random(3)
    grown, parts = 0, set()
    for _ in range(KILLS):
        process = started(folder, "build", "articles", "--archive", "a.sqlite")
        written = chance.choice((1, 50_000, 200_000, 500_000, 1_000_000))
        while process.poll() is None and size_of(folder / "a.sqlite-wal") < written:
            time.sleep(0.005)
        time.sleep(chance.uniform(0, 0.05))
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        ended(process)
        if (folder / "a.sqlite").exists() and (folder / "a.sqlite").stat().st_size:
            now = content(folder / "a.sqlite")
            assert now.items() <= whole.items()
            assert len(now) >= grown
            grown = len(now)
            parts.add(grown)
        if grown == ARTICLES:
            (folder / "a.sqlite").unlink()
            grown = 0
    assert parts - {0, ARTICLES}, "no kill came in the middle: the test saw nothing"
    status, _, err = ended(started(folder, "build", "articles", "--archive", "a.sqlite"))
    assert (status, err) == (0, "")
    assert content(folder / "a.sqlite") == whole


@pytest.mark.slow
def test_two_builds_at_once_make_one_archive(
    folder: Path, whole: dict[str, tuple[bytes, int]]
) -> None:
    both = [started(folder, "build", "articles", "--archive", "a.sqlite") for _ in range(2)]
    results = [ended(process) for process in both]
    assert any(status == 0 for status, _, _ in results)
    for status, _, err in results:
        assert status == 0 or (status == 2 and "another program" in err and err.count("\n") == 1)
    assert content(folder / "a.sqlite") == whole


@pytest.mark.slow
def test_a_disk_that_is_full_is_one_line_and_no_loss(
    folder: Path, whole: dict[str, tuple[bytes, int]]
) -> None:
    (folder / "few").mkdir()
    for number in range(5):
        os.link(folder / "articles" / f"{number:03}.md", folder / "few" / f"{number}.md")
    assert ended(started(folder, "build", "few", "--archive", "a.sqlite"))[0] == 0
    before = content(folder / "a.sqlite")
    size = (folder / "a.sqlite").stat().st_size + 70_000
    process = started(folder, "build", "articles", "--archive", "a.sqlite", most_bytes=size)
    status, _, err = ended(process)
    assert (status, err.count("\n")) == (2, 1)
    assert err.startswith("editlint: a.sqlite: ")
    assert "disk" in err
    assert before.items() <= content(folder / "a.sqlite").items()
    assert ended(started(folder, "build", "articles", "--archive", "a.sqlite"))[0] == 0
    assert content(folder / "a.sqlite").items() == (before | whole).items()


def test_what_is_wrong_is_one_line_and_exit_2(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(article(1), encoding="utf-8")
    (tmp_path / "text.sqlite").write_text("no archive\n" * 400, encoding="utf-8")
    for args in (
        ("stats", "--archive", "text.sqlite"),
        ("query", "a.md", "--archive", "gone.sqlite"),
        ("update", "a.md", "--archive", "gone.sqlite"),
        ("build", "a.md", "--archive", "text.sqlite"),
        ("build", "a.md", "--archive", "nowhere/a.sqlite"),
        ("forget", "a.md", "--archive", "gone.sqlite"),
    ):
        status, out, err = ended(started(tmp_path, *args))
        assert (status, out, err.count("\n")) == (2, "", 1), args
        assert "Traceback" not in err
        assert args[-1] in err
