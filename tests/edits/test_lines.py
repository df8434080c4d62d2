"""What goes with a line that is deleted: no note of an editor."""

from __future__ import annotations

import pytest

from editlint.edits.lines import line_cut
from editlint.parse import parse
from editlint.run.api import fix_text

NOTE = "ask the mayor on Friday whether the second bridge is paid for"


@pytest.mark.parametrize(
    ("comment", "clean"),
    [
        ("", True),
        ("<!-- share bar begins -->", True),
        (f"<!-- {NOTE} -->", False),
        ("<!-- not closed, so that all that follows is in it", False),
    ],
)
def test_a_note_in_a_comment_stays(comment: str, clean: bool) -> None:
    doc = parse(f"The bridge is shut.\n\n<p>Share this</p> {comment}\n", path="a.md")
    number = next(n for n, block in enumerate(doc.blocks) if "Share" in block.span.of(doc.source))
    assert line_cut(doc, [(number, doc.blocks[number].span)])[1] == clean


def test_a_long_sentence_of_an_assistant_is_not_deleted_unasked() -> None:
    body = "# The line opens in May\n\nTrains will run every ten minutes, the operator said.\n\n"
    short = "As an AI language model, I do not have opinions on the new line.\n"
    long = short[:-2] + (
        ", but it is popular with the young, who use it at night, and less so with those who live"
        " beside it and hear every train go by.\n"
    )
    assert fix_text(body + short, path="a.md").text == body[:-1]
    assert fix_text(body + long, path="a.md").text == body + long
