"""Run rules over one document: hits become findings, and a rule that fails becomes a finding of its
own.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from editlint.lint.fingerprint import with_fingerprints
from editlint.model.document import Document
from editlint.model.finding import Examined, Finding, Hit, Severity
from editlint.model.messages import shortened
from editlint.model.needs import met
from editlint.model.places import JOINER, OBJECT, Span
from editlint.model.rule import Context, Rule, Yields
from editlint.model.values import dataclass


@dataclass(frozen=True, slots=True)
class Active:
    """A rule that is on for this document.

    `severity` is what the settings ask for; None leaves it to the rule.
    """

    rule: Rule
    severity: Severity | None
    context: Context


@dataclass(frozen=True, slots=True)
class Failure:
    """What the guard makes of a rule that did not come to its end, and why, in one line.

    `rule` is `rule-crashed` or `rule-timed-out`.
    """

    rule: str
    reason: str


Run = Callable[[], list[Yields]]
Guard = Callable[[Run], list[Yields] | Failure]
Note = Callable[[Examined], None]


def unguarded(run: Run) -> list[Yields]:
    """Let a failing rule raise: for tests and for writing rules."""
    return run()


def unnoted(examined: Examined) -> None:
    """Let what a rule looked at go: for whoever asks for findings alone."""


def lint(
    doc: Document,
    active: Sequence[Active],
    guard: Guard = unguarded,
    note: Note = unnoted,
) -> tuple[Finding, ...]:
    """The findings of all `active` rules, in the order of their places, all of status open.

    `note` is told what the rules looked at.
    """
    made: list[tuple[Finding, str | None]] = []
    for one in active:
        hits = guard(lambda one=one: _hits(one, doc))  # type: ignore[misc]
        if isinstance(hits, Failure):
            made.append((_failed(one.rule, hits), None))
            continue
        for hit in hits:
            if isinstance(hit, Hit):
                made.append((_finding(one, hit), hit.key))
            else:
                note(hit)
    made.sort(key=lambda pair: (pair[0].span, pair[0].rule))
    return (
        with_fingerprints(doc, [finding for finding, _ in made], [key for _, key in made])
        if made
        else ()
    )


def _hits(active: Active, doc: Document) -> list[Yields]:
    """What the rule finds in the text, and in what the front matter says to readers."""
    rule, context = active.rule, active.context
    parts = (doc.deck, doc) if rule.reads_deck and doc.deck else (doc,)
    asked = [part for part in parts if met(rule.needs, part, context.data) or _has_table(active)]
    return [hit for part in asked for hit in rule.check(part, context)]


def _has_table(active: Active) -> bool:
    """Whether a table of the house gives the rule more to look for than what it needs as it ships
    (`style`).
    """
    options = active.context.options
    return any(options.get(name) for name, value in active.rule.options.items() if value == {})


def _finding(active: Active, hit: Hit) -> Finding:
    rule = active.rule
    severity = hit.severity or rule.severity
    if active.severity is not None:
        # what the rule grades below its own level stays below the level that is set
        severity = active.severity if severity >= rule.severity else min(severity, active.severity)
    return Finding(
        rule.name,
        rule.category,
        severity,
        shortened(_readable(hit.message)),
        hit.span,
        hit.related,
        hit.fixes,
        status="allowed" if hit.meant else "open",
        reason=_readable(hit.meant) or None,
        yields=rule.yields,
        detail=_readable(hit.detail),
    )


def _readable(text: str) -> str:
    """What a rule says, without the characters that stand in prose for what is no prose."""
    return text.replace(OBJECT, "…").replace(JOINER, "")


def _failed(rule: Rule, failure: Failure) -> Finding:
    message = shortened(
        f"The rule {rule.name} failed ({failure.reason}), so this file is not fully checked. "
        "Please report it, or switch the rule off."
    )
    return Finding(failure.rule, "tool", Severity.ERROR, message, Span(0, 0), is_failure=True)
