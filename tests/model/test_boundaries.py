"""Sentences are found in whatever is written: the library that splits them must not end a run."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from sentencex import get_sentence_boundaries

from editlint.language.packs import LANGUAGES
from editlint.model.boundaries import LONG_BLOCK, boundaries, without_open_quotes
from editlint.parse import parse

LETTERS = "IAVXaz1 .!?,;:-()[]“”„‘’«»'\"\n"
SPACES = "\xa0\u1680\u2003\u2009\u202f\u205f\u3000\x85\u2028"
BEHIND = "éß\u0301\u200b\u2060\ufffc。？！؟।😀"


@given(st.text(st.sampled_from(LETTERS + SPACES + BEHIND)), st.sampled_from(LANGUAGES))
@example("Napoleon I\xa0. The second came later.", "fr")
@example("I\u3000\u2003.", "zh")
def test_places_lie_in_the_text_in_order(text: str, language: str) -> None:
    at = 0
    for start, end in boundaries(text, language):
        assert at <= start <= end <= len(text)
        at = end


@given(st.text(st.sampled_from(LETTERS + BEHIND)), st.sampled_from(LANGUAGES))
@example("The ferry left at six. " * 300 + "\n\n" + "It came back at nine. " * 300, "en")
def test_places_are_those_that_the_library_tells(text: str, language: str) -> None:
    read = text if len(text) < LONG_BLOCK else without_open_quotes(text)
    told = get_sentence_boundaries(language, read)
    places = [(boundary["start_index"], boundary["end_index"]) for boundary in told]
    assert list(boundaries(text, language)) == places


@pytest.mark.parametrize("space", SPACES)
@pytest.mark.parametrize("language", ["en", "de", "fr", "es", "ja", "ar"])
def test_a_capital_a_wide_space_and_a_full_stop(space: str, language: str) -> None:
    doc = parse(f"They read Part I{space}. Then they left.\n", path="a.txt", language=language)
    assert [span.of(doc.source)[-5:] for span in doc.sentences][-1] == "left."


@given(st.text(st.sampled_from("IAxzéßжग一٣²1 ,%'’/+-"), min_size=1), st.sampled_from(LANGUAGES))
def test_a_text_without_an_end_is_one_sentence_to_the_library_too(text: str, language: str) -> None:
    """A document does not ask the library about such texts: most short blocks are."""
    bare = text.strip(" ,%'’/+-")
    assert len(list(boundaries(bare, language))) == bool(bare)
