"""A real terminal for tests: a command that believes it talks to a person."""

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
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from conftest import PYTHONPATH

BIN = Path(sys.executable).parent  # where `editlint` is installed
_CODES = re.compile(
    r"\x1b\[[0-9;?<>=]*[a-zA-Z]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b[=>()][AB0]?|\r"
)


class Terminal:
    """What was printed so far is `text`, without colours and movements of the cursor."""

    def __init__(self, screen: int, process: subprocess.Popen[bytes]) -> None:
        self._screen, self._process = screen, process
        self._raw = b""

    @property
    def text(self) -> str:
        return _CODES.sub("", self._raw.decode("utf-8", "replace"))

    def type(self, keys: str) -> None:
        os.write(self._screen, keys.encode())

    def until(self, said: str, seconds: float = 60) -> str:
        """All that is printed until `said` stands there since the last call."""
        end = time.monotonic() + seconds
        while said not in self.text:
            left = end - time.monotonic()
            assert left > 0, f"{said!r} did not come in {seconds} s; there is {self.text!r}"
            if select.select([self._screen], [], [], min(left, 0.5))[0] and not self._read():
                assert said in self.text, f"it ended without {said!r}: {self.text!r}"
        text, self._raw = self.text, b""
        return text

    def end(self, seconds: float = 60) -> tuple[int, str]:
        """Its exit status, and all that it printed since the last call of `until`."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if select.select([self._screen], [], [], 0.2)[0] and not self._read():
                break
        return self.status(seconds), self.text

    def converse(self, replies: Sequence[str], prompts: tuple[bytes, ...], seconds: float) -> str:
        """Type a reply each time that a prompt ends what is printed; all that was printed until the
        other side hangs up, without colours.
        """
        waiting, seen = list(replies), 0
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if not select.select([self._screen], [], [], 1)[0]:
                continue
            if not self._read():
                break
            if waiting and self._raw[seen:].endswith(prompts):
                seen = len(self._raw)
                self.type(waiting.pop(0) + "\n")
        said = re.sub(r"\x1b\[[\d;]*m", "", self._raw.decode("utf-8", "replace"))
        return said.replace("\r\n", "\n")

    def status(self, seconds: float) -> int:
        return self._process.wait(seconds)

    def _read(self) -> bool:
        try:
            more = os.read(self._screen, 65536)
        except OSError:  # the other side is closed
            return False
        self._raw += more
        if b"\x1b[c" in more or b"\x1b[0c" in more:  # "what are you?", and some shells wait
            self.type("\x1b[?62c")
        return bool(more)


@contextmanager
def terminal(
    *command: str, columns: int = 80, rows: int = 40, folder: Path | None = None, **env: str
) -> Iterator[Terminal]:
    """The command in a terminal of its own, in the working folder (or in `folder`)."""
    screen, line = pty.openpty()
    fcntl.ioctl(line, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
    kept = {name: value for name, value in os.environ.items() if name not in _UNSET}
    process = subprocess.Popen(
        command,
        stdin=line,
        stdout=line,
        stderr=line,
        cwd=folder,
        start_new_session=True,
        preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),
        env={
            **kept,
            "PYTHONPATH": PYTHONPATH,
            "TERM": "xterm",
            "PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}",
            **env,
        },
    )
    os.close(line)
    try:
        yield Terminal(screen, process)
    finally:
        with suppress(ProcessLookupError):
            process.kill()
        process.wait()
        os.close(screen)


_UNSET = ("NO_COLOR", "FORCE_COLOR", "CI", "GITHUB_ACTIONS", "COLUMNS", "LINES")
PROMPTS = (b" ? ", b"? ")  # of `fix --ask`
SECONDS = 60


def on_terminal(
    args: Sequence[str], folder: Path, columns: int, replies: Sequence[str] = ()
) -> tuple[int, str]:
    """Exit status of `editlint` on a terminal, and what stood there, with replies typed in when it
    asks.
    """
    command = (sys.executable, "-m", "editlint", *args)
    with terminal(*command, columns=columns, rows=50, folder=folder, PYTHONUTF8="1") as there:
        said = there.converse(replies, PROMPTS, SECONDS)
        return there.status(SECONDS), said


def cells(line: str) -> int:
    """The cells that a line takes, counted apart from the program."""
    wide = sum(unicodedata.east_asian_width(char) in "WF" for char in line)
    none = sum(unicodedata.category(char) in ("Mn", "Me", "Cf") for char in line)
    return len(line) + wide - none
