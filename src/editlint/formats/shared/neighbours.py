"""Neighbouring findings of one thing, which a page for people tells once.

"Studies show" and "Experts say" of one line, the two ends of a shortcode, three figures in a row:
the same is said of each, so it is said of the first, and the others are shown with it. A phrase and
a figure of one sentence are shown together, each with what is said of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from editlint.model.finding import Finding
from editlint.model.places import LineIndex, Span, lazy

_QUOTED = lazy(r"“[^”]*”|\"[^\"]*\"|(?<!\w)'.*?'(?!\w)")
_SENTENCE_ENDS = lazy(r"[.!?…。！？][\"'”’»)\]]*\s")
_BLANK = lazy(r"\s*\Z")


def told_together(findings: Iterable[Finding], lines: LineIndex) -> Iterator[list[Finding]]:
    """The findings of a file, in order, in groups that are told once."""
    group: list[Finding] = []
    for finding in findings:
        if group and not _belongs(group, finding, lines):
            yield group
            group = []
        group.append(finding)
    if group:
        yield group


def _belongs(group: Sequence[Finding], finding: Finding, lines: LineIndex) -> bool:
    last = group[-1]
    if finding.related or last.related or last.status != finding.status or finding.is_failure:
        return False
    if (last.severity, last.category, last.reason) != (
        finding.severity, finding.category, finding.reason,
    ) or finding.span.start < last.span.start:  # fmt: skip
        return False
    between = Span(last.span.end, max(last.span.end, finding.span.start)).of(lines.source)
    if kind(last) == kind(finding):
        return _is_near(last, finding, between, lines)
    if last.rule == finding.rule or "\n" in between or "\r" in between:
        return False
    return not _SENTENCE_ENDS().search(f"{between} ")


def _is_near(last: Finding, finding: Finding, between: str, lines: LineIndex) -> bool:
    """Whether one stands in the line of the other or directly below it."""
    if _BLANK().match(between):
        return True
    return lines.line_at(finding.span.start) == lines.lines_of(last.span).stop - 1


def kind(finding: Finding) -> tuple[str, str]:
    """The rule, and what it says but for what it quotes."""
    return finding.rule, _QUOTED().sub("", finding.message)


def quoted(finding: Finding) -> str:
    """What the message of a finding quotes first, in its marks; "" where it quotes nothing."""
    match: re.Match[str] | None = _QUOTED().search(finding.message)
    return match[0] if match else ""
