"""Rounds of edits as edits of the first text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from editlint.edits.compose import compose
from editlint.edits.splice import splice
from editlint.model.finding import Edit
from editlint.model.places import Span


def test_what_stands_between_two_rounds_is_one_edit() -> None:
    rounds = [[Edit(Span(4, 8))], [Edit(Span(0, 4))]]
    assert compose("one two three", rounds) == (Edit(Span(0, 8)),)


def test_what_came_in_one_round_may_go_in_the_next() -> None:
    rounds = [[Edit(Span(3, 3), " and a half")], [Edit(Span(3, 14))]]
    assert compose("one", rounds) == ()


@given(
    st.text("abc\n", max_size=20),
    st.lists(st.lists(st.tuples(st.integers(0, 30), st.text("xy", max_size=3)), max_size=4)),
)
def test_all_at_once_makes_what_they_make_in_turn(
    text: str, given_rounds: list[list[tuple[int, str]]]
) -> None:
    after, rounds = text, []
    for given_edits in given_rounds:
        places = sorted(place % (len(after) + 1) for place, _ in given_edits)
        pairs = zip(places[::2], places[1::2], strict=False)
        edits = [
            Edit(Span(*pair), said) for pair, (_, said) in zip(pairs, given_edits, strict=False)
        ]
        rounds.append(edits)
        after = splice(after, edits)
    assert splice(text, compose(text, rounds)) == after
