"""What two texts have in common, on plain words."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from editlint.alignment.between import behind, between
from editlint.alignment.boundaries import Stretch, Structure
from editlint.alignment.seeds import seeds_between

VOCABULARY = [f"w{number}" for number in range(900)]


def prose(words: int, seed: int) -> list[str]:
    return random.Random(seed).choices(VOCABULARY, k=words)


def edited(keys: list[str], every: int) -> list[str]:
    return [f"new{at}" if at % every == 0 else key for at, key in enumerate(keys)]


def test_a_copy_is_one_passage_that_fills_both() -> None:
    text = prose(300, 1)
    compared = between(text, text)
    assert [passage[:2] for passage in compared.passages] == [(Stretch(0, 300), Stretch(0, 300))]
    assert compared.containment == compared.density == 1.0


def test_a_copy_with_every_tenth_word_changed_is_still_one() -> None:
    text = prose(400, 2)
    compared = between(text, edited(text, 10))
    assert len(compared.passages) == 1
    assert compared.containment > 0.98
    assert 0.8 < compared.density < 0.95


def test_a_lifted_passage_has_its_places_in_both() -> None:
    passage, one, other = prose(120, 3), prose(200, 4), prose(300, 5)
    compared = between([*one[:50], *passage, *one[50:]], [*other, *passage])
    (found,) = compared.passages
    assert found.one == Stretch(50, 170)
    assert found.other == Stretch(300, 420)
    assert compared.share(0) == 120 / 320
    assert compared.share(1) == compared.containment * 320 / 420 == 120 / 420


def test_paragraphs_in_another_order_are_one_copy() -> None:
    parts = [prose(60, seed) for seed in range(10, 14)]
    one = [word for part in parts for word in part]
    other = [word for part in (parts[2], parts[0], parts[3], parts[1]) for word in part]
    assert between(one, other).containment > 0.95


def test_texts_about_other_things_have_nothing_in_common() -> None:
    assert not between(prose(500, 20), prose(500, 21)).passages
    assert between([], prose(9, 1)).containment == 0.0


def test_a_passage_ends_where_sentences_do() -> None:
    shared = prose(40, 30)
    one, other = [*prose(10, 31), "said", *shared], [*prose(20, 32), "wrote", *shared, "and", "so"]
    blocks = Structure([Stretch(0, 10), Stretch(10, 51)], [Stretch(0, 10), Stretch(10, 51)])
    others = Structure([Stretch(0, 20), Stretch(20, 63)], [Stretch(0, 20), Stretch(20, 63)])
    (found,) = between(one, other, lambda: behind(blocks, others, len(one))).passages
    assert (found.one, found.other) == (Stretch(10, 51), Stretch(20, 63))


@given(st.lists(st.sampled_from("abc"), max_size=40), st.lists(st.sampled_from("abc"), max_size=40))
def test_every_seed_is_equal_in_both(one: list[str], other: list[str]) -> None:
    for earlier, later, length in seeds_between(one, other):
        assert length >= 3
        assert one[earlier : earlier + length] == other[later : later + length]


def test_the_work_grows_with_the_text() -> None:
    """One line a thousand times in both texts: each is looked at once, not a million times."""
    line = 1000 * [
        "hold",
        "on",
        "to",
        "the",
        "rail",
        "until",
        "the",
        "bus",
        "has",
        "come",
        "to",
        "a",
        "full",
        "stop",
    ]
    assert len(seeds_between(line, line)) < 100
