"""Findings written into a Word document: comments at their words, safe mends as tracked changes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Literal

from editlint.model.document import Document
from editlint.model.finding import Edit, Finding, Severity
from editlint.model.places import Span
from editlint.model.report import FileReport, Report
from editlint.model.values import dataclass
from editlint.office.names import WORD
from editlint.project import files
from editlint.project.settings import Settings
from editlint.run.api import report_on
from editlint.run.documents import mend_document, named_beside, text_of
from editlint.run.linter import Linter
from editlint.run.linters import Linters

if TYPE_CHECKING:
    from editlint.office.comments import Comment

Only = Literal["comments", "changes", ""]


@dataclass(frozen=True, slots=True)
class Annotated:
    """What came of a document: the report on it, and how much was written where."""

    report: Report
    target: str
    comments: int = 0
    changes: int = 0


def annotate(
    path: str, target: str, settings: Settings, *, author: str, date: str, only: Only = ""
) -> Annotated:
    """Write the document at `path` with its findings to `target` ("": beside it).

    `date` is ISO 8601 in UTC. What an earlier look left in it is replaced. Where it cannot be read
    or written, the report says so and nothing is written.
    """
    target = target or named_beside(path, "reviewed")
    try:
        return _annotate(path, target, settings, author, date, only)
    except (files.ReadError, files.WriteError) as error:
        return Annotated(report_on(FileReport(path, "", error=str(error)), settings), target)


def _annotate(
    path: str, target: str, settings: Settings, author: str, date: str, only: Only
) -> Annotated:
    from editlint.office.package import DocumentError
    from editlint.office.write import annotated, without_ours

    if not path.lower().endswith(WORD):
        raise files.ReadError("is no Word document: findings are written into .docx alone")
    linter = Linters(settings).of(path)
    raw = files.read_bytes(path)
    text_of(path, raw)  # says what is wrong with it before anything else is done
    try:
        raw = without_ours(raw)
        source = text_of(path, raw)
        doc, findings = linter.check(source, path)
        edits: tuple[Edit, ...] = ()
        if only != "comments":
            edits = mend_document(linter, source, path).edits
        told = [] if only == "changes" else list(_comments(linter, doc, findings, edits))
        files.write_bytes(target, annotated(raw, told, edits, author, date))
    except DocumentError as error:
        raise files.ReadError(str(error)) from None
    report = FileReport(path, source, findings, words=len(doc.words), line=doc.traits.line)
    return Annotated(report_on(report, settings), target, len(told), len(edits))


def _comments(
    linter: Linter, doc: Document, findings: Sequence[Finding], edits: Sequence[Edit]
) -> Iterator[Comment]:
    """A comment for each open finding that is shown, and one for each other place it names."""
    from editlint.office.comments import Comment

    why = {rule.name: rule.summary for rule in linter.rules}
    for finding in findings:
        if finding.status != "open" or finding.severity <= Severity.INFO:
            continue
        said = [finding.message, f"Why: {why.get(finding.rule, finding.rule)} ({finding.rule})"]
        related = [one for one in finding.related if one.path is None]
        said += [f"There: {doc.lines.told(one.span)} ({one.message})" for one in related]
        said += _what_to_do(finding, edits)
        yield Comment(_words(doc, finding.span), tuple(said))
        here = f"See {doc.lines.told(finding.span)}: {finding.message}"
        for one in related:
            sentence = f"{one.message[:1].upper()}{one.message[1:]}."
            yield Comment(_words(doc, one.span), (f"{sentence} ({finding.rule})", here))


def _what_to_do(finding: Finding, edits: Sequence[Edit]) -> Iterator[str]:
    for fix in finding.fixes[:1]:
        tracked = any(edit.span.overlaps(one.span) for edit in edits for one in fix.edits)
        if tracked and finding.safe_fix:
            yield f"{fix.title}: done here as a tracked change, for you to accept or reject."
        else:
            yield f"What would mend it: {fix.title}."


def _words(doc: Document, span: Span) -> Span:
    """A place without the mark of its style and the blanks at its ends."""
    said = doc.words.within(span)
    if not said:
        return span
    text = span.of(doc.source)
    first = doc.words.starts[said.start]
    line = doc.source.rfind("\n", 0, first) + 1
    start = max(span.start, _after_mark(doc.source, line)) if span.start >= line else span.start
    return Span(min(start, first), span.start + len(text.rstrip()))


def _after_mark(source: str, line: int) -> int:
    from editlint.parse.word_text import mark_of

    end = source.find("\n", line)
    return line + len(mark_of(source[line : end if end >= 0 else len(source)]))
