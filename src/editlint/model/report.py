"""What a run returns: per file and over all files."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import overload

from editlint.model.finding import Examined, Finding, Severity, Status
from editlint.model.places import LineIndex, Span, SpanSet, hull, lazy
from editlint.model.rule import Rule
from editlint.model.values import dataclass, replace

_LINE = lazy(r"[^\r\n]+")


class PackedFindings(Sequence[Finding]):
    """Findings as bytes, made anew each time that they are looked at.

    A run over a hundred thousand articles keeps the findings of all until its report is written,
    and a finding with its fix and places takes 2 kB of values, but 300 bytes of these.
    """

    __slots__ = ("_packed", "_size")

    def __init__(self, findings: Sequence[Finding]) -> None:
        import pickle
        import zlib

        self._packed = zlib.compress(pickle.dumps(tuple(findings), pickle.HIGHEST_PROTOCOL), 1)
        self._size = len(findings)

    def _unpacked(self) -> tuple[Finding, ...]:
        import pickle
        import zlib

        found: tuple[Finding, ...] = pickle.loads(zlib.decompress(self._packed))
        return found

    def __len__(self) -> int:
        return self._size

    def __iter__(self) -> Iterator[Finding]:
        return iter(self._unpacked())

    @overload
    def __getitem__(self, at: int) -> Finding: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Finding, ...]: ...
    def __getitem__(self, at: int | slice) -> Finding | tuple[Finding, ...]:
        return self._unpacked()[at]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and self._unpacked() == tuple(other)

    def __hash__(self) -> int:
        return hash(self._unpacked())

    def __repr__(self) -> str:
        return repr(self._unpacked())


@dataclass(frozen=True, slots=True)
class FileReport:
    """One file that was asked for.

    `text` is its source, or what `packed` keeps of it. `error` is one line, where the file could
    not be read; then there are no findings. `words` are those of its prose; `line` is what a person
    calls a line of it; `examined` is what the rules looked at.
    """

    path: str
    text: str | bytes
    findings: Sequence[Finding] = ()
    error: str | None = None
    words: int = 0
    line: str = "line"
    examined: tuple[Examined, ...] = ()

    @property
    def open(self) -> tuple[Finding, ...]:
        return tuple(finding for finding in self.findings if finding.status == "open")

    @property
    def source(self) -> str:
        """The source; of a packed report blanks stand for what no finding meets."""
        if isinstance(self.text, str):
            return self.text
        import zlib

        return zlib.decompress(self.text).decode("utf-8", "surrogatepass")

    def packed(self) -> FileReport:
        """The same with packed findings and only those lines of the source that they meet.

        A run over a hundred thousand articles keeps a report of each, and not each article: every
        offset, line and column stays what it was, and what is printed of a finding is there.
        """
        if not self.findings:
            return replace(self, text="")
        import zlib

        source = self.source
        index, kept = LineIndex(source), SpanSet()
        for place in (place for finding in self.findings for place in _places(finding)):
            kept.add(index.whole_lines(place))
        parts: list[str] = []
        at = 0
        for span in (*kept, Span(len(source), len(source))):
            parts += [_LINE().sub(_blanks, source[at : span.start]), span.of(source)]
            at = span.end
        text = zlib.compress("".join(parts).encode("utf-8", "surrogatepass"), 1)
        return replace(self, text=text, findings=PackedFindings(self.findings))


def _blanks(line: re.Match[str]) -> str:
    return " " * len(line.group())


def _places(finding: Finding) -> Iterator[Span]:
    """Every place of the file that may be printed or edited for a finding."""
    yield finding.span
    yield from (related.span for related in finding.related if related.path is None)
    yield from (hull(edit.span for edit in fix.edits) for fix in finding.fixes if fix.edits)


@dataclass(frozen=True, slots=True)
class Limit:
    """A limit on a figure over files: `name` of the figure, `where` the paths it is for ("" for
    all), what it came to, and the most that it may be.
    """

    name: str
    where: str
    figure: float
    most: float

    @property
    def exceeded(self) -> bool:
        return self.figure > self.most


@dataclass(frozen=True, slots=True)
class Mended:
    """A fix that was made: `lines` (1-based, first and last) and `title` speak of the file as it
    was before.
    """

    path: str
    rule: str
    lines: tuple[int, int]
    title: str
    called: str = "line"  # what a person calls a line

    @property
    def place(self) -> str:
        """ "lines 3-4"."""
        first, last = self.lines
        return f"{self.called} {first}" if first == last else f"{self.called}s {first}-{last}"


@dataclass(frozen=True, slots=True)
class Tally:
    """What the verdict of a run needs of its findings: how many open ones there are of each
    severity, how many are failures of the tool, the file of each that `editlint fix` mends by
    itself, of each that is mended after a question, how many there are of each status, and in how
    many files something is more than information.
    """

    count: Counter[Severity]
    failures: int
    mended: tuple[str, ...]
    asked: tuple[str, ...]
    statuses: Counter[Status]
    files: int


# Not slotted, so that the tally can be kept.
@dataclass(frozen=True)
class Report:
    """A whole run: files in path order; `errors` are what went wrong outside any file; `notes` are
    told and change nothing.

    `rules` are all that the run knew, on or off. `paths` are those that were asked for, none where
    it was the working folder; `mended` is what was mended before the report was made.
    """

    files: tuple[FileReport, ...]
    fail_level: Severity | None = Severity.ERROR
    errors: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    limits: tuple[Limit, ...] = ()
    rules: tuple[Rule, ...] = ()
    paths: tuple[str, ...] = ()
    mended: tuple[Mended, ...] = ()

    def findings(self) -> Iterator[tuple[FileReport, Finding]]:
        """Every open finding with its file."""
        for file in self.files:
            for finding in file.open:
                yield file, finding

    @cached_property
    def tally(self) -> Tally:
        """One look at all findings, which may be packed."""
        count: Counter[Severity] = Counter()
        statuses: Counter[Status] = Counter()
        failures = 0
        mended: list[str] = []
        asked: list[str] = []
        graver: set[str] = set()
        found = ((file.path, finding) for file in self.files for finding in file.findings)
        for path, finding in found:
            statuses[finding.status] += 1
            if finding.status != "open":
                continue
            count[finding.severity] += 1
            failures += finding.is_failure
            if finding.severity == Severity.INFO:
                continue
            graver.add(path)
            if finding.fixes:
                (mended if finding.safe_fix else asked).append(path)
        return Tally(count, failures, tuple(mended), tuple(asked), statuses, len(graver))

    @property
    def examined(self) -> tuple[Examined, ...]:
        """What was looked at in all files, in the order in which it was first told."""
        sums: Counter[tuple[str, str]] = Counter()
        for file in self.files:
            for what, number, of in file.examined:
                sums[of, what] += number
        return tuple(Examined(what, number, of) for (of, what), number in sums.items())

    def count(self) -> Counter[Severity]:
        """Open findings by severity."""
        return Counter(self.tally.count)

    @property
    def unchecked(self) -> int:
        """How many files or paths could not be checked, crashed rules included."""
        broken = sum(file.error is not None for file in self.files)
        return len(self.errors) + broken + self.tally.failures

    @property
    def exit_status(self) -> int:
        """0 clean, 1 findings at or above the fail level or a limit exceeded, 2 something could not
        be checked (wins).
        """
        if self.unchecked:
            return 2
        if any(limit.exceeded for limit in self.limits):
            return 1
        return int(self.has_failing_findings)

    @property
    def has_failing_findings(self) -> bool:
        """Whether a finding is at or above the fail level."""
        level = self.fail_level
        return level is not None and any(severity >= level for severity in self.tally.count)
