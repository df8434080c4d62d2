"""The kinds of rule that a pack can hold, by the word after `extends`.

Each is a module of its own, imported when a rule needs it.
"""

from __future__ import annotations

from importlib import import_module

from editlint.packs.kind import RuleKind

KINDS = (
    "capitalization", "conditional", "consistency", "existence", "metric", "occurrence",
    "readability", "repetition", "substitution",
)  # fmt: skip


def kind_of(name: str) -> RuleKind:
    """The kind of that name, which must be one of `KINDS`."""
    kind: RuleKind = import_module(f"editlint.packs.{name}").KIND
    return kind
