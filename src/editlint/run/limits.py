"""Limits that a team can live with: each has a figure, a limit, and is told in the verdict."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from editlint.model.finding import Finding, Severity
from editlint.model.places import LineIndex, SpanSet
from editlint.model.report import FileReport, Gate
from editlint.model.words import words_of
from editlint.project.globs import below, globs
from editlint.project.settings import Budget, Settings

Measure = Callable[[Sequence[FileReport]], float]


def gates(files: Sequence[FileReport], settings: Settings) -> tuple[Gate, ...]:
    """The figure of every limit that the settings set, over the files that it is for."""
    found = [gate for budget in settings.budgets for gate in _of_budget(files, budget, settings)]
    if settings.max_warnings is not None:
        found.insert(0, Gate("warnings", "", warnings(files), settings.max_warnings))
    return tuple(found)


def _of_budget(files: Sequence[FileReport], budget: Budget, settings: Settings) -> list[Gate]:
    matcher = globs(budget.paths)
    mine = [
        file for file in files if not file.error and matcher.covers(below(settings.root, file.path))
    ]
    where = "" if budget.paths == Budget().paths else ", ".join(budget.paths)
    return [Gate(name, where, MEASURES[name](mine), limit) for name, limit in budget.limits.items()]


def warnings(files: Sequence[FileReport]) -> float:
    """Open warnings."""
    return sum(f.severity == Severity.WARNING for file in files for f in file.open)


def duplicated_share(files: Sequence[FileReport]) -> float:
    """Of all words, the share (0 to 1) that stands in a repeated place: the copies, not what stays."""
    repeated = sum(
        _words_in(file, [f for f in file.open if f.category == "duplication"]) for file in files
    )
    return repeated / (sum(file.words for file in files) or 1)


def _words_in(file: FileReport, findings: Sequence[Finding]) -> int:
    spans = SpanSet(f.span for f in findings)
    return sum(len(words_of(span.of(file.source))) for span in spans)


def unsourced_per_1000_words(files: Sequence[FileReport]) -> float:
    """Figures without a source for each 1,000 words."""
    figures = sum(
        f.rule == "unsourced-statistic" and f.severity > Severity.INFO
        for file in files
        for f in file.open
    )
    return figures * 1000 / (sum(file.words for file in files) or 1)


def leftover_lines(files: Sequence[FileReport]) -> float:
    """Lines that a page left behind."""
    return sum(
        _lines(LineIndex(file.source), f) for file in files for f in file.open if _is_leftover(f)
    )


def _is_leftover(finding: Finding) -> bool:
    return finding.category == "boilerplate" and finding.severity > Severity.INFO


def _lines(index: LineIndex, finding: Finding) -> int:
    return sum(
        bool(index.text_span(n).of(index.source).strip()) for n in index.lines_of(finding.span)
    )


MEASURES: dict[str, Measure] = {
    "duplicated-share": duplicated_share,
    "unsourced-per-1000-words": unsourced_per_1000_words,
    "leftover-lines": leftover_lines,
    "warnings": warnings,
}
