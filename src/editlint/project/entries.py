"""Files of the house that are lists of tables: read whole, added to at their end.

[[allow]]
rule = "unsourced-statistic"
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Any

from editlint.project.files import ReadError, cause_of, read
from editlint.project.settings import SettingsError, called, check_keys, describe


def toml_of(text: str, path: str) -> dict[str, Any]:
    """What a text of the file at `path` says. Raises `SettingsError`."""
    import tomllib

    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as error:  # wrong, a number of 5,000 digits, too deep
        raise SettingsError(f"{called(path)}: not valid TOML: {error}") from None


def entries_in(path: str, key: str) -> list[object]:
    """What stands under `[[key]]`, the only key that the file may have. Raises `SettingsError`."""
    try:
        text = read(path).source
    except ReadError as error:
        raise SettingsError(f"{called(path)}: {error}") from None
    table = toml_of(text, path)
    check_keys(table, [key], called(path))
    listed = table.get(key, [])
    if not isinstance(listed, list):
        expected = f"{key} takes tables, each begun with [[{key}]]"
        raise SettingsError(f"{called(path)}: {expected}, not {describe(listed)}")
    return listed


def checked_entry(
    entry: object, names: tuple[str, ...], texts: tuple[str, ...], where: str
) -> dict[str, Any]:
    """An entry that has no other keys than `names`, and those of `texts` as texts. Raises
    `SettingsError`.
    """
    if not isinstance(entry, dict):
        raise SettingsError(f"{where} is no table, but {describe(entry)}")
    check_keys(entry, names, where)
    for name in texts:
        if not isinstance(entry.get(name), str):
            raise SettingsError(f"{where} lacks the text `{name}`")
    return entry


def add_entry(path: str, head: str, key: str, entry: Mapping[str, Any]) -> None:
    """Write an entry to the end of the file, which begins with `head` where it is new. Raises
    `SettingsError`.
    """
    written = entry_text(key, entry)
    try:
        new = not os.path.exists(path)
        with open(path, "a", encoding="utf-8", newline="\n") as file:
            file.write((head if new else "") + written)
    except OSError as error:
        raise SettingsError(f"{called(path)}: cannot be written: {cause_of(error)}") from None


def entry_text(key: str, entry: Mapping[str, Any]) -> str:
    """An entry as it stands in the file."""
    import tomli_w

    return f"\n[[{key}]]\n{tomli_w.dumps(entry)}"
