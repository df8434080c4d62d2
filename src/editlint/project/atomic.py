"""A file written at once: whoever reads it finds the old one or the new one, never half of either.

The new content goes to a file beside the old one, which then takes its name. A run that is asked to
end meanwhile ends after it. One that is killed leaves the old file as it was; what it may leave
behind starts with a dot and ends in `.editlint`, so that no run takes it for an article.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import BinaryIO

_NEW = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_NOFOLLOW", 0)


def write_atomically(path: str, raw: bytes, like: os.stat_result | None = None) -> None:
    """Put `raw` in the place of the file `path`, or make it.

    With `like` the new file has that mode and, where we may, that owner, and is on the disk when
    this returns. Raises `OSError`; the old file then stands as it was.
    """
    folder, name = os.path.split(path)
    beside = os.path.join(folder, f".{name}.{os.getpid()}.editlint")
    with _signals_waiting():
        _replace(path, beside, raw, like)


def _replace(path: str, beside: str, raw: bytes, like: os.stat_result | None) -> None:
    try:
        with open(os.open(beside, _NEW, 0o600 if like else 0o666), "wb") as file:
            file.write(raw)
            if like is not None:
                _made_like(file, beside, like)
        os.replace(beside, path)
    finally:
        if os.path.lexists(beside):
            os.unlink(beside)


@contextmanager
def _signals_waiting() -> Iterator[None]:
    """Let signals that would end the process wait until no new file lies beside the old one."""
    import signal

    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(
        signal.SIG_BLOCK, (signal.SIGTERM, signal.SIGHUP, signal.SIGINT)
    )
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _made_like(file: BinaryIO, path: str, like: os.stat_result) -> None:
    if (like.st_uid, like.st_gid) != (os.geteuid(), os.getegid()):
        with suppress(PermissionError):
            os.chown(path, like.st_uid, like.st_gid)
    os.chmod(path, like.st_mode & 0o7777)
    file.flush()
    os.fsync(file.fileno())
