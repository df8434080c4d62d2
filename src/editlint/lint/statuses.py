"""What happens to findings after the rules: each gets its status, in one order, and none is ever
dropped.

allowed (by a comment, front matter or the allow file) -> baselined -> shadowed (by a fix that takes
the place away).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import accumulate

from editlint.lint.allows import Allow, Listed, allows_in
from editlint.model.document import Document
from editlint.model.finding import Finding, Fix, Severity
from editlint.model.messages import shortened
from editlint.model.places import Span, hull
from editlint.model.values import dataclass, field

_OWNING = frozenset({"residue", "boilerplate"})


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of one article's findings from outside it.

    `listed` is what the allow file says, by fingerprint; `baseline` holds the fingerprints that
    were there before; with `changed` (lines, 1-based) a finding counts only where one of its places
    lies in one of them.
    """

    listed: Mapping[str, Listed] = field(default_factory=dict)
    baseline: Collection[str] = ()
    changed: Sequence[range] | None = None


def apply(
    doc: Document,
    findings: Sequence[Finding],
    known: Known | None = None,
    judged: Collection[str] = (),
) -> tuple[Finding, ...]:
    """Set the statuses of `findings`.

    `judged` names the rules and categories that ran: an allow that names none but those and met
    nothing is reported as `unused-allow`.
    """
    known = known or Known()
    used: set[Allow] = set()
    inline = allows_in(doc)
    allows = _Allows(inline)
    after = [_allowed(finding, allows, known.listed, used) for finding in findings]
    after += _unused(
        findings, [allow for allow in inline if allow not in used], known.listed, judged
    )
    after = [_baselined(doc, finding, known) for finding in after]
    after = _yielded(doc, after)
    return tuple(sorted(_shadowed(doc, after), key=lambda finding: (finding.span, finding.rule)))


def places(finding: Finding) -> Iterator[Span]:
    """The span of a finding and its related spans in the same file."""
    yield finding.span
    yield from (related.span for related in finding.related if related.path is None)


class _Allows:
    """Allows by where they hold, so that not every finding asks every allow."""

    def __init__(self, allows: Sequence[Allow]) -> None:
        self._ordered = sorted(enumerate(allows), key=lambda pair: pair[1].target.start)
        self._starts = [allow.target.start for _, allow in self._ordered]
        ends = (allow.target.end for _, allow in self._ordered)
        self._ends = list(accumulate(ends, max))  # of it and all before it

    def at(self, place: Span) -> Iterator[tuple[int, Allow]]:
        """Those that hold at `place`, each with its number among all."""
        at = bisect_left(self._starts, max(place.end, place.start + 1)) - 1
        while at >= 0 and self._ends[at] > place.start:
            if self._ordered[at][1].target.overlaps(place):
                yield self._ordered[at]
            at -= 1


def _allowed(
    finding: Finding, inline: _Allows, listed: Mapping[str, Listed], used: set[Allow]
) -> Finding:
    """An allow at either copy holds for the pair."""
    here = {number: allow for place in places(finding) for number, allow in inline.at(place)}
    for _, allow in sorted(here.items()):
        if _is_for(allow, finding):
            used.add(allow)
            finding = finding.with_status("allowed", allow.reason or None)
    if finding.status == "open" and finding.fingerprint in listed:
        return finding.with_status("allowed", listed[finding.fingerprint].reason or None)
    return finding


def _is_for(allow: Allow, finding: Finding) -> bool:
    if not allow.names:
        return not finding.is_failure
    return finding.rule in allow.names or finding.category in allow.names


def _unused(
    findings: Sequence[Finding],
    idle: Sequence[Allow],
    listed: Mapping[str, Listed],
    judged: Collection[str],
) -> Iterator[Finding]:
    met = {finding.fingerprint for finding in findings}
    judged = frozenset(judged)
    for allow in idle:
        if judged.issuperset(allow.names):
            what = f"this allow of {', '.join(allow.names)}" if allow.names else "this allow"
            yield _needless(what, allow.span, len(findings), allow.problem)
    for fingerprint, entry in listed.items():
        if fingerprint not in met and entry.rule in judged:
            yield _needless(f"the entry of {entry.rule} in the allow file", Span(0, 0), fingerprint)


def _needless(what: str, span: Span, mark: object, problem: str = "") -> Finding:
    message = problem or (
        f"Nothing here needs {what} any more. Take it out, so that it does not hide a later fault."
    )
    return Finding(
        "unused-allow",
        "tool",
        Severity.WARNING,
        shortened(message),
        span,
        fingerprint=f"unused-allow {span.start} {mark}",
    )


