"""The settings of a run as values, and what is said of wrong ones."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from typing import Any

from editlint.model.finding import Severity
from editlint.model.values import dataclass, field

ALLOW_FILE = "editlint-allow.toml"
BASELINE_FILE = "editlint-baseline.json"
INCLUDE = ("*.md", "*.markdown", "*.mdx", "*.qmd", "*.txt", "*.html", "*.htm", "*.docx", "*.odt")
OFF = "off"
SEVERITIES = (OFF, *(severity.label for severity in Severity))
FIGURES = ("duplicated-share", "unsourced-per-1000-words", "leftover-lines", "warnings")
SHARES = frozenset({"duplicated-share"})  # of FIGURES: what is a part of a whole
FAIL_LEVELS = (*(severity.label for severity in reversed(Severity)), "never")


class SettingsError(Exception):
    """What is wrong with the settings, in one line: the place, and what is allowed there."""


@dataclass(frozen=True, slots=True)
class Override:
    """Rule settings that hold for files matching one of `paths` (globs, relative to the
    configuration's folder).
    """

    paths: tuple[str, ...]
    rules: Mapping[str, Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Limits:
    """Limits on figures over the files that match one of `paths` (globs, relative to the
    configuration's folder): `most` is the most that each may be, by its name.
    """

    paths: tuple[str, ...] = ("**",)
    most: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Settings:
    """All that a run can be told. `root` is the folder that path patterns are relative to; `origin`
    the configuration file, if any.

    `rules` maps a rule's name, alias or category to its `severity` ("off" or a severity's label)
    and its options. `max_file_size` is in megabytes, the times are seconds of computing; 0 is no
    limit. The fields from `select` on are set by the command line alone; `allow_file`
    ("": none) lies in `root`. Paths in the baseline are relative to `baseline_root` ("": `root`).
    `left_out` are globs as seen from the working folder, which hold for files that are named too.

    With `across` the files of a run are compared with one another, and all with the `archive` ("":
    none); `allowed_passages` is the file of passages that may stand anywhere. Of several
    configurations in a run that of the working folder says this.

    With `nearest` these are the settings of the working folder, and those of the configuration
    nearest to a file hold for it (`project/nearest.py`); what holds for every file all the same are
    the fields in `OF_RUN` and those that `given` names.
    """

    root: str = ""
    origin: str | None = None
    language: str = ""
    encoding: str = ""
    include: tuple[str, ...] = INCLUDE
    exclude: tuple[str, ...] = ()
    fail_level: Severity | None = Severity.ERROR
    own_names: tuple[str, ...] = ()
    extend_rules: tuple[str, ...] = ()
    rules: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    overrides: tuple[Override, ...] = ()
    baseline: str = ""
    max_warnings: int | None = None
    limits: tuple[Limits, ...] = ()
    max_file_size: float = 5.0
    max_file_seconds: float = 30.0
    max_run_seconds: float = 1800.0
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    force_exclude: bool = False
    left_out: tuple[str, ...] = ()
    diff_base: str = ""
    cache: bool = True
    allow_file: str = ""
    baseline_root: str = ""
    nearest: bool = False
    across: bool = False
    archive: str = ""
    allowed_passages: str = ""
    given: tuple[str, ...] = ()

    @property
    def max_bytes(self) -> int:
        """The size of the largest file that is read; 0: any."""
        return round(self.max_file_size * 1_000_000)

    @property
    def compares(self) -> bool:
        """Whether articles are compared with others."""
        return self.across or bool(self.archive)

    @property
    def source(self) -> str:
        """What to call the place that these settings come from."""
        return called(self.origin) if self.origin else "the settings"


OF_RUN = ("select", "ignore", "extend_select", "force_exclude", "left_out", "diff_base", "cache")


def called(path: str) -> str:
    """What to call a file: from the working folder where it lies below it."""
    here = os.getcwd() + os.sep
    return path.removeprefix(here) if path.startswith(here) else path


def check_keys(table: Iterable[str], names: Iterable[str], where: str) -> None:
    """Raise `SettingsError` for the first key of `table` that is not among `names`."""
    allowed = list(names)
    for name in table:
        if name not in allowed:
            hint = f"{did_you_mean(name, allowed)} Known keys: {', '.join(allowed)}."
            raise SettingsError(f"{where} has no key `{name}`{hint}")


def did_you_mean(name: str, allowed: Iterable[str]) -> str:
    """`. Did you mean ...?`, or a full stop where nothing is close."""
    import difflib

    close = difflib.get_close_matches(name, list(allowed), n=3, cutoff=0.6)
    return f". Did you mean {' or '.join(f'`{name}`' for name in close)}?" if close else "."


def describe(value: Any) -> str:
    """A TOML value in words for a message: "a number (3)", "a list"."""
    shown = "" if isinstance(value, (list, dict)) else f" ({value!r})"
    return type_in_words(value) + shown


_TYPES = {
    bool: "true or false",
    str: "a text",
    int: "a number",
    float: "a number",
    list: "a list",
    tuple: "a list",
    dict: "a table",
}


def type_in_words(value: Any) -> str:
    """What kind of TOML value it is: "a text"."""
    return _TYPES.get(type(value), type(value).__name__)
