"""A run that is killed leaves every file whole, and a cache that works."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from conftest import PYTHONPATH

FILES, KILLS = 50, 100
BODY = (
    "The mill by the river closed in March after forty years, and nobody in the village knew what"
    " to do with it.\n"
)
OLD = "# Number {number}\n\n" + BODY + "\n" + BODY + "\nIt was was late.\n\nShare this article\n"


@pytest.mark.slow
def test_every_file_is_old_or_new_after_a_kill(tmp_path: Path) -> None:
    environment = os.environ | {
        "EDITLINT_CACHE_DIR": str(tmp_path / "cache"),
        "PYTHONPATH": PYTHONPATH,
    }
    folder = tmp_path / "articles"
    folder.mkdir()
    old = {f"a{number:02}.md": OLD.format(number=number) for number in range(FILES)}
    run = [sys.executable, "-m", "editlint"]

    def write() -> None:
        for name, text in old.items():
            (folder / name).write_text(text, encoding="utf-8")

    def read() -> dict[str, str]:
        return {name: (folder / name).read_text(encoding="utf-8") for name in old}

    write()
    start = time.monotonic()
    subprocess.run(
        [*run, "fix", "--isolated"], cwd=folder, env=environment, capture_output=True, check=False
    )
    took = time.monotonic() - start
    new = read()
    assert all(new[name] != old[name] for name in old)
    mixed = 0
    chance = random.Random(1)
    for _ in range(KILLS):
        write()
        for stray in folder.glob(".*"):
            stray.unlink()
        command = chance.choice(["fix", "fix", "fix", "check"])
        process = subprocess.Popen(
            [*run, command],
            cwd=folder,
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        time.sleep(chance.uniform(0, took * 1.1))
        process.send_signal(signal.SIGKILL)
        process.wait()
        now = read()
        assert all(now[name] in (old[name], new[name]) for name in old)
        mixed += any(now[name] == new[name] for name in old)
    assert mixed, "no kill came after the first write: the test saw nothing"
    write()
    last = subprocess.run(
        [*run, "check"], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    assert last.returncode == 1
    assert "Not ready" in last.stdout
    assert "cache" not in last.stderr
