"""Sessions in the documentation: what is typed, and what is printed when it is really typed.

    ```console
    $ editlint clean.md
    Ready: nothing found in 1 file.
    ```

All blocks of a page are one session in a copy of `examples/articles`: what one command changes, the
next one finds.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parent.parent
ARTICLES = ROOT / "examples" / "articles"
_BLOCK = re.compile(r"(?<=^```console\n)(.*?)(?=^```$)", re.S | re.M)
_PROMPT = "$ "
_KEPT = ("PATH", "HOME", "LANG", "SYSTEMROOT", "TMPDIR", "PYTHONPATH")

Type = Callable[[str], str]


def commands(text: str) -> list[str]:
    """Every command of the sessions of a page, in order."""
    return [command for block in _BLOCK.findall(text) for command in _commands(block)]


def _commands(block: str) -> list[str]:
    return [line.removeprefix(_PROMPT) for line in block.splitlines() if line.startswith(_PROMPT)]


def with_sessions(text: str) -> str:
    """The page with what each command prints now."""
    with tempfile.TemporaryDirectory() as folder:
        here = shutil.copytree(ARTICLES, Path(folder) / "articles")
        return _BLOCK.sub(lambda block: _played(block[1], here), text)


def _played(block: str, here: Path) -> str:
    return "".join(f"{_PROMPT}{command}\n{typed(command, here)}" for command in _commands(block))


def typed(command: str, here: Path) -> str:
    """What a command prints in the folder, on both streams."""
    kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
    path = f"{Path(sys.executable).parent}{os.pathsep}{kept.get('PATH', os.defpath)}"
    done = subprocess.run(
        ["sh", "-c", f"exec 2>&1\n{command}"],
        cwd=here,
        env={**kept, "PATH": path, "EDITLINT_CACHE_DIR": str(here.parent / "cache")},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    return done.stdout
