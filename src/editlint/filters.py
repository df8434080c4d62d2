"""What happens to findings after the rules: each gets its status, in one order, and none is ever dropped.

allowed (by a comment, front matter or the allow file) -> baselined -> shadowed (by a fix that takes the place away).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from editlint.allows import Allow, Listed, allows_in
from editlint.document import Document
from editlint.finding import Applicability, Finding, Severity
from editlint.text import Span
from editlint.words import words_of


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
    after = list(findings)
    casters = [
        f for f in findings if f.status == "open" and f.fixes and f.fixes[0].applicability == Applicability.SAFE and f.fixes[0].keeps
    ]
    for caster in sorted(casters, key=lambda f: -_deleted_size(f)):
        if next(f for f in after if f.fingerprint == caster.fingerprint).status != "open":
            continue
        line = doc.lines.position(caster.span.start).line
        for k, finding in enumerate(after):
            if finding.status == "open" and finding.fingerprint != caster.fingerprint and _goes_with(doc, finding, caster, findings):
                after[k] = finding.with_status("shadowed", f"goes with the {caster.rule} at line {line}")
    return after


def _deleted_size(finding: Finding) -> int:
    return sum(e.span.end - e.span.start for e in finding.fixes[0].edits if not e.text)


def _goes_with(doc: Document, finding: Finding, caster: Finding, findings: Sequence[Finding]) -> bool:
    fix = caster.fixes[0]
    if not _covered(doc.source, finding.span, [e.span for e in fix.edits if not e.text.strip()]):
        return False
    known = list(places(caster))
    if finding.related and all(any(k.contains(p) for k in known) for p in places(finding)):
        return True
    return _told_of_kept(doc, finding, findings, fix.keeps)


def _covered(source: str, span: Span, spans: Sequence[Span]) -> bool:
    """Whether nothing but blanks of `span` lies outside `spans` (in order)."""
    at = span.start
    for other in spans:
        if other.end > at and other.start < span.end:
            if source[at : other.start].strip():
                return False
            at = other.end
    return not source[at : span.end].strip()


def _told_of_kept(doc: Document, finding: Finding, findings: Sequence[Finding], keeps: Sequence[Span]) -> bool:
    """Whether an equal finding stands in the copy that stays."""
    said = words_of(finding.span.of(doc.prose)).keys
    return any(
        f.rule == finding.rule
        and f is not finding
        and any(k.contains(f.span) for k in keeps)
        and words_of(f.span.of(doc.prose)).keys == said
        for f in findings
    )
