"""What front matter says of where an article comes from.

date: 2024-05-01            canonical: https://example.org/pool
updates: 2023/pool.md       series: Pools of the north
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from editlint.model.others import Facts
from editlint.model.places import lazy

# The names that sites give to each, the first one that says something counts.
NAMES: Mapping[str, tuple[str, ...]] = {
    "title": ("title",),
    "date": ("date", "published", "publishDate", "pubDate", "published_at", "created"),
    "id": ("id", "guid", "uuid"),
    "slug": ("slug", "permalink"),
    "canonical": ("canonical", "canonical_url", "canonicalUrl", "canonicalURL"),
    "syndicated_from": ("syndicated_from", "syndicatedFrom"),
    "updates": ("updates",),
    "series": ("series",),
}
LONGEST = 300  # characters of a value that are kept
_DATE = lazy(r"\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2})?)?")
_IN_PATH = lazy(r"(?:^|[/\\])(\d{4})[-/](\d{2})[-/](\d{2})(?=[-/_.])")


def facts_of(meta: Mapping[str, Any], path: str = "") -> Facts:
    """What the front matter `meta` says; the date in the path or the address ("/2024/05/01/pool")
    where it says none.
    """
    said = {fact: _first(meta, names) for fact, names in NAMES.items()}
    places = (path, said["slug"], *(_text(meta.get(name)) for name in ("path", "url")))
    dates = (_date(said["date"]), *(_date_in(place) for place in places))
    said["date"] = next(filter(None, dates), "")
    return Facts(**said)


def _first(meta: Mapping[str, Any], names: tuple[str, ...]) -> str:
    return next((text for name in names if (text := _text(meta.get(name)))), "")


def _text(value: Any) -> str:
    """A value as text; of a list the first one, nothing of a table."""
    if isinstance(value, (list, tuple)):
        value = value[0] if value else None
    if value is None or isinstance(value, (bool, Mapping)):
        return ""
    return " ".join(str(value).split())[:LONGEST]


def _date(text: str) -> str:
    found = _DATE().match(text)
    return found.group().replace(" ", "T") if found else ""


def _date_in(path: str) -> str:
    found = _IN_PATH().search(path)
    return "-".join(found.groups()) if found else ""
