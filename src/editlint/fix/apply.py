"""Mending: a fold over findings, apart from linting, that proves each change before it counts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import pairwise

from editlint.edits.compose import compose
from editlint.edits.splice import splice
from editlint.fix.origin import Rounds, original_lines, retitled
from editlint.fix.verify import verify
from editlint.model.document import Document
from editlint.model.finding import Applicability, Edit, Finding, Fix, Severity
from editlint.model.messages import shortened
from editlint.model.places import LineIndex, Span, SpanSet, hull
from editlint.model.values import dataclass, replace

ROUNDS = 10  # that do not shorten the text: those that do come to an end by themselves
Check = Callable[[str], tuple[Document, tuple[Finding, ...]]]


@dataclass(frozen=True, slots=True)
class Applied:
    """A fix that was made: of which finding, and the source that it took out. `lines` (1-based,
    first and last) and `title` speak of the file as it was before any fix.
    """

    finding: Finding
    fix: Fix
    lines: tuple[int, int]
    title: str
    removed: tuple[str, ...]
    called: str = "line"  # what a person calls a line


@dataclass(frozen=True, slots=True)
class FixResult:
    """What came of `fix`: the text, the findings that are left in it (`fix-refused` included), the
    fixes made, and the edits that they come to, all in offsets of the text as it was.
    """

    text: str
    doc: Document
    findings: tuple[Finding, ...]
    applied: tuple[Applied, ...] = ()
    edits: tuple[Edit, ...] = ()


def fix(
    source: str,
    check: Check,
    minimum: Applicability = Applicability.SAFE,
    *,
    infos: bool = False,
) -> FixResult:
    """Apply the first fix of every open finding that is applicable enough, round by round, until
    nothing more applies.

    A text that still changes after ten rounds that do not shorten it, or that comes back, is left
    as it was, with a `fix-refused`.
    """
    check = lru_cache(maxsize=4)(check)  # what proves a round is the start of the next
    doc, found = check(source)
    original = FixResult(source, doc, found)
    refused: list[Finding] = []
    applied: list[Applied] = []
    made: list[list[Edit]] = []  # by round
    seen, text = {source}, source
    rounds = ROUNDS
    while rounds:
        chosen, problems = _verified(doc, choose(found, minimum, infos=infos), check)
        refused += [
            _refused(finding, why)
            for finding, why in problems
            if finding.fingerprint not in {known.fingerprint for known in refused}
        ]
        if not chosen:
            left = tuple(
                sorted([*found, *refused], key=lambda finding: (finding.span, finding.rule))
            )
            return FixResult(text, doc, left, tuple(applied), compose(source, made))
        applied += [
            applied_fix(doc, finding, finding.fixes[0], made, original.doc.lines)
            for finding in chosen
        ]
        made.append([edit for finding in chosen for edit in finding.fixes[0].edits])
        before = len(text)
        text = splice(text, made[-1])
        if text in seen:
            break
        seen.add(text)
        rounds -= len(text) >= before
        doc, found = check(text)
    unsettled = _refused(applied[0].finding, "mending it does not come to rest")
    return FixResult(source, original.doc, (*original.findings, unsettled))


def apply_one(doc: Document, finding: Finding, fix: Fix, check: Check) -> tuple[str, str | None]:
    """The text with this one fix of `finding` made, or the old text and why it cannot be made."""
    one = replace(finding, fixes=(fix,))
    why = _problem(doc, [one], check)
    return (doc.source, why) if why else (splice(doc.source, fix.edits), None)


class _Claims:
    """What the chosen fixes edit and keep: a further one must meet neither."""

    def __init__(self) -> None:
        self.edited, self.kept = SpanSet(), SpanSet()
        self.insertions: set[Span] = set()  # two at one place: their order would be open

    def allow(self, fix: Fix) -> bool:
        spans = [edit.span for edit in fix.edits]
        if not spans or any(self.edited.meets(kept) for kept in fix.keeps):
            return False
        own = SpanSet(fix.keeps)
        return not any(
            self.edited.meets(span)
            or self.kept.meets(span)
            or own.meets(span)
            or span in self.insertions
            for span in spans
        ) and not _overlap(spans)

    def add(self, fix: Fix) -> None:
        for edit in fix.edits:
            self.edited.add(edit.span)
            if edit.span.start == edit.span.end:
                self.insertions.add(edit.span)
        for kept in fix.keeps:
            self.kept.add(kept)


def _overlap(spans: Sequence[Span]) -> bool:
    return any(one.overlaps(other) for one, other in pairwise(sorted(spans)))


def choose(
    findings: Sequence[Finding], minimum: Applicability, *, infos: bool = False
) -> list[Finding]:
    """The open findings whose first fixes go together, in order.

    A fix that overlaps another, or touches what another or itself keeps, waits. What is not shown
    is not mended: `infos` takes findings of that severity along, and of those only what is safe.
    """
    chosen: list[Finding] = []
    claims = _Claims()
    for finding in findings:
        if not _is_wanted(finding, minimum, infos) or not claims.allow(finding.fixes[0]):
            continue
        chosen.append(finding)
        claims.add(finding.fixes[0])
    return chosen


def _is_wanted(finding: Finding, minimum: Applicability, infos: bool) -> bool:
    if finding.status != "open" or not finding.fixes:
        return False
    if finding.severity == Severity.INFO:
        return infos and finding.fixes[0].applicability == Applicability.SAFE
    return finding.fixes[0].applicability >= minimum


def _verified(
    doc: Document, chosen: list[Finding], check: Check
) -> tuple[list[Finding], list[tuple[Finding, str]]]:
    """Those of `chosen` that can be made together, and those that cannot be made at all, each with
    the objection.

    The text is halved until what is wrong stands alone, for each look is a check of the whole:
    one bad fix among a thousand takes some twenty. Halves that do not go together: the first is
    made, and the second has its turn in the next round.
    """
    why = _problem(doc, chosen, check) if chosen else None
    if why is None:
        return chosen, []
    if len(chosen) == 1:
        return [], [(chosen[0], why)]
    middle = len(chosen) // 2
    first, refused = _verified(doc, chosen[:middle], check)
    second, more = _verified(doc, chosen[middle:], check)
    both, refused = [*first, *second], [*refused, *more]
    if first and second and (not refused or _problem(doc, both, check)):
        return first, refused  # where nothing was refused they are `chosen`, which was looked at
    return both, refused


def _problem(doc: Document, chosen: Sequence[Finding], check: Check) -> str | None:
    edits = [edit for finding in chosen for edit in finding.fixes[0].edits]
    after, _ = check(splice(doc.source, edits))
    return verify(doc, after, chosen)


def applied_fix(
    doc: Document, finding: Finding, fix: Fix, rounds: Rounds, lines: LineIndex
) -> Applied:
    """The record of a fix that was made in `doc`, which `rounds` of edits have made of the file
    whose lines are `lines`.
    """
    removed = tuple(
        edit.span.of(doc.source) for edit in fix.edits if edit.span.of(doc.source).strip()
    )
    title = retitled(fix.title, rounds, doc.lines, lines)
    place = finding.span if fix == finding.fixes[0] else _filled(doc, fix)
    at = original_lines(place, rounds, lines)
    return Applied(finding, fix, at, title, removed, lines.called)


def _filled(doc: Document, fix: Fix) -> Span:
    """What a fix changes, without the blanks at its ends."""
    whole = hull(edit.span for edit in fix.edits)
    text = whole.of(doc.source)
    start = whole.start + len(text) - len(text.lstrip())
    return Span(start, max(start, whole.start + len(text.rstrip())))


def _refused(finding: Finding, why: str) -> Finding:
    message = f"The fix of {finding.rule} was not made: {why}. Please mend this place by hand."
    return Finding(
        "fix-refused",
        "tool",
        Severity.WARNING,
        shortened(message),
        finding.span,
        fingerprint=finding.fingerprint,
    )
