"""The baseline: findings that were there before, by fingerprint, so that only new ones count."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping

from editlint.model.finding import Finding
from editlint.model.values import dataclass
from editlint.project.settings import SettingsError

VERSION = 1
Noted = Mapping[
    str, Mapping[str, str]
]  # path -> fingerprint -> "rule: first words", for the reader


@dataclass(frozen=True, slots=True)
class Update:
    """What `editlint baseline` did: how many findings it noted in how many files, and how many
    stale entries it took out.
    """

    noted: int
    files: int
    stale: int


def load(path: str, missing_is_empty: bool = False) -> Noted:
    """The noted findings of a baseline file. Raises `SettingsError`."""
    name = os.path.basename(path)
    try:
        with open(path, encoding="utf-8") as file:
            table = json.load(file)
    except FileNotFoundError:
        if missing_is_empty:
            return {}
        raise SettingsError(
            f"{path}: there is no such baseline; `editlint baseline` makes one"
        ) from None
    except (OSError, ValueError) as error:
        raise SettingsError(f"{name}: is no baseline that can be read: {error}") from None
    files = (
        table.get("files") if isinstance(table, dict) and table.get("version") == VERSION else None
    )
    if not isinstance(files, dict) or not all(
        isinstance(entries, dict) for entries in files.values()
    ):
        raise SettingsError(
            f"{name}: is no baseline of version {VERSION}; `editlint baseline` makes it anew"
        )
    return files


def update(
    path: str, before: Noted, checked: Mapping[str, Iterable[Finding]], exists: Iterable[str]
) -> Update:
    """Note the open findings of the checked files; those of files in `exists` that were not checked
    stay. Raises `SettingsError`.
    """
    now = {
        name: {f.fingerprint: f"{f.rule}: {' '.join(f.message.split())[:100]}" for f in findings}
        for name, findings in checked.items()
    }
    kept = {name: dict(before[name]) for name in exists if name in before and name not in now}
    files = {
        name: dict(sorted(entries.items()))
        for name, entries in sorted({**kept, **now}.items())
        if entries
    }
    _write(
        path, json.dumps({"version": VERSION, "files": files}, ensure_ascii=False, indent=1) + "\n"
    )
    stale = sum(
        key not in files.get(name, {}) for name, entries in before.items() for key in entries
    )
    return Update(sum(map(len, now.values())), len([n for n in now.values() if n]), stale)


def _write(path: str, text: str) -> None:
    beside = f"{path}.{os.getpid()}"
    try:
        with open(beside, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
        os.replace(beside, path)
    except OSError as error:
        raise SettingsError(
            f"{path}: cannot be written: {(error.strerror or str(error)).lower()}"
        ) from None
