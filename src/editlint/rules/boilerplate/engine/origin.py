"""Where a text comes from, and what that says of its lines.

In pasted text a leftover shows in its place and its company. In a source that its author marked up,
the markup says that a line belongs: a list, a card, a table, a link of its own, a heading with
something below. There a line is a leftover only if it says a sure phrase as a whole, outside the
article's text, or if it goes on from such a line:

    Latest Post                 left behind, also at the end of a Markdown file
    - [Latest Post](/new/)      an item of the author's list
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from editlint.model.document import Document
from editlint.model.places import JOINER, lazy
from editlint.rules.boilerplate.engine.furniture import Furniture
from editlint.rules.boilerplate.engine.lines import Line
from editlint.rules.boilerplate.engine.mid_text import set_in_source, set_in_text
from editlint.rules.boilerplate.engine.model import Model
from editlint.rules.boilerplate.engine.page import Page
from editlint.rules.boilerplate.engine.verdict import (
    ALONE,
    Level,
    Verdict,
    says_sure,
    verdicts,
)

_EMBED = lazy(r"<script\b|<iframe\b|\sdata-[\w-]+\s*=", re.IGNORECASE)
_MARKED = frozenset({"list_item", "quote", "table_cell", "code", "html", "front_matter", "caption"})
_PLAIN = frozenset({"body", "heading"})
_LED = frozenset({"item", "cell", "aside", "note"})
_LISTED = frozenset({"item", "aside", "quotation"})


def is_pasted(doc: Document) -> bool:
    """Whether nobody marked the text up, whatever its file is called."""
    if not doc.traits.has_markup:
        return True
    if doc.traits.has_elements or any(block.kind in _MARKED for block in doc.blocks):
        return False
    return JOINER not in doc.prose and not any(block.level for block in doc.blocks)


def leftovers(doc: Document, page: Page, model: Model, furniture: Furniture) -> list[Verdict]:
    """The verdicts as the origin of the text allows them, with what a page set into the text; what
    an author marked up is left out.
    """
    if is_pasted(doc):
        return _with(verdicts(page, model), set_in_text(doc, page, furniture))
    found = verdicts(page, model) if _may_be_left(doc, page, model) else []
    sure = {verdict.line for verdict in found if _is_furniture(doc, page, verdict.line)}
    kept: list[Verdict] = []
    for verdict in found:
        level = verdict.level
        if verdict.line not in sure and not _goes_on(doc, page, verdict, sure):
            if level == "possible" or not _stands_plain(doc, page, verdict.line):
                continue
            level = "possible"
        kept.append(Verdict(verdict.line, level))
    return _with(kept, dict(set_in_source(doc, page, furniture)))


def _may_be_left(doc: Document, page: Page, model: Model) -> bool:
    """Whether a verdict on any line can stay. In most articles none can, and nothing is scored."""
    if any(map(says_sure, page.anchors.values())):
        return True
    return any(
        _stands_plain(doc, page, number) and model.is_open(page, number)
        for number in page.candidates()
    )


def _with(found: Sequence[Verdict], told: Mapping[int, str]) -> list[Verdict]:
    """The verdicts, with the lines of `told` likely at least, each of the family it has there."""
    levels = {verdict.line: verdict for verdict in found}
    for number, family in told.items():
        known = levels.get(number)
        level: Level = "certain" if known and known.level == "certain" else "likely"
        levels[number] = Verdict(number, level, family)
    return [levels[number] for number in sorted(levels)]


def _is_furniture(doc: Document, page: Page, number: int) -> bool:
    """Whether a line says a sure phrase as a whole and stands where a page's furniture stands."""
    anchor, line = page.anchors.get(number), page.lines[number]
    if anchor is None or not says_sure(anchor) or page.zone(number) == "in":
        return False
    if line.text.endswith("?"):
        return False  # "What do you think?" is how many a writer ends
    role = doc.blocks[line.block].role
    listed = (
        anchor.family in ALONE - {"share"}
        and role in _LISTED
        and not _leads_to_something(doc, line)
    )
    return (listed and not _is_linked(doc, line)) or _stands_plain(doc, page, number)


def _stands_plain(doc: Document, page: Page, number: int) -> bool:
    """Whether no markup says that a line belongs: no list, card or box, no link, nothing below."""
    block = page.lines.block(number)
    if not (block.role in _PLAIN or (block.role == "quotation" and block.kind == "paragraph")):
        return False
    line = page.lines[number]
    if (line.span.end < block.span.end and block.role != "heading") or (
        line.text[:1],
        line.text[-1:],
    ) == ("[", "]"):
        return False  # a part of a paragraph, or the code of a player: [youtube=...]
    if _EMBED().search(block.span.of(doc.source)):
        return False  # "Loading..." until a script has put a map there
    return not _is_linked(doc, line) and not _leads_to_something(doc, line)


def _leads_to_something(doc: Document, line: Line) -> bool:
    """Whether a list, a table or a row of links follows: "See also:" belongs to what stands below.

    A heading belongs to whatever stands below it.
    """
    role = doc.blocks[line.block].role
    below = next(iter(doc.blocks[line.block + 1 : line.block + 2]), None)
    if below is None:
        return False
    if role == "heading":
        return below.role != "heading"
    return (below.role in _LED and below.role != role) or _has_link(below.span.of(doc.source))


def _is_linked(doc: Document, line: Line) -> bool:
    source = line.span.of(doc.source)
    return _has_link(source) or ("[" in source and "[" not in line.text)  # [Feeds][]


def _has_link(source: str) -> bool:
    return "](" in source or "][" in source or "<a " in source.lower()


def _goes_on(doc: Document, page: Page, verdict: Verdict, sure: set[int]) -> bool:
    """Whether an unbroken row of lines, all thought to be leftovers, leads to a sure one."""
    if verdict.level == "possible" or not _stands_plain(doc, page, verdict.line):
        return False
    return any(verdict.line + step in sure for step in (-2, -1, 1, 2))
