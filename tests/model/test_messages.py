"""Messages have a length that a person reads."""

from __future__ import annotations

from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st

from editlint.lint.lint import Active, lint
from editlint.model.document import Document
from editlint.model.finding import Hit, Severity
from editlint.model.messages import MOST, middle, shortened
from editlint.model.places import Span
from editlint.model.rule import Context, rule
from editlint.parse import parse


@rule("long", category="style", severity=Severity.WARNING, bad=["a", "b"], good=["c", "d"])
def long(doc: Document, context: Context) -> Iterator[Hit]:
    """Says too much."""
    yield Hit(Span(0, 3), f"'{'x' * 5000}' is long")


def test_what_is_quoted_is_shortened_in_its_middle() -> None:
    words = " ".join(f"word{number}" for number in range(200))
    message = shortened(f"The sentence “{words}” stands twice. Delete one of them.")
    assert len(message) <= MOST
    assert message.startswith("The sentence “word0 word1")
    assert message.endswith("word199” stands twice. Delete one of them.")
    assert " … " in message


def test_a_short_message_is_as_it_was() -> None:
    assert shortened("“a” " * 50) == "“a” " * 50


def test_names_are_shortened_at_both_ends_alike() -> None:
    assert middle("a" * 50 + "b" * 50, 13) == "aaaaa … bbbbb"


@given(st.lists(st.sampled_from(["“", "”", "(", ")", "'", "word ", "x" * 40, "\n", " … "])))
def test_nothing_is_longer(parts: list[str]) -> None:
    assert len(shortened("".join(parts) * 20)) <= MOST


def test_every_finding_is_short() -> None:
    (finding,) = lint(parse("The end.\n"), [Active(long, None, Context())])
    assert len(finding.message) <= MOST
