"""Pairs, components and copies, each on its own; whole jobs are in test_job.py."""

from __future__ import annotations

import random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editlint.corpus import components, pairs
from editlint.corpus.copies import Text, copies
from editlint.corpus.keys import Pieces
from editlint.corpus.overview import alike_bars, pieces_of, size_bars

np = pytest.importorskip("numpy")

VOCABULARY = [f"w{number}" for number in range(900)]


def prose(words: int, seed: int) -> str:
    return " ".join(random.Random(seed).choices(VOCABULARY, k=words))


def edited(text: str, every: int) -> str:
    words = text.split(" ")
    return " ".join(f"new{at}" if at % every == 3 else word for at, word in enumerate(words))


def numbers(*values: int) -> Any:
    return np.array(values, np.uint64)


POSTINGS = st.lists(st.tuples(st.integers(0, 6), st.integers(0, 30)), max_size=80)


@given(POSTINGS)
def test_pairs_are_those_of_any_two_texts_with_a_key(postings: list[tuple[int, int]]) -> None:
    keys, texts = (
        (numbers(*column) for column in zip(*postings, strict=True))
        if postings
        else (
            numbers(),
            numbers(),
        )
    )
    found = pairs.pairs_of(keys, texts, np.ones(len(keys), np.int32))
    having: dict[int, set[int]] = {}
    for key, text in postings:
        having.setdefault(key, set()).add(text)
    expected: dict[tuple[int, int], list[int]] = {}
    for owners in having.values():
        few = len(owners) <= pairs.FEW
        first = min(owners)
        for one in owners:
            for other in owners:
                if one < other and (few or one == first):
                    expected.setdefault((one, other), [0, 0])[not few] += 1
    told = zip(*(part.tolist() for part in found[:4]), strict=True)
    assert {(one, other): [rare, common] for one, other, rare, common in told} == expected


def test_standing_text_alone_makes_no_pair_likely() -> None:
    def one(rare: int, common: int) -> bool:
        least = np.array([40], np.int32)
        made = pairs.Pairs(numbers(1), numbers(2), np.array([rare]), np.array([common]), least)
        return len(pairs.likely(made).one) == 1

    assert one(3, 0)
    assert one(0, 20)
    assert not one(0, 5)
    assert not one(1, 0)


EDGES = st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), min_size=1, max_size=60)


def by_hand(edges: list[tuple[int, int]]) -> dict[int, int]:
    label = {text: text for edge in edges for text in edge}
    for _ in label:
        for one, other in edges:
            label[one] = label[other] = min(label[one], label[other])
    return label


@given(EDGES)
def test_a_component_is_named_by_its_smallest_text(edges: list[tuple[int, int]]) -> None:
    one, other = (numbers(*column) for column in zip(*edges, strict=True))
    texts, labels = components.labels_of(one, other)
    assert dict(zip(texts.tolist(), labels.tolist(), strict=True)) == by_hand(edges)


def test_a_component_that_weak_pairs_hold_together_is_split(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(components, "LARGEST", 3)
    one, other = numbers(1, 2, 4, 5, 3), numbers(2, 3, 5, 6, 4)
    shares = np.array([0.4, 0.4, 0.4, 0.4, 0.1])
    texts, labels = components.split(one, other, shares)
    assert texts.tolist() == [1, 2, 3, 4, 5, 6]
    assert labels.tolist() == [1, 1, 1, 4, 4, 4]


def test_very_many_copies_of_one_text_are_cut_into_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(components, "LARGEST", 10)
    one, other = np.full(99, 7, np.uint64), np.arange(8, 107, dtype=np.uint64)
    texts, labels = components.split(one, other, np.ones(99))
    assert texts.tolist() == list(range(7, 107))
    assert np.unique(labels, return_counts=True)[1].max() <= 10


def test_the_keeper_is_the_earliest_and_the_order_does_not_matter() -> None:
    text = prose(200, 1)
    texts = [
        Text("late", "2024-05-01", edited(text, 12)),
        Text("undated", "", text),
        Text("early", "2023-01-01", f"A short beginning. {text}"),
        Text("other", "2020-01-01", prose(200, 2)),
    ]
    for seed in range(4):
        random.Random(seed).shuffle(texts)
        found = sorted(copies(texts, Pieces()), key=lambda copy: copy.member)
        assert [(copy.keeper, copy.member) for copy in found] == [
            ("early", "late"),
            ("early", "undated"),
        ]
        assert found[0].containment > 0.9
        assert 0.85 < found[0].density < 1.0
        assert found[1].containment == 1.0


def test_passages_are_places_in_both_texts() -> None:
    passage = prose(60, 3)
    keeper = Text("a", "", f"{prose(30, 4)}\n\n {passage}. {prose(30, 5)}")
    member = Text("b", "", f"  “{passage},”\n")
    (found,) = copies([keeper, member], Pieces())
    (place,) = found.passages
    assert keeper.text[place.keeper_start : place.keeper_end] == f"{passage}."
    assert member.text[place.member_start : place.member_end] == f"“{passage},”"


def test_a_later_text_that_holds_more_than_the_earlier_is_no_copy() -> None:
    short = prose(60, 6)
    texts = [Text("a", "2023-01-01", short), Text("b", "2024-01-01", f"{short} {prose(300, 7)}")]
    assert not list(copies(texts, Pieces()))


def test_what_is_no_copy_of_the_keeper_may_be_one_of_another() -> None:
    one, two = prose(120, 8), prose(120, 9)
    texts = [Text("a", "", one), Text("b", "", two), Text("c", "", one), Text("d", "", two)]
    found = sorted((copy.keeper, copy.member) for copy in copies(texts, Pieces()))
    assert found == [("a", "c"), ("b", "d")]


def test_texts_without_words_are_copies_of_nothing() -> None:
    assert not list(
        copies([Text("a", "", ""), Text("b", "", " -- "), Text("c", "", "x")], Pieces())
    )


@given(st.text(max_size=60), st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60))))
def test_the_pieces_of_a_text_are_the_text(text: str, spans: list[tuple[int, int]]) -> None:
    inside = [sorted((min(one, len(text)), min(two, len(text)))) for one, two in spans]
    passages = [{"keeper_start": start, "keeper_end": end} for start, end in inside]
    assert "".join(piece.text for piece in pieces_of(text, passages, "keeper")) == text


def test_bars_count_everything_once() -> None:
    sizes = {2: 5, 7: 1, 500: 2, 5_000: 1}
    assert sum(bar.number for bar in size_bars(sizes)) == 9
    assert size_bars(sizes)[-1][:2] == ("over 1,000", 1)
    alike = {1_000: 4, 999: 1, 600: 1, 399: 2}
    assert sum(bar.number for bar in alike_bars(alike)) == 8
    assert alike_bars(alike)[-1][:2] == ("whole", 4)
