"""Lines that a web page left behind: phrases, shapes, joining of wrapped lines, protection."""

import pytest

from editlint import builtin
from editlint.document import Block, Document
from editlint.match.leftovers.line import Line
from editlint.match.leftovers.phrases import GRADES, Phrases, phrases_of
from editlint.match.leftovers.protected import protection
from editlint.match.leftovers.shape import body_of, shape_of
from editlint.rule import Context
from editlint.rules.leftover_boilerplate import leftover_boilerplate
from editlint.text import Span
from editlint.views.line_view import joined_lines
from editlint.words import words_of

LONG = "The council said on Tuesday that the new bridge over the river will open to cyclists and walkers in May."
DATA = builtin.data()["boilerplate/phrases"]


@pytest.fixture(scope="module")
def phrases() -> Phrases:
    return phrases_of(DATA)


def line(text: str, kind: str = "paragraph") -> Line:
    return Line(text, words_of(text).keys, Span(0, len(text)), kind)


def lines_document(*lines: str) -> Document:
    source, blocks, at = "".join(f"{text}\n" for text in lines), [], 0
    for text in lines:
        blocks.append(Block("paragraph", Span(at, at + len(text))))
        at += len(text) + 1
    return Document(None, source, "text", "en", {}, tuple(blocks), source)


@pytest.mark.parametrize("text", ["Latest Post", "Latest Posts", "LATEST POST", "Latest Post »", "» latest post", "Latest post:"])
def test_a_leftover_at_the_end_goes_whatever_its_dress(text: str) -> None:
    doc = lines_document("A new bridge", LONG, LONG, text)
    (hit,) = leftover_boilerplate.check(doc, Context(leftover_boilerplate.options, builtin.data()))
    assert hit.span.of(doc.source) == text
    (edit,) = hit.fixes[0].edits
    assert edit.span == Span(len(doc.source) - len(text) - 1, len(doc.source))


@pytest.mark.parametrize("language", [name for name, data in DATA["languages"].items() if not data.get("info-only")])
def test_ascii_phrases_are_written_in_the_normalised_form(language: str) -> None:
    for family in DATA["families"]:
        for grade in GRADES:
            for phrase in filter(None, DATA["languages"][language].get(family, {}).get(grade, "").split(", ")):
                core = phrase.removesuffix(" ...").removeprefix("... ")
                keys = words_of(core.replace("#", "1")).keys
                assert not core.isascii() or core == " ".join("#" if key == "1" else key for key in keys)


@pytest.mark.parametrize(
    ("text", "family"),
    [
        ("36 Comments", "comments"),
        ("Share this article", "share"),
        ("Sign up for our newsletter to get the news every morning", "newsletter"),
        ("© 2026 The Daily Bridge. All rights reserved.", "legal"),
        ("Das könnte Sie auch interessieren", "related"),
        ("À lire aussi : le pont", "related"),
        ("Te puede interesar", "related"),
        ("Leggi anche", "related"),
        ("Leia também", "related"),
        ("Lees ook: de brug", "related"),
        ("Czytaj także", "related"),
    ],
)
def test_phrases_are_found(phrases: Phrases, text: str, family: str) -> None:
    anchor = phrases.find(line(text).words)
    assert anchor is not None
    assert anchor.family == family


@pytest.mark.parametrize("text", ["The bridge", "Shared rooms cost less", "A newsletterlike thing"])
def test_ordinary_lines_have_no_phrase(phrases: Phrases, text: str) -> None:
    assert phrases.find(line(text).words) is None


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (["The council said that the bridge will be", "open in May. It cost a lot.", "Latest Post"], [range(2), range(2, 3)]),
        (["Facebook", "Twitter"], [range(1), range(1, 2)]),
        ([LONG * 2, "Latest Post"], [range(1), range(1, 2)]),
    ],
)
def test_wrapped_lines_are_joined_and_others_stay_apart(texts: list[str], expected: list[range]) -> None:
    assert joined_lines(texts) == expected


def test_the_body_spans_the_long_sentences() -> None:
    assert body_of([shape_of(line(text)) for text in ["Home", LONG, "A heading", LONG, "Share"]]) == range(1, 4)


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("By Anna Example", "a byline"),
        ("Published 3 May 2026", "a dateline"),
        ("Photo: Anna Example", "a credit"),
        ("Correction: the bridge opens in May.", "a correction"),
        ("This post contains affiliate links.", "a disclosure"),
        ("© The Daily Bridge", "a licence or copyright line"),
        ("“The bridge is safe,” she said.", "a quotation"),
        ("Latest Post", ""),
        ("Photos", ""),
    ],
)
def test_what_is_owed_to_somebody_is_protected(text: str, what: str) -> None:
    assert protection(line(text)) == what
