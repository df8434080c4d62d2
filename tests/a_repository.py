"""A real repository for tests of `--diff-base`."""

from __future__ import annotations

import subprocess
from pathlib import Path

OLD = "# A title\n\nThe the end was near.\n\nA quiet paragraph.\n"


def git(folder: Path, *args: str) -> None:
    names = ("user.name=t", "user.email=t@example.org", "init.defaultBranch=main")
    settings = [word for name in names for word in ("-c", name)]
    subprocess.run(
        ["git", *settings, "-c", "protocol.file.allow=always", *args],
        cwd=folder,
        check=True,
        capture_output=True,
    )


def begun(folder: Path) -> Path:
    """A new repository in `folder`: `OLD` is `a.md` on `main`, and `work` begins there."""
    folder.mkdir()
    git(folder, "init", "-q")
    (folder / "a.md").write_text(OLD, encoding="utf-8")
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", "one")
    git(folder, "checkout", "-qb", "work")
    return folder
