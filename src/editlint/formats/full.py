"""For a person: each finding with its place, the other place and what to do, then the conclusion.

article.md:12:1  error  repeated-passage
  This passage stands in line 4 already.
    12 | The market square was empty
  article.md:4:1: this copy stays
     4 | The market square was empty
  Fix: Delete this copy (`editlint fix` does it)
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from editlint.formats import RenderOptions, printed
from editlint.formats.shared.conclusion import conclusion, limit_lines
from editlint.formats.shared.differences import differing
from editlint.formats.shared.line_indexes import LineIndexes
from editlint.formats.shared.terminal import Style, printable, shown, status_of, width
from editlint.model.finding import Applicability, Finding, Fix, Related, Severity
from editlint.model.places import LineIndex, Span
from editlint.model.report import Report

WIDTH = 100  # of a source line; longer ones are cut around the place
BEFORE = 30  # characters of a cut line that are kept before the place
HEAD = 2  # lines of a long passage that are shown, and the last one
_HOW = {
    Applicability.SAFE: "`editlint fix` does it",
    Applicability.UNSAFE: "`editlint fix --unsafe-fixes` does it; look at the result",
    Applicability.MANUAL: "for you to decide",
}
_HOW_FOR_INFORMATION = {  # what `check` does not show by itself, `fix` does not touch by itself
    Applicability.SAFE: "`editlint fix --show info` does it",
    Applicability.UNSAFE: "for you to decide",
    Applicability.MANUAL: "for you to decide",
}


def render(report: Report, options: RenderOptions) -> Iterator[str]:
    return (shown(line, colored=options.color) for line in _lines(report, options))


def _lines(report: Report, options: RenderOptions) -> Iterator[str]:
    style, indexes = Style(options.color), LineIndexes(report.files)
    for file, findings in printed(report, options):
        for finding in findings:
            yield from finding_lines(finding, file.path, indexes, style)
            yield ""
    yield style(conclusion(report), "bold")
    yield from limit_lines(report)


def finding_lines(finding: Finding, path: str, indexes: LineIndexes, style: Style) -> Iterator[str]:
    """One finding of the file `path` as it is printed; `indexes` has every file it may name."""
    lines = indexes[path]
    place = style(_place(path, finding.span, lines), "bold")
    yield f"{place}  {style.severity(finding.severity)}{status_of(finding)}  {finding.rule}"
    yield f"  {printable(finding.message)}"
    here, there = differing(finding, lines.source)
    for span in here or [finding.span]:
        yield from _excerpt(span, lines, style)
    for related in finding.related:
        other = related.path or path
        yield from _related(related, other, there or [related.span], indexes.get(other), style)
    for fix in finding.fixes[:1]:
        yield _fix(fix, finding.severity, style)


def _related(
    related: Related, path: str, places: Sequence[Span], lines: LineIndex | None, style: Style
) -> Iterator[str]:
    if lines is None:
        yield f"  {printable(path)}: {printable(related.message)}"
        return
    yield f"  {_place(path, related.span, lines)}: {printable(related.message)}"
    for place in places:
        yield from _excerpt(place, lines, style)


def _place(path: str, span: Span, lines: LineIndex) -> str:
    """ "article.md:12:1", or of a document "article.docx: paragraph 12, “The council …”"."""
    if lines.called != "line":
        return f"{printable(path)}: {printable(lines.told(span))}"
    line, column = lines.position(span.start)
    return f"{printable(path)}:{line}:{column}"


def _fix(fix: Fix, severity: Severity, style: Style) -> str:
    how = (_HOW_FOR_INFORMATION if severity == Severity.INFO else _HOW)[fix.applicability]
    return f"  {style('Fix:', 'green')} {printable(fix.title)} ({how})"


def _excerpt(span: Span, lines: LineIndex, style: Style) -> Iterator[str]:
    """The source lines of `span`, few of a long one, with line numbers; part of a single line is
    marked below it.
    """
    if not lines.source:
        return
    met = lines.lines_of(span)
    filled = [number for number in met if lines.text_span(number).of(lines.source).strip()]
    numbers = filled or [met.start]
    margin = len(str(met.stop))
    for number in _few(numbers):
        if number is None:
            yield f"    {' ' * margin} {style('⋮', 'dim')}"
            continue
        text, start, end = _cut(lines.text_span(number), span, lines.source)
        yield f"    {style(f'{number + 1:>{margin}} |', 'dim')} {text}".rstrip()
        if len(numbers) == 1 and (start, end) != (0, len(text)):
            under = " " * width(text[:start]) + "^" * max(1, width(text[start:end]))
            yield f"    {' ' * margin} {style('|', 'dim')} {style(under, 'red')}"


def _few(numbers: Sequence[int]) -> Sequence[int | None]:
    """The first lines and the last of a long passage, None for what is left out between them."""
    if len(numbers) <= HEAD + 2:
        return numbers
    return [*numbers[:HEAD], None, numbers[-1]]


def _cut(line: Span, span: Span, source: str) -> tuple[str, int, int]:
    """The line as it is printed, and where in that text the place starts and ends."""
    place = Span(max(line.start, span.start), min(line.end, max(span.end, span.start)))
    start, end = line.start, line.end
    if end - start > WIDTH:
        start = min(max(start, place.start - BEFORE), end - WIDTH)
        end = start + WIDTH
    place_end = min(place.end, end)
    before = printable(source[start : place.start])
    inside = printable(source[place.start : place_end])
    after = printable(source[max(place.start, place_end) : end])
    if start > line.start:
        before = f"…{before}"
    if end < line.end:
        after = f"{after}…"
    return before + inside + after, len(before), len(before + inside)
