"""Fingerprints: what an archive holds for years must never change its meaning."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from editlint.alignment.fingerprints import (
    WordHashes,
    fingerprints,
    gram_hashes,
    packed,
    unpacked,
    word_hash,
)

# Golden values: an archive made by any version must be readable by any other of the same VERSION.
WORDS = {
    "the": 0x2E3A97906CABDA5E,
    "café": 0xE3D79231BDA27757,
    "9": 0x05F915FADD7FBA8E,
}
GRAMS = [0x6FF5B0D27E1D33FE, 0x37C0F2B18089CC48]
POOL = ["the", "pool", "opens", "at", "nine"]
SOME = "pool opens at nine and closes when the guest has left"
texts = st.lists(st.sampled_from(SOME.split(" ")))


def test_the_hash_of_a_word_never_changes() -> None:
    assert {word: word_hash(word) for word in WORDS} == WORDS


def test_the_hash_of_four_words_never_changes() -> None:
    assert gram_hashes(POOL) == GRAMS
    assert fingerprints(POOL) == {min(GRAMS)}


def test_words_in_another_order_have_another_hash() -> None:
    assert gram_hashes(list("abab")) != gram_hashes(list("baba"))
    assert gram_hashes(list("abcd")) != gram_hashes(list("dcba"))


def test_fewer_than_four_words_have_none() -> None:
    assert fingerprints(POOL[:3]) == set()
    assert fingerprints([]) == set()


@given(texts, st.sampled_from((4, 8)))
def test_the_smallest_of_every_window_is_kept(keys: list[str], window: int) -> None:
    grams = gram_hashes(keys)
    expected = {min(grams[at : at + window]) for at in range(len(grams) - window + 1)}
    found = fingerprints(keys, window=window)
    assert found == expected or len(grams) < window
    assert found <= set(grams)
    assert bool(found) == bool(grams)


@given(texts)
def test_the_fingerprints_of_a_wide_window_are_among_those_of_a_narrow_one(keys: list[str]) -> None:
    assert fingerprints(keys, window=8) <= fingerprints(keys, window=4)


@given(texts, st.lists(st.text(), min_size=7, max_size=20), texts, texts, texts)
def test_texts_that_share_seven_words_share_a_fingerprint(
    before: list[str], shared: list[str], after: list[str], head: list[str], tail: list[str]
) -> None:
    one, other = [*before, *shared, *after], [*head, *shared, *tail]
    assert fingerprints(one) & fingerprints(other)


def test_remembered_words_change_nothing() -> None:
    known = WordHashes()
    assert fingerprints(POOL, known) == fingerprints(POOL, known) == fingerprints(POOL)
    assert set(known) == set(POOL)


def test_packed_fingerprints_come_back() -> None:
    assert list(unpacked(packed({7, 3, 2**64 - 1}))) == [3, 7, 2**64 - 1]
