"""What a gate measures over files: the share of repeated words, figures without a source, leftover
lines, warnings. A rule says with `counts_as` for which of them its findings count.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from editlint.model.finding import Finding, Severity
from editlint.model.places import LineIndex, SpanSet
from editlint.model.report import FileReport
from editlint.model.rule import Counted, Rule
from editlint.model.words import words_of

# The open findings of a file that count for a figure.
Counts = Callable[[FileReport, Counted], Sequence[Finding]]
Measure = Callable[[Sequence[FileReport], Counts], float]


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
