"""The second look at articles: those that share text with others are compared with them.

check every article -> which share fingerprints -> compare those alone -> their findings anew
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from typing import TYPE_CHECKING

from editlint.model.others import Others
from editlint.model.report import FileReport
from editlint.model.values import replace
from editlint.project import files
from editlint.project.settings import Settings, SettingsError
from editlint.run.documents import read_article
from editlint.run.pool import outcome as outcome_of
from editlint.run.task import Outcome, Task

if TYPE_CHECKING:
    from editlint.run.linters import Linters
    from editlint.run.others import Comparing
    from editlint.run.pool import Check

STEP = 64  # articles that are compared at a time


@contextmanager
def comparing(settings: Settings, errors: list[str]) -> Iterator[Comparing | None]:
    """What the articles of a run are compared with; None where they are not. An archive that cannot
    be used is told in `errors`, and hides nothing of what was found without it.
    """
    if not settings.compares:
        yield None
        return
    from editlint.archive.file import ArchiveError
    from editlint.run.others import Comparing

    try:
        others = Comparing(settings)
    except ArchiveError as error:
        others = Comparing(replace(settings, archive=""))
        errors.append(str(error))
    try:
        yield others
    finally:
        others.close()
        errors += others.errors


def compared(
    linters: Linters, reports: Sequence[FileReport], check: Check, others: Comparing
) -> list[FileReport]:
    """The reports, those of articles that share text with others made anew."""
    numbers = {report.path: number for number, report in enumerate(reports)}
    done = list(reports)
    for some in _batches(others.others()):
        tasks = [
            task
            for path, told in some
            if (task := _task(linters, reports[numbers[path]], told, others))
        ]
        for task, outcome in zip(tasks, check(tasks), strict=True):
            number = numbers[task.path or ""]
            made = replace(outcome.report(task), examined=reports[number].examined)
            done[number] = made if isinstance(reports[number].text, str) else made.packed()
    return done


def _batches(wanted: Iterator[tuple[str, Others]]) -> Iterator[list[tuple[str, Others]]]:
    while some := list(islice(wanted, STEP)):
        yield some


def _task(linters: Linters, report: FileReport, told: Others, others: Comparing) -> Task | None:
    """The second look at an article, which is read again where its report is packed."""
    path, linter = report.path, linters.of(report.path)
    source = report.source
    if not others.is_same(path, source):
        try:
            source = read_article(path, linter.settings).source
        except files.ReadError:
            source = ""
        if not others.is_same(path, source):
            others.errors.append(f"{path}: changed while it was compared. Run it again")
            return None
    known = linter.known(path, source)
    return Task(path, source, known, others=told, before=tuple(report.findings))


def compared_text(linters: Linters, task: Task, done: Outcome) -> Outcome:
    """The outcome of one text, compared with the archive. Raises `SettingsError` where that cannot
    be used.
    """
    errors: list[str] = []
    with comparing(linters.settings, errors) as others:
        if others and done.comparable and not errors:
            others.note(done.comparable, task)
            for _, told in others.others():
                again = outcome_of(linters, replace(task, others=told, before=done.findings))
                return replace(again, examined=done.examined)
    if errors:
        raise SettingsError(errors[0])
    return done
