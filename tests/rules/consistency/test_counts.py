"""Counts, sequences and references: what is counted, and that nothing breaks on odd texts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editlint.model.document import Format
from editlint.model.finding import Examined, Severity
from editlint.model.rule import Context
from editlint.parse import parse
from editlint.registry import builtin
from editlint.rules.consistency.engine.lists import lists

NAMES = ("count-mismatch", "sequence-gap", "dangling-reference", "title-figure")
RULES = {rule.name: rule for rule in builtin.rules() if rule.name in NAMES}
DATA = builtin.data()


def found(name: str, text: str, path: str = "a.md") -> list[str]:
    """What a rule finds in a text, as written there."""
    doc, rule = parse(text, path=path, language="en"), RULES[name]
    return [hit.span.of(doc.source) for hit in rule.hits(doc, Context(rule.options, DATA))]


@pytest.mark.parametrize(
    ("lead_in", "severity"),
    [
        ("The town wants three things:", None),
        ("The town wants three things before it pays for the quay:", Severity.INFO),
    ],
)
def test_what_stands_behind_a_count_makes_it_unsure(lead_in: str, severity: object) -> None:
    doc = parse(f"{lead_in}\n\n- a quay\n- a map\n", path="a.md", language="en")
    rule = RULES["count-mismatch"]
    assert [hit.severity for hit in rule.hits(doc, Context(rule.options, DATA))] == [severity]


def examined(name: str, text: str) -> int:
    """How many a rule says that it looked at."""
    doc, rule = parse(text, path="a.md", language="en"), RULES[name]
    told = [
        one for one in rule.check(doc, Context(rule.options, DATA)) if isinstance(one, Examined)
    ]
    assert len(told) == 1
    return told[0].number


@pytest.mark.parametrize(
    ("form", "text", "top", "below"),
    [
        ("markdown", "1. a\n   - x\n   - y\n2. b\n\n   more of b\n3. c\n", [3], [2]),
        ("markdown", "1. a\n\n   ```\n   code\n   ```\n\n2. b\n", [2], [0]),
        ("markdown", "- a\n- b\n\n* c\n* d\n* e\n", [2, 3], [0, 0]),
        ("markdown", "- a\n- b\n\nBetween.\n\n- c\n", [2, 1], [0, 0]),
        ("markdown", "- ```\n  a\n  ```\n- b\n", [2], [0]),
        ("html", "<ul><li>a<ul><li>x</li></ul></li><li><p>b</p><p>c</p></li></ul>", [2], [1]),
        ("text", "Three things:\n\n1. a\n   - x\n   - y\n2. b\n3. c\n", [3], [2]),
    ],
)
def test_lists_are_trees(form: Format, text: str, top: list[int], below: list[int]) -> None:
    doc = parse(text, format=form)
    assert [len(one.entries) for one in doc.view(lists)] == top
    assert [one.below for one in doc.view(lists)] == below


ITEMS = "- a quay\n- a gate\n- a wall\n"


@pytest.mark.parametrize(
    "lead",
    [
        "The town wants four things:",
        "Here are the four changes that the board has asked the town for since May:",
        "**Four demands:**",
        "Four boats are for sale:",
        "The plan has four aims. They are:",
        "There are four ways to help.",
        "## Four ways to help",
    ],
)
def test_a_lead_in_is_read_in_many_wordings(lead: str) -> None:
    assert len(found("count-mismatch", f"{lead}\n\n{ITEMS}")) == 1
    sound = lead.replace("four", "three").replace("Four", "Three")
    assert found("count-mismatch", f"{sound}\n\n{ITEMS}") == []


@pytest.mark.parametrize(
    "lead",
    [
        "After four weeks the town had this:",
        "It costs four euros and has:",
        "The boat has at least four of them:",
        "The town bought four things, including:",
        "The four boats lack the following:",
        "Serves four people:",
        "See page four:",
        "We tested Windows 4 features:",
        "Follow these steps to build the four walls:",
        "We have a 4-part plan:",
    ],
)
def test_other_numbers_announce_nothing(lead: str) -> None:
    assert examined("count-mismatch", f"{lead}\n\n{ITEMS}") == 0


def test_what_was_looked_at_is_told_where_all_is_well() -> None:
    assert examined("count-mismatch", f"The town wants three things:\n\n{ITEMS}") == 1
    steps = "## Step 1: Dig\n\nDeep.\n\n## Step 2: Sow\n\nAs in step 1.\n"
    assert examined("sequence-gap", steps) == 2
    assert examined("dangling-reference", steps) == 1
    assert examined("title-figure", "# It costs $4,100\n\nThe town paid $4,100 for it.\n") == 1


def test_a_sequence_with_many_holes_is_none() -> None:
    heads = "\n\n".join(f"## Step {number}\n\nDig." for number in (1, 3, 5, 7))
    assert found("sequence-gap", heads) == []


def test_many_references_that_lead_nowhere_are_numbered_otherwise() -> None:
    figures = "Figure 1: The pier\n\nFigure 2: The quay\n\nThe pier is old. "
    assert found("dangling-reference", f"{figures}See Figure 3.\n") == ["Figure 3"]
    assert (
        found("dangling-reference", f"{figures}See Figure 3. See Figure 4. See Figure 6.\n") == []
    )


@given(
    st.lists(
        st.sampled_from([
            "# ", "## ", "- ", "1. ", "\n\n", "\n", "three ", "things", ": ", "Step 2", "Figure 1",
            "First, ", "Second, ", "(1) ", "(2) ", "40 %", "$4,100 ", "and ", ", ", "**", "[a](b)",
            "<li>", "</ul>", "![Figure 3](a)", "1.2.3 ", "9999999999999999999 ", "²", "½",
        ]),
        max_size=40,
    )
)  # fmt: skip
def test_no_rule_raises_and_findings_lie_in_the_text(parts: list[str]) -> None:
    text = "".join(parts)
    for form in ("markdown", "html", "text"):
        doc = parse(text, format=form, language="en")
        for rule in RULES.values():
            for hit in rule.hits(doc, Context(rule.options, DATA)):
                assert 0 <= hit.span.start < hit.span.end <= len(text)
