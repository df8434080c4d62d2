"""Limits that a team can live with: each has a figure, a limit, and is told in the verdict."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from editlint.lint.measures import MEASURES, Counts, counts_of, warnings
from editlint.model.report import FileReport, Limit
from editlint.project.globs import below, globs
from editlint.project.settings import Limits, Settings
from editlint.run.linters import Linters, rules_of


def limits_of(files: Sequence[FileReport], linters: Linters) -> tuple[Limit, ...]:
    """The figure of every limit that a configuration sets, over those of its own files that it is
    for.
    """
    reports = {file.path: file for file in files}
    groups = [
        (linter, [reports[path] for path in paths]) for linter, paths in linters.by_linter(reports)
    ] or [(linters.first, [])]
    of_run = "max_warnings" in linters.settings.given
    counts = counts_of(rules_of([linter for linter, _ in groups]))
    found = list(_warnings(files, linters.settings, "", counts)) if of_run else []
    for linter, mine in groups:
        settings = linter.settings
        several = settings.source if len(groups) > 1 else ""
        if not of_run:
            found += _warnings(mine, settings, several and f"files of {several}", counts)
        for limits in settings.limits:
            found += _measured(mine, limits, settings, several, counts)
    return tuple(found)


def _warnings(
    files: Sequence[FileReport], settings: Settings, where: str, counts: Counts
) -> Iterator[Limit]:
    if settings.max_warnings is not None:
        yield Limit("warnings", where, warnings(files, counts), settings.max_warnings)


def _measured(
    files: Sequence[FileReport], limits: Limits, settings: Settings, several: str, counts: Counts
) -> Iterator[Limit]:
    """The figures of one budget; `several` names its configuration where there are more."""
    matcher = globs(limits.paths)
    mine = [
        file for file in files if not file.error and matcher.covers(below(settings.root, file.path))
    ]
    where = "" if limits.paths == Limits().paths else ", ".join(limits.paths)
    if several:
        where = f"{where} ({several})" if where else f"files of {several}"
    for name, most in limits.most.items():
        yield Limit(name, where, MEASURES[name](mine, counts), most)
