"""Mending one finding at a time, with a person who decides: what `editlint fix --ask` stands on."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Literal

from editlint.fix.apply import Applied, applied_fix, apply_one
from editlint.model.document import Document
from editlint.model.finding import Finding, Fix, Severity
from editlint.model.report import FileReport
from editlint.model.values import dataclass, replace
from editlint.office.names import is_office
from editlint.project import files
from editlint.project.settings import Settings
from editlint.run.api import FixedFile, FixRun, gathered
from editlint.run.documents import discovered, read_article, told_encodings
from editlint.run.linter import Linter
from editlint.run.linters import Linters
from editlint.run.task import FailedError, attempt

NOT_ASKED = "is no text file: `editlint annotate` puts the questions into the document"


@dataclass(frozen=True, slots=True)
class Question:
    """One finding to decide on.

    `fixes` are the choices, the recommended one first; `report` holds the text as it is by now.
    """

    report: FileReport
    finding: Finding
    fixes: tuple[Fix, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """`mend` with fix number `choice`, `allow` with a `reason`, `skip`, or `quit` (what was decided
    before stands).
    """

    what: Literal["mend", "allow", "skip", "quit"]
    choice: int = 0
    reason: str = ""


Decide = Callable[[Question], Answer]
Object = Callable[[str], None]


def ask_paths(paths: Sequence[str], settings: Settings, decide: Decide, objected: Object) -> FixRun:
    """Ask `decide` about every open finding above info, file by file, and do what it says;
    `objected` is told what cannot be done.
    """
    linters = Linters(settings)
    found = linters.usable(discovered(paths, settings, linters.nearest))
    reports: list[FileReport] = []
    fixed: list[FixedFile] = []
    told: dict[str, str] = {}
    quitting = False
    for path in found.files:
        if quitting:
            break
        if path in found.outside:
            continue
        try:
            if is_office(path):
                raise files.ReadError(NOT_ASKED)
            linter = linters.of(path)
            text = read_article(path, linter.settings)
            if text.told:
                told[path] = text.encoding
            asked = _ask(linter, path, text.source, decide, objected)
            if asked.text != text.source:
                files.write(path, asked.text, text)
                fixed.append(FixedFile(path, text.source, asked.text, asked.applied))
            reports.append(asked.report)
            quitting = asked.quit
        except (files.ReadError, files.WriteError, FailedError) as error:
            reports.append(FileReport(path, "", error=str(error)))
    found = replace(found, notes=(*found.notes, *told_encodings(told)))
    return FixRun(gathered(reports, found, linters), tuple(fixed))


@dataclass(frozen=True, slots=True)
class _Asked:
    text: str
    report: FileReport
    applied: tuple[Applied, ...]
    quit: bool


def _ask(linter: Linter, path: str, source: str, decide: Decide, objected: Object) -> _Asked:
    passed: set[str] = set()
    applied: list[Applied] = []
    text = source
    while True:
        doc, findings = _checked(linter, text, path)
        report = FileReport(path, text, findings)
        finding = next(_undecided(findings, passed), None)
        if finding is None:
            return _Asked(text, report, tuple(applied), False)
        answer = decide(Question(report, finding, finding.fixes))
        if answer.what == "quit":
            return _Asked(text, report, tuple(applied), True)
        passed.add(finding.fingerprint)
        if answer.what == "allow":
            linter.allow(doc, finding, path, answer.reason)
            linter = Linter(linter.settings)  # which reads the allow file with its new entry
        elif answer.what == "mend":
            text = _apply(
                linter, path, doc, finding, finding.fixes[answer.choice], applied, objected
            )


def _checked(linter: Linter, text: str, path: str) -> tuple[Document, tuple[Finding, ...]]:
    return attempt(linter.settings.max_file_seconds, lambda: linter.check(text, path))


def _undecided(findings: Sequence[Finding], passed: set[str]) -> Iterator[Finding]:
    return (
        finding
        for finding in findings
        if finding.status == "open"
        and finding.severity > Severity.INFO
        and finding.fingerprint not in passed
    )


def _apply(
    linter: Linter,
    path: str,
    doc: Document,
    finding: Finding,
    fix: Fix,
    applied: list[Applied],
    objected: Object,
) -> str:
    text, why = apply_one(doc, finding, fix, lambda text: _checked(linter, text, path))
    if why:
        objected(why)
    else:
        applied.append(applied_fix(doc, finding, fix))
    return text
