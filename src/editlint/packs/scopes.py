"""Where a rule looks: Vale's scopes, read once, and the units of a document that they name.

scope: heading.h2 & ~list       blocks that are the one and not the other
scope: sentence                 one unit a sentence, so that a pattern cannot reach beyond it
scope: raw                      the source itself, markup and all
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from functools import lru_cache
from typing import Literal

from editlint.model.document import Block, Document
from editlint.model.flat_prose import FlatProse, flat_prose, source_span
from editlint.model.places import Span
from editlint.model.values import NamedTuple
from editlint.packs.errors import KeyProblem, unknown_name

Extent = Literal["block", "sentence", "summary", "raw"]
_EXTENTS: dict[str, Extent] = {"sentence": "sentence", "summary": "summary", "raw": "raw"}
_NAMES = {
    "paragraph": ("text", "paragraph"),
    "list_item": ("text", "list"),
    "quote": ("text", "blockquote"),
    "table_cell": ("text", "table", "table.cell"),
    "caption": ("text", "caption", "figure.caption", "table.caption"),
}
_LEVELS = tuple(f"heading.h{level}" for level in range(1, 7))
KNOWN = frozenset(
    {"heading", *_LEVELS, *_EXTENTS, *(name for names in _NAMES.values() for name in names)}
)


class Scope(NamedTuple):
    """One alternative of a scope: what it cuts the document into, and the kinds of block it wants
    and does not want.
    """

    extent: Extent
    wanted: frozenset[str]
    unwanted: frozenset[str]

    def takes(self, block: Block) -> bool:
        """Does the rule look at this block?"""
        names = names_of(block)
        return self.wanted <= names and not self.unwanted & names


class Unit(NamedTuple):
    """A stretch of text that patterns are tried on, and the way back to the source.

    `base` is its place in the flat prose or the source.
    """

    text: str
    base: int
    flat: FlatProse | None

    def span(self, doc: Document, start: int, end: int) -> Span:
        """The place in the source of `text[start:end]`."""
        if self.flat is None:
            return Span(self.base + start, self.base + end)
        return source_span(doc, self.base + start, self.base + end)


def parse_scope(key: str, written: list[str]) -> None:
    """Raises `KeyProblem` where a scope is not known."""
    for scope in written:
        for part in scope.split("&"):
            name = part.strip().removeprefix("~").strip()
            if name.removeprefix("text.") not in KNOWN:
                raise KeyProblem(key, unknown_name(name, KNOWN, "scope"))
        if "&" in scope and "raw" in re.split(r"[&~\s]+", scope):
            raise KeyProblem(key, "'raw' is the whole file and stands alone")


@lru_cache(maxsize=256)
def scope_of(written: str) -> Scope:
    """The scope written as `heading.h2 & ~list`; it was checked by `parse_scope`."""
    extent: Extent = "block"
    wanted, unwanted = set(), set()
    for part in written.split("&"):
        name = part.strip()
        if name.startswith("~"):
            unwanted.add(name[1:].strip().removeprefix("text."))
        elif name in _EXTENTS:
            extent = _EXTENTS[name]
        else:
            wanted.add(name.removeprefix("text."))
    return Scope(extent, frozenset(wanted), frozenset(unwanted))


@lru_cache(maxsize=64)
def _names(kind: str, level: int) -> frozenset[str]:
    if kind == "title":
        return frozenset({"text", "heading", "heading.h1"})
    if kind == "heading":
        return frozenset({"text", "heading", f"heading.h{level}"})
    return frozenset(_NAMES.get(kind, ("text",)))


def names_of(block: Block) -> frozenset[str]:
    """All scope names that a block answers to."""
    return _names(block.kind, block.level)


def units(doc: Document, scope: Scope, only: Set[int] | None = None) -> Iterator[Unit]:
    """The units of `doc` in `scope`; with `only`, those that lie in the units of the flat prose
    with these numbers.
    """
    if scope.extent == "raw":
        yield Unit(doc.source, 0, None)
        return
    flat = doc.view(flat_prose)
    if scope.extent == "sentence":
        yield from _sentences(doc, flat, scope, only)
    elif scope.extent == "summary":
        yield Unit(flat.text, 0, flat)
    else:
        yield from _blocks(flat, scope, only)


def _blocks(flat: FlatProse, scope: Scope, only: Set[int] | None) -> Iterator[Unit]:
    for number in range(len(flat.units)) if only is None else sorted(only):
        if scope.takes(flat.blocks[number]):
            place = flat.units[number]
            yield Unit(place.of(flat.text), place.start, flat)


def _sentences(
    doc: Document, flat: FlatProse, scope: Scope, only: Set[int] | None
) -> Iterator[Unit]:
    for sentence in doc.sentences:
        place = flat.flat_span(sentence)
        number = flat.unit_at(place.start)
        if number < 0 or (only is not None and number not in only):
            continue
        if scope.takes(flat.blocks[number]):
            yield Unit(place.of(flat.text), place.start, flat)
