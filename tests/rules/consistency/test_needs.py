"""What the rules ask of an article before anything of theirs is imported."""

from __future__ import annotations

import pytest

from editlint.model.document import Document
from editlint.parse import parse
from editlint.registry.builtin import data
from editlint.rules.consistency.engine.abbreviations import expansions
from editlint.rules.consistency.engine.asked import may_announce, may_number, may_refer
from editlint.rules.consistency.engine.figures import figures, numerals, tells_lives
from editlint.rules.consistency.engine.names import names
from editlint.rules.consistency.engine.spelling_lists import has_spellings


def read(source: str) -> Document:
    return parse(source, path="a.md", language="en")


@pytest.mark.parametrize(
    ("source", "asked"),
    [
        ("The harbour has a theatre, and the colour of its doors is red.\n", False),
        ("The harbour has a theatre. Its behavior in a storm is another thing.\n", True),
        ("They organized a fair in the size of a prize pumpkin.\n", False),
        ("They organized a fair, and nobody organises the music.\n", True),
        ("The café is closed, and so is the naïve painter's show.\n", False),
        ("The naïve plan was called naive.\n", True),
    ],
)
def test_spellings_are_compared_where_two_of_one_kind_stand(source: str, asked: bool) -> None:
    assert has_spellings(read(source), data()) is asked


def test_a_name_of_three_letters_is_not_like_itself() -> None:
    assert names(read("Ask the FBA, the HTB and the mayor of Ely.\n")).alike == ()
    assert names(read("The song of Zoe was sung for Zoë Lind.\n")).alike == (("zoe", "zoë"),)


def test_digits_of_other_scripts_are_numbers_and_no_figures() -> None:
    doc = read("Of ٣ boats 12 are old, ½ of an acre is new, and été is a word.\n")
    assert [doc.words.keys[at] for at in numerals(doc)] == ["٣", "12", "1⁄2"]
    assert [doc.words.keys[at] for at in figures(doc)] == ["12", "1⁄2"]


def test_a_life_needs_a_death() -> None:
    born = "Amina Haleem was born in 1950, moved in 1970 and won the prize at 30"
    assert not tells_lives(read(born + ".\n"), data())
    assert tells_lives(read(born + "; she died in 2010.\n"), data())


def test_a_number_counts_at_the_head_of_its_block_alone() -> None:
    assert may_number(read("Figure 1: A pier\n\nFigure 2: A quay\n"), data())
    assert not may_number(read("Of all the old boats 12 sail.\n\nOf all the rest 3 do.\n"), data())


@pytest.mark.parametrize(
    ("source", "asked"),
    [
        ("It has three parts: a hull, a mast and a sail.\n", True),
        ("It has three parts.\n\nThey are: a hull, a mast and a sail.\n", False),
        ("It has these parts: a hull, a mast and a sail.\n", False),
        ("It has three parts.\n\n- a hull\n- a mast\n", True),
        ("It has these parts.\n\n- a hull\n- a mast\n", False),
    ],
)
def test_a_count_stands_before_what_it_counts(source: str, asked: bool) -> None:
    assert may_announce(read(source), data()) is asked


def test_a_reference_is_a_name_with_its_number() -> None:
    assert may_refer(read("As Figure 3 shows, it is old.\n"), data())
    assert not may_refer(read("As the figure shows, 3 are old.\n"), data())


def test_an_abbreviation_that_stands_beside_brackets_once_is_not_spelt_out() -> None:
    once = "The Harbour Trust Board (HTB) runs the pier (a long one).\n\n"
    assert list(expansions(read(once))) == []
    twice = list(expansions(read(once + "The HTB (Harbour Trust Board) has a crane.\n")))
    assert [(one.short, one.text) for one in twice] == [("HTB", "Harbour Trust Board")] * 2
