"""Marks are found around their own place only, in whatever order they came."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editlint.model.places import Span
from editlint.page import segments
from editlint.page.mark import Mark
from editlint.page.near import Near
from editlint.parse import parse

spans = st.builds(lambda a, b: Span(min(a, b), max(a, b)), st.integers(0, 60), st.integers(0, 60))


@given(st.lists(spans), st.lists(st.integers(0, 60), min_size=2))
def test_near_finds_what_each_would(places: list[Span], cuts: list[int]) -> None:
    marks = [Mark(span, card, "warning") for card, span in enumerate(places)]
    near, edges = Near(marks), sorted(cuts)
    for place in map(Span, edges, edges[1:]):
        touching = [
            mark for mark in marks if mark.span.start <= place.end and mark.span.end >= place.start
        ]
        assert near.touching(place) == touching


@given(st.lists(spans, max_size=8))
def test_text_is_cut_at_marks_and_whole(places: list[Span]) -> None:
    doc = parse("The boats **left the harbour** at dawn, and came back by noon.\n", path="a.md")
    marks = [Mark(span, card, "warning") for card, span in enumerate(places)]
    pieces = list(segments.prose_segments(doc, doc.blocks[0].span, marks))
    shown = "".join(piece.text for piece in pieces)
    assert shown == "The boats left the harbour at dawn, and came back by noon."


def test_work_grows_with_the_marks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Four times the marks in one paragraph: no more than five times the looks."""
    asked: list[Span] = []

    def meets(mark: Span, part: Span) -> bool:
        asked.append(part)
        return mark.overlaps(part)

    monkeypatch.setattr(segments, "_meets", meets)

    def looks(words: int) -> int:
        asked.clear()
        doc = parse("word " * words + "\n", path="a.txt")
        marks = [Mark(Span(at, at + 4), at, "info") for at in range(0, 5 * words, 5)]
        assert list(segments.prose_segments(doc, doc.blocks[0].span, marks))
        return len(asked)

    assert looks(400) <= 5 * looks(100)
