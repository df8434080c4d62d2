"""The rules and data that ship with editlint: Python modules and YAML, described in one compiled
file (`compiled`), so that a start reads what it needs of them and imports no rule before its turn.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from editlint.model.data import Data
from editlint.model.rule import Rule
from editlint.registry.compiled import (
    COMPILED,
    SOURCE,
    Compiled,
    Lines,
    is_checkout,
    keep,
    of_bytes,
    opened,
    stamp_of,
)
from editlint.registry.rows import rule_of


@cache
def rules() -> tuple[Rule, ...]:
    """Every built-in rule, by name."""
    compiled = _loaded()
    return tuple(rule_of(row, compiled) for row in compiled.header["rules"])


def names() -> Iterator[str]:
    """The names and aliases of the built-in rules: taken, for whoever names a rule."""
    return (name for rule in rules() for name in (rule.name, *rule.aliases))


@cache
def data() -> Data:
    """The built-in data files by `pack/NAME`; each is parsed when it is first asked for."""
    compiled = _loaded()
    names = [name for name in compiled.header["places"] if not name.startswith("rules/")]
    return Data(Lines(compiled, names))


@cache
def _loaded() -> Compiled:
    """The compiled file, fresh."""
    if not is_checkout():
        return opened()
    try:
        found = opened()
        if found.header["stamp"] == stamp_of(SOURCE):
            return found
    except (OSError, ValueError, KeyError):
        pass  # never made, or by another version: made now
    from editlint.registry.compiling import compiled

    made = compiled(SOURCE)
    keep(made, COMPILED)
    return of_bytes(made)
