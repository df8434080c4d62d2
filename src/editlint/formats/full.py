"""For a person: each finding with its place, the other place, what to do, and at the end the
verdict.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from editlint.formats import Look
from editlint.formats._differences import differing
from editlint.formats._terminal import Paint, printable, status_of, width
from editlint.formats._verdict import limits, verdict
from editlint.model.finding import Applicability, Finding, Fix, Related
from editlint.model.places import LineIndex, Span
from editlint.model.report import FileReport, Report

WIDTH = 100  # of a source line; longer ones are cut around the place
BEFORE = 30  # characters of a cut line that are kept before the place
HEAD = 2  # lines of a long passage that are shown, and the last one
_HOW = {
    Applicability.SAFE: "`editlint fix` does it",
    Applicability.UNSAFE: "`editlint fix --unsafe-fixes` does it; look at the result",
    Applicability.MANUAL: "for you to decide",
}


def render(report: Report, look: Look) -> Iterator[str]:
    paint = Paint(look.color)
    indexes = {file.path: LineIndex(file.source) for file in report.files}
    for file in report.files:
        for finding in filter(look.shows, file.findings):
            yield from finding_lines(finding, file, indexes, paint)
            yield ""
    yield paint(verdict(report), "bold")
    yield from limits(report)


def finding_lines(
    finding: Finding, file: FileReport, indexes: dict[str, LineIndex], paint: Paint
) -> Iterator[str]:
    """One finding as it is printed; `indexes` has the lines of every file that it may name."""
    lines = indexes[file.path]
    line, column = lines.position(finding.span.start)
    place = paint(f"{printable(file.path)}:{line}:{column}", "bold")
    yield f"{place}  {paint.severity(finding.severity)}{status_of(finding)}  {finding.rule}"
    yield f"  {printable(finding.message)}"
    here, there = differing(finding, file.source)
    for span in here or [finding.span]:
        yield from _excerpt(span, lines, paint)
    for related in finding.related:
        yield from _related(related, there or [related.span], file, indexes, paint)
    for fix in finding.fixes[:1]:
        yield _fix(fix, paint)


def _related(
    related: Related,
    places: Sequence[Span],
    file: FileReport,
    indexes: dict[str, LineIndex],
    paint: Paint,
) -> Iterator[str]:
    path = related.path or file.path
    lines = indexes.get(path)
    if lines is None:
        yield f"  {printable(path)}: {printable(related.message)}"
        return
    line, column = lines.position(related.span.start)
    yield f"  {printable(path)}:{line}:{column}: {printable(related.message)}"
    for place in places:
        yield from _excerpt(place, lines, paint)


def _fix(fix: Fix, paint: Paint) -> str:
    return f"  {paint('Fix:', 'green')} {printable(fix.title)} ({_HOW[fix.applicability]})"


def _excerpt(span: Span, lines: LineIndex, paint: Paint) -> Iterator[str]:
    """The source lines of `span`, few of a long one, with line numbers; part of a single line is
    marked below it.
    """
    if not lines.source:
        return
    met = lines.lines_of(span)
    numbers = [n for n in met if lines.text_span(n).of(lines.source).strip()] or [met.start]
    margin = len(str(met.stop))
    shown = numbers if len(numbers) <= HEAD + 2 else [*numbers[:HEAD], None, numbers[-1]]
    for number in shown:
        if number is None:
            yield f"    {' ' * margin} {paint('⋮', 'dim')}"
            continue
        text, start, end = _cut(lines.text_span(number), span, lines.source)
        yield f"    {paint(f'{number + 1:>{margin}} |', 'dim')} {text}".rstrip()
        if len(numbers) == 1 and (start, end) != (0, len(text)):
            under = " " * width(text[:start]) + "^" * max(1, width(text[start:end]))
            yield f"    {' ' * margin} {paint('|', 'dim')} {paint(under, 'red')}"


def _cut(line: Span, span: Span, source: str) -> tuple[str, int, int]:
    """The line as it is printed, and where in that text the place starts and ends."""
    place = Span(max(line.start, span.start), min(line.end, max(span.end, span.start)))
    start, end = line.start, line.end
    if end - start > WIDTH:
        start = min(max(start, place.start - BEFORE), end - WIDTH)
        end = start + WIDTH
    before = ("…" if start > line.start else "") + printable(source[start : place.start])
    inside = printable(source[place.start : min(place.end, end)])
    after = printable(source[max(place.start, min(place.end, end)) : end]) + (
        "…" if end < line.end else ""
    )
    return before + inside + after, len(before), len(before + inside)
