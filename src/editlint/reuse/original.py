"""Which of two articles is the original: the one with the earlier date, then the one that the other
names as its source, then the first in the order of their paths.
"""

from __future__ import annotations

from editlint.model.others import Entry, Facts


def is_original(other: Entry, own: Entry) -> bool:
    """Whether `other` was there before `own`: what is archived was, where nothing is said."""
    one, two = other.facts.date[: len(own.facts.date)], own.facts.date[: len(other.facts.date)]
    if one and two and one != two:
        return one < two
    if names(own.facts, other) != names(other.facts, own):
        return names(own.facts, other)
    if other.archived != own.archived:
        return other.archived
    return _order(other.path) < _order(own.path)


def _order(path: str) -> tuple[str, ...]:
    return tuple(path.replace("\\", "/").split("/"))


def names(facts: Facts, entry: Entry) -> bool:
    """Whether the front matter of an article says that it stood first in the place of `entry`."""
    return points_to(facts.canonical, entry) or points_to(facts.syndicated_from, entry)


def points_to(address: str, entry: Entry) -> bool:
    """Whether an address or a path is that of `entry`: by its id, its slug or its file name."""
    if not address:
        return False
    wanted = _last(address)
    return bool(wanted) and wanted in {
        *(_last(known) for known in (entry.facts.id, entry.facts.slug) if known),
        _last(entry.path),
    }


def _last(address: str) -> str:
    """What an address ends in, by which pages are told apart: `/2024/pool/index.html` is pool."""
    path = address.split("?")[0].split("#")[0].replace("\\", "/").rstrip("/").lower()
    parts = [part for part in path.split("/") if part]
    while parts:
        stem = parts.pop()
        stem = stem.rsplit(".", 1)[0] if "." in stem and "/" in path else stem.split(".")[0]
        if stem not in ("index", "readme", "_index", "default"):
            break
    else:
        return ""
    return stem[11:] if _is_dated(stem) else stem


def _is_dated(stem: str) -> bool:
    """Whether a name begins as `2024-05-01-`."""
    digits = stem[:11].split("-")
    return [len(part) for part in digits] == [4, 2, 2, 0] and "".join(digits).isdecimal()


def is_older_version(own: Entry, archived: Entry) -> bool:
    """Whether what the archive has is an earlier state of the same article."""
    one, other = own.facts, archived.facts
    if own.path == archived.path:
        return True
    if (one.id and one.id == other.id) or (one.slug and one.slug == other.slug):
        return True
    return points_to(one.updates, archived) or points_to(other.updates, own)
