"""Readers of the values that a rule's keys take.

All scalars come as text, so that `swap: {yes: aye}` means what it says.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from editlint.packs.errors import KeyProblem, unknown_name

_ACTIONS = ("replace", "remove", "suggest", "edit", "convert")
_EDITS = ("regex", "trim", "trim_left", "trim_right", "truncate", "split", "remove", "replace")

_FLAGS = {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}

Reader = Callable[[str, Any], Any]


def text(key: str, value: Any) -> str:
    """A text."""
    if not isinstance(value, str):
        raise KeyProblem(key, f"takes a text, not {_kind(value)}")
    return value


def texts(key: str, value: Any) -> list[str]:
    """A list of texts; one text counts as a list of one."""
    if isinstance(value, str):
        return [value]
    if not isinstance(value, list):
        raise KeyProblem(key, f"takes a list of texts, not {_kind(value)}")
    return [text(f"{key}[{number}]", item) for number, item in enumerate(value, 1)]


def flag(key: str, value: Any) -> bool:
    """`true`, `yes`, `on` or the contrary."""
    answer = _FLAGS.get(value.lower()) if isinstance(value, str) else None
    if answer is None:
        raise KeyProblem(key, f"takes true or false, not '{value}'")
    return answer


def count(key: str, value: Any) -> int:
    """A whole number from 0."""
    if not isinstance(value, str) or not value.isdecimal():
        raise KeyProblem(key, f"takes a whole number, not '{value}'")
    return int(value)


def number(key: str, value: Any) -> float:
    """Any number."""
    try:
        return float(value)
    except (TypeError, ValueError):
        raise KeyProblem(key, f"takes a number, not '{value}'") from None


def pairs(key: str, value: Any) -> list[tuple[str, str]]:
    """A map from text to text, or a list of such maps, in order."""
    maps = value if isinstance(value, list) else [value]
    found: list[tuple[str, str]] = []
    for item in maps:
        if not isinstance(item, Mapping):
            raise KeyProblem(key, f"takes lines of the form 'this: that', not {_kind(item)}")
        found += [(text(key, left), text(f"{key}: {left}", right)) for left, right in item.items()]
    return found


def action(key: str, value: Any) -> dict[str, Any]:
    """`{name, params}` as Vale writes it."""
    named = isinstance(value, Mapping) and isinstance(value.get("name"), str)
    if not named or set(value) - {"name", "params"}:
        raise KeyProblem(key, "takes a 'name' and, where the action needs them, 'params'")
    return {"name": value["name"], "params": texts(f"{key}.params", value.get("params") or [])}


def check_action(action: Mapping[str, Any] | None) -> None:
    """Raises `KeyProblem` where the action is not known or lacks what it needs."""
    if action is None or not action["name"]:
        return
    name, params = action["name"], action["params"]
    if name not in _ACTIONS:
        raise KeyProblem("action.name", unknown_name(name, _ACTIONS, "action"))
    if name == "edit":
        _check_edit(params[0] if params else "", params[1:])


def _check_edit(kind: str, params: Sequence[str]) -> None:
    if kind not in _EDITS:
        raise KeyProblem("action.params", unknown_name(kind, _EDITS, "edit"))
    if kind in ("regex", "replace") and len(params) < 2:
        problem = "an edit by 'regex' or 'replace' needs a pattern and what comes in its place"
        raise KeyProblem("action.params", problem)


def _kind(value: Any) -> str:
    if isinstance(value, Mapping):
        return "a map"
    return "a list" if isinstance(value, list) else f"'{value}'"
