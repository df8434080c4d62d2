"""The kinds of rule that judge capitals and count: `capitalization`, `metric`, `readability`."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editlint.model.finding import Hit
from editlint.model.rule import Context
from editlint.packs.arithmetic import FormulaError, names_in, value_of
from editlint.packs.compile import compile_pack
from editlint.packs.counts import counts_of, syllables
from editlint.packs.load import load_rule
from editlint.parse import parse

SENTENCE = "The harbour was closed on Monday because the old crane had fallen into the water. "


def checked(rule: str, text: str) -> list[Hit]:
    pack = compile_pack({"House/Rule.yml": rule})
    assert not pack.errors
    return list(load_rule(pack.rules[0]).hits(parse(text, format="markdown"), Context()))


def capitals(match: str, heading: str, more: str = "") -> list[str]:
    rule = (
        f"extends: capitalization\nmessage: \"'%s' -> %s\"\nscope: heading\nmatch: {match}\n{more}"
    )
    return [hit.message for hit in checked(rule, f"# {heading}\n\nThe text.\n")]


@pytest.mark.parametrize(
    ("match", "heading"),
    [
        ("$title", "The Harbour Is Closed for Repairs"),
        ("$title", "What NATO and the iPad Have in Common"),
        ("$title", "A Well-Known Harbour: The Story"),
        ("$sentence", "The harbour is closed"),
        ("$sentence", "Why NATO left the harbour of Brest in spring"),
        ("$sentence", "The harbour: A history of its stones and people"),
        ("$lower", "the harbour is closed"),
        ("$upper", "THE HARBOUR"),
        ("'^[A-Z]'", "The harbour Is Closed"),
    ],
)
def test_headings_that_are_right(match: str, heading: str) -> None:
    assert capitals(match, heading) == []


@pytest.mark.parametrize(
    ("match", "heading", "expected"),
    [
        ("$title", "The harbour is closed for Repairs", "The Harbour Is Closed for Repairs"),
        ("$title", "the Harbour of", "The Harbour Of"),
        ("$sentence", "The Harbour Is Closed", "The harbour is closed"),
        ("$sentence", "the NATO Harbour Was Closed", "The NATO harbour was closed"),
        ("$lower", "The harbour", "the harbour"),
        ("$upper", "The harbour", "THE HARBOUR"),
    ],
)
def test_headings_that_are_not(match: str, heading: str, expected: str) -> None:
    assert capitals(match, heading) == [f"'{heading}' -> {expected}"]


def test_exceptions_are_written_as_the_list_has_them() -> None:
    assert capitals("$sentence", "The Brest Harbour", "exceptions: [Brest]\n") == [
        "'The Brest Harbour' -> The Brest harbour"
    ]
    assert not capitals("$sentence", "Life in Brest", "exceptions: [Brest]\n")


def test_chicago_keeps_every_preposition_small() -> None:
    assert not capitals("$title", "A Walk through the Harbour", "style: Chicago\n")
    assert not capitals("$title", "A Walk Through the Harbour", "threshold: 0.99\n")
    assert capitals("$title", "A Walk through the Harbour", "threshold: 0.99\n")


def test_a_metric_compares_what_its_formula_comes_to() -> None:
    rule = (
        "extends: metric\nmessage: 'Sentences of %s words.'\nformula: words / sentences\n"
        'condition: "> 14"\n'
    )
    assert [hit.message for hit in checked(rule, SENTENCE * 3)] == ["Sentences of 15.00 words."]
    assert not checked(rule, "A short one. And another.\n")
    assert not checked(rule, "# A heading alone\n")


def test_a_grade_needs_a_hundred_words() -> None:
    rule = "extends: readability\nmessage: 'Grade %s.'\ngrade: 3\nmetrics: [Flesch-Kincaid]\n"
    assert not checked(rule, SENTENCE)
    # 15 words and 21 syllables in each sentence: 0.39 * 15 + 11.8 * 21 / 15 - 15.59
    assert [hit.message for hit in checked(rule, SENTENCE * 10)] == ["Grade 6.78."]


@pytest.mark.parametrize(
    ("key", "rule"),
    [
        ("formula", "extends: metric\nmessage: m\nformula: open('x')\ncondition: '> 1'\n"),
        ("formula", "extends: metric\nmessage: m\nformula: words +\ncondition: '> 1'\n"),
        ("formula", "extends: metric\nmessage: m\nformula: wrods\ncondition: '> 1'\n"),
        ("condition", "extends: metric\nmessage: m\nformula: words\ncondition: many\n"),
        ("metrics", "extends: readability\nmessage: m\ngrade: 8\nmetrics: [Flesh]\n"),
        ("match", "extends: capitalization\nmessage: m\nmatch: $sentense\n"),
        ("style", "extends: capitalization\nmessage: m\nmatch: $title\nstyle: MLA\n"),
    ],
)
def test_what_cannot_be_used_is_told_by_its_key(key: str, rule: str) -> None:
    (error,) = compile_pack({"House/Rule.yml": rule}).errors
    assert key in str(error)


@pytest.mark.parametrize(
    ("word", "number"),
    [("cat", 1), ("harbour", 2), ("made", 1), ("table", 2), ("repairs", 2), ("history", 3),
     ("wanted", 2), ("the", 1), ("rhythm", 1), ("beautiful", 3)],
)  # fmt: skip
def test_syllables(word: str, number: int) -> None:
    assert syllables(word) == number


def test_counts_of_an_article() -> None:
    doc = parse("# Title\n\nTwo words.\n\n- an item\n\n> A quotation here.\n", format="markdown")
    counts = counts_of(doc)
    assert (counts["words"], counts["sentences"], counts["heading_h1"], counts["list"]) == (
        5, 2, 1, 1,
    )  # fmt: skip


@pytest.mark.parametrize(
    "formula",
    ["__import__('os')", "words.real", "(lambda: 1)()", "[1]", "'a' * 9", "x if 1 else 2"],
)
def test_a_formula_is_no_program(formula: str) -> None:
    with pytest.raises(FormulaError):
        names_in(formula)


@pytest.mark.parametrize("formula", ["1 / 0", "math.sqrt(0 - 1)", "9 ** 9 ** 9 ** 9"])
def test_a_formula_without_a_value_has_none(formula: str) -> None:
    assert value_of(formula, {}) is None


@given(st.text(max_size=40))
def test_no_text_breaks_a_formula(formula: str) -> None:
    try:
        names = names_in(formula)
    except FormulaError:
        return
    value_of(formula, dict.fromkeys(names, 1.0))
