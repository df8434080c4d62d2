"""Plain text, read by its shape."""

from __future__ import annotations

import textwrap

import pytest

from editlint.model.document import Document
from editlint.parse import parse

BODY = [
    (
        "The council met on Monday and agreed on the plan for the new bridge, which will stand"
        " where the ferry has crossed for years. It will cost more than the old one did."
    ),
    (
        "Nobody had asked the people who live on the river, although some of them had written"
        " letters since the spring. The mayor said that she had read every one of them at home."
    ),
    (
        "Work begins after the floods, when the ground is dry enough to carry the cranes; the old"
        " ferry will run until the last stone has been laid. Then it goes to a museum."
    ),
]
ARTICLE = [
    "The Bridge Nobody Wanted",
    "How It Began",
    BODY[0],
    "What People Say",
    BODY[1],
    "What Comes Next",
    BODY[2],
]
KINDS = ["title", "heading", "paragraph", "heading", "paragraph", "heading", "paragraph"]


def read(source: str) -> Document:
    return parse(source, path="a.txt")


def kinds(source: str) -> list[str]:
    return [block.kind for block in read(source).blocks]


def texts(source: str) -> list[str]:
    return [" ".join(block.span.of(source).split()) for block in read(source).blocks]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("gap", [1, 2, 3])
def test_one_line_is_one_block(end: str, gap: int) -> None:
    source = (end * gap).join(ARTICLE)
    assert kinds(source) == KINDS
    assert texts(source) == ARTICLE


@pytest.mark.parametrize("width", [40, 60, 72, 80, 100])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_wrapped_lines_are_joined(width: int, end: str) -> None:
    source = (end * 2).join(textwrap.fill(text, width).replace("\n", end) for text in ARTICLE)
    assert kinds(source) == KINDS
    assert texts(source) == ARTICLE


@pytest.mark.parametrize("width", [60, 72, 80])
def test_wrapped_lines_without_blank_lines_between_the_blocks(width: int) -> None:
    assert texts("\n".join(textwrap.fill(text, width) for text in BODY)) == BODY


def test_wrapped_and_unwrapped_blocks_together() -> None:
    source = "\n\n".join(
        [
            ARTICLE[0],
            ARTICLE[1],
            BODY[0],
            ARTICLE[3],
            textwrap.fill(BODY[1], 70),
            ARTICLE[5],
            BODY[2],
        ]
    )
    assert kinds(source) == KINDS
    assert texts(source) == ARTICLE


def test_a_stranded_title_stands_above_a_heading() -> None:
    body = ARTICLE[1:]
    assert kinds("\n".join([*body, ARTICLE[0], *body])) == [*KINDS[1:], *KINDS]


def test_a_first_heading_that_comes_again_is_no_title() -> None:
    body = ARTICLE[1:]
    assert kinds("\n".join([*body, *body]))[0] == "heading"


def test_a_run_of_short_lines_is_no_run_of_headings() -> None:
    assert (
        kinds("Subscribe\nLog In\nOpinion\nAdvertisement\nHome\n" + BODY[0]).count("heading") <= 2
    )


def test_lists_quotes_and_breaks() -> None:
    source = (
        "Before the list:\n- one\n* two\n• three\n1. four\n> said so\n> twice\n* * *\nAfter it all"
        " ends."
    )
    assert kinds(source) == [
        "paragraph",
        "list_item",
        "list_item",
        "list_item",
        "list_item",
        "quote",
        "quote",
        "thematic_break",
        "paragraph",
    ]


def test_marks_are_no_prose() -> None:
    assert (
        read("- one https://a.example/b.\n> two").prose.replace("\u2060", "")
        == "  one \ufffc.\n  two"
    )


def test_numbered_headings_are_no_list() -> None:
    assert kinds(f"1. How it began\n{BODY[0]}\n2. What comes next\n{BODY[1]}")[1:] == [
        "paragraph",
        "heading",
        "paragraph",
    ]
