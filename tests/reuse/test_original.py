"""Which of two articles is the original, and what front matter says of that."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from editlint.model.others import Entry, Facts
from editlint.reuse.facts import facts_of
from editlint.reuse.original import is_older_version, is_original, points_to

DATES: list[tuple[dict[str, Any], str, str]] = [
    ({"date": datetime.date(2024, 5, 1)}, "a.md", "2024-05-01"),
    ({"date": "2024-05-01 12:30:00 +0200"}, "a.md", "2024-05-01T12:30:00"),
    ({"pubDate": "2024-05-01"}, "a.md", "2024-05-01"),
    ({"date": "last spring"}, "2024-05-01-pool.md", "2024-05-01"),
    ({}, "news/2024/05/01/pool.md", "2024-05-01"),
    ({"path": "2024/05/01/pool"}, "pool.md", "2024-05-01"),
    ({"slug": "/2024/05/01/pool/"}, "pool.md", "2024-05-01"),
    ({}, "pool-2024.md", ""),
]


@pytest.mark.parametrize(("meta", "path", "expected"), DATES, ids=lambda value: str(value))
def test_dates(meta: dict[str, Any], path: str, expected: str) -> None:
    assert facts_of(meta, path).date == expected


def test_values_that_are_no_text_say_nothing() -> None:
    odd = {"title": {"a": 1}, "series": [], "canonical": True, "id": 7, "updates": ["a.md", "b.md"]}
    assert facts_of(odd) == Facts(id="7", updates="a.md")


def entry(path: str, archived: bool = False, **facts: str) -> Entry:
    return Entry(path, "", Facts(**facts), archived)


ORDER = [
    (entry("b.md", date="2023-01-01"), entry("a.md", date="2024-01-01")),
    (entry("b.md", date="2024-01-01"), entry("a.md", date="2024-01-01T10:00:00", canonical="/b/")),
    (entry("b.md"), entry("a.md", canonical="https://example.org/b.html")),
    (entry("b.md"), entry("a.md", syndicated_from="https://example.org/news/b")),
    (entry("b.md", archived=True), entry("a.md")),
    (entry("a.md"), entry("b.md")),
    (entry("a/z.md"), entry("b/a.md")),
]


@pytest.mark.parametrize(("original", "later"), ORDER, ids=lambda one: repr(one.path))
def test_the_original(original: Entry, later: Entry) -> None:
    assert is_original(original, later)
    assert not is_original(later, original)


@pytest.mark.parametrize(
    ("address", "path", "expected"),
    [
        ("https://example.org/news/pool/", "articles/pool.md", True),
        ("https://example.org/pool.html?x=1#y", "pool.md", True),
        ("/2024/05/01/pool/index.html", "_posts/2024-05-01-pool.md", True),
        ("pool.md", "news/pool.md", True),
        ("https://example.org/pool/", "articles/pool/index.md", True),
        ("https://example.org/lake/", "articles/pool.md", False),
        ("https://example.org/", "index.md", False),
        ("", "pool.md", False),
    ],
)
def test_addresses(address: str, path: str, expected: bool) -> None:
    assert points_to(address, entry(path)) == expected


def test_older_versions() -> None:
    assert is_older_version(entry("a.md"), entry("a.md"))
    assert is_older_version(entry("a.md", id="7"), entry("b.md", id="7"))
    assert is_older_version(entry("a.md", slug="x"), entry("b.md", slug="x"))
    assert is_older_version(entry("a.md", updates="b.md"), entry("b.md"))
    assert not is_older_version(entry("a.md"), entry("b.md"))
