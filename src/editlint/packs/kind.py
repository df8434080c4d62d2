"""What a kind of rule is (Vale's `extends`): the keys it takes, how they compile, and how the
compiled form looks at a document.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from editlint.model.rule import Check
from editlint.packs.errors import KeyProblem
from editlint.packs.fields import Reader
from editlint.packs.patterns import Found, Pattern
from editlint.packs.scopes import scope_of

Compiled = Mapping[str, Any]


class Kind(NamedTuple):
    """`compile` takes the values of the rule's own keys, read by `keys`, and gives plain values;
    `check` makes the check of a whole compiled rule. `compile` raises `KeyProblem`; its second
    argument tells whether the rule looks at the source (`scope: raw`).
    """

    keys: Mapping[str, Reader]
    compile: Callable[[Mapping[str, Any], bool], dict[str, Any]]
    check: Callable[[Compiled], Check]


def required(values: Mapping[str, Any], key: str) -> Any:
    if not values.get(key):
        raise KeyProblem(key, "is missing or empty, and this kind of rule needs it")
    return values[key]


def exceptions(values: Mapping[str, Any]) -> dict[str, Any] | None:
    """The `exceptions` key, compiled."""
    from editlint.packs.dialect import alternatives

    return alternatives(
        "exceptions", values.get("exceptions") or [], ignorecase=bool(values.get("ignorecase"))
    )


class Exceptions:
    """Matches that a rule lets pass: those with an exception in them, and those inside one."""

    __slots__ = ("_pattern",)

    def __init__(self, form: Mapping[str, Any] | None) -> None:
        self._pattern = Pattern(form) if form else None

    def cover(self, found: Found) -> bool:
        if self._pattern is None:
            return False
        start, end = found.match.span()
        regex = self._pattern.regex
        return bool(regex.search(found.match.group())) or any(
            one.start() <= start and end <= one.end() for one in regex.finditer(found.unit.text)
        )


def scopes(rule: Compiled) -> list[Any]:
    return [scope_of(written) for written in rule["scope"]]
