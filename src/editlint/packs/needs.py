"""What a document must hold before a compiled rule is read at all: one of its patterns' literals.

{"words": ["lorem ipsum"], "parts": ["{{"], "raw": false}
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from editlint.model.data import Data
from editlint.model.document import Document
from editlint.model.needs import Needed
from editlint.packs.patterns import Need, Patterns


def needs_of(compiled: Mapping[str, Any]) -> dict[str, Any] | None:
    """What the patterns of a compiled rule need, as plain values; None where nothing is known."""
    need = Patterns(compiled["body"].get("patterns", ())).need
    raw = ["raw" in scope for scope in compiled["scope"]]
    if need is None or any(raw) != all(raw):
        return None
    return {"words": need.given, "parts": need.parts, "raw": any(raw)}


def asked(kept: Mapping[str, Any]) -> Needed:
    """The question to a document that such values stand for."""
    need = Need(kept["words"], kept["parts"])
    ask = need.in_source if kept["raw"] else need.in_prose

    def is_met(doc: Document, _: Data) -> bool:
        return ask(doc)

    return is_met
