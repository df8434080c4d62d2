"""What a run returns: per file and over all files."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from editlint.model.finding import Finding, Severity
from editlint.model.rule import Rule
from editlint.model.values import dataclass


@dataclass(frozen=True, slots=True)
class FileReport:
    """One file that was asked for.

    `error` is one line, where it could not be read; then there are no findings.
    """

    path: str
    source: str
    findings: tuple[Finding, ...] = ()
    error: str | None = None
    words: int = 0

    @property
    def open(self) -> tuple[Finding, ...]:
        return tuple(f for f in self.findings if f.status == "open")


@dataclass(frozen=True, slots=True)
class Gate:
    """A limit on a figure over files: `name` of the figure, `where` the paths it is for ("" for
    all), what it came to, and the limit.
    """

    name: str
    where: str
    figure: float
    limit: float

    @property
    def exceeded(self) -> bool:
        return self.figure > self.limit


@dataclass(frozen=True, slots=True)
class Report:
    """A whole run: files in path order; `errors` are what went wrong outside any file; `notes` are
    told and change nothing.

    `rules` are all that the run knew, on or off.
    """

    files: tuple[FileReport, ...]
    fail_level: Severity | None = Severity.ERROR
    errors: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    gates: tuple[Gate, ...] = ()
    rules: tuple[Rule, ...] = ()

    def findings(self) -> Iterator[tuple[FileReport, Finding]]:
        """Every open finding with its file."""
        for file in self.files:
            for finding in file.open:
                yield file, finding

    def count(self) -> Counter[Severity]:
        """Open findings by severity."""
        return Counter(finding.severity for _, finding in self.findings())

    @property
    def unchecked(self) -> int:
        """How many files or paths could not be checked, crashed rules included."""
        tool = sum(f.rule in ("rule-crashed", "rule-timed-out") for _, f in self.findings())
        return len(self.errors) + sum(file.error is not None for file in self.files) + tool

    @property
    def exit_status(self) -> int:
        """0 clean, 1 findings at or above the fail level or a limit exceeded, 2 something could not
        be checked (wins).
        """
        if self.unchecked:
            return 2
        if any(gate.exceeded for gate in self.gates):
            return 1
        level = self.fail_level
        return int(level is not None and any(f.severity >= level for _, f in self.findings()))
