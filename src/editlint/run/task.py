"""One article to check or to mend, and what came of it: values that processes hand to each other,
and the work itself.

Nothing that an article does gets out of here but as its one line of error.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from sys import intern
from typing import TYPE_CHECKING, TypeVar

from editlint.lint import statuses
from editlint.model.finding import Edit, Examined, Finding
from editlint.model.others import Others
from editlint.model.report import FileReport
from editlint.model.values import dataclass, replace
from editlint.office.names import is_office
from editlint.run.documents import line_of, mend_document
from editlint.run.guard import OverTimeError, cause, is_trouble, within

if TYPE_CHECKING:
    from editlint.fix.apply import Applied
    from editlint.run.comparable import Comparable
    from editlint.run.linter import Linter

T = TypeVar("T")

FIX_SHARE = 5  # a fix reads and checks the text anew each round


@dataclass(frozen=True, slots=True)
class Mend:
    """That a text is to be mended, and with which fixes: unsafe ones too, those of infos too."""

    unsafe: bool = False
    infos: bool = False


@dataclass(frozen=True, slots=True)
class Task:
    """One article, with all that a process needs for it. `path` is None where it has no name.

    With `others` it is compared with them, and `before` are the findings of its check. With `kept`
    it is only read, for what is kept of it in an archive.
    """

    path: str | None
    source: str
    known: statuses.Known
    mend: Mend | None = None
    others: Others | None = None
    before: Sequence[Finding] = ()
    kept: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a task: findings and the number of words, or one line of `error`.

    `examined` is what the rules looked at, where a text was checked.

    `text` is the mended text, `applied` what was done for it and `edits` what that is in the text
    as it was, where that was asked for.
    """

    words: int = 0
    findings: Sequence[Finding] = ()
    error: str | None = None
    text: str | None = None
    applied: tuple[Applied, ...] = ()
    edits: tuple[Edit, ...] = ()
    examined: tuple[Examined, ...] = ()
    comparable: Comparable | None = None

    def report(self, task: Task) -> FileReport:
        """The report on the text as it now is."""
        name = task.path or "-"
        if self.error:
            return FileReport(name, "", error=self.error)
        text = task.source if self.text is None else self.text
        line = line_of(task.path)
        examined = tuple(map(_shared, self.examined))
        return FileReport(name, text, self.findings, words=self.words, line=line, examined=examined)


def _shared(examined: Examined) -> Examined:
    """The same with words that all files share: each comes out of the cache or another process with
    its own.
    """
    return Examined(intern(examined.what), examined.number, intern(examined.of))


def done(linter: Linter, task: Task) -> Outcome:
    """Check or mend one article. Raises `SettingsError`, which is no trouble of the article."""
    linter.active(task.path)
    seconds = linter.settings.max_file_seconds
    mend = task.mend
    try:
        if mend is None:
            return attempt(seconds, lambda: _checked(linter, task))
        return attempt(seconds * FIX_SHARE, lambda: _mended(linter, task, mend))
    except FailedError as error:
        return Outcome(error=str(error))


class FailedError(Exception):
    """Why an article cannot be checked, in one line, without its name."""


def attempt(seconds: float, work: Callable[[], T]) -> T:
    """What `work` on an article returns. Raises `FailedError` where it crashes or computes for too
    long.
    """
    try:
        return within(seconds, work)
    except OverTimeError:
        raise FailedError(over_time(seconds)) from None
    except BaseException as error:
        if not is_trouble(error):
            raise
        raise FailedError(
            f"cannot be checked: editlint fails on it ({cause(error)}). Please report it"
        ) from error


def over_time(seconds: float) -> str:
    """What is said of an article that takes too long."""
    return (
        f"cannot be checked: it needs more than {seconds:g} seconds of computing"
        " (`max-file-seconds` sets how many it may)"
    )


def _checked(linter: Linter, task: Task) -> Outcome:
    if task.kept:
        return _kept(linter, task)
    if task.others is not None:
        doc, findings = linter.compare(task.source, task.path, task.known, task.before, task.others)
        return Outcome(len(doc.words), findings)
    examined: list[Examined] = []
    doc, findings = linter.check(task.source, task.path, task.known, examined.append)
    outcome = Outcome(len(doc.words), findings, examined=tuple(examined))
    if not linter.compares:
        return outcome
    from editlint.run.comparable import comparable

    return replace(outcome, comparable=comparable(doc, task.path))


def _kept(linter: Linter, task: Task) -> Outcome:
    from editlint.parse import parse
    from editlint.run.comparable import comparable

    doc = parse(task.source, path=task.path, language=linter.settings.language or "en")
    return Outcome(comparable=comparable(doc, task.path))


def _mended(linter: Linter, task: Task, mend: Mend) -> Outcome:
    how = {"unsafe": mend.unsafe, "infos": mend.infos}
    if task.path and is_office(task.path):
        result = mend_document(linter, task.source, task.path, task.known, **how)
    else:
        result = linter.fix(task.source, task.path, task.known, **how)
    return Outcome(
        len(result.doc.words),
        result.findings,
        text=result.text,
        applied=result.applied,
        edits=result.edits,
    )
