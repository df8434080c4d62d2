"""Mending: a fold over findings, apart from linting, that proves each change before it counts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache

from editlint.edits.splice import splice
from editlint.fix.verify import verify
from editlint.model.document import Document
from editlint.model.finding import Applicability, Finding, Fix, Severity
from editlint.model.places import Position, Span, SpanSet
from editlint.model.values import dataclass, replace

ROUNDS = 10
Check = Callable[[str], tuple[Document, tuple[Finding, ...]]]


@dataclass(frozen=True, slots=True)
class Applied:
    """A fix that was made: of which finding, where it stood in the text of its round, and the
    source that it took out.
    """

    finding: Finding
    fix: Fix
    position: Position
    removed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FixResult:
    """What came of `mend`: the text, the findings that are left in it (`fix-refused` included) and
    the fixes made.
    """

    text: str
    doc: Document
    findings: tuple[Finding, ...]
    applied: tuple[Applied, ...] = ()


def fix(source: str, check: Check, minimum: Applicability = Applicability.SAFE) -> FixResult:
    """Apply the first fix of every open finding that is applicable enough, round by round, until
    nothing more applies.

    A text that still changes after ten rounds, or that comes back, is left as it was, with a
    `fix-refused`.
    """
    check = cache(check)  # what proves a round is the start of the next
    doc, found = check(source)
    original = FixResult(source, doc, found)
    refused: list[Finding] = []
    applied: list[Applied] = []
    seen, text = {source}, source
    for _ in range(ROUNDS):
        chosen, problems = _verified(doc, choose(found, minimum), check)
        refused += [
            _refused(f, why)
            for f, why in problems
            if f.fingerprint not in {r.fingerprint for r in refused}
        ]
        if not chosen:
            left = tuple(sorted([*found, *refused], key=lambda f: (f.span, f.rule)))
            return FixResult(text, doc, left, tuple(applied))
        applied += [applied_fix(doc, f, f.fixes[0]) for f in chosen]
        text = splice(text, [e for f in chosen for e in f.fixes[0].edits])
        if text in seen:
            break
        seen.add(text)
        doc, found = check(text)
    unsettled = _refused(applied[0].finding, "mending it does not come to rest")
    return FixResult(source, original.doc, (*original.findings, unsettled))


def apply_one(doc: Document, finding: Finding, fix: Fix, check: Check) -> tuple[str, str | None]:
    """The text with this one fix of `finding` made, or the old text and why it cannot be made."""
    one = replace(finding, fixes=(fix,))
    why = _problem(doc, [one], check)
    return (doc.source, why) if why else (splice(doc.source, fix.edits), None)


def choose(findings: Sequence[Finding], minimum: Applicability) -> list[Finding]:
    """The open findings whose first fixes go together: in order, without overlaps and without
    touching what another keeps.
    """
    chosen: list[Finding] = []
    edited, kept, empty = SpanSet(), SpanSet(), set[Span]()
    for finding in findings:
        if (
            finding.status != "open"
            or not finding.fixes
            or finding.fixes[0].applicability < minimum
        ):
            continue
        fix = finding.fixes[0]
        spans = [e.span for e in fix.edits]
        if (
            not spans
            or any(edited.meets(s) or kept.meets(s) or s in empty for s in spans)
            or any(edited.meets(k) for k in fix.keeps)
        ):
            continue
        chosen.append(finding)
        for span in spans:
            edited.add(span)
        empty.update(
            s for s in spans if s.start == s.end
        )  # two insertions at one place: their order would be open
        for keep in fix.keeps:
            kept.add(keep)
    return chosen


def _verified(
    doc: Document, chosen: list[Finding], check: Check
) -> tuple[list[Finding], list[tuple[Finding, str]]]:
    """Those of `chosen` that can be made together, and those that cannot be made at all, each with
    the objection.
    """
    if not chosen or _problem(doc, chosen, check) is None:
        return chosen, []
    refused = [(f, why) for f in chosen if (why := _problem(doc, [f], check)) is not None]
    sound = [f for f in chosen if all(f is not r for r, _ in refused)]
    if not sound or _problem(doc, sound, check) is None:
        return sound, refused
    return sound[:1], refused  # each is sound alone: one a round


def _problem(doc: Document, chosen: Sequence[Finding], check: Check) -> str | None:
    edits = [e for f in chosen for e in f.fixes[0].edits]
    after, _ = check(splice(doc.source, edits))
    return verify(doc, after, chosen)


def applied_fix(doc: Document, finding: Finding, fix: Fix) -> Applied:
    """The record of a fix that was made in `doc`."""
    removed = tuple(e.span.of(doc.source) for e in fix.edits if e.span.of(doc.source).strip())
    return Applied(finding, fix, doc.lines.position(finding.span.start), removed)


def _refused(finding: Finding, why: str) -> Finding:
    message = f"The fix of {finding.rule} was not made: {why}. Please mend this place by hand."
    return Finding(
        "fix-refused",
        "tool",
        Severity.WARNING,
        message,
        finding.span,
        fingerprint=finding.fingerprint,
    )
