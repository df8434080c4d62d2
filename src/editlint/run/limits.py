"""Limits that a team can live with: each has a figure, a limit, and is told in the verdict."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from editlint.model.finding import Finding, Severity
from editlint.model.places import LineIndex, SpanSet
from editlint.model.report import FileReport, Limit
from editlint.model.rule import Counted, Rule
from editlint.model.words import words_of
from editlint.project.globs import below, globs
from editlint.project.settings import Limits, Settings

# The open findings of a file that count for a figure.
Counts = Callable[[FileReport, Counted], Sequence[Finding]]
Measure = Callable[[Sequence[FileReport], Counts], float]


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


def counts_of(rules: Sequence[Rule]) -> Counts:
    """What picks, by what each rule says that it counts as, the findings for a figure."""
    counted = {rule.name: rule.counts_as for rule in rules}
    return lambda file, figure: [
        finding for finding in file.open if counted.get(finding.rule) == figure
    ]


def warnings(files: Sequence[FileReport], counted: Counts) -> float:
    """Open warnings."""
    return sum(finding.severity == Severity.WARNING for file in files for finding in file.open)


def duplicated_share(files: Sequence[FileReport], counted: Counts) -> float:
    """Of all words, the share (0 to 1) in a repeated place: the copies, not what stays."""
    repeated = sum(_words_in(file, counted(file, "repeated words")) for file in files)
    return repeated / (sum(file.words for file in files) or 1)


def _words_in(file: FileReport, findings: Sequence[Finding]) -> int:
    if not findings:
        return 0
    source, spans = file.source, SpanSet(finding.span for finding in findings)
    return sum(len(words_of(span.of(source))) for span in spans)


def unsourced_per_1000_words(files: Sequence[FileReport], counted: Counts) -> float:
    """Figures without a source for each 1,000 words."""
    figures = sum(len(_above_info(counted(file, "unsourced figures"))) for file in files)
    return figures * 1000 / (sum(file.words for file in files) or 1)


def leftover_lines(files: Sequence[FileReport], counted: Counts) -> float:
    """Lines that a page left behind."""
    return sum(_lines_in(file, _above_info(counted(file, "leftover lines"))) for file in files)


def _above_info(findings: Sequence[Finding]) -> list[Finding]:
    return [finding for finding in findings if finding.severity > Severity.INFO]


def _lines_in(file: FileReport, findings: Sequence[Finding]) -> int:
    if not findings:
        return 0
    index = LineIndex(file.source)
    numbers = (number for finding in findings for number in index.lines_of(finding.span))
    return sum(bool(index.text_span(number).of(index.source).strip()) for number in numbers)


MEASURES: dict[str, Measure] = {
    "duplicated-share": duplicated_share,
    "unsourced-per-1000-words": unsourced_per_1000_words,
    "leftover-lines": leftover_lines,
    "warnings": warnings,
}
