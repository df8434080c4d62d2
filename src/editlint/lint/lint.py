"""Run rules over one document: hits become findings, and a rule that fails becomes a finding of its
own.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypeVar

from editlint.lint.fingerprint import with_fingerprints
from editlint.model.document import Document
from editlint.model.finding import Examined, Finding, Hit, Severity
from editlint.model.messages import shortened
from editlint.model.needs import met
from editlint.model.places import JOINER, OBJECT, Span
from editlint.model.rule import Context, Rule, Yields
from editlint.model.values import dataclass

T = TypeVar("T")


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


if TYPE_CHECKING:
    from typing import Protocol

    class Guard(Protocol):
        """What runs a rule: what it returns, or why it did not come to its end."""

        def __call__(self, run: Callable[[], list[T]]) -> list[T] | Failure: ...


Note = Callable[[Examined], None]
Parts = tuple[Document, ...]


def unguarded(run: Callable[[], list[T]]) -> list[T]:
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
    for one, parts in _asked(doc, active, guard):
        hits = guard(lambda one=one, parts=parts: _hits(one, doc, parts))  # type: ignore[misc]
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


def _asked(
    doc: Document, active: Sequence[Active], guard: Guard
) -> Sequence[tuple[Active, Parts | None]]:
    """The rules that may find something, and where. They are sorted out in one go, for to guard
    each costs more than most of these looks; where one fails, each looks when its turn comes, so
    that it is known which.
    """
    asked = guard(lambda: [(one, parts) for one in active if (parts := _parts(one, doc))])
    return [(one, None) for one in active] if isinstance(asked, Failure) else asked


def _parts(active: Active, doc: Document) -> Parts:
    """The text, and what the front matter says to readers, as far as they hold what the rule
    needs.
    """
    rule, data = active.rule, active.context.data
    if not (rule.reads_deck and doc.deck):
        return (doc,) if met(rule.needs, doc, data) or _has_table(active) else ()
    parts = (doc.deck, doc)
    found = tuple(part for part in parts if met(rule.needs, part, data))
    return parts if len(found) < len(parts) and _has_table(active) else found


def _hits(active: Active, doc: Document, parts: Parts | None) -> list[Yields]:
    """What the rule finds in `parts` of the document."""
    known = _parts(active, doc) if parts is None else parts
    return [hit for part in known for hit in active.rule.check(part, active.context)]


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
