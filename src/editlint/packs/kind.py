"""What a kind of rule is (Vale's `extends`).

It knows the keys that its rules take, compiles them to plain values that are kept as JSON, and
makes of the compiled form a check of documents.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from editlint.model.rule import Check
from editlint.model.values import NamedTuple
from editlint.packs.errors import KeyProblem
from editlint.packs.fields import Reader
from editlint.packs.patterns import Pattern, PatternMatch
from editlint.packs.scopes import Scope, scope_of

Compiled = Mapping[str, Any]


class RuleKind(NamedTuple):
    """`compile` takes the values of the rule's own keys, read by `keys`, and gives plain values;
    `check` makes the check of a whole compiled rule.

    `compile` raises `KeyProblem`; its second argument tells whether the rule looks at the source
    (`scope: raw`).
    """

    keys: Mapping[str, Reader]
    compile: Callable[[Mapping[str, Any], bool], dict[str, Any]]
    check: Callable[[Compiled], Check]
    values: int = 1  # how many a message can name with `%s`


def required(values: Mapping[str, Any], key: str) -> Any:
    """The value of a key that must be there. Raises `KeyProblem`."""
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

    def cover(self, found: PatternMatch) -> bool:
        """Does the rule let this match pass?"""
        if self._pattern is None:
            return False
        regex = self._pattern.regex
        if regex.search(found.match.group()):
            return True
        start, end = found.match.span()
        wider = regex.finditer(found.unit.text)
        return any(match.start() <= start and end <= match.end() for match in wider)


def scopes(rule: Compiled) -> list[Scope]:
    """Where a compiled rule looks."""
    return [scope_of(written) for written in rule["scope"]]
