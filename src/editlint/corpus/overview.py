"""What a page shows of the clusters: how many of which size, and the largest with their texts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from math import log10
from typing import TYPE_CHECKING, Any

from editlint.model.values import NamedTuple

if TYPE_CHECKING:
    Frame = Any

SHOWN = 20  # clusters, of each the keeper and one member with their texts
MEMBERS = 10  # of each that are named
# A cluster's size (its keeper counts), from and to; the last has no end.
CLASSES = ((2, 2), (3, 3), (4, 4), (5, 5), (6, 10), (11, 20), (21, 50), (51, 100), (101, 1_000))
ALIKE = (0.6, 0.7, 0.8, 0.9, 0.95, 0.99, 1.0)  # containment from which a copy is counted


class Bar(NamedTuple):
    """One bar of a plot: what it is of, how many there are, and how long it is, 0 to 1."""

    label: str
    number: int
    length: float


class Piece(NamedTuple):
    """A piece of a text; `passage` is the number of the passage that it is (from 1), 0 of none."""

    text: str
    passage: int


class Shown(NamedTuple):
    """A cluster on the page: `rows` are members, `pieces` the texts of the keeper and the first."""

    keeper: str
    date: str
    words: int
    size: int
    rows: tuple[Mapping[str, Any], ...]
    pieces: tuple[tuple[Piece, ...], tuple[Piece, ...]]


class Overview(NamedTuple):
    """All that the page shows of the clusters."""

    copies: int
    keepers: int
    words: int  # in copies
    sizes: tuple[Bar, ...]
    alike: tuple[Bar, ...]
    largest: tuple[Shown, ...]


class Found(NamedTuple):
    """What a job found: how many texts and words there are, how many texts were compared, how many
    of them are copies and of how many others; where the table of clusters lies.
    """

    texts: int
    words: int
    candidates: int
    copies: int
    keepers: int
    clusters: str


NOTHING = Overview(0, 0, 0, (), (), ())


def overview_of(daft: Any, clusters: Frame, members: Frame) -> Overview:
    """What there is in the tables `clusters` (of `Copy`) and `members` (of texts)."""
    col = daft.col
    sizes = clusters.groupby("keeper").agg((col("member").count().cast("int64") + 1).alias("size"))
    counts = sizes.groupby("size").agg(col("keeper").count().alias("count")).to_pydict()
    by_size = dict(zip(counts["size"], counts["count"], strict=True))
    alike = clusters.select((col("containment") * 1_000).cast("int64").alias("alike"))
    grouped = alike.groupby("alike").agg(col("alike").count().alias("count")).to_pydict()
    words = clusters.agg(col("member_words").sum().alias("words")).to_pylist()[0]["words"]
    return Overview(
        copies=sum((size - 1) * count for size, count in by_size.items()),
        keepers=sum(by_size.values()),
        words=int(words or 0),
        sizes=size_bars(by_size),
        alike=alike_bars(dict(zip(grouped["alike"], grouped["count"], strict=True))),
        largest=tuple(_largest(daft, clusters, sizes, members)),
    )


def size_bars(counts: Mapping[int, int]) -> tuple[Bar, ...]:
    """How many clusters there are of each class of sizes."""
    last = CLASSES[-1][1]
    labels = [(str(low) if low == high else f"{low:,}-{high:,}") for low, high in CLASSES]
    found = [
        sum(count for size, count in counts.items() if low <= size <= high) for low, high in CLASSES
    ]
    beyond = sum(count for size, count in counts.items() if size > last)
    return _bars([*labels, f"over {last:,}"], [*found, beyond])


def alike_bars(counts: Mapping[int, int]) -> tuple[Bar, ...]:
    """How many copies there are from each containment (in thousandths) to the next."""
    ends = [*(round(share * 1_000) for share in ALIKE), 1_001]
    labels = [f"{low} to {high}" for low, high in pairwise(ALIKE)]
    low = sum(count for alike, count in counts.items() if alike < ends[0])
    found = [
        sum(count for alike, count in counts.items() if first <= alike < stop)
        for first, stop in pairwise(ends)
    ]
    return _bars([f"under {ALIKE[0]}", *labels, "whole"], [low, *found])


def _bars(labels: Sequence[str], counts: Sequence[int]) -> tuple[Bar, ...]:
    """Bars in a logarithm, so that a few large clusters are seen beside very many small ones."""
    most = log10(max([1, *counts]) + 1)
    return tuple(
        Bar(label, count, log10(count + 1) / most)
        for label, count in zip(labels, counts, strict=True)
    )


def _largest(daft: Any, clusters: Frame, sizes: Frame, members: Frame) -> Iterator[Shown]:
    col = daft.col
    top = sizes.sort(["size", "keeper"], desc=[True, False]).limit(SHOWN).to_pylist()
    keepers = [one["keeper"] for one in top]
    known: dict[str, list[dict[str, Any]]] = {}
    for row in clusters.where(col("keeper").is_in(keepers)).to_pylist():
        known.setdefault(row["keeper"], []).append(row)
    for rows in known.values():  # who looks wants to see the doubtful ones
        rows.sort(key=lambda row: (row["containment"], row["density"], row["member"]))
    wanted = [*keepers, *(rows[0]["member"] for rows in known.values())]
    there = members.where(col("identifier").is_in(wanted)).select("identifier", "text").to_pydict()
    texts = dict(zip(there["identifier"], there["text"], strict=True))
    for one in top:
        yield _shown(one["size"], known[one["keeper"]], texts)


def _shown(size: int, rows: Sequence[Mapping[str, Any]], texts: Mapping[str, str]) -> Shown:
    first = rows[0]
    keeper, member = (
        tuple(pieces_of(texts.get(first[side], ""), first["passages"], side))
        for side in ("keeper", "member")
    )
    return Shown(
        first["keeper"],
        first["keeper_date"],
        first["keeper_words"],
        size,
        tuple(rows[:MEMBERS]),
        (keeper, member),
    )


def pieces_of(text: str, passages: Sequence[Mapping[str, Any]], side: str) -> Iterator[Piece]:
    """A text cut at its passages, which have the same numbers on both sides."""
    at = 0
    places = sorted(
        (place[f"{side}_start"], place[f"{side}_end"], number)
        for number, place in enumerate(passages, 1)
    )
    for start, end, number in places:
        if start > at:
            yield Piece(text[at:start], 0)
        if end > at:
            yield Piece(text[max(start, at) : end], number)
            at = end
    if at < len(text):
        yield Piece(text[at:], 0)
