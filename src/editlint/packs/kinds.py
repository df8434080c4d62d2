"""The kinds of rule that a pack can hold, by the word after `extends`; each is a module of its own,
imported when a rule needs it.
"""

from __future__ import annotations

from importlib import import_module

from editlint.packs.kind import Kind

KINDS = ("conditional", "consistency", "existence", "occurrence", "repetition", "substitution")


def kind_of(name: str) -> Kind:
    """The kind of that name, which must be one of `KINDS`."""
    kind: Kind = import_module(f"editlint.packs.{name}").KIND
    return kind
