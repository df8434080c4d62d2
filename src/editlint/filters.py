"""What happens to findings after the rules: each gets its status, in one order, and none is ever dropped.

allowed (by a comment, front matter or the allow file) -> baselined -> shadowed (by a fix that takes the place away).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterator, Mapping, Sequence

from editlint.allows import Allow, Listed, allows_in
from editlint.document import Document
from editlint.finding import Finding, Fix, Severity
from editlint.text import Span, hull


def apply(
    doc: Document,
    findings: Sequence[Finding],
    *,
    listed: Mapping[str, Listed] | None = None,
    baseline: Collection[str] = (),
    judged: Collection[str] = (),
) -> tuple[Finding, ...]:
    """Set the statuses of `findings`.

    `listed` is what the allow file says of this article, by fingerprint; `baseline` holds fingerprints of known findings. `judged`
    names the rules and categories that ran: an allow that names none but those and met nothing is reported as `unused-allow`.
    """
    inline, listed = allows_in(doc), listed or {}
    used: set[Allow] = set()
    after = [_allowed(f, inline, listed, used) for f in findings]
    after = [f.with_status("baselined", "in the baseline") if f.status == "open" and f.fingerprint in baseline else f for f in after]
    met = {f.fingerprint for f in findings}
    unused = [_unused(", ".join(a.names), "this allow", a.span) for a in inline if a not in used and set(a.names) <= set(judged)]
    unused += [
        _unused(e.rule, "the entry in the allow file", Span(0, 0)) for key, e in listed.items() if key not in met and e.rule in judged
    ]
    return tuple(sorted([*_shadowed(doc, after), *unused], key=lambda f: (f.span, f.rule)))


def places(finding: Finding) -> Iterator[Span]:
    """The span of a finding and its related spans in the same file."""
    yield finding.span
    yield from (r.span for r in finding.related if r.path is None)


def _allowed(finding: Finding, inline: Sequence[Allow], listed: Mapping[str, Listed], used: set[Allow]) -> Finding:
    """An allow at either copy holds for the pair."""
    for allow in inline:
        named = finding.rule in allow.names or finding.category in allow.names
        if named and any(allow.target.overlaps(p) for p in places(finding)):
            used.add(allow)
            finding = finding.with_status("allowed", allow.reason or None)
    if finding.status == "open" and finding.fingerprint in listed:
        return finding.with_status("allowed", listed[finding.fingerprint].reason or None)
    return finding


def _unused(names: str, what: str, span: Span) -> Finding:
    message = f"Nothing here needs {what} of {names} any more. Take it out, so that it does not hide a later fault."
    return Finding("unused-allow", "tool", Severity.WARNING, message, span)


def _shadowed(doc: Document, findings: Sequence[Finding]) -> list[Finding]:
    """Mark what a safe fix of another open finding takes away, where the same is still told of the copy that stays."""
    after = {f.fingerprint: f for f in findings}
    casters = [(f, f.safe_fix) for f in findings if f.status == "open" and f.safe_fix and f.safe_fix.keeps]
    if not casters:
        return list(findings)
    twins = _by_words(doc, findings)
    starts = [f.span.start for f in findings]
    for caster, fix in sorted(casters, key=lambda pair: -_deleted_size(pair[1])):
        if after[caster.fingerprint].status != "open":
            continue
        reach = hull(e.span for e in fix.edits)
        line = doc.lines.position(caster.span.start).line
        for finding in findings[bisect_left(starts, reach.start) : bisect_left(starts, reach.end)]:
            if finding is not caster and after[finding.fingerprint].status == "open" and _goes_with(doc, finding, caster, fix, twins):
                after[finding.fingerprint] = finding.with_status("shadowed", f"goes with the {caster.rule} at line {line}")
    return list(after.values())


def _deleted_size(fix: Fix) -> int:
    return sum(e.span.end - e.span.start for e in fix.edits if not e.text)


Twins = Mapping[tuple[str, tuple[str, ...]], Sequence[Span]]


def _by_words(doc: Document, findings: Sequence[Finding]) -> Twins:
    """Where each rule found each sequence of words."""
    found: dict[tuple[str, tuple[str, ...]], list[Span]] = {}
    for finding in findings:
        found.setdefault((finding.rule, doc.words.keys_of(finding.span)), []).append(finding.span)
    return found


def _goes_with(doc: Document, finding: Finding, caster: Finding, fix: Fix, twins: Twins) -> bool:
    """Whether `fix` takes `finding` away, and all of it is told elsewhere: by `caster`, or of the copy that stays."""
    if not _covered(doc.source, finding.span, [e.span for e in fix.edits if not e.text.strip()]):
        return False
    known = list(places(caster))
    if finding.related and all(any(k.contains(p) for k in known) for p in places(finding)):
        return True
    equals = twins[finding.rule, doc.words.keys_of(finding.span)]
    return any(k.contains(span) for span in equals if span != finding.span for k in fix.keeps)


def _covered(source: str, span: Span, spans: Sequence[Span]) -> bool:
    """Whether nothing but blanks of `span` lies outside `spans` (in order)."""
    at = span.start
    for other in spans:
        if other.end > at and other.start < span.end:
            if source[at : other.start].strip():
                return False
            at = other.end
    return not source[at : span.end].strip()
