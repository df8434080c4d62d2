"""The real command on a real terminal: a pseudo-terminal of a given width, with replies typed in
when it asks.
"""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import struct
import subprocess
import sys
import termios
import time
import unicodedata
from collections.abc import Sequence
from pathlib import Path

from conftest import PYTHONPATH

PROMPT = b" ? "
REASON = b"? "
SECONDS = 60


def on_terminal(
    args: Sequence[str], folder: Path, columns: int, replies: Sequence[str] = ()
) -> tuple[int, str]:
    """Exit status, and what stood on the terminal without colours."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 50, columns, 0, 0))
    unset = ("COLUMNS", "LINES", "NO_COLOR", "FORCE_COLOR")
    clean = {name: value for name, value in os.environ.items() if name not in unset}
    process = subprocess.Popen(
        [sys.executable, "-m", "editlint", *args],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        cwd=folder,
        env={**clean, "PYTHONPATH": PYTHONPATH, "TERM": "xterm", "PYTHONUTF8": "1"},
        start_new_session=True,
    )
    os.close(theirs)
    said = _conversation(ours, list(replies))
    os.close(ours)
    return process.wait(SECONDS), re.sub(r"\x1b\[[\d;]*m", "", said).replace("\r\n", "\n")


def _conversation(terminal: int, replies: list[str]) -> str:
    """Everything that is said until the other side hangs up."""
    said, seen, until = b"", 0, time.monotonic() + SECONDS
    while time.monotonic() < until:
        if not select.select([terminal], [], [], 1)[0]:
            continue
        try:
            part = os.read(terminal, 65536)
        except OSError:  # the other side has gone
            break
        if not part:
            break
        said += part
        if replies and said[seen:].endswith((PROMPT, REASON)):
            seen = len(said)
            os.write(terminal, replies.pop(0).encode() + b"\n")
    return said.decode("utf-8", "replace")


def cells(line: str) -> int:
    """The cells that a line takes, counted apart from the program."""
    wide = sum(unicodedata.east_asian_width(char) in "WF" for char in line)
    none = sum(unicodedata.category(char) in ("Mn", "Me", "Cf") for char in line)
    return len(line) + wide - none
