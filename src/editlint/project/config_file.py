"""A configuration file is found in its folder, read and checked by the table of keys."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Any

from editlint.project.config import KEYS
from editlint.project.entries import toml_of
from editlint.project.settings import (
    ALLOW_FILE,
    Settings,
    SettingsError,
    called,
    check_keys,
    describe,
)

FILES = ("editlint.toml", ".editlint.toml", "pyproject.toml")


def settings_of_file(path: str) -> Settings:
    """The settings that a configuration file says. Raises `SettingsError`."""
    return _settings(_table_in(path) or {}, path)


def settings_in(folder: str) -> Settings | None:
    """The settings of the configuration file that lies in `folder` itself; None: there is none.

    Raises `SettingsError`.
    """
    for name in FILES:
        path = os.path.join(folder, name)
        table = _table_in(path) if os.path.isfile(path) else None
        if table is not None:
            return _settings(table, path)
    return None


def _table_in(path: str) -> Mapping[str, Any] | None:
    """Our part of a configuration file; None where a `pyproject.toml` has none."""
    shared = os.path.basename(path) == "pyproject.toml"
    text = _text_of(path)
    if shared and "editlint" not in text:
        return None
    whole = toml_of(text, path)
    tools = whole.get("tool") if shared else None
    table = (tools.get("editlint") if isinstance(tools, dict) else None) if shared else whole
    if table is not None and not isinstance(table, dict):
        raise SettingsError(f"{called(path)}: tool.editlint takes a table, not {describe(table)}")
    return table


def _text_of(path: str) -> str:
    try:
        with open(path, encoding="utf-8-sig") as file:
            return file.read()
    except (OSError, UnicodeDecodeError) as error:
        cause = getattr(error, "strerror", None) or "it is not UTF-8"
        raise SettingsError(f"{called(path)}: cannot be read: {cause}") from None


def _settings(table: Mapping[str, Any], path: str) -> Settings:
    try:
        check_keys(table, [key.name for key in KEYS], "the configuration")
        values = {
            key.field: key.type.take(table[key.name], key.name) for key in KEYS if key.name in table
        }
    except SettingsError as error:
        raise SettingsError(f"{called(path)}: {error}") from None
    root = os.path.dirname(path)
    for name in ("baseline", "archive", "allowed_passages"):
        if values.get(name):
            values[name] = os.path.join(root, values[name])
    return Settings(root=root, origin=path, allow_file=os.path.join(root, ALLOW_FILE), **values)
