"""Checking many files: what is known is taken from the cache, the rest is shared out among
processes.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from editlint.model.report import FileReport
from editlint.model.values import NamedTuple
from editlint.project import files
from editlint.run.comparing import compared, comparing
from editlint.run.documents import read_article, told_encodings
from editlint.run.linters import Linters
from editlint.run.pool import Check, workers
from editlint.run.task import Outcome, Task

if TYPE_CHECKING:
    from editlint.project.cache import Cache, Result
    from editlint.run.others import Comparing

FEW = 8  # files: below this, opening the cache costs more than it saves
WINDOW = 1024  # files whose articles are held at a time

Progress = Callable[[int, int], None]  # files that are done, and all of them
STEP = 64  # files that are checked between two calls of it


def silent(done: int, total: int) -> None:
    """No progress line."""


class Checked(NamedTuple):
    """A report for each path, in the same order; notes on what the files were read as and on the
    cache; and what could not be done for the whole run.
    """

    reports: list[FileReport]
    notes: list[str]
    errors: list[str]


def check_files(linters: Linters, paths: Sequence[str], progress: Progress) -> Checked:
    """Check files, and compare them where the settings of the run say so.

    The articles come and go by windows, so that a run never holds more than one window of them;
    where there are several, it keeps reports packed.
    """
    cache = _cache(linters, len(paths))
    reports: list[FileReport] = []
    told: dict[str, str] = {}
    errors: list[str] = []
    with workers(linters, len(paths)) as share, comparing(linters.settings, errors) as others:
        for start in range(0, len(paths), WINDOW):
            check = _telling(share, lambda done: progress(done, len(paths)), start)
            made = _window(linters, paths[start : start + WINDOW], check, cache, told, others)
            reports += made if len(paths) <= WINDOW else (report.packed() for report in made)
            progress(len(reports), len(paths))
        if others:
            reports = compared(linters, reports, share, others)
    notes = [cache.note] if cache and cache.note else []
    return Checked(reports, [*notes, *told_encodings(told)], errors)


def _telling(check: Check, progress: Callable[[int], None], before: int) -> Check:
    """`check`, in steps that are told."""

    def telling(tasks: Sequence[Task]) -> list[Outcome]:
        outcomes: list[Outcome] = []
        for start in range(0, len(tasks), STEP):
            outcomes += check(tasks[start : start + STEP])
            progress(before + len(outcomes))
        return outcomes

    return telling


def _window(
    linters: Linters,
    paths: Sequence[str],
    check: Check,
    cache: Cache | None,
    told: dict[str, str],
    others: Comparing | None,
) -> list[FileReport]:
    """The reports of one window; the encodings that were told go to `told`, by path, and what can
    be compared to `others`.
    """
    reports: dict[str, FileReport] = {}
    tasks: dict[str, Task] = {}
    for path in paths:
        linter = linters.of(path)
        try:
            text = read_article(path, linter.settings)
            source = text.source
            if text.told:
                told[path] = text.encoding
            tasks[path] = Task(path, source, linter.known(path, source))
        except files.ReadError as error:
            reports[path] = FileReport(path, "", error=str(error))
    outcomes = _outcomes(linters, tasks, check, cache)
    for path, task in tasks.items() if others else ():
        made = outcomes[path].comparable
        if made and others:
            others.note(made, task)
    reports |= {path: outcomes[path].report(task) for path, task in tasks.items()}
    return [reports[path] for path in paths]


def _cache(linters: Linters, count: int) -> Cache | None:
    if count < FEW or not linters.settings.cache:
        return None
    from editlint.project.cache import Cache, folder

    return Cache(os.path.join(folder(), "results.sqlite"))


def _outcomes(
    linters: Linters, tasks: Mapping[str, Task], check: Check, cache: Cache | None
) -> dict[str, Outcome]:
    if cache is None:
        return _checked(tasks, check)
    keys = _keys(linters, tasks)
    known = cache.get(keys.values())
    outcomes = {path: _kept(known[keys[path]]) for path in tasks if keys[path] in known}
    new = _checked({path: tasks[path] for path in tasks if path not in outcomes}, check)
    _keep(cache, keys, new, known)
    return outcomes | new


def _kept(result: Result) -> Outcome:
    words, findings, entry = result
    if entry is None:
        return Outcome(words, findings)
    from editlint.run.comparable import Comparable  # most runs compare nothing

    return Outcome(words, findings, comparable=Comparable(entry))


def _checked(tasks: Mapping[str, Task], check: Check) -> dict[str, Outcome]:
    return dict(zip(tasks, check(list(tasks.values())), strict=True))


def _keep(
    cache: Cache, keys: Mapping[str, str], new: Mapping[str, Outcome], known: Mapping[str, Result]
) -> None:
    """What crashed may do better next time: such results are not kept."""
    whole = {
        keys[path]: (
            outcome.words,
            tuple(outcome.findings),
            outcome.comparable.entry if outcome.comparable else None,
        )
        for path, outcome in new.items()
        if not outcome.error and not any(finding.is_failure for finding in outcome.findings)
    }
    if whole:
        cache.put(whole, known)


def _keys(linters: Linters, tasks: Mapping[str, Task]) -> dict[str, str]:
    """What a result depends on, digested: editlint itself, its rules, the settings, what is known
    of the file, its name and text.
    """
    from editlint.project.cache import digest

    keys: dict[str, str] = {}
    for path, task in tasks.items():
        known = (
            sorted(task.known.listed.items(), key=str),
            sorted(task.known.baseline),
            task.known.changed,
        )
        parts = (linters.of(path).digest, repr(known), path, task.source)
        keys[path] = digest(part.encode("utf-8", "surrogatepass") for part in parts)
    return keys
