"""Which paths are versions or translations of one page."""

from __future__ import annotations

import pytest

from editlint.reuse.pages import in_other_tree, kin

PAIRS = [
    ("docs/1.2/pool.md", "docs/2.0/pool.md", "version"),
    ("docs/v1/pool.md", "docs/v2/pool.md", "version"),
    ("docs/latest/pool.md", "docs/v2/pool.md", "version"),
    ("docs/version-1.1.0-M10/a.md", "docs/version-2.1.0-M2-19-g5a34ba7c1/a.md", "version"),
    ("docs/pool.md", "versioned_docs/version-1.2/pool.md", "version"),
    ("notes/pool-1.62.0.md", "notes/pool-1.59.0.md", "version"),
    ("en/pool.md", "de/pool.md", "translation"),
    ("en-us/pool.md", "pt-br/pool.md", "translation"),
    ("pool.md", "pool.de.md", "translation"),
    ("README.md", "README.zh-CN.md", "translation"),
    ("i18n/fr/docs/pool.md", "docs/pool.md", "translation"),
    ("pool.md", "pool.md", ""),
    ("news/2023/pool.md", "news/2024/pool.md", ""),
    ("news/2023/05/pool.md", "news/2023/06/pool.md", ""),
    ("news/2023-05-01-pool.md", "news/2023-05-08-pool.md", ""),
    ("weekly/update-2016-01-02.md", "weekly/update-2016-01-09.md", ""),
    ("guide/step1.md", "guide/step2.md", ""),
    ("news/10.md", "news/11.md", ""),
    ("docs/1.2/pool.md", "docs/2.0/lake.md", ""),
    ("en/pool.md", "de/lake.md", ""),
]


@pytest.mark.parametrize(("one", "other", "expected"), PAIRS, ids=lambda value: str(value))
def test_kin(one: str, other: str, expected: str) -> None:
    assert kin(one, other) == kin(other, one) == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("docs/1.2/pool.md", "docs/2.0/lake.md", True),
        ("docs/pool.md", "versioned_docs/version-1.2/lake.md", True),
        ("en/pool.md", "de/lake.md", True),
        ("docs/1.2/pool.md", "docs/1.2/lake.md", False),
        ("news/2023/pool.md", "news/2024/lake.md", False),
        ("a/pool.md", "b/lake.md", False),
    ],
)
def test_other_versions_and_languages_are_trees_of_their_own(
    one: str, other: str, expected: bool
) -> None:
    assert in_other_tree(one, other) == in_other_tree(other, one) == expected