def _baselined(doc: Document, finding: Finding, known: Known) -> Finding:
    if finding.status != "open" or finding.is_failure:
        return finding
    if finding.fingerprint in known.baseline:
        return finding.with_status("baselined", "in the baseline")
    if known.changed is not None and not any(
        _touches(doc, place, known.changed) for place in places(finding)
    ):
        return finding.with_status("baselined", "not in a changed line")
    return finding


def _touches(doc: Document, place: Span, changed: Sequence[range]) -> bool:
    met = doc.lines.lines_of(place)
    return any(
        lines.start <= met.stop and met.start + 1 < lines.stop for lines in changed
    )  # `changed` counts from 1


def _yielded(doc: Document, findings: Sequence[Finding]) -> list[Finding]:
    """One rule owns a line: what yields is shadowed where residue of another rule lies on its
    lines.

    A merge mark, a note to the desk or a placeholder is nobody else's leftover, whatever its
    status.
    """
    if not any(finding.yields for finding in findings):
        return list(findings)
    owners: dict[int, str] = {}
    for finding in findings:
        if not finding.yields and finding.category in _OWNING:
            for place in places(finding):
                owners |= dict.fromkeys(doc.lines.lines_of(place), finding.rule)
    after: list[Finding] = []
    for finding in findings:
        owner = next(
            (owners[line] for line in doc.lines.lines_of(finding.span) if line in owners), None
        )
        if finding.yields and finding.status == "open" and owner:
            finding = finding.with_status("shadowed", f"{owner} tells of this line")
        after.append(finding)
    return after


def _shadowed(doc: Document, findings: Sequence[Finding]) -> list[Finding]:
    """Mark what a safe fix of another open finding takes away, where the same is still told of the
    copy that stays.
    """
    after = {finding.fingerprint: finding for finding in findings}
    casters = [
        (finding, finding.safe_fix)
        for finding in findings
        if finding.status == "open" and finding.safe_fix and finding.safe_fix.keeps
    ]
    if not casters:
        return list(findings)
    twins = _by_words(doc, findings)
    starts = [finding.span.start for finding in findings]
    for caster, fix in sorted(casters, key=lambda pair: -_deleted_size(pair[1])):
        if after[caster.fingerprint].status != "open":
            continue
        reach = hull(edit.span for edit in fix.edits)
        gone = sorted(edit.span for edit in fix.edits if not edit.text.strip())
        line = doc.lines.named_at(caster.span.start)
        for finding in findings[bisect_left(starts, reach.start) : bisect_left(starts, reach.end)]:
            if (
                finding is not caster
                and after[finding.fingerprint].status == "open"
                and _goes_with(doc, finding, caster, fix, gone, twins)
            ):
                after[finding.fingerprint] = finding.with_status(
                    "shadowed", f"goes with the {caster.rule} at {line}"
                )
    return list(after.values())


def _deleted_size(fix: Fix) -> int:
    return sum(edit.span.end - edit.span.start for edit in fix.edits if not edit.text)


Twins = Mapping[tuple[str, tuple[str, ...]], Sequence[Span]]


def _by_words(doc: Document, findings: Sequence[Finding]) -> Twins:
    """Where each rule found each sequence of words."""
    found: dict[tuple[str, tuple[str, ...]], list[Span]] = {}
    for finding in findings:
        found.setdefault((finding.rule, doc.words.keys_of(finding.span)), []).append(finding.span)
    return found


def _goes_with(
    doc: Document,
    finding: Finding,
    caster: Finding,
    fix: Fix,
    gone: Sequence[Span],
    twins: Twins,
) -> bool:
    """Whether `fix`, which deletes the places `gone`, takes `finding` away, and all of it is told
    elsewhere: by `caster`, or of the copy that stays.
    """
    if not _covered(doc.source, finding.span, gone):
        return False
    known = list(places(caster))
    if finding.related and all(
        any(place.contains(told) for place in known) for told in places(finding)
    ):
        return True
    equals = twins[finding.rule, doc.words.keys_of(finding.span)]
    return any(_has_another(equals, kept, finding.span) for kept in fix.keeps)


def _has_another(spans: Sequence[Span], outer: Span, known: Span) -> bool:
    """Whether one of `spans` (in order) beside `known` lies in `outer`."""
    first, stop = (bisect_left(spans, (at,)) for at in (outer.start, outer.end + 1))
    return any(outer.contains(spans[at]) and spans[at] != known for at in range(first, stop))


def _covered(source: str, span: Span, spans: Sequence[Span]) -> bool:
    """Whether nothing but blanks of `span` lies outside `spans` (in order, none overlaps)."""
    at = span.start
    for number in range(max(0, bisect_right(spans, span) - 1), len(spans)):
        other = spans[number]
        if other.start >= span.end:
            break
        if other.end > at:
            if source[at : other.start].strip():
                return False
            at = other.end
    return not source[at : span.end].strip()
