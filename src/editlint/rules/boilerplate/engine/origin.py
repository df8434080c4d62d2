"""Where a text comes from, and what that says of its lines.

In pasted text a leftover shows in its place and its company. In a source that its author marked up,
the markup says that a line belongs: a list, a card, a table, a link of its own, a heading with
something below. There a line is a leftover only if it says a sure phrase as a whole, outside the
article's text, or if it goes on from such a line:

    Latest Post                 left behind, also at the end of a Markdown file
    - [Latest Post](/new/)      an item of the author's list
"""

from __future__ import annotations

from collections.abc import Sequence

from editlint.model.document import Document
from editlint.model.places import JOINER
from editlint.rules.boilerplate.engine.page import Page
from editlint.rules.boilerplate.engine.verdict import ALONE, Verdict, says_sure

_MARKED = frozenset({"list_item", "quote", "table_cell", "code", "html", "front_matter", "caption"})
_PLAIN = frozenset({"body", "heading"})
_LISTED = frozenset({"item", "aside", "quotation"})


def is_pasted(doc: Document) -> bool:
    """Whether nobody marked the text up, whatever its file is called."""
    if not doc.traits.has_markup:
        return True
    if doc.traits.has_elements or any(block.kind in _MARKED for block in doc.blocks):
        return False
    return JOINER not in doc.prose and not any(block.level for block in doc.blocks)


def of_origin(doc: Document, page: Page, found: Sequence[Verdict]) -> list[Verdict]:
    """The verdicts as the origin of the text allows them; what an author marked up is left out."""
    if is_pasted(doc):
        return list(found)
    sure = {v.line for v in found if _is_furniture(doc, page, v.line)}
    kept: list[Verdict] = []
    for verdict in found:
        level = verdict.level
        if verdict.line not in sure and not _goes_on(doc, page, verdict, sure):
            if level == "possible" or not _stands_plain(doc, page, verdict.line):
                continue
            level = "possible"
        kept.append(Verdict(verdict.line, level))
    return kept


def _is_furniture(doc: Document, page: Page, number: int) -> bool:
    """Whether a line says a sure phrase as a whole and stands where a page's furniture stands."""
    anchor, line = page.anchors[number], page.lines[number]
    if anchor is None or not says_sure(anchor) or page.zones[number] == "in":
        return False
    alone = anchor.family in ALONE and not _is_linked(doc, line.span.of(doc.source))
    listed = alone and doc.blocks[line.block].role in _LISTED
    return listed or _stands_plain(doc, page, number)


def _stands_plain(doc: Document, page: Page, number: int) -> bool:
    """Whether no markup says that a line belongs: no list, card or box, no link, nothing below."""
    line = page.lines[number]
    block = doc.blocks[line.block]
    if block.role not in _PLAIN or _is_linked(doc, line.span.of(doc.source)):
        return False
    below = doc.blocks[line.block + 1 : line.block + 2]
    return block.role != "heading" or all(b.role in ("heading", "body") for b in below)


def _is_linked(doc: Document, source: str) -> bool:
    return "](" in source or "][" in source or "<a " in source.lower()


def _goes_on(doc: Document, page: Page, verdict: Verdict, sure: set[int]) -> bool:
    """Whether an unbroken row of lines, all thought to be leftovers, leads to a sure one."""
    if verdict.level == "possible" or not _stands_plain(doc, page, verdict.line):
        return False
    return any(verdict.line + step in sure for step in (-2, -1, 1, 2))
