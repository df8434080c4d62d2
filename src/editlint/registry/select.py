"""Which rules are on for a file, how grave they are there, and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any, get_args

from editlint.model.finding import Category, Severity
from editlint.model.rule import OneOf, Rule
from editlint.model.values import dataclass
from editlint.project.globs import Globs, below, globs
from editlint.project.settings import (
    OFF,
    Settings,
    SettingsError,
    describe,
    did_you_mean,
    type_in_words,
)

# Options that the house sets once for all rules that have them, and what `Settings` calls them.
_OF_HOUSE = {"own-names": "own_names", "style": "style"}
CATEGORIES: tuple[str, ...] = get_args(Category)


@dataclass(frozen=True, slots=True)
class Choice:
    """What the settings make of one rule. `reason` says in a few words why it is on or off."""

    rule: Rule
    severity: Severity
    on: bool
    reason: str
    options: Mapping[str, Any]


def choose(rules: Sequence[Rule], settings: Settings, path: str | None) -> tuple[Choice, ...]:
    """A choice for each of `rules`, in their order, as it holds for the file `path` (relative to
    the working folder; None: no file).

    Raises `SettingsError` for a name that is no rule, alias or category, and for an option that its
    rule does not have.
    """
    check_names(rules, settings)
    tables = list(_tables(settings, path))
    return tuple(_choice(rule, settings, tables) for rule in rules)


def check_names(rules: Sequence[Rule], settings: Settings) -> None:
    """Raise `SettingsError` where the settings name what does not exist."""
    names = {name for rule in rules for name in (rule.name, *rule.aliases)}
    known = names.union(CATEGORIES)
    for flag in ("select", "ignore", "extend_select"):
        for name in getattr(settings, flag):
            if name not in known:
                raise SettingsError(f"--{flag.replace('_', '-')}: {_no_such(name, known)}")
    for table in (settings.rules, *(override.rules for override in settings.overrides)):
        for name, options in table.items():
            if name not in known:
                raise SettingsError(f"{settings.source}: {_no_such(name, known)}")
            extra = set() if name in names else set(options) - {"severity"}
            if extra:
                where = f"{settings.source}: the category {name}"
                raise SettingsError(f"{where} takes `severity` alone, not `{min(extra)}`.")


def _no_such(name: str, known: Iterable[str]) -> str:
    close = did_you_mean(name, sorted(known))
    return f"there is no rule or category `{name}`{close} `editlint rules` lists them."


@dataclass(frozen=True, slots=True)
class _Table:
    """One layer of rule settings and what to call it."""

    rules: Mapping[str, Mapping[str, Any]]
    place: str


def _tables(settings: Settings, path: str | None) -> Iterator[_Table]:
    if settings.rules:
        yield _Table(settings.rules, settings.source)
    for number in overrides_for(settings, path):
        override = settings.overrides[number]
        yield _Table(override.rules, f"{settings.source}, for {', '.join(override.paths)}")


def overrides_for(settings: Settings, path: str | None) -> tuple[int, ...]:
    """The numbers of the overrides that hold for the file `path`."""
    if path is None or not settings.overrides:
        return ()
    seen = below(settings.root, path)
    return tuple(
        number
        for number, override in enumerate(settings.overrides)
        if _matcher(override.paths).covers(seen)
    )


@lru_cache
def _matcher(patterns: tuple[str, ...]) -> Globs:
    return globs(patterns)


def _choice(rule: Rule, settings: Settings, tables: Sequence[_Table]) -> Choice:
    severity, reason, options = rule.severity, "on by default", dict(rule.options)
    off = False
    options |= {key: getattr(settings, name) for key, name in _OF_HOUSE.items() if key in options}
    for table in tables:
        for name in (rule.category, *rule.aliases, rule.name):
            for key, value in table.rules.get(name, {}).items():
                if key == "severity":
                    off, reason = value == OFF, f"{value} in {table.place}"
                    severity = severity if off else Severity[value.upper()]
                else:
                    options[key] = _option(rule, key, value, settings.source)
    on, reason = _selected(rule, settings, not off, reason)
    return Choice(rule, severity, on, reason, options)


def _option(rule: Rule, key: str, value: Any, source: str) -> Any:
    """`value` as the rule takes it: of its default's type, a list as a tuple where that is one."""
    where = f"{source}: rules.{rule.name}"
    if key not in rule.options:
        known = ["severity", *rule.options]
        hint = f"{did_you_mean(key, known)} Known: {', '.join(known)}."
        raise SettingsError(f"{where} has no option `{key}`{hint}")
    default = rule.options[key]
    if isinstance(default, OneOf):
        if value not in default.allowed:
            words = ", ".join(default.allowed)
            raise SettingsError(f"{where}.{key} is one of {words}, not {describe(value)}")
        return value
    if isinstance(default, (tuple, list)) and isinstance(value, list):
        return type(default)(value)
    if isinstance(default, float) and type(value) is int:
        return float(value)
    if type(value) is not type(default):
        raise SettingsError(f"{where}.{key} takes {type_in_words(default)}, not {describe(value)}")
    return value


def _selected(rule: Rule, settings: Settings, on: bool, reason: str) -> tuple[bool, str]:
    """The command line has the last word; a rule's own name beats its category, and at the same
    rank `--ignore` wins.
    """
    chosen, ignored = _rank(rule, settings.select), _rank(rule, settings.ignore)
    extended = _rank(rule, settings.extend_select)
    if settings.select and not (chosen or extended):
        return False, "not in --select"
    if ignored and ignored >= max(chosen, extended):
        return False, "in --ignore"
    if extended:
        return True, "in --extend-select"
    if chosen and (on or chosen == _BY_NAME):
        return True, "in --select"
    return on, reason


_BY_NAME, _BY_CATEGORY = 2, 1


def _rank(rule: Rule, names: Sequence[str]) -> int:
    """How precisely `names` speak of the rule: 0 not at all."""
    if rule.name in names or any(alias in names for alias in rule.aliases):
        return _BY_NAME
    return _BY_CATEGORY if rule.category in names else 0
