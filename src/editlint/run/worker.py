"""A process that does tasks for another, and that can be ended.

A signal interrupts Python and its `re`, and that in the main thread alone. So what runs in another
thread, and long texts, on which native code may run away, are done in a process of their own: its
first alarm makes one rule or one file end in a line, its second, which no code can hold up, ends
the process.

    with Worker(linters) as worker:
        worker.send([task, ...])
        worker.receive()        the outcome of the first task
        worker.receive()        ...
"""

from __future__ import annotations

import gc
import os
import pickle
import signal
import struct
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Any, BinaryIO, Self

from editlint.model.values import NamedTuple
from editlint.run.task import FIX_SHARE, Outcome, Task, done, over_time

if TYPE_CHECKING:
    from editlint.run.linters import Linters

GRACE = 3.0  # seconds from the alarm that raises to the one that ends the process
_SIZE = struct.Struct("<Q")


class Computed(NamedTuple):
    """An outcome and how many seconds of computing it took."""

    outcome: Outcome
    seconds: float


class Worker:
    """A process with the rules and settings of `linters`; `pending` are the tasks that it has not
    answered.

    It is forked where that is safe (nothing to import again), else started anew.
    """

    def __init__(self, linters: Linters) -> None:
        self.pending: deque[Task] = deque()
        self._linters = linters
        self._start()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.end()

    def _start(self) -> None:
        tasks_in, tasks_out = os.pipe()
        answers_in, answers_out = os.pipe()
        ours = (tasks_out, answers_in)
        self.serves_others = not _can_fork()  # has no linters of this moment
        if not self.serves_others:
            self._pid = _forked(self._linters, tasks_in, answers_out, ours)
            self._wait: Callable[[], int] = lambda: os.waitstatus_to_exitcode(
                os.waitpid(self._pid, 0)[1]
            )
        else:
            process = _started(tasks_in, answers_out)
            self._pid, self._wait = process.pid, process.wait
        os.close(tasks_in)
        os.close(answers_out)
        self._tasks = os.fdopen(tasks_out, "wb")
        # What a buffer had already read, `select` would wait for in vain.
        self._answers = os.fdopen(answers_in, "rb", buffering=0)
        if self.serves_others:
            _put(self._tasks, (self._linters.settings, os.getcwd()))

    def fileno(self) -> int:
        """What `select` waits for."""
        return self._answers.fileno()

    def send(self, tasks: Sequence[Task]) -> None:
        """Hand it tasks; all earlier ones must have been answered."""
        self.pending.extend(tasks)
        with suppress(BrokenPipeError):  # it has ended: `receive` tells
            _put(self._tasks, tuple(tasks))

    def receive(self) -> Computed:
        """The outcome of the first pending task. A process that ended on it is started anew, and
        has the rest to do.
        """
        task = self.pending.popleft()
        answer = _get(self._answers)
        if answer is not None:
            return Computed(*answer)
        rest = tuple(self.pending)
        status = self.end()
        self.pending.clear()
        self._start()
        if rest:
            self.send(rest)
        seconds = _seconds(self._linters, task)
        if status == -signal.SIGVTALRM:
            return Computed(Outcome(error=over_time(seconds)), seconds + GRACE)
        return Computed(Outcome(error=_ended(status)), 0)

    def end(self) -> int:
        """End the process, whatever it does; its status."""
        for stream in (self._tasks, self._answers):
            with suppress(OSError):
                stream.close()
        if self.pending:
            with suppress(ProcessLookupError):
                os.kill(self._pid, signal.SIGKILL)
        return self._wait()


def _ended(status: int) -> str:
    how = f"signal {-status}" if status < 0 else f"status {status}"
    return f"cannot be checked: the process that checked it ended ({how}). Please report it"


def _seconds(linters: Linters, task: Task) -> float:
    return linters.of(task.path).settings.max_file_seconds * (FIX_SHARE if task.mend else 1)


def _can_fork() -> bool:
    """A fork copies no other thread, and what such a thread held stays held; macOS forbids more."""
    return sys.platform == "linux" and threading.active_count() == 1


def _forked(linters: Linters, tasks: int, answers: int, ours: Sequence[int]) -> int:
    pid = os.fork()
    if pid:
        return pid
    try:
        gc.freeze()
        for other in ours:
            os.close(other)
        serve(lambda: linters, os.fdopen(tasks, "rb"), os.fdopen(answers, "wb"))
        os._exit(0)
    finally:  # whatever went wrong: the stack above belongs to the other process
        os._exit(1)


def _started(tasks: int, answers: int) -> Any:
    from subprocess import DEVNULL, Popen

    code = "from editlint.run.worker import main; main()"
    return Popen(
        [sys.executable, "-P", "-c", code, str(tasks), str(answers)],
        stdin=DEVNULL,
        stdout=DEVNULL,
        pass_fds=(tasks, answers),
        env=os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
    )


def main() -> None:
    """What a process that was started anew does."""
    from editlint.run.linters import Linters

    tasks, answers = (int(given) for given in sys.argv[1:3])
    with os.fdopen(tasks, "rb") as incoming, os.fdopen(answers, "wb") as outgoing:
        settings, folder = _get(incoming) or sys.exit()
        os.chdir(folder)
        serve(lambda: Linters(settings), incoming, outgoing)


def serve(linters: Callable[[], Linters], incoming: BinaryIO, outgoing: BinaryIO) -> None:
    """Do tasks until there are no more to come. The linters are asked for with each lot of them,
    for files of the house may have changed.
    """
    with suppress(KeyboardInterrupt, BrokenPipeError):
        while (tasks := _get(incoming)) is not None:
            mine = linters()
            for task in tasks:
                before = time.process_time()
                _end_after(_seconds(mine, task))
                outcome = done(mine.of(task.path), task)
                _end_after(0)
                _put(outgoing, (outcome, time.process_time() - before))


def _end_after(seconds: float) -> None:
    """Let the process be ended when it has computed for so many seconds more and did not stop by
    itself; 0: let it be.
    """
    signal.signal(signal.SIGVTALRM, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds + GRACE if seconds else 0)


def _put(stream: BinaryIO, value: object) -> None:
    raw = pickle.dumps(value, pickle.HIGHEST_PROTOCOL)
    stream.write(_SIZE.pack(len(raw)) + raw)
    stream.flush()


def _get(stream: BinaryIO) -> Any:
    """The next value; None where the other end is gone."""
    size = _read(stream, _SIZE.size)
    raw = size and _read(stream, *_SIZE.unpack(size))
    return pickle.loads(raw) if raw else None


def _read(stream: BinaryIO, size: int) -> bytes | None:
    """So many bytes; None where there are no more."""
    parts = []
    while size:
        part = stream.read(size)
        if not part:
            return None
        parts.append(part)
        size -= len(part)
    return b"".join(parts)
