"""A place of a mended text is told where it stood in the file as it was."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from editlint.edits.splice import splice
from editlint.fix.origin import origin, original_lines, retitled
from editlint.model.finding import Edit
from editlint.model.places import LineIndex, Span

Draw = st.DrawFn


@st.composite
def rounds_of(draw: Draw) -> tuple[str, list[list[Edit]]]:
    """A text in which every character stands once, and edits that put in none of them."""
    first = "".join(map(chr, range(0x4E00, 0x4E00 + draw(st.integers(1, 30)))))
    text, rounds = first, []
    for _ in range(draw(st.integers(0, 4))):
        ends = sorted(draw(st.lists(st.integers(0, len(text)), max_size=6, unique=True)))
        pairs = zip(ends[::2], ends[1::2], strict=False)
        edits = [Edit(Span(*pair), draw(st.sampled_from(["", "x", "yy"]))) for pair in pairs]
        rounds.append(edits)
        text = splice(text, edits)
    return first, rounds


@given(rounds_of())
def test_what_stayed_is_found_where_it_was(case: tuple[str, list[list[Edit]]]) -> None:
    first, rounds = case
    text = first
    for edits in rounds:
        text = splice(text, edits)
    for offset, char in enumerate(text):
        at = origin(offset, rounds)
        assert 0 <= at <= len(first)
        if char not in "xy":
            assert first[at] == char


def test_titles_name_the_lines_of_the_file_as_it_was() -> None:
    before = "one\ntwo\nthree\nfour\nfive\n"
    rounds = [[Edit(Span(0, 8))]]  # the first two lines go
    now, lines = LineIndex(splice(before, rounds[0])), LineIndex(before)
    assert retitled("Delete lines 1-2 and line 3", rounds, now, lines) == (
        "Delete lines 3-4 and line 5"
    )
    assert retitled("Delete line 1", [], now, lines) == "Delete line 1"
    assert retitled("Delete line 99", rounds, now, lines) == "Delete line 99"
    assert original_lines(Span(0, 6), rounds, lines) == (3, 3)
