"""The engine: severities, failures, order."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from editlint.lint.lint import Active, lint
from editlint.model.data import Data
from editlint.model.document import Document
from editlint.model.finding import Examined, Hit, Severity
from editlint.model.places import Span
from editlint.model.rule import Context, Yields, rule
from editlint.model.values import replace
from editlint.parse import parse
from editlint.run.guard import rule_guard


@rule("graded", category="style", severity=Severity.WARNING, bad=["a", "b"], good=["c", "d"])
def graded(doc: Document, context: Context) -> Iterator[Hit]:
    """Hits of all grades, in the wrong order."""
    yield Hit(Span(4, 5), "error", severity=Severity.ERROR)
    yield Hit(Span(2, 3), "own")
    yield Hit(Span(0, 1), "info", severity=Severity.INFO)


@rule("broken", category="style", severity=Severity.WARNING, bad=["a", "b"], good=["c", "d"])
def broken(doc: Document, context: Context) -> Iterator[Hit]:
    """Fails after its first hit."""
    yield Hit(Span(0, 1), "first")
    raise KeyError("what\nis this")


@rule("endless", category="style", severity=Severity.WARNING, bad=["a", "b"], good=["c", "d"])
def endless(doc: Document, context: Context) -> Iterator[Hit]:
    """Never comes back."""
    while doc:
        pass
    yield Hit(Span(0, 1), "never")


@rule("counting", category="style", severity=Severity.WARNING, bad=["a", "b"], good=["c", "d"])
def counting(doc: Document, context: Context) -> Iterator[Yields]:
    """Tells what it looked at."""
    yield Examined("text(s)", 1)
    yield Hit(Span(0, 1), "found")
    yield Examined("with a fault", 1, of="text(s)")


DOC = parse("Some text.\n", path="a.md")


@pytest.mark.parametrize(
    ("set_to", "expected"),
    [
        (None, [Severity.INFO, Severity.WARNING, Severity.ERROR]),
        (Severity.INFO, [Severity.INFO, Severity.INFO, Severity.INFO]),
        (Severity.ERROR, [Severity.INFO, Severity.ERROR, Severity.ERROR]),
        (Severity.WARNING, [Severity.INFO, Severity.WARNING, Severity.WARNING]),
    ],
)
def test_a_set_severity_takes_the_place_of_the_rules_level_and_above(
    set_to: Severity | None, expected: list[Severity]
) -> None:
    assert [
        finding.severity for finding in lint(DOC, [Active(graded, set_to, Context())])
    ] == expected


def test_a_crash_is_a_finding_and_hides_nothing_of_other_rules() -> None:
    found = lint(
        DOC, [Active(broken, None, Context()), Active(graded, None, Context())], rule_guard(9)
    )
    assert [finding.rule for finding in found] == ["rule-crashed", "graded", "graded", "graded"]
    assert "broken failed (KeyError: 'what\\nis this')" in found[0].message
    assert "\n" not in found[0].message


def test_what_a_rule_needs_may_fail_as_the_rule_itself() -> None:
    def needs(doc: Document, data: Data) -> bool:
        raise KeyError("no such word")

    needy = replace(counting, name="needy", needs=needs)
    active = [Active(graded, None, Context()), Active(needy, None, Context())]
    found = lint(DOC, active, rule_guard(9))
    assert [finding.rule for finding in found] == ["rule-crashed", "graded", "graded", "graded"]
    assert "The rule needy failed (KeyError: 'no such word')" in found[0].message


def test_a_runaway_rule_is_stopped() -> None:
    (finding,) = lint(DOC, [Active(endless, None, Context())], rule_guard(0.1))
    assert (finding.rule, finding.severity) == ("rule-timed-out", Severity.ERROR)


def test_without_a_guard_a_failing_rule_raises() -> None:
    with pytest.raises(KeyError):
        lint(DOC, [Active(broken, None, Context())])


def test_what_was_looked_at_is_told_beside_the_findings() -> None:
    noted: list[Examined] = []
    (finding,) = lint(DOC, [Active(counting, None, Context())], note=noted.append)
    assert finding.message == "found"
    assert noted == [Examined("text(s)", 1), Examined("with a fault", 1, of="text(s)")]
    assert len(lint(DOC, [Active(counting, None, Context())])) == 1
