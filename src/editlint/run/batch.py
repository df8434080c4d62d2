"""Checking many files: what is known is taken from the cache, the rest is shared out among
processes.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from editlint.lint import statuses
from editlint.model.finding import Finding
from editlint.model.report import FileReport
from editlint.model.values import dataclass
from editlint.project import files
from editlint.project.settings import Settings
from editlint.run.documents import line_of, read_article
from editlint.run.linter import Linter

if TYPE_CHECKING:
    from editlint.project.cache import Cache

FEW = 8  # files: below this, opening the cache costs more than it saves
MANY = 48  # files: from here on, starting processes pays
CHUNK = 8  # files handed to a process at a time
WINDOW = 1024  # files whose articles are held at a time

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


Check = Callable[[Sequence[Task]], Iterable[Result]]


def check_files(
    linter: Linter, paths: Sequence[str], progress: Progress
) -> tuple[list[FileReport], list[str]]:
    """A report for each path, in the same order, and notes on the cache.

    The articles come and go by windows, so that a run never holds more than one window of them;
    where there are several, it keeps reports packed.
    """
    cache = _cache(linter, len(paths))
    reports: list[FileReport] = []
    with _workers(linter, len(paths)) as check:
        for start in range(0, len(paths), WINDOW):
            made = _window(linter, paths[start : start + WINDOW], check, cache)
            reports += made if len(paths) <= WINDOW else (report.packed() for report in made)
            progress(len(reports), len(paths))
    return reports, [cache.note] if cache and cache.note else []


def _window(
    linter: Linter, paths: Sequence[str], check: Check, cache: Cache | None
) -> list[FileReport]:
    reports: dict[str, FileReport] = {}
    tasks: list[Task] = []
    for path in paths:
        try:
            source = read_article(path).source
            tasks.append(Task(path, source, linter.known(path, source)))
        except files.ReadError as error:
            reports[path] = FileReport(path, "", error=str(error))
    results = _results(linter, tasks, check, cache)
    for task in tasks:
        words, findings = results[task.path]
        line = line_of(task.path)
        reports[task.path] = FileReport(task.path, task.source, findings, words=words, line=line)
    return [reports[path] for path in paths]


def _cache(linter: Linter, count: int) -> Cache | None:
    if count < FEW or not linter.settings.cache:
        return None
    from editlint.project.cache import Cache, folder

    return Cache(os.path.join(folder(), "results.sqlite"))


def _results(
    linter: Linter, tasks: Sequence[Task], check: Check, cache: Cache | None
) -> dict[str, Result]:
    if cache is None:
        return _checked(tasks, check)
    keys = _keys(linter, tasks)
    known = cache.get(keys.values())
    results = {task.path: known[keys[task.path]] for task in tasks if keys[task.path] in known}
    new = _checked([task for task in tasks if task.path not in results], check)
    _keep(cache, keys, new, known)
    return results | new


def _checked(tasks: Sequence[Task], check: Check) -> dict[str, Result]:
    return dict(zip((task.path for task in tasks), check(tasks), strict=True))


def _keep(
    cache: Cache, keys: Mapping[str, str], new: Mapping[str, Result], known: Mapping[str, Result]
) -> None:
    """A rule that crashed may do better next time: such results are not kept."""
    whole = {
        keys[path]: result
        for path, result in new.items()
        if not any(finding.is_failure for finding in result[1])
    }
    if whole:
        cache.put(whole, known)


def _keys(linter: Linter, tasks: Sequence[Task]) -> dict[str, str]:
    """What a result depends on, digested: editlint itself, its rules, the settings, what is known
    of the file, its name and text.
    """
    from editlint.project.cache import digest

    keys: dict[str, str] = {}
    for task in tasks:
        known = (
            sorted(task.known.listed.items(), key=str),
            sorted(task.known.baseline),
            task.known.changed,
        )
        parts = (linter.digest, repr(known), task.path, task.source)
        keys[task.path] = digest(part.encode("utf-8", "surrogatepass") for part in parts)
    return keys


def _check(linter: Linter, task: Task) -> Result:
    doc, findings = linter.check(task.source, task.path, task.known)
    return len(doc.words), findings


@contextmanager
def _workers(linter: Linter, count: int) -> Iterator[Check]:
    """What checks tasks in their order: this process, or several where that pays.

    Rules do not pickle, so each process has a linter of its own.
    """
    processes = min(os.cpu_count() or 1, count // CHUNK)
    if count < MANY or processes < 2:
        yield lambda tasks: (_check(linter, task) for task in tasks)
        return
    from concurrent.futures import ProcessPoolExecutor

    settings = (linter.settings,)
    with ProcessPoolExecutor(processes, initializer=_start, initargs=settings) as pool:
        yield lambda tasks: pool.map(_work, tasks, chunksize=CHUNK)


_mine: list[Linter] = []  # of this process


def _start(settings: Settings) -> None:
    _mine[:] = [Linter(settings)]


def _work(task: Task) -> Result:
    return _check(_mine[0], task)
