"""What is read of every shape, and that it comes back whole from comments and changes."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from editlint.edits.splice import splice
from editlint.model.finding import Edit
from editlint.model.places import Span
from editlint.office.comments import Comment
from editlint.office.docx import read_docx
from editlint.office.package import open_package
from editlint.office.plan import is_writable
from editlint.office.read import text_of
from editlint.office.text import OfficeText
from editlint.office.write import annotated, mended, without_ours
from editlint.parse import parse
from editlint.parse.word_text import mark_of
from office.making import parts_of
from office.shapes import SHAPES

DATE = "2026-02-03T04:05:06Z"
STORIES = {"word/document.xml", "word/footnotes.xml", "word/endnotes.xml"}


def read(raw: bytes) -> OfficeText:
    return read_docx(open_package(raw)).text


def some_edits(source: str) -> list[Edit]:
    """Edits of every kind that a text has room for: a line goes, a word goes, a word comes."""
    edits = [edit for edit in _edits(source) if is_writable(source, [edit])]
    kept: list[Edit] = []
    for edit in edits:
        if not kept or kept[-1].span.end < edit.span.start:
            kept.append(edit)
    return kept


def _edits(source: str) -> Iterator[Edit]:
    at = 0
    for number, line in enumerate(source.split("\n")[:-1]):
        body = at + len(mark_of(line))
        end = at + len(line)
        if number % 3 == 1 and "[^" not in line:
            yield Edit(Span(at, end + 1))
        elif line[body - at : body - at + 2].isalpha():
            yield Edit(Span(body, body + 1), "Z" if number % 2 else "")
        at = end + 1


def comments_on(source: str) -> list[Comment]:
    """A comment on every line that says something, and one over all."""
    doc = parse(source, path="a.docx")
    return [Comment(block.span, ("Here.", "Why.")) for block in doc.blocks] + [
        Comment(Span(0, len(source)), ("All of it.",))
    ]


@pytest.mark.parametrize("name", SHAPES)
def test_every_place_leads_to_what_stands_there(name: str) -> None:
    text = read(SHAPES[name])
    assert text.source.count("\n") == len(text.lines)
    for line in text.lines:
        assert text.source[line.end] == "\n"
    for piece in text.pieces:
        if piece.is_text:
            assert text.source[piece.start : piece.end] == piece.node.text


@pytest.mark.parametrize("name", SHAPES)
def test_mending_makes_the_edits_and_nothing_else(name: str) -> None:
    raw = SHAPES[name]
    source = text_of("a.docx", raw)
    edits = some_edits(source)
    new = mended(raw, edits)  # which reads it back and compares
    if edits:
        assert text_of("a.docx", new) != source
    before, after = parts_of(raw), parts_of(new)
    assert list(before) == list(after)
    assert {name for name in before if before[name] != after[name]} <= STORIES


@pytest.mark.parametrize("name", SHAPES)
def test_changes_taken_back_leave_the_old_text(name: str) -> None:
    raw = SHAPES[name]
    source = text_of("a.docx", raw)
    edits, comments = some_edits(source), comments_on(source)
    new = annotated(raw, comments, edits, "editlint", DATE)
    assert text_of("a.docx", new) == text_of("a.docx", mended(raw, edits)) or edits
    assert text_of("a.docx", without_ours(new)) == source
    assert b'w:author="editlint"' not in parts_of(without_ours(new))["word/document.xml"]


@pytest.mark.parametrize("name", SHAPES)
def test_a_document_that_is_left_alone_is_the_same(name: str) -> None:
    raw = SHAPES[name]
    assert parts_of(mended(raw, [])) == parts_of(raw)
    assert without_ours(raw) == raw


def test_edits_are_those_of_the_text() -> None:
    source = text_of("a.docx", SHAPES["plain paragraphs"])
    edits = [Edit(Span(0, 4)), Edit(Span(source.index("It was"), source.index("Nobody")))]
    assert text_of("a.docx", mended(SHAPES["plain paragraphs"], edits)) == splice(source, edits)
