"""Every built-in rule against its own examples, and against everybody else's."""

from __future__ import annotations

import pytest

from editlint.lint.lint import Active, lint
from editlint.lint.testing import marked, problems, read
from editlint.model.rule import Context, Example, Rule
from editlint.registry import builtin

RULES = builtin.rules()
CASES = [
    (rule, kind, number)
    for rule in RULES
    for kind in ("bad", "good")
    for number in range(len(getattr(rule, kind)))
]


def context(rule: Rule, example: Example | None = None) -> Context:
    return Context({**rule.options, **(example.options if example else {})}, builtin.data())


@pytest.mark.parametrize(
    ("rule", "kind", "number"),
    CASES,
    ids=[f"{rule.name}-{kind}-{number}" for rule, kind, number in CASES],
)
def test_example(rule: Rule, kind: str, number: int) -> None:
    example = getattr(rule, kind)[number]
    assert list(problems(rule, example, kind == "bad", context(rule))) == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_is_complete(rule: Rule) -> None:
    assert len(rule.bad) >= 2
    assert len(rule.good) >= 2
    assert rule.summary.endswith(".")
    assert rule.why


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_no_rule_crashes_on_the_examples_of_others(rule: Rule) -> None:
    for other in RULES:
        for example in (*other.bad, *other.good):
            doc = read(example, marked(example.text).text)
            for finding in lint(doc, [Active(rule, None, context(rule))]):
                assert 0 <= finding.span.start <= finding.span.end <= len(doc.source)
