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
from editlint.formats.shared.conclusion import verdict
from editlint.formats.shared.differences import SHOWN, differing
from editlint.formats.shared.excerpt import Page, excerpt
from editlint.formats.shared.layout import wrapped
from editlint.formats.shared.line_indexes import LineIndexes
from editlint.formats.shared.neighbours import told_together
from editlint.formats.shared.places import place_in
from editlint.formats.shared.terminal import Style, printable, shown, status_of, width
from editlint.model.finding import Applicability, Finding, Related, Severity
from editlint.model.places import LineIndex, Span
from editlint.model.report import Report

ALL = 100  # differences that are marked for whoever has to choose a copy
_HOW = {
    Applicability.SAFE: "`editlint fix` does it",
    Applicability.UNSAFE: "`editlint fix --ask` shows it first",
    Applicability.MANUAL: "for you to decide: `editlint fix --ask`",
}
_TO_COMPARE = "`editlint fix --ask` shows both and asks which one goes"
_HOW_FOR_INFORMATION = {  # what `check` does not show by itself, `fix` does not touch by itself
    Applicability.SAFE: "`editlint fix --show info` does it",
    Applicability.UNSAFE: "for you to decide",
    Applicability.MANUAL: "for you to decide",
}


def render(report: Report, options: RenderOptions) -> Iterator[str]:
    return (shown(line, colored=options.color) for line in _lines(report, options))


def _lines(report: Report, options: RenderOptions) -> Iterator[str]:
    style, indexes = Style(options.color), LineIndexes(report.files)
    page = Page(style, options.width)
    for file, findings in printed(report, options):
        for group in told_together(list(findings), indexes[file.path]):
            yield from finding_lines(group, file.path, indexes, page, verbose=options.verbose)
            yield ""
    for line in verdict(report, options.again):
        for told in _whole_command(line.text, options.width):
            yield style(told, "bold") if line.is_answer else told


def _whole_command(text: str, columns: int) -> Iterator[str]:
    """A line of the verdict; what does not fit has its command on a line of its own."""
    said, command, rest = text.partition(" `editlint ")
    if command and width(printable(text)) > columns:
        yield from wrapped(said, columns, "", "  ")
        yield from wrapped(f"{command.lstrip()}{rest}", columns, "", "  ")
    else:
        yield from wrapped(text, columns, "", "  ")


def finding_lines(
    group: Sequence[Finding],
    path: str,
    indexes: LineIndexes,
    page: Page,
    *,
    verbose: bool = False,
) -> Iterator[str]:
    """One finding of the file `path`, or neighbours that are told once, as they are printed;
    `indexes` has every file that they may name.
    """
    first, lines = group[0], indexes[path]
    yield from _head(group, _place(path, first.span, lines), page)
    yield from _said(group, page, verbose)
    here, there = differing(first, lines.source, ALL if page.around else SHOWN)
    spans = [finding.span for finding in group]
    if page.around:  # whole copies, for whoever has to choose
        yield from excerpt(spans, lines, page, here)
    else:
        yield from excerpt(here or spans, lines, page)
    for related in first.related:
        yield from _related(related, path, there, indexes, page)
    yield from _fixes(group, page)


def _place(path: str, span: Span, lines: LineIndex) -> str:
    """ "article.md:12:1", or of a document "article.docx: paragraph 12, “The council …”"."""
    if lines.called != "line":
        return f"{printable(path)}: {printable(lines.told(span))}"
    line, column = lines.position(span.start)
    return f"{printable(path)}:{line}:{column}"


def _head(group: Sequence[Finding], place: str, page: Page) -> Iterator[str]:
    """The place, how grave it is, and the rule; on a narrow page in two lines."""
    first, style = group[0], page.style
    names = ", ".join(dict.fromkeys(finding.rule for finding in group))
    places = f" ({len(group)} places)" if len(group) > 1 else ""
    told = f"{style.severity(first.severity)}{status_of(first)}  {names}{places}"
    plain = f"{first.severity.label}{status_of(first)}  {names}{places}"
    if width(f"{place}  {plain}") <= page.columns:
        yield f"{style(place, 'bold')}  {told}"
        return
    yield from (style(line, "bold") for line in wrapped(place, page.columns, "", "  "))
    if width(plain) + 2 <= page.columns:
        yield f"  {told}"
    else:
        yield from wrapped(plain, page.columns)


def _said(group: Sequence[Finding], page: Page, verbose: bool) -> Iterator[str]:
    """What is said of each kind of the group, once, and of what else the same holds."""
    if len(group) > 1:
        yield from _said_of_each(group, page, verbose)
        return
    yield from wrapped(printable(group[0].message), page.columns)
    if verbose and group[0].detail:
        yield from wrapped(printable(group[0].detail), page.columns)


def _said_of_each(group: Sequence[Finding], page: Page, verbose: bool) -> Iterator[str]:
    from editlint.formats.shared.neighbours import kind, quoted

    kinds: dict[tuple[str, str], list[Finding]] = {}
    for finding in group:
        kinds.setdefault(kind(finding), []).append(finding)
    for first, *others in kinds.values():
        yield from _said([first], page, verbose)
        also = [text for text in map(quoted, others) if text]
        if also:
            named = " and ".join(filter(None, (", ".join(also[:-1]), also[-1])))
            yield from wrapped(f"The same holds of {printable(named)}.", page.columns)


def _related(
    related: Related, path: str, marks: Sequence[Span], indexes: LineIndexes, page: Page
) -> Iterator[str]:
    other = related.path or path
    lines, place = indexes.get(other), printable(other)
    span = place_in(related, lines)
    if lines is not None and span is not None:
        place = _place(other, span, lines)
    elif related.lines:
        place = f"{place}:{related.lines[0]}"
    yield from wrapped(f"{place}: {printable(related.message)}", page.columns, "  ", "  ")
    if lines is not None and span is not None:
        if page.around:
            yield from excerpt([span], lines, page, marks)
        else:
            yield from excerpt(marks or [span], lines, page)


def _fixes(group: Sequence[Finding], page: Page) -> Iterator[str]:
    """What mends it, and how that is done; the same way is told once."""
    ways: dict[str, list[str]] = {}
    for finding in group:
        for fix in finding.fixes[:1]:
            if page.around:  # whoever is asked need not be told to ask
                yield from wrapped(f"Fix: {printable(fix.title)}", page.columns, "  ", "  ")
                return
            ways.setdefault(_how(finding), []).append(printable(fix.title))
    for how, titles in ways.items():
        text = f"Fix: {'; '.join(dict.fromkeys(titles))} ({how})"
        first, *rest = wrapped(text, page.columns, "  ", "  ")
        yield first.replace("Fix:", page.style("Fix:", "green"), 1)
        yield from rest


def _how(finding: Finding) -> str:
    applicability = finding.fixes[0].applicability
    if finding.severity == Severity.INFO:
        return _HOW_FOR_INFORMATION[applicability]
    if applicability < Applicability.SAFE and finding.related:
        return _TO_COMPARE
    return _HOW[applicability]
