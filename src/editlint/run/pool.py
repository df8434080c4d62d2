"""Tasks shared out: done here where that is safe and quick, else by processes."""

from __future__ import annotations

import atexit
import os
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from itertools import islice
from typing import TYPE_CHECKING

from editlint.run.guard import reaches_here
from editlint.run.task import Outcome, Task, done

if TYPE_CHECKING:
    from editlint.run.linters import Linters
    from editlint.run.worker import Worker

MANY = 48  # files: from here on, starting processes pays
FIRST = 16  # files done here before: they load most of what rules need, for all processes at once
CHUNK = 8  # files handed to a process at a time
LONG = 50_000  # characters: above it, native code may run away on a text, and no alarm reaches it

Check = Callable[[Sequence[Task]], list[Outcome]]


@contextmanager
def workers(linters: Linters, count: int) -> Iterator[Check]:
    """What does tasks in their order, of a run on so many files: this process, or several where
    that pays.
    """
    processes = min(os.cpu_count() or 1, count // CHUNK) if count >= MANY else 1
    with ExitStack() as stack:
        yield _Pool(linters, processes, stack).outcomes


class _Pool:
    """The processes of a run, started when the first is needed, and the time that it took."""

    def __init__(self, linters: Linters, processes: int, stack: ExitStack) -> None:
        self._linters, self._processes, self._stack = linters, processes, stack
        self._workers: list[Worker] = []
        self._before, self._elsewhere = time.process_time(), 0.0
        self._most = linters.settings.max_run_seconds

    def outcomes(self, tasks: Sequence[Task]) -> list[Outcome]:
        apart = {
            number for number, task in enumerate(tasks) if self._processes > 1 or _is_apart(task)
        }
        if not self._workers:  # what is loaded here, no process that is forked has to load
            apart -= _first(tasks)
        for task in tasks:  # once, not in every process; and wrong settings are told
            self._linters.of(task.path).active(task.path)
        results: dict[int, Outcome] = {}
        for number, task in enumerate(tasks):
            if number not in apart:
                results[number] = self._late() or done(self._linters.of(task.path), task)
        if apart:
            chosen = sorted(apart)
            results |= zip(chosen, self._shared([tasks[number] for number in chosen]), strict=True)
        return [results[number] for number in range(len(tasks))]

    def _late(self) -> Outcome | None:
        """What comes of a task where the time of the run is up."""
        spent = time.process_time() - self._before + self._elsewhere
        if not self._most or spent < self._most:
            return None
        return Outcome(
            error=f"not checked: the run took more than {self._most:g} seconds of computing"
            " (`max-run-seconds` sets how many it may)"
        )

    def _shared(self, tasks: Sequence[Task]) -> list[Outcome]:
        """The outcomes of tasks that processes do."""
        while len(self._workers) < min(self._processes, len(tasks)):
            self._workers.append(self._stack.enter_context(_worker(self._linters)))
        results: dict[int, Outcome] = {}
        chunks = iter(range(0, len(tasks), CHUNK))
        numbers: dict[Worker, Iterator[int]] = {}
        busy = [worker for worker in self._workers if self._give(worker, tasks, chunks, numbers)]
        while busy:
            for worker in _ready(busy):
                computed = worker.receive()
                results[next(numbers[worker])] = computed.outcome
                self._elsewhere += computed.seconds
                if not worker.pending and not self._give(worker, tasks, chunks, numbers):
                    busy.remove(worker)
        late = self._late()
        return [results.get(number) or late or Outcome() for number in range(len(tasks))]

    def _give(
        self,
        worker: Worker,
        tasks: Sequence[Task],
        chunks: Iterator[int],
        numbers: dict[Worker, Iterator[int]],
    ) -> bool:
        """Hand a worker the next tasks, if there are some and there is time."""
        start = None if self._late() else next(chunks, None)
        if start is None:
            return False
        numbers[worker] = iter(range(start, len(tasks)))
        worker.send(tasks[start : start + CHUNK])
        return True


def _first(tasks: Sequence[Task]) -> set[int]:
    """The numbers of the first tasks that can be done here."""
    return set(islice((at for at, task in enumerate(tasks) if not _is_apart(task)), FIRST))


def _is_apart(task: Task) -> bool:
    """Whether no alarm could end what may happen on this task here."""
    return len(task.source) > LONG or not reaches_here()


def _worker(linters: Linters) -> Worker:
    from editlint.run.worker import Worker  # what it imports, a run on few files does not need

    return Worker(linters)


def _ready(workers: Sequence[Worker]) -> list[Worker]:
    from select import select

    ready: list[Worker] = select(workers, [], [])[0]
    return ready


def outcome(linters: Linters, task: Task) -> Outcome:
    """What comes of one task."""
    if not _is_apart(task):
        return done(linters.of(task.path), task)
    linters.of(task.path).active(task.path)
    key = f"{os.getcwd()} {linters.settings!r}"
    worker = _idle.pop(key, None) or _worker(linters)
    try:
        worker.send([task])
        return worker.receive().outcome
    finally:
        if worker.pending or not worker.serves_others or _idle.setdefault(key, worker) != worker:
            worker.end()
        elif len(_idle) > IDLE:
            _idle.pop(next(iter(_idle))).end()


IDLE = 2  # processes that wait for the next text from a thread
_idle: dict[str, Worker] = {}


@atexit.register
def _end_idle() -> None:
    while _idle:
        _idle.popitem()[1].end()
