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

from collections.abc import Iterable, Sequence

from editlint.model.values import dataclass
from editlint.project.entries import add_entry, checked_entry, entries_in, entry_text
from editlint.project.settings import SettingsError, called

HEAD = (
    "# Passages that may stand in many articles. `editlint archive allow` adds to this file;"
    " reasons may be edited freely.\n"
)
KEY = "passage"
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
    name = called(path)
    return tuple(
        _passage(value, f"{name}: passage {number}")
        for number, value in enumerate(entries_in(path, KEY), 1)
    )


def _passage(entry: object, where: str) -> Passage:
    table = checked_entry(entry, Passage.__match_args__, ("reason", "fingerprints"), where)
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
    return entry_text(KEY, _table(passage))


def add(path: str, passage: Passage) -> None:
    """Write one entry to the end of the file, which is made where it is missing.

    Raises `SettingsError`.
    """
    add_entry(path, HEAD, KEY, _table(passage))


def _table(passage: Passage) -> dict[str, str | int]:
    return {
        "reason": passage.reason,
        "begins": passage.begins,
        "words": passage.words,
        "fingerprints": " ".join(f"{value:016x}" for value in sorted(passage.fingerprints)),
    }
