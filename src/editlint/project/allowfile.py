"""The allow file: findings that somebody looked at and wants, kept beside the articles.

    [[allow]]
    path = "article.md"
    rule = "unsourced-statistic"
    reason = "own survey"
    text = "62% of our readers"
    fingerprint = "3f0c..."

An entry is known again by its fingerprint; `text` is there for the reader alone.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence

from editlint.lint.allows import Listed
from editlint.model.values import dataclass
from editlint.project.entries import add_entry, checked_entry, entries_in
from editlint.project.globs import below
from editlint.project.settings import Settings, called

HEAD = (
    "# Findings that were looked at and are wanted. `editlint allow` adds to this file; reasons may"
    " be edited freely.\n"
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One allowed finding: in which file (from the folder of the allow file), of which rule, why;
    `text` is for the reader.
    """

    path: str
    rule: str
    reason: str
    text: str
    fingerprint: str


def load(settings: Settings) -> tuple[Entry, ...]:
    """The entries of the allow file; none where there is no such file. Raises `SettingsError`."""
    if not settings.allow_file or not os.path.isfile(settings.allow_file):
        return ()
    listed = entries_in(settings.allow_file, "allow")
    name = called(settings.allow_file)
    return tuple(_entry(value, f"{name}: entry {number}") for number, value in enumerate(listed, 1))


def _entry(table: object, where: str) -> Entry:
    names = Entry.__match_args__
    return Entry(**checked_entry(table, names, names, where))


def listed_for(
    entries: Sequence[Entry], settings: Settings, path: str | None
) -> Mapping[str, Listed]:
    """What the allow file says of one article, by fingerprint."""
    if not entries or path is None:
        return {}
    mine = below(settings.root, path)
    return {
        entry.fingerprint: Listed(entry.rule, entry.reason)
        for entry in entries
        if entry.path == mine
    }


def add(
    settings: Settings, path: str, rule: str, reason: str, text: str, fingerprint: str
) -> Entry:
    """Write one entry to the end of the allow file, which is made where it is missing.

    Raises `SettingsError`.
    """
    entry = Entry(below(settings.root, path), rule, reason, text, fingerprint)
    table: dict[str, str] = {name: getattr(entry, name) for name in Entry.__match_args__}
    add_entry(settings.allow_file, HEAD, "allow", table)
    return entry
