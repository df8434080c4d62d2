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
from editlint.project.files import ReadError, cause_of, read
from editlint.project.globs import below
from editlint.project.settings import Settings, SettingsError, called, check_keys, describe

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
    import tomllib

    name = called(settings.allow_file)
    try:
        table = tomllib.loads(read(settings.allow_file).source)
    except ReadError as error:
        raise SettingsError(f"{name}: {error}") from None
    except (ValueError, RecursionError) as error:
        raise SettingsError(f"{name}: not valid TOML: {error}") from None
    check_keys(table, ["allow"], name)
    listed = table.get("allow", [])
    if not isinstance(listed, list):
        expected = "allow takes tables, each begun with [[allow]]"
        raise SettingsError(f"{name}: {expected}, not {describe(listed)}")
    return tuple(_entry(value, f"{name}: entry {number}") for number, value in enumerate(listed, 1))


def _entry(table: object, where: str) -> Entry:
    names = list(Entry.__match_args__)
    if not isinstance(table, dict):
        raise SettingsError(f"{where} is no table, but {describe(table)}")
    check_keys(table, names, where)
    for name in names:
        if not isinstance(table.get(name), str):
            raise SettingsError(f"{where} lacks the text `{name}`")
    return Entry(**table)


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
    import tomli_w

    entry = Entry(below(settings.root, path), rule, reason, text, fingerprint)
    table = tomli_w.dumps({name: getattr(entry, name) for name in Entry.__match_args__})
    try:
        new = not os.path.exists(settings.allow_file)
        with open(settings.allow_file, "a", encoding="utf-8", newline="\n") as file:
            file.write("".join([HEAD if new else "", "\n[[allow]]\n", table]))
    except OSError as error:
        raise SettingsError(
            f"{settings.allow_file}: cannot be written: {cause_of(error)}"
        ) from None
    return entry
