"""The house's allowed passages: texts that may stand in many articles, each with a reason.

    [[passage]]
    reason = "the line of the legal desk"
    begins = "Opinions that are voiced here are those of their authors"
    words = 41
    fingerprints = "2e3a97906cabda5e e3d79231bda27757 ..."

The fingerprints count, so that the passage is known where a few of its words differ; `begins` and
`words` are there for the reader.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence

from editlint.model.values import dataclass
from editlint.project.files import ReadError, cause_of, read
from editlint.project.settings import SettingsError, called, check_keys, describe

HEAD = (
    "# Passages that may stand in many articles. `editlint archive allow` adds to this file;"
    " reasons may be edited freely.\n"
)
BEGINNING = 12  # words of a passage that are shown


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage of so many `words` that may stand anywhere, and why. `begins` is for the reader."""

    reason: str
    begins: str
    words: int
    fingerprints: frozenset[int]


def load(path: str) -> tuple[Passage, ...]:
    """The passages of a file; none for "". Raises `SettingsError`."""
    if not path:
        return ()
    import tomllib

    name = called(path)
    try:
        table = tomllib.loads(read(path).source)
    except ReadError as error:
        raise SettingsError(f"{name}: {error}") from None
    except (ValueError, RecursionError) as error:
        raise SettingsError(f"{name}: not valid TOML: {error}") from None
    check_keys(table, ["passage"], name)
    listed = table.get("passage", [])
    if not isinstance(listed, list):
        expected = "passage takes tables, each begun with [[passage]]"
        raise SettingsError(f"{name}: {expected}, not {describe(listed)}")
    return tuple(
        _passage(value, f"{name}: passage {number}") for number, value in enumerate(listed, 1)
    )


def _passage(table: object, where: str) -> Passage:
    if not isinstance(table, dict):
        raise SettingsError(f"{where} is no table, but {describe(table)}")
    check_keys(table, Passage.__match_args__, where)
    for name in ("reason", "fingerprints"):
        if not isinstance(table.get(name), str):
            raise SettingsError(f"{where} lacks the text `{name}`")
    try:
        prints = frozenset(int(part, 16) for part in table["fingerprints"].split())
    except ValueError:
        raise SettingsError(f"{where}: `fingerprints` takes numbers of 16 digits 0-f") from None
    return Passage(
        table["reason"], str(table.get("begins", "")), int(table.get("words") or 0), prints
    )


def passage_of(keys: Sequence[str], prints: Iterable[int], reason: str) -> Passage:
    """The entry for a passage of these words."""
    begins = " ".join(keys[:BEGINNING])
    return Passage(reason, begins, len(keys), frozenset(prints))


def written(passage: Passage) -> str:
    """An entry as it stands in the file."""
    import tomli_w

    table = {
        "reason": passage.reason,
        "begins": passage.begins,
        "words": passage.words,
        "fingerprints": " ".join(f"{value:016x}" for value in sorted(passage.fingerprints)),
    }
    return f"\n[[passage]]\n{tomli_w.dumps(table)}"


def add(path: str, passage: Passage) -> None:
    """Write one entry to the end of the file, which is made where it is missing.

    Raises `SettingsError`.
    """
    try:
        new = not os.path.exists(path)
        with open(path, "a", encoding="utf-8", newline="\n") as file:
            file.write((HEAD if new else "") + written(passage))
    except OSError as error:
        raise SettingsError(f"{called(path)}: cannot be written: {cause_of(error)}") from None
