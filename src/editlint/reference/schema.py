"""JSON Schemas (draft 2020-12) of the configuration and of YAML rules.

They are made from the tables that validate both, so an editor that knows them never disagrees with
editlint.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, get_args

from editlint.model.document import Format
from editlint.model.finding import Category
from editlint.model.rule import OneOf, Rule
from editlint.packs import fields
from editlint.packs.kinds import KINDS, kind_of
from editlint.project.config import KEYS
from editlint.project.settings import SEVERITIES

DRAFT = "https://json-schema.org/draft/2020-12/schema"

_SCALAR = {"type": ["string", "number", "boolean"]}
_TEXTS = {"oneOf": [_SCALAR, {"type": "array", "items": _SCALAR}]}
_PAIRS = {"type": "object", "additionalProperties": _SCALAR}
_ACTION = {
    "type": "object",
    "properties": {"name": {"type": "string"}, "params": _TEXTS},
    "required": ["name"],
    "additionalProperties": False,
}
_READERS: Mapping[fields.Reader, Mapping[str, Any]] = {
    fields.text: _SCALAR,
    fields.texts: _TEXTS,
    fields.flag: {"enum": [True, False, "true", "false", "yes", "no", "on", "off"]},
    fields.count: {"type": "integer", "minimum": 0},
    fields.number: {"type": "number"},
    fields.pairs: {"oneOf": [_PAIRS, {"type": "array", "items": _PAIRS}]},
    fields.action: _ACTION,
}


_JSON_TYPES: tuple[tuple[type, str], ...] = (
    (list, "array"),
    (tuple, "array"),
    (bool, "boolean"),  # before int, of which it is one
    (int, "integer"),
    (float, "number"),
    (str, "string"),
)


def config_schema(rules: Sequence[Rule]) -> dict[str, Any]:
    """Of `editlint.toml`, with the options of `rules`. House rules may bring names of their own."""
    properties = {key.name: {**key.type.schema, "description": key.summary} for key in KEYS}
    named = {rule.name: _rule_settings(rule) for rule in rules} | {
        name: _severity() for name in get_args(Category)
    }
    any_rule = {"type": "object", "properties": named, "additionalProperties": {"type": "object"}}
    properties["rules"] |= any_rule
    properties["overrides"]["items"] = {
        **properties["overrides"]["items"],
        "properties": {**properties["overrides"]["items"]["properties"], "rules": any_rule},
    }
    return {
        "$schema": DRAFT,
        "title": "editlint.toml",
        "type": "object",
        "properties": properties,
        "additionalProperties": False,
    }


def _severity() -> dict[str, Any]:
    return {
        "type": "object",
        "properties": {"severity": {"enum": list(SEVERITIES)}},
        "additionalProperties": False,
    }


def _rule_settings(rule: Rule) -> dict[str, Any]:
    table = _severity()
    table["description"] = rule.summary
    table["properties"] |= {
        name: {**_type_of(default), "default": default} for name, default in rule.options.items()
    }
    return table


def _type_of(default: Any) -> dict[str, Any]:
    if isinstance(default, OneOf):
        return {"enum": list(default.allowed)}
    name = next((name for kind, name in _JSON_TYPES if isinstance(default, kind)), "object")
    return {"type": name}


def rule_schema() -> dict[str, Any]:
    """Of a YAML rule: keys that every rule takes, and by `extends` those of its kind."""
    kinds = [_kind_schema(name) for name in KINDS]
    return {
        "$schema": DRAFT,
        "title": "editlint rule",
        "type": "object",
        "required": ["extends", "message"],
        "oneOf": kinds,
    }


def _kind_schema(name: str) -> dict[str, Any]:
    own = {key: _READERS[read] for key, read in kind_of(name).keys.items()}
    return {
        "properties": {"extends": {"const": name}, **_common(), **own},
        "additionalProperties": False,
    }


def _common() -> dict[str, Any]:
    example = {
        "type": "object",
        "required": ["text"],
        "properties": {"text": {"type": "string"}, "fixed": {"type": "string"}},
    }
    examples = {"type": "array", "items": {"oneOf": [{"type": "string"}, example]}}
    texts = ("message", "link", "description", "name", "summary", "why")
    return {
        **dict.fromkeys(texts, _SCALAR),
        "level": {"enum": ["suggestion", "info", "warning", "error"]},
        "category": {"enum": [name for name in get_args(Category) if name != "tool"]},
        "scope": _TEXTS,
        "limit": _READERS[fields.count],
        "action": _ACTION,
        "languages": _TEXTS,
        "formats": {"type": "array", "items": {"enum": list(get_args(Format))}},
        "aliases": _TEXTS,
        "bad": examples,
        "good": examples,
    }
