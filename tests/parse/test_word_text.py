"""The marks of a document's text become blocks, roles and prose."""

from __future__ import annotations

from editlint.model.document import Document
from editlint.parse import parse


def read(source: str) -> Document:
    return parse(source, path="article.docx")


def kinds(source: str) -> list[tuple[str, int, str]]:
    return [(block.kind, block.level, block.role) for block in read(source).blocks]


def test_marks_tell_what_a_paragraph_is() -> None:
    source = (
        "% The old bridge\n# What it cost\nA million.\n- one\n  - deep\n> Said.\n| cell\n| \n"
        ": A caption\n[text box] Beside.\n[contents] What it cost 1\n[code] x = 1\n[^1]: A note.\n"
    )
    assert kinds(source) == [
        ("title", 1, "heading"),
        ("heading", 2, "heading"),
        ("paragraph", 0, "body"),
        ("list_item", 1, "item"),
        ("list_item", 2, "item"),
        ("quote", 1, "quotation"),
        ("table_cell", 0, "cell"),
        ("caption", 0, "caption"),
        ("paragraph", 0, "aside"),
        ("paragraph", 0, "navigation"),
        ("code", 0, "code"),
        ("paragraph", 0, "note"),
    ]


def test_without_styles_the_shape_tells_the_headings() -> None:
    text = "The ferry stopped in the evening, and nobody could say when it would leave again."
    doc = read(f"The old bridge\nWhat it cost\n{text}\nWho pays\n{text}\n")
    assert [block.kind for block in doc.blocks] == [
        "title", "heading", "paragraph", "heading", "paragraph",
    ]  # fmt: skip
    assert not doc.traits.has_markup


def test_the_prose_has_no_marks_and_the_length_of_the_source() -> None:
    source = (
        "# One\n| \nSee [the report](https://a.example/x).[^2]\vNext ![pic](a.png)\x0e no\x0f.\n"
    )
    doc = read(source)
    assert len(doc.prose) == len(source)
    bare = doc.prose.replace("\u2060", "")
    assert bare == "  One\n  \nSee the report.\ufffc Next \ufffc     .\n"


def test_two_breaks_part_a_paragraph() -> None:
    source = "- First words.\v\vSecond words.\n"
    assert [block.span.of(source) for block in read(source).blocks] == [
        "- First words.", "Second words.",
    ]  # fmt: skip


def test_people_are_told_paragraphs() -> None:
    doc = read("One.\nTwo.\n## The third one of them\n")
    assert doc.lines.told(doc.blocks[2].span) == "paragraph 3, “The third one of …”"
