"""The keys of many texts are those fingerprints of each that an archive would have."""

from __future__ import annotations

import random

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from editlint.alignment.fingerprints import fingerprints
from editlint.corpus.keys import BOUND, FEWEST, Keys, Pieces, keys_of
from editlint.model.words import words_of

pytest.importorskip("numpy")

ODD = st.sampled_from([
    "pool", "The", "it’s", "90,000", "and/or", "--", "(Pool,", "नि", "メール", "を", "b\u00adc",
    "İ", "x\u2060y", "3.5:", "_a_", "ﬁn", "e\u0301", "\u200b", "don't", "…", "1…2", "\x1f",
])  # fmt: skip
TEXT = st.lists(ODD | st.text(max_size=8), max_size=60).map(" ".join)
VOCABULARY = [f"w{number}" for number in range(900)]


def prose(words: int, seed: int) -> str:
    return " ".join(random.Random(seed).choices(VOCABULARY, k=words))


def of(made: Keys, text: int) -> set[int]:
    return set(map(int, made.keys[made.starts[text] : made.starts[text + 1]]))


def expected(text: str) -> set[int]:
    prints = sorted(fingerprints(words_of(text).keys))
    return {one for at, one in enumerate(prints) if one < BOUND or at < FEWEST}


@given(st.lists(TEXT, min_size=1, max_size=6))
@example(["", "a", "a b c", "a b c d", "a b c d e", "a b c d e f", "a b c d e f g", ""])
def test_they_are_the_lowest_fingerprints_of_each_text(texts: list[str]) -> None:
    made = keys_of(texts, Pieces())
    for number, text in enumerate(texts):
        assert of(made, number) == expected(text)
        assert made.words[number] == len(words_of(text).keys)


@given(TEXT)
def test_words_are_the_same_piece_by_piece(text: str) -> None:
    pieces = Pieces()
    assert tuple(pieces.words_of(pieces.numbers_in(text))) == words_of(text).keys


def test_long_texts_have_more_of_them_and_short_ones_enough() -> None:
    made = keys_of([prose(5_000, 1), prose(100, 2), prose(6, 3)], Pieces())
    sizes = list(map(int, made.starts[1:] - made.starts[:-1]))
    assert 400 < sizes[0] < 700
    assert sizes[1] == FEWEST
    assert sizes[2] == 2


def test_a_copy_of_which_three_words_in_ten_are_edited_shares_enough() -> None:
    chance = random.Random(4)
    text = prose(300, 5)
    copy = " ".join("new" if chance.random() < 0.3 else word for word in text.split())
    made = keys_of([text, copy], Pieces())
    assert len(of(made, 0) & of(made, 1)) >= 5


def test_what_is_remembered_does_not_grow_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("editlint.corpus.keys.REMEMBERED", 50)
    pieces = Pieces()
    for number in range(5):
        text = prose(200, number)
        assert of(keys_of([text], pieces), 0) == expected(text)
        assert len(pieces) <= 200
