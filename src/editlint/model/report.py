"""What a run returns: per file and over all files."""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Iterator

from editlint.model.finding import Finding, Severity
from editlint.model.places import LineIndex, Span, SpanSet, hull, lazy
from editlint.model.rule import Rule
from editlint.model.values import dataclass, replace

_NOT_LINE_END = lazy(r"[^\r\n]")


@dataclass(frozen=True, slots=True)
class FileReport:
    """One file that was asked for.

    `text` is its source, or what `packed` keeps of it. `error` is one line, where the file could
    not be read; then there are no findings. `words` are those of its prose.
    """

    path: str
    text: str | bytes
    findings: tuple[Finding, ...] = ()
    error: str | None = None
    words: int = 0

    @property
    def open(self) -> tuple[Finding, ...]:
        return tuple(finding for finding in self.findings if finding.status == "open")

    @property
    def source(self) -> str:
        """The source; of a packed report blanks stand for what no finding meets."""
        if isinstance(self.text, str):
            return self.text
        return zlib.decompress(self.text).decode("utf-8", "surrogatepass")

    def packed(self) -> FileReport:
        """The same with only those lines of the source that its findings meet.

        A run over a hundred thousand articles keeps a report of each, and not each article: every
        offset, line and column stays what it was, and what is printed of a finding is there.
        """
        if not self.findings:
            return replace(self, text="")
        source = self.source
        index, kept = LineIndex(source), SpanSet()
        for place in (place for finding in self.findings for place in _places(finding)):
            kept.add(index.whole_lines(place))
        parts: list[str] = []
        at = 0
        for span in (*kept, Span(len(source), len(source))):
            parts += [_NOT_LINE_END().sub(" ", source[at : span.start]), span.of(source)]
            at = span.end
        return replace(self, text=zlib.compress("".join(parts).encode("utf-8", "surrogatepass"), 1))


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
class Report:
    """A whole run: files in path order; `errors` are what went wrong outside any file; `notes` are
    told and change nothing.

    `rules` are all that the run knew, on or off.
    """

    files: tuple[FileReport, ...]
    fail_level: Severity | None = Severity.ERROR
    errors: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    limits: tuple[Limit, ...] = ()
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
        tool = sum(finding.is_failure for _, finding in self.findings())
        return len(self.errors) + sum(file.error is not None for file in self.files) + tool

    @property
    def exit_status(self) -> int:
        """0 clean, 1 findings at or above the fail level or a limit exceeded, 2 something could not
        be checked (wins).
        """
        if self.unchecked:
            return 2
        if any(limit.exceeded for limit in self.limits):
            return 1
        level = self.fail_level
        return int(
            level is not None and any(finding.severity >= level for _, finding in self.findings())
        )
