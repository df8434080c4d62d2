"""The packed fingerprints, beside a plain dictionary that does the same."""

from __future__ import annotations

import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editlint.alignment.fingerprints import short
from editlint.archive import postings
from editlint.archive.postings import Postings, packed, unpacked

# Few different high bits, so that buckets are shared, and few values, so that articles share them.
prints = st.sets(st.integers(0, 40).map(lambda value: (value * 0x9E3779B97F4A7C15) % 2**64))
steps = st.lists(st.tuples(st.sampled_from(("add", "change", "flush", "merge")), prints))


def opened() -> sqlite3.Connection:
    db = sqlite3.connect(":memory:", isolation_level=None)
    for table in postings.SCHEMA:
        db.execute(table)
    return db


@given(steps)
def test_they_do_what_a_dictionary_does(doing: list[tuple[str, set[int]]]) -> None:
    made = Postings(opened())
    plain: dict[int, set[int]] = {}
    for number, (what, values) in enumerate(doing, 1):
        if what == "add":
            made.add(number, values)
            plain[number] = values
        elif what == "flush":
            made.flush()
        elif what == "merge":
            made.flush()
            made.merge_all()
        else:
            made.flush()
            known = max(plain, default=number)
            before = plain.get(known, set())
            made.change(known, before - values, values - before)
            plain[known] = values
    made.flush()
    asked = set().union(*plain.values()) if plain else set()
    found = made.find(asked, most=10**6)
    assert found.shared == {number: len(values) for number, values in plain.items() if values}
    assert sum(run.size for run in made.runs()) == sum(map(len, plain.values()))


@given(st.lists(prints, min_size=1, max_size=30))
def test_what_several_have_is_listed(articles: list[set[int]]) -> None:
    made = Postings(opened())
    for number, values in enumerate(articles, 1):
        made.add(number, values)
    made.flush()
    made.merge_all()
    expected = {
        short(value): [number for number, values in enumerate(articles, 1) if value in values]
        for value in set().union(*articles)
    }
    assert dict(made.groups()) == {key: have for key, have in expected.items() if len(have) > 1}


def test_runs_are_merged_so_that_few_are_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    made = Postings(opened())
    for number in range(1, 200):
        made.add(number, {number << 40, 7 << 45})
        made.flush()
    assert len(made.runs()) < 3 * postings.FAN
    found = made.find({7 << 45, 99 << 40}, most=1000)
    assert found.shared[99] == 2
    assert len(found.shared) == 199


def test_what_stands_in_too_many_is_named_and_not_followed() -> None:
    made = Postings(opened())
    for number in range(1, 30):
        made.add(number, {5 << 50, number << 40})
    made.flush()
    found = made.find({5 << 50, 3 << 40}, most=10)
    assert found.shared == {3: 1}
    assert found.standing == {short(5 << 50)}


def test_entries_are_little_endian() -> None:
    assert packed([1, 2**63]) == bytes([1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 128])
    assert list(unpacked(packed([1, 2**63]))) == [1, 2**63]
