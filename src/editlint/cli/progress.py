"""How far a long run is, in one line on the terminal that goes again.

1,216 of 3,000 files, 410 a second, 5 s left
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

PATIENCE = 1.0  # seconds without a word; most runs are over by then
PAUSE = 0.2  # seconds between two lines
_ANEW = "\r\x1b[K"  # back to the start of the line, which is emptied

Tell = Callable[[int, int], None]


@contextmanager
def progress() -> Iterator[Tell]:
    """What is to be told of the files that are done and of all; it says nothing where standard
    error is no terminal.
    """
    if sys.stderr is None or not sys.stderr.isatty():
        yield lambda done, total: None
        return
    line = _Line()
    try:
        yield line.tell
    finally:
        line.end()


class _Line:
    """The line on the terminal, and when it was last written."""

    def __init__(self) -> None:
        self._start = time.monotonic()
        self._next = self._start + PATIENCE
        self._there = False

    def tell(self, done: int, total: int) -> None:
        now = time.monotonic()
        if now < self._next:
            return
        self._next, self._there = now + PAUSE, True
        sys.stderr.write(_ANEW + told(done, total, now - self._start))
        sys.stderr.flush()

    def end(self) -> None:
        if self._there:
            sys.stderr.write(_ANEW)
            sys.stderr.flush()


def told(done: int, total: int, seconds: float) -> str:
    """One line: how many are done, how many a second, how long the rest takes."""
    rate = done / seconds
    line = f"{done:,} of {total:,} files"
    if not rate:
        return line
    return f"{line}, {rate:.0f} a second, {_in_words((total - done) / rate)} left"


def _in_words(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes} min {rest} s" if minutes else f"{rest} s"
