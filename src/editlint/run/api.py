"""The library: check and fix texts and files. The command line uses nothing else."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from editlint.lint import statuses
from editlint.model.document import Document
from editlint.model.finding import Finding
from editlint.model.report import FileReport, Mended, Report
from editlint.model.rule import Rule
from editlint.model.values import dataclass, replace
from editlint.office.names import is_office
from editlint.project import allowfile, files
from editlint.project.baseline import Update, load, update
from editlint.project.discover import Discovered
from editlint.project.globs import below
from editlint.project.nearest import Nearest, with_baseline
from editlint.project.settings import BASELINE_FILE, Settings, did_you_mean
from editlint.run.batch import Progress, check_files, silent
from editlint.run.documents import (
    discovered,
    mended_name,
    read_article,
    told_encodings,
    write_mended,
)
from editlint.run.limits import limits_of
from editlint.run.linter import Linter
from editlint.run.linters import Linters, fail_level_notes, idle_paths, rules_of, strictest
from editlint.run.pool import Check, outcome, workers
from editlint.run.task import FailedError, Mend, Outcome, Task, attempt

if TYPE_CHECKING:
    from editlint.fix.apply import Applied


@dataclass(frozen=True, slots=True)
class FixedText:
    """What `fix` made of one text: the text, what it did, and what is left in it for a person."""

    text: str
    report: FileReport
    applied: tuple[Applied, ...] = ()


@dataclass(frozen=True, slots=True)
class FixedFile:
    """One file that `fix` changed, or would have changed; `target` is where the mended one is."""

    path: str
    before: str
    after: str
    applied: tuple[Applied, ...]
    target: str = ""


@dataclass(frozen=True, slots=True)
class FixRun:
    """What `fix` made of many files: the report on what is left, and the files that changed, in
    path order.
    """

    report: Report
    fixed: tuple[FixedFile, ...]


def check_text(
    source: str, *, path: str | None = None, settings: Settings | None = None
) -> FileReport:
    """Check one text.

    `path` only names it and tells its format; nothing is read of it. Without `settings` the
    defaults hold.
    """
    linters = Linters(settings or Settings())
    task = Task(path, source, linters.of(path).known(path, source))
    done = outcome(linters, task)
    if done.comparable:
        from editlint.run.comparing import compared_text

        done = compared_text(linters, task, done)
    return done.report(task)


def fix_text(
    source: str,
    *,
    path: str | None = None,
    settings: Settings | None = None,
    unsafe: bool = False,
    infos: bool = False,
) -> FixedText:
    """Mend one text with safe fixes (`unsafe`: with those too that may lose something).

    What is for information alone is mended with `infos`, and then only what is safe. Nothing is
    written.
    """
    linters = Linters(settings or Settings())
    task = Task(path, source, linters.of(path).known(path, source), Mend(unsafe, infos))
    done = outcome(linters, task)
    return FixedText(source if done.text is None else done.text, done.report(task), done.applied)


def check_paths(paths: Sequence[str], settings: Settings, progress: Progress = silent) -> Report:
    """Check files and folders. What cannot be read is told in its file's report and hides nothing
    of the others.

    Many files are shared out among processes, and results of earlier runs are taken from the cache;
    the report is the same. Where `settings` say so (`nearest`), those of the configuration nearest
    to a file hold for it.
    """
    linters, found = _begun(paths, settings)
    reports, notes, errors = check_files(linters, found.files, progress)
    gone = sum(linters.of(report.path).stale(report) for report in reports)
    if gone:
        notes.append(
            f"{gone} of the findings in the baseline {'is' if gone == 1 else 'are'} there no"
            f" more: `editlint baseline` takes {'it' if gone == 1 else 'them'} out"
        )
    if not settings.compares:
        notes += _idle(linters.first)
    found = replace(found, notes=(*found.notes, *notes), errors=(*found.errors, *errors))
    return gathered(reports, found, linters, paths)


def _idle(linter: Linter) -> Iterator[str]:
    """A note on rules that were asked for by name and have nothing to compare with."""
    asked = {*linter.settings.select, *linter.settings.extend_select}
    names = [rule.name for rule in linter.rules if rule.compares and rule.name in asked]
    if names:
        yield f"{' and '.join(names)}: nothing is compared without --across or --archive"


def _begun(paths: Sequence[str], settings: Settings) -> tuple[Linters, Discovered]:
    """The linters of a run and its files; those that no linter can check are errors."""
    linters = Linters(settings)
    return linters, linters.usable(discovered(paths, settings, linters.nearest))


def fix_paths(
    paths: Sequence[str],
    settings: Settings,
    *,
    unsafe: bool = False,
    infos: bool = False,
    write: bool = True,
    in_place: bool = False,
    progress: Progress = silent,
) -> FixRun:
    """Mend files and folders in place (`write` false: only tell what would be done).

    Of a Word document a mended one is put beside it, unless `in_place`.
    """
    linters, found = _begun(paths, settings)

    def save(path: str, text: files.Text, done: Outcome) -> str:
        after = done.text or ""
        if not is_office(path):
            files.write(path, after, text)
            return path
        target = path if in_place else mended_name(path)
        write_mended(path, target, files.read_bytes(path, settings.max_bytes), done.edits)
        return target

    reports: list[FileReport] = []
    fixed: list[FixedFile] = []
    told: dict[str, str] = {}
    with workers(linters, 1) as mend:
        for path in found.files:
            wanted = None if path in found.outside else Mend(unsafe, infos)
            linter, put = linters.of(path), save if write else None
            report, change = _fix_file(linter, path, mend, wanted, put, told)
            reports.append(report)
            if change:
                fixed.append(change)
            progress(len(reports), len(found.files))
    outside = (
        f"{path}: is not mended: it is a link that leads out of the folders that were given"
        for path in sorted(found.outside)
    )
    found = replace(found, notes=(*found.notes, *told_encodings(told), *outside))
    return FixRun(gathered(reports, found, linters, paths, fixed), tuple(fixed))


def _fix_file(
    linter: Linter,
    path: str,
    run: Check,
    mend: Mend | None,
    save: Callable[[str, files.Text, Outcome], str] | None,
    told: dict[str, str],
) -> tuple[FileReport, FixedFile | None]:
    try:
        text = read_article(path, linter.settings)
        if text.told:
            told[path] = text.encoding
        task = Task(path, text.source, linter.known(path, text.source), mend)
        (done,) = run([task])
        after = text.source if done.text is None else done.text
        target = save(path, text, done) if save and after != text.source else path
    except (files.ReadError, files.WriteError) as error:
        return FileReport(path, "", error=str(error)), None
    report = done.report(task).packed()
    if after == text.source:
        return report, None
    return report, FixedFile(path, text.source, after, done.applied, target)


def report_on(file: FileReport, settings: Settings) -> Report:
    """The report of a run on one text, which came from standard input."""
    return gathered([file], Discovered(()), Linters(settings), ("-",))


def gathered(
    reports: Sequence[FileReport],
    found: Discovered,
    linters: Linters,
    paths: Sequence[str] = (),
    fixed: Sequence[FixedFile] = (),
) -> Report:
    """The report of a run on `paths`, in which the files `fixed` were mended.

    What is wrong with the house's own rules is an error of it: without them a check is not
    complete. Of several configurations the strictest fail level counts, and a note says so.
    """
    used = linters.used(file.path for file in reports)
    house = dict.fromkeys(line for linter in used for line in linter.house.errors)
    return Report(
        tuple(reports),
        strictest(used).settings.fail_level,
        (*found.errors, *house),
        (*found.notes, *idle_paths(used, found), *fail_level_notes(used)),
        limits_of(reports, linters),
        rules_of(used),
        tuple(paths),
        tuple(
            Mended(file.path, one.finding.rule, one.lines, one.title, one.called)
            for file in fixed
            for one in file.applied
        ),
    )


class NoFindingError(Exception):
    """There is nothing to allow at a place; one line says why."""


def allow(
    path: str, line: int, rule: str, reason: str, settings: Settings
) -> tuple[allowfile.Entry, ...]:
    """Note in the allow file that what `rule` (or a category) finds in this line (1-based), or
    around it, is wanted.

    Raises `NoFindingError`, `SettingsError`.
    """
    linter = Linters(settings).of(path)
    settings = linter.settings
    try:
        source = read_article(path, settings).source
        doc, findings = attempt(settings.max_file_seconds, lambda: linter.check(source, path))
    except (files.ReadError, FailedError) as error:
        raise NoFindingError(f"{path}: {error}") from None
    name = _known_as(rule, linter.rules)
    mine = [finding for finding in findings if name in (finding.rule, finding.category)]
    here = [
        finding
        for finding in mine
        if any(line - 1 in doc.lines.lines_of(place) for place in statuses.places(finding))
    ]
    wanted = [finding for finding in here if finding.status == "open"]
    if not wanted:
        raise NoFindingError(f"{path}:{line}: {_why_nothing(doc, rule, mine, here, linter.rules)}")
    return tuple(linter.allow(doc, finding, path, reason) for finding in wanted)


def _known_as(name: str, rules: Sequence[Rule]) -> str:
    """The name of a rule or category, of which an alias may be given. Raises `NoFindingError`."""
    by_name = {alias: rule.name for rule in rules for alias in (rule.name, *rule.aliases)}
    categories = {rule.category: str(rule.category) for rule in rules}
    known = categories | by_name
    if name not in known:
        close = did_you_mean(name, list(known))
        raise NoFindingError(f"there is no rule or category `{name}`{close}")
    return known[name]


_BY_COMPARING = (
    "is found by comparing articles: allow it by a comment in the article, or note the passage with"
    " `editlint archive allow`"
)


def _why_nothing(
    doc: Document,
    rule: str,
    mine: Sequence[Finding],
    here: Sequence[Finding],
    rules: Sequence[Rule],
) -> str:
    if any(one.compares and one.name == rule for one in rules):
        return f"{rule} {_BY_COMPARING}"
    if here:
        status, reason = here[0].status, here[0].reason
        return f"{rule} is {status} here already{f' ({reason})' if reason else ''}"
    places = ", ".join(doc.lines.named(finding.span) for finding in mine)
    elsewhere = f", but in {places}" if places else " or elsewhere in this file"
    return f"{rule} has no open finding here{elsewhere}"


def baseline(
    paths: Sequence[str], settings: Settings, target: str = ""
) -> tuple[Report, Mapping[str, Update]]:
    """Note the open findings of these files, and tell what was done to which baseline file: that of
    each configuration, or `target` for all.

    Raises `SettingsError`.
    """
    given = (*settings.given, "baseline", "baseline_root")
    report = check_paths(paths, replace(settings, baseline="", baseline_root="", given=given))
    nearest = Nearest(with_baseline(settings, target) if target else settings)
    groups: dict[str, tuple[str, list[FileReport]]] = {}
    for file in report.files:
        own = nearest.of(file.path)
        known = own.baseline or os.path.join(own.root, BASELINE_FILE)
        groups.setdefault(known, (own.baseline_root or own.root, []))[1].append(file)
    return report, {known: _noted(known, *group) for known, group in groups.items()}


def _noted(target: str, root: str, reports: Sequence[FileReport]) -> Update:
    before = load(target, missing_is_empty=True)
    # What goes with the fix of another finding is known too: the other one, once in the baseline,
    # shadows nothing.
    checked = {
        below(root, file.path): [
            finding for finding in file.findings if finding.status in ("open", "shadowed")
        ]
        for file in reports
        if not file.error
    }
    exists = [name for name in before if os.path.exists(os.path.join(root, name))]
    return update(target, before, checked, exists)
