"""Broken dress where the examples of the rules do not reach: page data, boxes, quotations."""

from __future__ import annotations

import pytest

from editlint.run.api import check_text


def told(source: str, path: str = "a.md") -> list[str]:
    return [finding.rule for finding in check_text(source, path=path).findings]


@pytest.mark.parametrize(
    ("source", "line"),
    [
        ("---\ntitle: The mill\nlayout: post\n\nThe mill stands by the river.\n", 1),
        ("+++\ntitle = 'The mill'\ndate = 2026-03-01\n\nThe mill stands.\n", 1),
        ("---\ntitle: The mill\ndate: 2026-03-01\n—\n\nThe mill stands.\n", 1),
        ("---\ntitle: The mill\ndate: 2026-03-01\n\nThe mill: it stands\n\n---\n\nEnd.\n", 0),
        ("---\ntitle: The mill\ndate: x\n\nThe mill stands by it.\n\n---\n\nEnd.\n", 5),
    ],
)
def test_page_data_that_nothing_closes(source: str, line: int) -> None:
    lines = [
        source.count("\n", 0, finding.span.start) + 1
        for finding in check_text(source, path="a.md").findings
        if finding.rule == "leaked-front-matter"
    ]
    assert lines == ([line] if line else [])


def test_a_box_belongs_to_the_closing_line_of_as_many_colons() -> None:
    sound = "::::note\n\n:::tip\n\nOne.\n\n:::\n\n::::\n"
    assert told(sound) == []
    assert told(sound.replace(":::\n\n::::\n", "::::\n")) == ["visible-directive"]


@pytest.mark.parametrize(
    "source",
    [
        "“One.\n\n“Two.\n\n“Three,” said the mayor.\n",
        "He said: “One.\n\nTwo goes on here.\n\nThree ends it,” and left.\n",
        'A 27" screen stands beside the 30" one, said "Reed".\n',
        "The board is 6' 2\" long.\n",
        "The boys’ boots and the ’80s were his own.\n",
        "»So«, sagte der Müller, »ist es hier am Fluss immer gewesen.«\n",
    ],
)
def test_a_quotation_that_is_closed_somewhere_is_sound(source: str) -> None:
    assert "quotation-open" not in told(source)


def test_a_text_about_codes_shows_them() -> None:
    source = 'The shortcode is [caption id="4" align="left"]a picture[/caption], as it was.\n'
    assert told(source) == []
    assert told(source.replace("The shortcode is", "It was")) == ["cms-shortcode"] * 2
