"""A rule as a row of the compiled file: what the settings ask of it, and where the rest lies.

    {"name": "stray-title", "category": "duplication", "severity": 20, "summary": "...",
     "origin": "editlint.rules.duplication.stray_title"}

What is as it is by default does not stand there. The check, the reasons and the examples are read
when they are asked for: the module of a Python rule is imported, a YAML rule taken from its line.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from importlib import import_module
from typing import Any

from editlint.model import needs as shared_needs
from editlint.model.data import Data
from editlint.model.document import Document
from editlint.model.finding import Severity
from editlint.model.needs import Needed, Needs
from editlint.model.rule import LateRule, OneOf, Rule
from editlint.registry.compiled import Compiled

_ONE_OF = "one of"
_MODULES = "editlint.rules."
_PLAIN = (
    "data", "aliases", "origin", "link", "counts_as", "yields", "reads_deck", "compares",
)  # fmt: skip


def row_of(rule: Rule, pattern_needs: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """The row of a rule; `pattern_needs` are those of one that is written in YAML."""
    row = {
        "name": rule.name,
        "category": rule.category,
        "severity": int(rule.severity),
        "summary": rule.summary,
        "options": {name: _plain(value) for name, value in rule.options.items()},
    }
    row |= {name: getattr(rule, name) for name in _PLAIN}
    row["needs"] = pattern_needs or _named(rule.needs)
    return {name: value for name, value in row.items() if value or name == "severity"}


def rule_of(row: Mapping[str, Any], compiled: Compiled) -> Rule:
    """The rule of a row of this compiled file."""
    known = {
        name: tuple(value) if isinstance(value, list) else value for name, value in row.items()
    }
    known["severity"] = Severity(row["severity"])
    known["options"] = {name: _value(value) for name, value in row.get("options", {}).items()}
    known["needs"] = _needs(row.get("needs", ()))
    return LateRule(known, lambda: _whole(row, compiled))


def _whole(row: Mapping[str, Any], compiled: Compiled) -> Rule:
    """The rule with all that belongs to it."""
    origin: str = row["origin"]
    if origin.startswith(_MODULES):
        module = import_module(f"editlint.rules.{origin.removeprefix(_MODULES)}")
        return next(value for value in vars(module).values() if isinstance(value, Rule))
    from editlint.packs.load import load_rule

    return load_rule(compiled.at(compiled.header["places"][f"rules/{row['name']}"]))


def _named(needs: Needs) -> Sequence[str] | str:
    """What a rule needs: literals, or where its function is ("residue.engine.chat:speaks")."""
    if not callable(needs):
        return needs
    module = "" if needs.__module__ == shared_needs.__name__ else needs.__module__
    return f"{module.removeprefix(_MODULES)}:{needs.__name__}"


def _needs(kept: Sequence[str] | str | Mapping[str, Any]) -> Needs:
    """What a row says that a rule needs; a function of a room is imported when it is asked."""
    if isinstance(kept, Mapping):
        from editlint.packs.needs import asked

        return asked(kept)
    if not isinstance(kept, str):
        return tuple(kept)
    module, _, name = kept.partition(":")
    if not module:
        shared: Needed = getattr(shared_needs, name)
        return shared

    def late(doc: Document, data: Data) -> bool:
        return _asked(module, name)(doc, data)

    return late


@cache
def _asked(module: str, name: str) -> Needed:
    needed: Needed = getattr(import_module(f"editlint.rules.{module}"), name)
    return needed


def _plain(value: Any) -> Any:
    """The default of an option as JSON can hold it."""
    return {_ONE_OF: value.allowed} if isinstance(value, OneOf) else value


def _value(kept: Any) -> Any:
    if isinstance(kept, list):
        return tuple(kept)
    is_choice = isinstance(kept, dict) and _ONE_OF in kept
    return OneOf(*kept[_ONE_OF]) if is_choice else kept
