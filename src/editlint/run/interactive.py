"""Mending one finding at a time, with a person who decides: what `editlint fix --ask` stands on.

The whole state is one value, and what was decided before is the list of the states before: to take
a decision back is to go on from an older one. Files are written when all of theirs is decided.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from editlint.fix.apply import Applied, applied_fix, apply_one
from editlint.model.document import Document
from editlint.model.finding import Edit, Finding, Fix, Severity
from editlint.model.places import LineIndex
from editlint.model.report import FileReport
from editlint.model.values import dataclass, field, replace
from editlint.office.names import is_office
from editlint.project import files
from editlint.project.settings import Settings
from editlint.run.api import FixedFile, gathered
from editlint.run.batch import check_files, silent
from editlint.run.documents import discovered, read_article
from editlint.run.linters import Linters
from editlint.run.questions import Answer, AskRun, Person, Question, What
from editlint.run.task import FailedError, attempt

NOT_ASKED = "is no text file: `editlint annotate` puts the questions into the document"


@dataclass(frozen=True, slots=True)
class _File:
    """One file as far as it is decided: its text by now, the findings that were looked at, and
    what was done.
    """

    path: str
    text: files.Text
    source: str
    passed: frozenset[str] = frozenset()
    applied: tuple[Applied, ...] = ()
    rounds: tuple[tuple[Edit, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class _State:
    """`at` is the number of the file that is decided on; `standing` are answers for all of a rule,
    each with the finding that it was given for; `allow_files` is what each of them holds, by path.
    """

    files: tuple[_File | None, ...]  # None: nobody came to it
    allow_files: Mapping[str, bytes | None]  # None: there is no such file
    at: int = 0
    decided: tuple[What, ...] = ()
    standing: Mapping[str, tuple[Answer, Finding]] = field(default_factory=dict)

    def with_file(self, file: _File) -> _State:
        listed = (*self.files[: self.at], file, *self.files[self.at + 1 :])
        return replace(self, files=listed)


def ask_paths(paths: Sequence[str], settings: Settings, person: Person) -> AskRun:
    """Ask `person` about every open finding above info, file by file, and do what it says."""
    linters = Linters(settings)
    found = linters.usable(discovered(paths, settings, linters.nearest))
    reports, notes, errors = check_files(
        linters, [path for path in found.files if path not in found.outside], silent
    )
    reports = [_askable(report) for report in reports]
    found = replace(found, notes=(*found.notes, *notes), errors=(*found.errors, *errors))
    session = _Session(linters, [report for report in reports if _counted(report)], person)
    state = session.run()
    after = {report.path: report for report in session.reports(state)}
    told = [after.get(report.path, report) for report in reports]
    fixed = [
        FixedFile(file.path, file.text.source, file.source, file.applied)
        for file in state.files
        if file and file.source != file.text.source and not after[file.path].error
    ]
    report = gathered(told, found, linters, paths, fixed)
    return AskRun(report, tuple(fixed), Counter(state.decided), session.left(state))


def _askable(report: FileReport) -> FileReport:
    """The report; with an error where the file is a document of which nobody can be asked."""
    if report.error or not is_office(report.path):
        return report
    return FileReport(report.path, "", error=NOT_ASKED)


def _counted(report: FileReport) -> int:
    return sum(1 for _ in _undecided(report.findings, frozenset()))


def _undecided(findings: Sequence[Finding], passed: frozenset[str]) -> Iterator[Finding]:
    return (
        finding
        for finding in findings
        if finding.status == "open"
        and finding.severity > Severity.INFO
        and finding.fingerprint not in passed
    )


class _Session:
    """One run of questions over files in which something was found."""

    def __init__(self, linters: Linters, found: Sequence[FileReport], person: Person) -> None:
        self._linters, self._person = linters, person
        self._paths = [report.path for report in found]
        self._counts = list(map(_counted, found))
        self._written: dict[str, str] = {}
        self._errors: dict[str, str] = {}

    def run(self) -> _State:
        """Ask until all is decided or the person has had enough."""
        state = _State((None,) * len(self._paths), self._allow_files())
        before: list[_State] = []
        while state.at < len(self._paths):
            file = state.files[state.at] or self._opened(self._paths[state.at])
            if file is None:
                state = replace(state, at=state.at + 1)
                continue
            checked = self._checked(file)
            if checked is None:
                state = replace(state, at=state.at + 1)
                continue
            doc, findings = checked
            finding = next(_undecided(findings, file.passed), None)
            state = state.with_file(file)
            if finding is None:
                self._save(file)
                state = replace(state, at=state.at + 1)
                continue
            question = self._question(state, file, findings, finding, bool(before))
            given = _standing(state, finding)
            answer = given or self._person.decide(question)
            if answer.what == "quit":
                break
            if answer.what == "undo":
                state = self._back(before.pop() if before else state)
                continue
            if not given:
                before.append(state)
            state = self._decided(state, file, doc, question, answer)
        for each in filter(None, state.files):
            self._save(each)
        return state

    def reports(self, state: _State) -> Iterator[FileReport]:
        """What is left in the files that somebody came to."""
        for file in state.files:
            checked = self._checked(file) if file and file.path not in self._errors else None
            if file and checked:
                doc, findings = checked
                yield FileReport(file.path, file.source, findings, words=len(doc.words))
        for path, error in self._errors.items():
            yield FileReport(path, "", error=error)

    def left(self, state: _State) -> int:
        """How many findings nobody looked at."""
        if state.at >= len(self._paths):
            return 0
        file = state.files[state.at]
        here = self._counts[state.at]
        checked = self._checked(file) if file else None
        if file and checked:
            here = sum(1 for _ in _undecided(checked[1], file.passed))
        return here + sum(self._counts[state.at + 1 :])

    def _checked(self, file: _File) -> tuple[Document, tuple[Finding, ...]] | None:
        """The text as it is by now, read and linted; None where that fails, which is noted."""
        try:
            return self._check(file.source, file.path)
        except FailedError as error:
            self._errors[file.path] = str(error)
            return None

    def _check(self, text: str, path: str) -> tuple[Document, tuple[Finding, ...]]:
        linter = self._linters.of(path)
        return attempt(linter.settings.max_file_seconds, lambda: linter.check(text, path))

    def _question(
        self,
        state: _State,
        file: _File,
        findings: Sequence[Finding],
        finding: Finding,
        can_undo: bool,
    ) -> Question:
        here = sum(1 for _ in _undecided(findings, file.passed))
        total = len(state.decided) + here + sum(self._counts[state.at + 1 :])
        report = FileReport(file.path, file.source, findings)
        number = len(state.decided) + 1
        return Question(report, finding, finding.fixes, number, total, can_undo)

    def _decided(
        self, state: _State, file: _File, doc: Document, question: Question, answer: Answer
    ) -> _State:
        """The state after an answer was carried out."""
        finding, what = question.finding, answer.what
        after = replace(file, passed=file.passed | {finding.fingerprint})
        if what == "allow":
            linter = self._linters.of(file.path)
            linter.allow(doc, finding, file.path, answer.reason)
            self._linters.read_again(linter.settings.allow_file)  # with its new entry
        elif what == "mend":
            mended = self._mended(after, doc, finding, finding.fixes[answer.choice])
            what, after = ("mend", mended) if mended else ("skip", after)
        if what == answer.what:
            self._person.done(question, answer)
        if answer.for_all:
            kept = {**state.standing, finding.rule: (answer, finding)}
            state = replace(state, standing=kept)
        state = replace(state, decided=(*state.decided, what), allow_files=self._allow_files())
        return state.with_file(after)

    def _mended(self, file: _File, doc: Document, finding: Finding, fix: Fix) -> _File | None:
        try:
            source, why = apply_one(doc, finding, fix, lambda text: self._check(text, file.path))
        except FailedError as error:
            source, why = file.source, str(error)
        if why:
            self._person.objected(why)
            return None
        applied = applied_fix(doc, finding, fix, file.rounds, LineIndex(file.text.source))
        return replace(
            file,
            source=source,
            applied=(*file.applied, applied),
            rounds=(*file.rounds, fix.edits),
        )

    def _back(self, state: _State) -> _State:
        """The state, with the allow files as they were then."""
        now = self._allow_files()
        for path, held in state.allow_files.items():
            if held == now[path]:
                continue
            if held is None:
                os.unlink(path)
            else:
                with open(path, "wb") as file:
                    file.write(held)
            self._linters.read_again(path)
        return state

    def _allow_files(self) -> Mapping[str, bytes | None]:
        """What the allow files of all configurations here hold."""
        used = self._linters.used(self._paths)
        return {path: _held(path) for path in (linter.settings.allow_file for linter in used)}

    def _opened(self, path: str) -> _File | None:
        try:
            text = read_article(path, self._linters.of(path).settings)
        except files.ReadError as error:
            self._errors[path] = str(error)
            return None
        self._written.setdefault(path, text.source)
        return _File(path, text, text.source)

    def _save(self, file: _File) -> None:
        if file.source == self._written[file.path]:
            return
        try:
            before = replace(file.text, source=self._written[file.path])
            files.write(file.path, file.source, before)
            self._written[file.path] = file.source
        except files.WriteError as error:
            self._errors[file.path] = str(error)


def _held(path: str) -> bytes | None:
    try:
        with open(path, "rb") as file:
            return file.read()
    except OSError:
        return None


def _standing(state: _State, finding: Finding) -> Answer | None:
    """The answer that was given for all of the rule, where it holds for this one: what is mended
    is no less sure than what the person looked at.
    """
    given = state.standing.get(finding.rule)
    if given is None:
        return None
    answer, looked_at = given
    if answer.what == "mend":
        sure = looked_at.fixes[0].applicability
        if not finding.fixes or finding.fixes[0].applicability < sure:
            return None
    return answer
