"""What a configuration may say: one table of keys.

    # editlint.toml
    exclude = ["drafts/**"]
    [rules.unsourced-statistic]
    severity = "info"

The table (`KEYS`) says of each key what it takes. Checking, the message about a wrong value, the
JSON Schema, the sample of `editlint init` and `editlint config` are all made from it.
`config_file.py` reads a file, `nearest.py` knows which file's settings hold for an article.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from editlint.model.finding import Severity
from editlint.model.places import lazy
from editlint.model.values import NamedTuple
from editlint.project.settings import (
    FAIL_LEVELS,
    FIGURES,
    SEVERITIES,
    SHARES,
    Limits,
    Override,
    SettingsError,
    check_keys,
    describe,
)


class ValueType(NamedTuple):
    """What a key takes: in words, as JSON Schema, and how a TOML value is checked and turned into
    what `Settings` holds.
    """

    words: str
    schema: Mapping[str, Any]
    take: Callable[[Any, str], Any]


class Key(NamedTuple):
    """One key of the configuration."""

    name: str
    type: ValueType
    summary: str

    @property
    def field(self) -> str:
        """What `Settings` calls it."""
        return "limits" if self.name == "budgets" else self.name.replace("-", "_")


def fail_level(label: str) -> Severity | None:
    """The severity that a `fail-level` names; None for "never"."""
    return None if label == "never" else Severity[label.upper()]


def _wrong(where: str, expected: str, value: Any) -> SettingsError:
    return SettingsError(f"{where} takes {expected}, not {describe(value)}")


def _one_of(allowed: tuple[str, ...], value: Any, where: str) -> str:
    if not isinstance(value, str) or value not in allowed:
        raise SettingsError(f"{where} is one of {', '.join(allowed)}, not {describe(value)}")
    return value


def _text(value: Any, where: str) -> str:
    if not isinstance(value, str):
        raise _wrong(where, TEXT.words, value)
    return value


def _language(value: Any, where: str) -> str:
    text = _text(value, where)
    name = text.strip().lower()
    if not text or _LANGUAGE().fullmatch(text):
        return text
    close = _LANGUAGES.get(name, "")
    hint = f'. Write `{where} = "{close}"`' if close else ""
    raise SettingsError(f"{where} takes {LANGUAGE.words}, not {describe(value)}{hint}")


def _encoding(value: Any, where: str) -> str:
    from editlint.project.encodings import usable  # what it imports, a start does not need

    text = _text(value, where)
    codec = usable(text) if text else ""
    if codec is None:
        raise _wrong(where, ENCODING.words, value)
    return codec


def _texts(value: Any, where: str) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise _wrong(where, TEXTS.words, value)
    return tuple(value)


def _count(value: Any, where: str) -> int:
    if type(value) is not int or value < 0:
        raise _wrong(where, COUNT.words, value)
    return value


def _amount(value: Any, where: str) -> float:
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not 0 <= value < 1e9:
        raise _wrong(where, AMOUNT.words, value)
    return float(value)


def _flag(value: Any, where: str) -> bool:
    if not isinstance(value, bool):
        raise _wrong(where, FLAG.words, value)
    return value


def _fail_level(value: Any, where: str) -> Severity | None:
    return fail_level(_one_of(FAIL_LEVELS, value, where))


def _rules(value: Any, where: str) -> Mapping[str, Mapping[str, Any]]:
    """Which rules and options there are is known only to `select`, which checks the names."""
    if not isinstance(value, dict):
        raise _wrong(where, RULES.words, value)
    for name, table in value.items():
        place = f"{where}.{name}"
        if not isinstance(table, dict):
            raise _wrong(place, f'a table, as in `{place}.severity = "off"`', table)
        if "severity" in table:
            _one_of(SEVERITIES, table["severity"], f"{place}.severity")
    return value


def _tables(value: Any, where: str, expected: str) -> Iterator[tuple[Mapping[str, Any], str]]:
    """Each table of a list of them, and what to call its place."""
    if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
        raise _wrong(where, expected, value)
    yield from ((table, f"{where} {number}") for number, table in enumerate(value, 1))


def _overrides(value: Any, where: str) -> tuple[Override, ...]:
    return tuple(_override(*table) for table in _tables(value, where, OVERRIDES.words))


def _override(table: Mapping[str, Any], where: str) -> Override:
    check_keys(table, ("paths", "rules"), where)
    if "paths" not in table:
        raise SettingsError(f'{where} lacks `paths`, as in `paths = ["opinion/**"]`')
    paths = _texts(table["paths"], f"{where}: paths")
    return Override(paths, _rules(table.get("rules", {}), f"{where}: rules"))


def _budgets(value: Any, where: str) -> tuple[Limits, ...]:
    return tuple(_limits(*table) for table in _tables(value, where, BUDGETS.words))


def _limits(table: Mapping[str, Any], where: str) -> Limits:
    check_keys(table, ("paths", *FIGURES), where)
    most = {name: table[name] for name in FIGURES if name in table}
    for name, value in most.items():
        if isinstance(value, bool) or not isinstance(value, (int, float)) or value < 0:
            raise _wrong(f"{where}: {name}", "a number from 0", value)
        if name in SHARES and value > 1:
            raise _wrong(f"{where}: {name}", "a share from 0 to 1 (0.05 is 5 %)", value)
    paths = _texts(table["paths"], f"{where}: paths") if "paths" in table else Limits().paths
    return Limits(paths, most)


_STRINGS = {"type": "array", "items": {"type": "string"}}
_RULE = {"type": "object", "properties": {"severity": {"enum": list(SEVERITIES)}}}
_RULES = {"type": "object", "additionalProperties": _RULE}
_OVERRIDE = {
    "type": "object",
    "properties": {"paths": _STRINGS, "rules": _RULES},
    "required": ["paths"],
    "additionalProperties": False,
}
_FIGURE = {"type": "number", "minimum": 0}
_SHARE = {**_FIGURE, "maximum": 1}
_TAG = r"[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8})*"
_LANGUAGE = lazy(_TAG)
_LANGUAGES = {
    name: code
    for code, names in {
        "en": "english",
        "de": "german deutsch",
        "fr": "french français francais",
        "es": "spanish español espanol",
        "pt": "portuguese português portugues",
        "it": "italian italiano",
        "nl": "dutch nederlands",
        "pl": "polish polski",
    }.items()
    for name in names.split()
}
_BUDGET = {
    "type": "object",
    "properties": {
        "paths": _STRINGS,
        **{name: _SHARE if name in SHARES else _FIGURE for name in FIGURES},
    },
    "additionalProperties": False,
}

TEXT = ValueType("a text in quotes", {"type": "string"}, _text)
LANGUAGE = ValueType(
    "the code of a language, as `en` or `pt-BR`",
    {"type": "string", "pattern": f"^({_TAG})?$"},
    _language,
)
ENCODING = ValueType(
    "the name of an encoding of text, as `cp1252` or `shift_jis`", {"type": "string"}, _encoding
)
TEXTS = ValueType("a list of texts", _STRINGS, _texts)
COUNT = ValueType("a whole number from 0", {"type": "integer", "minimum": 0}, _count)
AMOUNT = ValueType("a number from 0", {"type": "number", "minimum": 0}, _amount)
FAIL_LEVEL = ValueType(f"one of {', '.join(FAIL_LEVELS)}", {"enum": list(FAIL_LEVELS)}, _fail_level)
RULES = ValueType("a table of rules", _RULES, _rules)
OVERRIDES = ValueType(
    "a list of tables, each begun with [[overrides]]",
    {"type": "array", "items": _OVERRIDE},
    _overrides,
)
BUDGETS = ValueType(
    "a list of tables, each begun with [[budgets]]", {"type": "array", "items": _BUDGET}, _budgets
)

FLAG = ValueType("true or false", {"type": "boolean"}, _flag)

KEYS = (
    Key(
        "language",
        LANGUAGE,
        "The language of the articles, as in `en`; left out, it is told from front matter or the"
        " text.",
    ),
    Key(
        "encoding",
        ENCODING,
        "How articles are read, and written back, that are not UTF-8; left out, only where their"
        " text shows it.",
    ),
    Key("include", TEXTS, "What a folder is searched for, as globs."),
    Key(
        "exclude",
        TEXTS,
        "What a folder is not searched for, as globs; with --force-exclude it holds for named files"
        " too.",
    ),
    Key("fail-level", FAIL_LEVEL, "The lowest severity that makes a run fail."),
    Key("own-names", TEXTS, "What the house calls itself: figures about ourselves need no source."),
    Key("extend-rules", TEXTS, "Folders of the house's own YAML rules."),
    Key(
        "rules",
        RULES,
        "For each rule, by name, alias or category: its severity (off, info, warning, error) and"
        " its own options.",
    ),
    Key("overrides", OVERRIDES, "Rule settings for some paths; in order, the last one wins."),
    Key(
        "baseline",
        TEXT,
        "A file of known findings, made by `editlint baseline`: only what is new counts.",
    ),
    Key("across", FLAG, "Compare the articles of a run with one another, as --across does."),
    Key("archive", TEXT, "What was published before, made by `editlint archive build`."),
    Key(
        "allowed-passages",
        TEXT,
        "A file of passages that may stand in many articles, each with a reason.",
    ),
    Key("max-warnings", COUNT, "More warnings than this make a run fail."),
    Key("budgets", BUDGETS, f"Limits over the files of some paths: {', '.join(FIGURES)}."),
    Key(
        "max-file-size",
        AMOUNT,
        "Files of more megabytes than this are told and not read; 0: no limit.",
    ),
    Key(
        "max-file-seconds",
        AMOUNT,
        "How many seconds editlint may compute on one file, half of them in one rule; 0: no limit.",
    ),
    Key(
        "max-run-seconds",
        AMOUNT,
        "How many seconds a run may compute, over all files; 0: no limit.",
    ),
)
