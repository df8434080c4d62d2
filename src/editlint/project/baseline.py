"""The baseline: findings that were there before, by fingerprint, so that only new ones count.

    {"version": 1, "files": {"a.md": {"3f0c...": "repeated-word: 'the the'"}}}

The words beside a fingerprint are for the reader alone.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping

from editlint.model.finding import Finding
from editlint.model.values import dataclass
from editlint.project.files import ReadError, cause_of, read
from editlint.project.settings import SettingsError, called

VERSION = 1
Entries = Mapping[str, str]  # fingerprint -> "rule: first words", for the reader
Baseline = Mapping[str, Entries]  # by path


@dataclass(frozen=True, slots=True)
class Update:
    """What `editlint baseline` did: how many findings it noted in how many files, and how many
    stale entries it took out.
    """

    noted: int
    files: int
    stale: int


def load(path: str, missing_is_empty: bool = False) -> Baseline:
    """The findings that a baseline file notes. Raises `SettingsError`."""
    name = called(path)
    try:
        if not os.path.lexists(path):
            if missing_is_empty:
                return {}
            raise SettingsError(f"{path}: there is no such baseline; `editlint baseline` makes one")
        table = json.loads(read(path).source)
    except ReadError as error:
        raise SettingsError(f"{name}: {error}") from None
    except (ValueError, RecursionError) as error:
        raise SettingsError(f"{name}: is no baseline that can be read: {error}") from None
    files = _files_in(table)
    if files is None:
        raise SettingsError(
            f"{name}: is no baseline of version {VERSION}; `editlint baseline` makes it anew"
        )
    return files


def _files_in(table: object) -> Baseline | None:
    """The entries by file; None where it is no baseline of this version."""
    if not isinstance(table, dict) or table.get("version") != VERSION:
        return None
    files = table.get("files")
    if not isinstance(files, dict):
        return None
    whole = all(isinstance(entries, dict) for entries in files.values())
    return files if whole else None


def update(
    path: str, before: Baseline, checked: Mapping[str, Iterable[Finding]], exists: Iterable[str]
) -> Update:
    """Note the open findings of the checked files; those of files in `exists` that were not checked
    stay. Raises `SettingsError`.
    """
    now = {
        name: {finding.fingerprint: _first_words(finding) for finding in findings}
        for name, findings in checked.items()
    }
    kept = {name: dict(before[name]) for name in exists if name in before and name not in now}
    files = {
        name: dict(sorted(entries.items()))
        for name, entries in sorted({**kept, **now}.items())
        if entries
    }
    _write(path, {"version": VERSION, "files": files})
    stale = sum(
        key not in files.get(name, {}) for name, entries in before.items() for key in entries
    )
    return Update(sum(map(len, now.values())), sum(map(bool, now.values())), stale)


def _first_words(finding: Finding) -> str:
    return f"{finding.rule}: {' '.join(finding.message.split())[:100]}"


def _write(path: str, table: Mapping[str, object]) -> None:
    from editlint.project.atomic import write_atomically

    text = json.dumps(table, ensure_ascii=False, indent=1) + "\n"
    try:
        write_atomically(path, text.encode("utf-8"))
    except OSError as error:
        raise SettingsError(f"{path}: cannot be written: {cause_of(error)}") from None
