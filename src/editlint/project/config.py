"""The configuration file: the nearest one is read and checked against one table of keys."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

from editlint.model.finding import Severity
from editlint.project.settings import (
    ALLOW_FILE,
    FAIL_LEVELS,
    INCLUDE,
    LIMITS,
    SEVERITIES,
    Budget,
    Override,
    Settings,
    SettingsError,
    known,
    said,
)

FILES = ("editlint.toml", ".editlint.toml", "pyproject.toml")


class Kind(NamedTuple):
    """What a key takes: in words, as JSON Schema, and how a TOML value is checked and turned into
    what `Settings` holds.
    """

    said: str
    schema: Mapping[str, Any]
    take: Callable[[Any, str], Any]


class Key(NamedTuple):
    """One key of the configuration; its field in `Settings` has `_` for `-`."""

    name: str
    kind: Kind
    summary: str


def fail_level(label: str) -> Severity | None:
    """The severity that a `fail-level` names; None for "never"."""
    return None if label == "never" else Severity[label.upper()]


def _text(value: Any, where: str) -> str:
    if not isinstance(value, str):
        raise SettingsError(f"{where} takes {TEXT.said}, not {said(value)}")
    return value


def _texts(value: Any, where: str) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(v, str) for v in value):
        raise SettingsError(f"{where} takes {TEXTS.said}, not {said(value)}")
    return tuple(value)


def _fail_level(value: Any, where: str) -> Severity | None:
    return fail_level(_one_of(FAIL_LEVELS, value, where))


def _rules(value: Any, where: str) -> Mapping[str, Mapping[str, Any]]:
    """Which rules and options there are is known only to `select`, which checks the names."""
    if not isinstance(value, dict):
        raise SettingsError(f"{where} takes {RULES.said}, not {said(value)}")
    for name, table in value.items():
        if not isinstance(table, dict):
            raise SettingsError(
                f'{where}.{name} takes a table, as in `{where}.{name}.severity = "off"`, not {said(table)}'
            )
        if "severity" in table:
            _one_of(SEVERITIES, table["severity"], f"{where}.{name}.severity")
    return value


def _overrides(value: Any, where: str) -> tuple[Override, ...]:
    if not isinstance(value, list) or not all(isinstance(v, dict) for v in value):
        raise SettingsError(f"{where} takes {OVERRIDES.said}, not {said(value)}")
    return tuple(_override(table, f"{where} {number}") for number, table in enumerate(value, 1))


def _override(table: Mapping[str, Any], where: str) -> Override:
    known(table, ("paths", "rules"), where)
    if "paths" not in table:
        raise SettingsError(f'{where} lacks `paths`, as in `paths = ["opinion/**"]`')
    return Override(
        _texts(table["paths"], f"{where}: paths"), _rules(table.get("rules", {}), f"{where}: rules")
    )


def _count(value: Any, where: str) -> int:
    if type(value) is not int or value < 0:
        raise SettingsError(f"{where} takes {COUNT.said}, not {said(value)}")
    return value


def _budgets(value: Any, where: str) -> tuple[Budget, ...]:
    if not isinstance(value, list) or not all(isinstance(v, dict) for v in value):
        raise SettingsError(f"{where} takes {BUDGETS.said}, not {said(value)}")
    return tuple(_budget(table, f"{where} {number}") for number, table in enumerate(value, 1))


def _budget(table: Mapping[str, Any], where: str) -> Budget:
    known(table, ("paths", *LIMITS), where)
    for name in LIMITS:
        limit = table.get(name, 0)
        if isinstance(limit, bool) or not isinstance(limit, (int, float)) or limit < 0:
            raise SettingsError(f"{where}: {name} takes a number from 0, not {said(limit)}")
    paths = _texts(table["paths"], f"{where}: paths") if "paths" in table else Budget().paths
    return Budget(paths, {name: table[name] for name in LIMITS if name in table})


_STRINGS = {"type": "array", "items": {"type": "string"}}
_RULE = {"type": "object", "properties": {"severity": {"enum": list(SEVERITIES)}}}
_RULES = {"type": "object", "additionalProperties": _RULE}
_OVERRIDE = {
    "type": "object",
    "properties": {"paths": _STRINGS, "rules": _RULES},
    "required": ["paths"],
    "additionalProperties": False,
}
_BUDGET = {
    "type": "object",
    "properties": {
        "paths": _STRINGS,
        **{name: {"type": "number", "minimum": 0} for name in LIMITS},
    },
    "additionalProperties": False,
}

TEXT = Kind("a text in quotes", {"type": "string"}, _text)
TEXTS = Kind("a list of texts", _STRINGS, _texts)
FAIL_LEVEL = Kind("one of " + ", ".join(FAIL_LEVELS), {"enum": list(FAIL_LEVELS)}, _fail_level)
RULES = Kind("a table of rules", _RULES, _rules)
OVERRIDES = Kind(
    "a list of tables, each begun with [[overrides]]",
    {"type": "array", "items": _OVERRIDE},
    _overrides,
)
COUNT = Kind("a whole number from 0", {"type": "integer", "minimum": 0}, _count)
BUDGETS = Kind(
    "a list of tables, each begun with [[budgets]]", {"type": "array", "items": _BUDGET}, _budgets
)

KEYS = (
    Key(
        "language",
        TEXT,
        "The language of the articles, as in `en`; left out, it is told from front matter or the text.",
    ),
    Key("include", TEXTS, "What a folder is searched for, as globs."),
    Key(
        "exclude",
        TEXTS,
        "What a folder is not searched for, as globs; with --force-exclude it holds for named files too.",
    ),
    Key("fail-level", FAIL_LEVEL, "The lowest severity that makes a run fail."),
    Key("own-names", TEXTS, "What the house calls itself: figures about ourselves need no source."),
    Key("extend-rules", TEXTS, "Folders of the house's own YAML rules."),
    Key(
        "rules",
        RULES,
        "For each rule, by name, alias or category: its severity (off, info, warning, error) and its own options.",
    ),
    Key("overrides", OVERRIDES, "Rule settings for some paths; in order, the last one wins."),
    Key(
        "baseline",
        TEXT,
        "A file of known findings, made by `editlint baseline`: only what is new counts.",
    ),
    Key("max-warnings", COUNT, "More warnings than this make a run fail."),
    Key("budgets", BUDGETS, "Limits over the files of some paths: " + ", ".join(LIMITS) + "."),
)


_SAMPLES = {
    "language": 'language = "en"',
    "include": "include = [" + ", ".join(f'"{glob}"' for glob in INCLUDE) + "]",
    "exclude": 'exclude = ["drafts/**"]',
    "fail-level": 'fail-level = "error"',
    "own-names": 'own-names = ["The Daily", "thedaily.example"]',
    "extend-rules": 'extend-rules = ["house-rules"]',
    "rules": '[rules.unsourced-statistic]\nseverity = "info"',
    "overrides": '[[overrides]]\npaths = ["opinion/**"]\nrules.unattributed-quote.severity = "off"',
    "baseline": 'baseline = "editlint-baseline.json"',
    "max-warnings": "max-warnings = 20",
    "budgets": '[[budgets]]\npaths = ["**"]\nduplicated-share = 0.05\nleftover-lines = 0',
}


def sample() -> str:
    """A configuration in which every key stands in a comment, explained."""
    tables = ("rules", "overrides", "budgets")  # TOML wants plain keys first
    ordered = sorted(KEYS, key=lambda key: key.name in tables)
    parts = [
        f"# {key.summary}\n" + "".join(f"# {line}\n" for line in _SAMPLES[key.name].split("\n"))
        for key in ordered
    ]
    return (
        "# Settings of editlint for this folder and all below it. Take a # away to set a key.\n\n"
        + "\n".join(parts)
    )


def load(
    cwd: str | os.PathLike[str],
    *,
    config: str | os.PathLike[str] | None = None,
    isolated: bool = False,
) -> Settings:
    """The settings that hold in the folder `cwd`: those of `config`, or of the nearest
    configuration file above, or the defaults.

    Raises `SettingsError`.
    """
    here = os.path.abspath(os.fspath(cwd))
    if isolated:
        return Settings(root=here)
    if config is not None:
        path = os.path.join(here, os.fspath(config))
        table = _table_in(path)
        return _settings({} if table is None else table, path)
    for path, table in _found_above(here):
        return _settings(table, path)
    return Settings(root=here, allow_file=os.path.join(here, ALLOW_FILE))


def _found_above(folder: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    while True:
        for name in FILES:
            path = os.path.join(folder, name)
            if os.path.isfile(path):
                table = _table_in(path)
                if table is not None:
                    yield path, table
        above = os.path.dirname(folder)
        if above == folder:
            return
        folder = above


def _table_in(path: str) -> Mapping[str, Any] | None:
    """Our part of a configuration file; None where a `pyproject.toml` has none."""
    shared = os.path.basename(path) == "pyproject.toml"
    try:
        with open(path, encoding="utf-8-sig") as file:
            text = file.read()
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(
            f"{path}: cannot be read: {getattr(error, 'strerror', None) or 'it is not UTF-8'}"
        ) from None
    if shared and "editlint" not in text:
        return None
    import tomllib

    try:
        whole = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"{path}: not valid TOML: {error}") from None
    table = whole.get("tool", {}).get("editlint") if shared else whole
    if table is not None and not isinstance(table, dict):
        raise SettingsError(f"{path}: tool.editlint takes a table, not {said(table)}")
    return table


def _settings(table: Mapping[str, Any], path: str) -> Settings:
    try:
        known(table, [key.name for key in KEYS], "the configuration")
        values = {
            key.name.replace("-", "_"): key.kind.take(table[key.name], key.name)
            for key in KEYS
            if key.name in table
        }
    except SettingsError as error:
        raise SettingsError(f"{path}: {error}") from None
    root = os.path.dirname(path)
    if values.get("baseline"):
        values["baseline"] = os.path.join(root, values["baseline"])
    return Settings(root=root, origin=path, allow_file=os.path.join(root, ALLOW_FILE), **values)


def _one_of(allowed: tuple[str, ...], value: Any, where: str) -> str:
    if not isinstance(value, str) or value not in allowed:
        raise SettingsError(f"{where} is one of {', '.join(allowed)}, not {said(value)}")
    return value
