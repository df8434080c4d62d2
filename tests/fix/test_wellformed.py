"""The second reading of a text after a fix: what it must notice, and what it must let pass."""

from __future__ import annotations

import pytest

from editlint.fix.wellformed import damage
from editlint.model.document import Format
from editlint.parse import parse


def told(before: str, after: str, format: Format) -> str | None:
    return damage(parse(before, format=format), parse(after, format=format))


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("**It rained. It rained.**\n", "**It rained.\n", "“**” would be shown"),
        ("See [the map](a.md) twice.\n", "See [the map twice.\n", "no longer go together"),
        ("See [the map](a.md) and [this](b.md).\n", "See [the map](a.md) and this.\n", "b.md"),
        ("![A boat](boat.png)\n\nIt came.\n", "It came.\n", "an image would be lost"),
        ("It came (late). It came (late).\n", "It came (late). It came (late.\n", "“(” and “)”"),
    ],
)
def test_damage_to_markdown(before: str, after: str, said: str) -> None:
    assert said in (told(before, after, "markdown") or "")


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("<p>It rained. It rained.</p>", "<p>It rained.", "<p> would be left open"),
        ('<p>See <a href="a">it</a>.</p>', "<p>See it.</p>", "the link to a"),
        ("<p>A <![[x]] b.</p><p>A b.</p>", "<p>A <![[x]] b.</p>", "not possible"),
    ],
)
def test_damage_to_html(before: str, after: str, said: str) -> None:
    assert said in (told(before, after, "html") or "")


@pytest.mark.parametrize(
    ("before", "after", "is_html"),
    [
        (
            "One.\n\nTwo **bold** [a](b).\n\nTwo **bold** [a](b).\n",
            "One.\n\nTwo **bold** [a](b).\n",
            False,
        ),
        ("<p>One.</p><p>Two<br>three.</p>", "<p>One.</p>", True),
        ("[a](x?utm_source=y)\n", "[a](x)\n", False),
    ],
)
def test_what_a_sound_fix_does(before: str, after: str, is_html: bool) -> None:
    assert told(before, after, "html" if is_html else "markdown") is None
