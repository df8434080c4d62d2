"""Checking many files: what is known is taken from the cache, the rest is shared out among
processes.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from editlint.lint import statuses
from editlint.model.finding import Finding
from editlint.model.report import FileReport
from editlint.model.values import dataclass, replace
from editlint.project import files
from editlint.project.settings import Settings
from editlint.run.linter import Linter

if TYPE_CHECKING:
    from editlint.project.cache import Cache

FEW = 8  # files: below this, opening the cache costs more than it saves
MANY = 48  # files: from here on, starting processes pays
CHUNK = 8  # files handed to a process at a time

Progress = Callable[[int, int], None]
Result = tuple[int, tuple[Finding, ...]]


def silent(done: int, total: int) -> None:
    """No progress line."""


@dataclass(frozen=True, slots=True)
class Task:
    """One article to check, with all that a process needs for it."""

    path: str
    source: str
    known: statuses.Known


def check_files(
    linter: Linter, paths: Sequence[str], progress: Progress
) -> tuple[list[FileReport], list[str]]:
    """A report for each path, in the same order, and notes on the cache."""
    reports: dict[str, FileReport] = {}
    tasks: list[Task] = []
    for path in paths:
        try:
            tasks.append(Task(path, files.read(path).source, linter.known(path)))
        except files.ReadError as error:
            reports[path] = FileReport(path, "", error=str(error))
    results, notes = _results(linter, tasks, progress)
    for task in tasks:
        words, findings = results[task.path]
        reports[task.path] = FileReport(task.path, task.source, findings, words=words)
    return [reports[path] for path in paths], notes


def _results(
    linter: Linter, tasks: Sequence[Task], progress: Progress
) -> tuple[dict[str, Result], list[str]]:
    if len(tasks) < FEW or not linter.settings.cache:
        return dict(_checked(linter, tasks, progress)), []
    from editlint.project.cache import Cache, folder

    cache = Cache(os.path.join(folder(), "results.sqlite"))
    keys = _keys(linter, tasks)
    known = cache.get(keys.values())
    results = {task.path: known[keys[task.path]] for task in tasks if keys[task.path] in known}
    new = dict(_checked(linter, [task for task in tasks if task.path not in results], progress))
    _keep(cache, keys, new, known)
    return results | new, [cache.note] if cache.note else []


def _keep(
    cache: Cache, keys: Mapping[str, str], new: Mapping[str, Result], known: Mapping[str, Result]
) -> None:
    """A rule that crashed may do better next time: such results are not kept."""
    whole = {
        keys[path]: result
        for path, result in new.items()
        if not any(f.rule in ("rule-crashed", "rule-timed-out") for f in result[1])
    }
    if whole:
        cache.put(whole, known)


def _keys(linter: Linter, tasks: Sequence[Task]) -> dict[str, str]:
    """What a result depends on, digested: editlint itself, its rules, the settings, what is known
    of the file, its name and text.
    """
    from hashlib import blake2b

    from editlint.project.cache import stamp

    settings = replace(linter.settings, baseline="", diff_base="", max_warnings=None)
    ours = repr(
        (stamp(os.path.join(settings.root, folder) for folder in settings.extend_rules), settings)
    )
    keys: dict[str, str] = {}
    for task in tasks:
        known = (
            sorted(task.known.listed.items(), key=str),
            sorted(task.known.baseline),
            task.known.changed,
        )
        whole = "\0".join([ours, repr(known), task.path, task.source])
        keys[task.path] = blake2b(
            whole.encode("utf-8", "surrogatepass"), digest_size=16
        ).hexdigest()
    return keys


def _checked(
    linter: Linter, tasks: Sequence[Task], progress: Progress
) -> Iterator[tuple[str, Result]]:
    processes = min(os.cpu_count() or 1, len(tasks) // CHUNK)
    results = (
        _shared_out(linter, tasks, processes)
        if len(tasks) >= MANY and processes > 1
        else (_check(linter, t) for t in tasks)
    )
    for done, (task, result) in enumerate(zip(tasks, results, strict=True), 1):
        progress(done, len(tasks))
        yield task.path, result


def _check(linter: Linter, task: Task) -> Result:
    doc, findings = linter.check(task.source, task.path, task.known)
    return len(doc.words), findings


def _shared_out(linter: Linter, tasks: Sequence[Task], processes: int) -> Iterator[Result]:
    """The same results in the same order.

    Rules do not pickle, so each process has an linter of its own.
    """
    from concurrent.futures import ProcessPoolExecutor

    with ProcessPoolExecutor(processes, initializer=_start, initargs=(linter.settings,)) as pool:
        yield from pool.map(_work, tasks, chunksize=CHUNK)


_mine: list[Linter] = []  # of this process


def _start(settings: Settings) -> None:
    _mine[:] = [Linter(settings)]


def _work(task: Task) -> Result:
    return _check(_mine[0], task)
