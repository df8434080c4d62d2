"""The texts of a front matter that readers see: found where they stand, and mended there."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from editlint.model.document import Document
from editlint.model.places import JOINER
from editlint.parse import parse
from editlint.run.api import check_text, fix_text

BODY = "\n\nThe boat sails at six, and it comes back at nine in the evening.\n"


def deck_of(head: str) -> Document:
    doc = parse(head + BODY, path="a.md")
    assert doc.deck is not None
    assert len(doc.deck.prose) == len(doc.deck.source)
    return doc.deck


def texts(head: str) -> list[str]:
    deck = deck_of(head)
    return [
        " ".join(block.span.of(deck.prose).replace(JOINER, "").split()) for block in deck.blocks
    ]


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("The evening boat", ["The evening boat"]),
        ("The evening boat # a comment", ["The evening boat"]),
        ("The evening\n  boat", ["The evening boat"]),
        ('"It\'s \\"full\\"\\nin May"', ['It\'s "full" in May']),
        ("'It''s full'", ["It's full"]),
        (">-\n  It is\n  full.\n\n  In May.", ["It is full.", "In May."]),
        ("The *evening* [boat](https://boat.example/the-the)", ["The *evening* [boat"]),
        ("Set `the the` here", ["Set \ufffc here"]),
        ("{{ page.title }} by boat", []),
        ("[a, b]", []),
        ("&anchor text", []),
    ],
)
def test_a_value_of_yaml_is_read_as_readers_see_it(value: str, said: list[str]) -> None:
    head = f"---\nlayout: post\ndescription: {value}\nsummary: last\n---"
    assert texts(head) == [*said, "last"]


def test_toml_and_json_have_texts_too() -> None:
    assert texts('+++\ntitle = "The boat"\n[params]\ntitle = "another"\n+++') == ["The boat"]
    assert texts('+++\nsummary = """\nIt is\nfull."""\n+++') == ["It is full."]
    assert texts('{\n  "title": "The \\"boat\\"",\n  "draft": true\n}') == ['The "boat"']


@given(st.text(alphabet="ab '\"\\:#-é\n", min_size=1, max_size=30))
def test_what_yaml_reads_is_what_stands_in_the_deck(value: str) -> None:
    head = "---\n" + yaml.safe_dump({"title": value, "x": 1}, allow_unicode=True) + "---"
    deck = parse(head + BODY, path="a.md").deck
    said = "".join(deck.prose.replace(JOINER, "").split()) if deck else ""
    assert said in ("".join(value.split()), "")


def test_a_finding_stands_at_its_place_in_the_front_matter() -> None:
    source = "---\ntitle: The boat\ndescription: It sails at at six.\n---" + BODY
    (found,) = check_text(source, path="a.md").findings
    assert found.span.of(source) == "at at"
    assert fix_text(source, path="a.md", unsafe=True).text == source.replace("at at", "at")


def test_a_fix_in_the_front_matter_leaves_all_else_in_it() -> None:
    source = '---\ndraft: yes\ntitle: "The the \\"boat\\""\n---' + BODY
    fixed = fix_text(source, path="a.md").text
    assert fixed == '---\ndraft: yes\ntitle: "The \\"boat\\""\n---' + BODY


def test_a_description_that_is_the_first_paragraph_is_no_repetition() -> None:
    text = (
        "The evening boat sails at six from the old pier, and it comes back at nine with the mail."
    )
    source = f"---\ndescription: {text}\n---\n\n{text}\n\nTickets are sold on board.\n"
    assert check_text(source, path="a.md").findings == ()
