"""Spans, sets of spans, lines and columns."""

from __future__ import annotations

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editlint.model.places import LineIndex, Span, SpanSet, byte_stretches
from editlint.model.words import _RARE, has_characters

SPANS = st.tuples(st.integers(0, 30), st.integers(0, 8)).map(
    lambda drawn: Span(drawn[0], drawn[0] + drawn[1])
)


@given(st.lists(SPANS.filter(lambda span: span.start < span.end), max_size=8), SPANS)
def test_a_span_set_agrees_with_a_set_of_offsets(spans: list[Span], probe: Span) -> None:
    held = {place for span in spans for place in range(*span)}
    joined = SpanSet(spans)
    if probe.start < probe.end:
        assert joined.meets(probe) == bool(held & set(range(*probe)))
        assert joined.covers(probe) == set(range(*probe)).issubset(held)


def test_an_empty_span_meets_what_it_lies_in_and_not_what_it_touches() -> None:
    held = SpanSet([Span(3, 8)])
    assert [held.meets(Span(place, place)) for place in (2, 3, 5, 8)] == [False, False, True, False]


@pytest.mark.parametrize(
    ("source", "starts"),
    [
        ("", (0,)),
        ("a", (0,)),
        ("a\n", (0,)),
        ("a\nb", (0, 2)),
        ("a\r\nb\rc\n", (0, 3, 5)),
        ("a\x0cb\u2028c", (0,)),
        ("\n\n", (0, 1)),
    ],
)
def test_lines_end_at_lf_crlf_and_cr_only(source: str, starts: tuple[int, ...]) -> None:
    assert tuple(LineIndex(source).starts) == starts


def test_columns_in_every_unit() -> None:
    lines = LineIndex("é𐐀x\nab")
    assert lines.position(2) == (1, 3)
    assert lines.utf8_column(2) == 7
    assert lines.position(6) == (2, 3)
    assert lines.whole_lines(Span(4, 5)) == Span(4, 6)


@given(st.text(max_size=40))
def test_byte_offsets_and_code_points_agree(source: str) -> None:
    stretch = byte_stretches(source)
    place_of = {
        len(source[:place].encode("utf-8", "surrogatepass")): place
        for place in range(len(source) + 1)
    }
    for byte, place in place_of.items():
        first, stop, more = stretch(byte)
        assert first <= byte < stop
        assert byte - more == place
        for other in range(first, stop):
            assert place_of.get(other, other - more) == other - more


def test_no_mark_and_no_han_is_taken_for_a_usual_character() -> None:
    usual = [chr(code) for code in range(sys.maxunicode + 1) if not _RARE().match(chr(code))]
    assert not [char for char in usual if unicodedata.category(char)[0] == "M"]
    assert not has_characters("".join(usual))
