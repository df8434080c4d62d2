"""What a rule needs of a document, as literals."""

from __future__ import annotations

import pytest

from editlint.model.needs import NOT_ASCII, Needs, met
from editlint.parse import parse
from editlint.registry.builtin import data


@pytest.mark.parametrize(
    ("needs", "source", "is_met"),
    [
        ((), "The pier is open.\n", True),
        (("pier",), "The pier is open.\n", True),
        (("[!",), "The pier [is] open!\n", False),
        (("[!", "pi"), "The pier [is] open!\n", True),
        (("harbour",), "The **harb**our is open.\n", True),
        (("&<",), "The pier &amp;&lt; the wall.\n", True),
        ((NOT_ASCII, "quay"), "The pier is open.\n", False),
        ((NOT_ASCII, "quay"), "The café is open.\n", True),
    ],
)
def test_one_of_the_literals_stands_in_the_source_or_in_the_flat_prose(
    needs: Needs, source: str, is_met: bool
) -> None:
    assert met(needs, parse(source, path="a.md"), data()) is is_met
