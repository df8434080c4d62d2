"""Limits that a team can live with: each has a figure, a limit, and is told in the verdict."""

from __future__ import annotations

from collections.abc import Sequence

from editlint.lint.measures import MEASURES, Counts, counts_of, warnings
from editlint.model.report import FileReport, Limit
from editlint.model.rule import Rule
from editlint.project.globs import below, globs
from editlint.project.settings import Limits, Settings


def limits_of(
    files: Sequence[FileReport], settings: Settings, rules: Sequence[Rule]
) -> tuple[Limit, ...]:
    """The figure of every limit that the settings set, over the files that it is for."""
    counts = counts_of(rules)
    found = [
        limit for limits in settings.limits for limit in _measured(files, limits, settings, counts)
    ]
    if settings.max_warnings is not None:
        found.insert(0, Limit("warnings", "", warnings(files, counts), settings.max_warnings))
    return tuple(found)


def _measured(
    files: Sequence[FileReport], limits: Limits, settings: Settings, counts: Counts
) -> list[Limit]:
    matcher = globs(limits.paths)
    mine = [
        file for file in files if not file.error and matcher.covers(below(settings.root, file.path))
    ]
    where = "" if limits.paths == Limits().paths else ", ".join(limits.paths)
    return [
        Limit(name, where, MEASURES[name](mine, counts), most) for name, most in limits.most.items()
    ]
