"""The rules with the settings of one run: every text, however it comes, goes through the same
linter.
"""

from __future__ import annotations

import os
from collections import ChainMap
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from editlint.lint import statuses
from editlint.lint.lint import Active, Note, lint, unnoted
from editlint.lint.mistaken_allows import NAME as MISTAKEN
from editlint.lint.mistaken_allows import mistaken_allows
from editlint.model.data import Data
from editlint.model.document import Document
from editlint.model.finding import Applicability, Finding
from editlint.model.others import Others
from editlint.model.report import FileReport
from editlint.model.rule import Context, Rule
from editlint.model.values import dataclass, replace
from editlint.parse import parse
from editlint.project import allowfile, baseline
from editlint.project.globs import below
from editlint.project.settings import Settings
from editlint.registry import builtin, house
from editlint.registry.select import CATEGORIES, Choice, choose, overrides_for
from editlint.run.guard import RULE_SHARE, alarmed, cause, rule_guard

if TYPE_CHECKING:
    from editlint.fix.apply import FixResult
    from editlint.project.git import Changes


OF_ALLOWS = frozenset({MISTAKEN, "unused-allow"})  # findings that filtering makes


@dataclass(frozen=True)
class Linter:
    """Built once a run; what it reads beside the articles (allow file, baseline, changed lines) it
    reads once. `first` is another linter of the same run, with which it shares what is the same.
    """

    settings: Settings
    first: Linter | None = None

    @cached_property
    def rules(self) -> tuple[Rule, ...]:
        return (*builtin.rules(), *self.house.rules)

    @cached_property
    def house(self) -> house.House:
        """The house's own rules, and what is wrong with those that cannot be used."""
        try:
            return house.rules_of(self.settings, builtin.names())
        except Exception as error:  # whatever stands in the folders, articles are checked
            where = f"{self.settings.source}: extend-rules"
            return house.House(errors=(f"{where}: cannot be used: {cause(error)}",))

    @cached_property
    def data(self) -> Data:
        """The data files that rules ask for, by `category/NAME`, those of the house before ours."""
        if not self.house.data:
            return builtin.data()
        return Data(ChainMap(dict(self.house.data), builtin.data()))  # type: ignore[arg-type]

    @cached_property
    def digest(self) -> str:
        """What all results of this run depend on, as one name: the program, the rules of the house
        and the settings.
        """
        from editlint.project.cache import digest

        settings = replace(
            self.settings,
            baseline="",
            baseline_root="",
            diff_base="",
            max_warnings=None,
            left_out=(),
            nearest=False,
            across=self.compares,  # then what is compared is kept too
            archive="",
            allowed_passages="",
            given=(),
        )
        parts = (self.house.digest, repr(settings), self._program)  # rules may be compiled for it
        return digest(part.encode("utf-8", "surrogatepass") for part in parts)

    @property
    def compares(self) -> bool:
        """Whether the articles of the run are compared with others."""
        return (self.first or self).settings.compares

    @cached_property
    def _program(self) -> str:
        if self.first:
            return self.first._program
        from editlint.project.cache import program

        return program()

    def choices(self, path: str | None) -> tuple[Choice, ...]:
        """For each rule whether it is on for this file, and why."""
        return choose(self.rules, self.settings, path)

    def prepare(self, paths: Sequence[str]) -> None:
        """Read what is needed for these files beside them. Raises `SettingsError`."""
        _ = self._allowed, self._baseline
        for path in paths:
            self.active(path)

    def active(self, path: str | None) -> list[Active]:
        """The rules that are on for this file and look at it alone."""
        return [one for one in self._on(path) if not one.rule.compares]

    def comparing(self, path: str | None, others: Others) -> list[Active]:
        """The rules that are on for this file and compare it, with what there is to compare."""
        return [
            replace(one, context=replace(one.context, others=others))
            for one in self._on(path)
            if one.rule.compares
        ]

    def _on(self, path: str | None) -> list[Active]:
        """The rules that are on for this file; worked out once for all files that the same
        overrides hold for.
        """
        key = overrides_for(self.settings, path)
        if key not in self._active_by_overrides:
            self._active_by_overrides[key] = [
                _active(choice, self.data) for choice in self.choices(path) if choice.on
            ]
        return self._active_by_overrides[key]

    @cached_property
    def _active_by_overrides(self) -> dict[tuple[int, ...], list[Active]]:
        return {}

    def check(
        self,
        source: str,
        path: str | None,
        known: statuses.Known | None = None,
        note: Note = unnoted,
    ) -> tuple[Document, tuple[Finding, ...]]:
        """Read, lint and filter one text; `known` is asked for where it is not given, and `note` is
        told what the rules looked at.

        What fails here is the caller's trouble: `run/task.py` makes an error of the file of it.
        """
        doc = parse(source, path=path, language=self.settings.language)
        active = self.active(path)
        found = self._linted(doc, active, note)
        return doc, self._filtered(doc, found, active, known or self.known(path, doc.source))

    def compare(
        self,
        source: str,
        path: str | None,
        known: statuses.Known,
        before: Sequence[Finding],
        others: Others,
    ) -> tuple[Document, tuple[Finding, ...]]:
        """The findings of a text that was checked, `before`, with what comes of comparing it."""
        doc = parse(source, path=path, language=self.settings.language)
        active = self.comparing(path, others)
        found = self._linted(doc, active)
        asked_again = (
            finding.with_status("open", None) for finding in before if finding.rule not in OF_ALLOWS
        )
        both = sorted((*asked_again, *found), key=lambda finding: (finding.span, finding.rule))
        return doc, self._filtered(doc, both, [*self.active(path), *active], known)

    def _linted(
        self, doc: Document, active: Sequence[Active], note: Note = unnoted
    ) -> tuple[Finding, ...]:
        seconds = self.settings.max_file_seconds
        guard = rule_guard(seconds)
        return alarmed(seconds * RULE_SHARE, lambda: lint(doc, active, guard, note))

    def _filtered(
        self,
        doc: Document,
        found: Sequence[Finding],
        active: Sequence[Active],
        known: statuses.Known,
    ) -> tuple[Finding, ...]:
        judged = {name for one in active for name in (one.rule.name, one.rule.category)}
        mistaken = list(mistaken_allows(doc, self._names))
        if mistaken:
            found = sorted([*found, *mistaken], key=lambda finding: (finding.span, finding.rule))
        return statuses.apply(doc, found, known, judged)

    def fix(
        self,
        source: str,
        path: str | None,
        known: statuses.Known | None = None,
        *,
        unsafe: bool = False,
        infos: bool = False,
    ) -> FixResult:
        """The text with every applicable fix made and verified; `infos`: of such findings too."""
        from editlint.fix.apply import fix

        return fix(
            source,
            lambda text: self.check(text, path, known),
            Applicability.UNSAFE if unsafe else Applicability.SAFE,
            infos=infos,
        )

    def known(self, path: str | None, source: str) -> statuses.Known:
        """What the allow file, the baseline and git say of a text of a file."""
        if path is None:
            return statuses.Known()
        return statuses.Known(
            allowfile.listed_for(self._allowed, self.settings, path),
            frozenset(self.noted(path)),
            self._changed(path, source),
        )

    def noted(self, path: str) -> baseline.Entries:
        """What the baseline notes of a file."""
        if not self.settings.baseline:
            return {}
        root = self.settings.baseline_root or self.settings.root
        return self._baseline.get(below(root, path), {})

    def stale(self, report: FileReport) -> int:
        """How many findings of a file the baseline knows that are there no more."""
        noted = {} if report.error else self.noted(report.path)
        if not noted:
            return 0
        return len(noted.keys() - {finding.fingerprint for finding in report.findings})

    def allow(self, doc: Document, finding: Finding, path: str, reason: str) -> allowfile.Entry:
        """Note in the allow file that a finding is wanted. Raises `SettingsError`."""
        text = " ".join(finding.span.of(doc.source).split())[:80]
        return allowfile.add(self.settings, path, finding.rule, reason, text, finding.fingerprint)

    @cached_property
    def _names(self) -> Mapping[str, str]:
        """What an allow may name, and the name to write for it."""
        aliases = {alias: rule.name for rule in self.rules for alias in rule.aliases}
        names = (*CATEGORIES, *(rule.name for rule in self.rules))
        return {**aliases, **dict(zip(names, names, strict=True))}

    @cached_property
    def _allowed(self) -> tuple[allowfile.Entry, ...]:
        return allowfile.load(self.settings)

    @cached_property
    def _baseline(self) -> baseline.Baseline:
        if self.first and self.first.settings.baseline == self.settings.baseline:
            return self.first._baseline
        return baseline.load(self.settings.baseline) if self.settings.baseline else {}

    def _changed(self, path: str, source: str) -> Sequence[range] | None:
        settings = self.settings
        return self._changes.lines(path, source, settings.encoding) if settings.diff_base else None

    @cached_property
    def _changes(self) -> Changes:
        if self.first:
            return self.first._changes
        from editlint.project.git import Changes

        return Changes(self.settings.diff_base, os.getcwd())


def _active(choice: Choice, data: Data) -> Active:
    set_to = choice.severity if choice.severity != choice.rule.severity else None
    return Active(choice.rule, set_to, Context(choice.options, data))
