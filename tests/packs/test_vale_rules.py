"""Rules in Vale's documented keys, with tokens of our own, load with no key changed and point at
the right place.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from editlint.model.document import Document
from editlint.model.finding import Applicability, Hit
from editlint.model.places import Span
from editlint.model.rule import Context
from editlint.packs.actions import edited, fixes
from editlint.packs.compile import compile_pack
from editlint.packs.load import load_rule
from editlint.parse import parse

CASES: dict[str, dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "vale" / "rules.yaml").read_text(encoding="utf-8")
)


def marked(text: str) -> tuple[str, list[str]]:
    """The text without marks, and `start:end` of each marked place."""
    places: list[str] = []
    clean = ""
    for part in re.split("([⟦⟧])", text):
        if part in "⟦⟧" and part:
            places.append(str(len(clean)))
        else:
            clean += part
    return clean, [f"{start}:{end}" for start, end in zip(places[::2], places[1::2], strict=True)]


def checked(rule: str, doc: Document) -> list[Hit]:
    pack = compile_pack({"House/Rule.yml": rule})
    assert not pack.errors
    return list(load_rule(pack.rules[0]).hits(doc, Context()))


@pytest.mark.parametrize("name", CASES)
def test_places_and_messages(name: str) -> None:
    case = CASES[name]
    messages: list[str] = []
    for text in case["texts"]:
        source, places = marked(text)
        hits = sorted(
            checked(case["rule"], parse(source, format=case.get("format", "markdown"))),
            key=lambda hit: hit.span,
        )
        assert [f"{hit.span.start}:{hit.span.end}" for hit in hits] == places
        messages += [hit.message for hit in hits]
    assert messages == case["messages"]


def fixed(rule: str, text: str, least: Applicability = Applicability.SAFE) -> str:
    edits = [
        edit
        for hit in checked(rule, parse(text, format="markdown"))
        for fix in hit.fixes[:1]
        if fix.applicability >= least
        for edit in fix.edits
    ]
    for edit in sorted(edits, key=lambda one: -one.span.start):
        text = text[: edit.span.start] + edit.text + text[edit.span.end :]
    return text


@pytest.mark.parametrize(
    ("rule", "text", "mended"),
    [
        (
            (
                "extends: substitution\nmessage: m\naction: {name: replace}\nswap: {prior to:"
                " before}\n"
            ),
            "Eat **prior to** it.\n",
            "Eat **before** it.\n",
        ),
        # Markup inside the phrase would be lost, a choice is for a person, and a preference without
        # an action is only a hint.
        (
            (
                "extends: substitution\nmessage: m\naction: {name: replace}\nswap: {prior to:"
                " before}\n"
            ),
            "Eat *prior* to it.\n",
            "Eat *prior* to it.\n",
        ),
        (
            (
                "extends: substitution\nmessage: m\naction: {name: replace}\nswap: {big:"
                " large|great}\n"
            ),
            "A big hall.\n",
            "A big hall.\n",
        ),
        (
            "extends: substitution\nmessage: m\nswap: {big: large}\n",
            "A big hall.\n",
            "A big hall.\n",
        ),
        (
            "extends: existence\nmessage: m\naction: {name: remove}\ntokens: [really]\n",
            "A really big hall, really.\n",
            "A big hall,.\n",
        ),
        (
            (
                "extends: existence\nmessage: m\naction: {name: remove}\nignorecase: true\ntokens:"
                " [really]\n"
            ),
            "Really, it is.\n",
            "Really, it is.\n",
        ),
        (
            (
                "extends: existence\nmessage: m\naction: {name: replace, params: [hall]}\ntokens:"
                " [shed]\n"
            ),
            "The shed.\n",
            "The hall.\n",
        ),
        (
            (
                "extends: repetition\nmessage: m\nalpha: true\naction: {name: edit, params:"
                " [truncate, ' ']}\ntokens: ['\\w+']\n"
            ),
            "Go to to town.\n",
            "Go to town.\n",
        ),
        (
            (
                "extends: existence\nmessage: m\nnonword: true\naction: {name: edit, params:"
                " [regex, '\\s+(%)', $1]}\ntokens: ['\\d+ %']\n"
            ),
            "5 % of\n",
            "5% of\n",
        ),
    ],
)
def test_a_safe_fix_is_what_the_rule_declares(rule: str, text: str, mended: str) -> None:
    assert fixed(rule, text) == mended


def test_entities_and_escapes_are_replaced_whole() -> None:
    rule = (
        "extends: substitution\nmessage: m\nnonword: true\naction: {name: replace}\nswap: {'B&':"
        " Band, '\\*{3}': asterisks}\n"
    )
    assert (
        fixed(rule, "An R&B& song, \\*\\*\\* mark.\n", Applicability.UNSAFE)
        == "An R&Band song, asterisks mark.\n"
    )
    assert fixed(rule, "An R&B&amp; song.\n", Applicability.UNSAFE) == "An R&Band song.\n"


def test_a_rule_for_a_language_is_silent_elsewhere() -> None:
    rule = "extends: existence\nmessage: m\nlanguages: [de]\ntokens: [halle]\n"
    assert not checked(rule, parse("The halle is open.\n", language="en"))
    assert checked(rule, parse("In der halle ist Licht.\n", language="de"))


@pytest.mark.parametrize(
    ("params", "observed", "made"),
    [
        (["regex", "(\\d+) (\\w+)", "$2 $1"], "40 miles", "miles 40"),
        (["replace", "o+", "u"], "foo bop", "fu bup"),
        (["remove", "*_"], "*so_ it*", "so it"),
        (["remove", "*", "_"], "*so_ it*", "so it"),
        (["truncate", ":"], "this: that: more", "this"),
        (["truncate"], "this that", "this"),
        (["split", ",", "1"], "one,two,three", "two"),
        (["split", ","], "one,two", "one"),
        (["split"], "one  two", "one"),
        (["split", ",", "3"], "one,two", None),
        (["trim"], "  both ", "both"),
        (["trim", ".,"], "..both,", "both"),
        (["trim_left"], "  left ", "left "),
        (["trim_left", "-"], "--left-", "left-"),
        (["trim_right"], " right  ", " right"),
        (["trim_right", "!?"], "right?!", "right"),
    ],
)
def test_edits_of_vale(params: list[str], observed: str, made: str | None) -> None:
    assert edited(observed, params) == made


def test_an_edit_that_changes_nothing_or_cannot_be_made_is_no_fix() -> None:
    doc = parse("Go now.\n", format="markdown")
    for params in (["trim"], ["split", "o", "7"]):
        action = {"name": "edit", "params": params}
        assert fixes(doc, Span(0, 2), "Go", action) == ()


def test_a_suggestion_is_a_hint_and_a_conversion_nothing() -> None:
    doc = parse("Go now.\n", format="markdown")
    (hint,) = fixes(doc, Span(0, 2), "Go", {"name": "suggest", "params": []}, ["Walk"])
    assert (hint.edits[0].text, hint.applicability) == ("Walk", Applicability.UNSAFE)
    assert fixes(doc, Span(0, 2), "Go", {"name": "convert", "params": []}, ["Walk"]) == ()
