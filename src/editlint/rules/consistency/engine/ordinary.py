"""Where a word stands as an ordinary one: not in code, links, quotations, notes or names.

Whoever quotes writes as the other wrote, a link leads to what is called so, and "Center" in the
name of an institution is no spelling of the article's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from editlint.language.quotations import quotations
from editlint.model.document import NOT_PROSE, Block, Document
from editlint.model.flat_prose import FlatProse, flat_prose, source_span
from editlint.model.places import Span
from editlint.model.values import NamedTuple

OUTSIDE = frozenset({"quotation", "note", "code", "navigation", "twin"})
NAMING = frozenset({"en", "fr", "es", "it", "pt"})  # where a capital shows a name
_ENDS = frozenset(".!?:;…•–—-*>|(\"“”‘’'«»„[")
_HYPHENS = "[-‐‑]"


class Occurrence(NamedTuple):
    """A word of the text as it is written there.

    `is_sure`: it is certainly no name; in a heading in which all words have capitals nobody knows.
    """

    span: Span
    text: str
    is_sure: bool


def occurrences(
    doc: Document, forms: Iterable[str], *, exact: bool = False
) -> Iterator[Occurrence]:
    """Where any of `forms` stands as an ordinary word; a hyphen in one may be of any kind.

    `exact`: with these capitals alone, and then names too.
    """
    flat = doc.view(flat_prose)
    written = sorted(set(forms), key=len, reverse=True)
    pattern = "|".join(
        re.escape(form).replace(r"\-", _HYPHENS).replace(r"\ ", r"[  ]") for form in written
    )
    found = re.compile(rf"(?<![\w\-‐‑@./])(?:{pattern})(?![\w\-‐‑@]|[./]\w)", 0 if exact else re.I)
    for match in found.finditer(flat.text):
        number = flat.unit_at(match.start())
        place = source_span(doc, *match.span())
        if _is_outside(doc, flat, number, Span(*match.span()), place):
            continue
        sure = exact or _is_no_name(doc, flat, number, Span(*match.span()))
        if sure is not None:
            yield Occurrence(place, match.group(), sure)


def _is_outside(doc: Document, flat: FlatProse, number: int, span: Span, place: Span) -> bool:
    block, unit = flat.blocks[number], flat.units[number]
    if block.kind in NOT_PROSE or block.role in OUTSIDE or in_link(doc, block, place):
        return True
    return any(
        quoted.start < span.start and span.end <= quoted.end
        for quoted in quotations(flat.text, *unit)
    )


def in_link(doc: Document, block: Block, place: Span) -> bool:
    """Whether a place lies in the text of a link."""
    source, start, end = doc.source, *block.span
    if source.rfind("[", start, place.start) > source.rfind("]", start, place.start):
        close = source.find("]", place.end, end)
        if close >= 0 and source[close + 1 : close + 2] in ("(", "["):
            return True
    before = source[max(0, place.start - 500) : place.start].lower()
    return before.rfind("<a ") > before.rfind("</a")


def _is_no_name(doc: Document, flat: FlatProse, number: int, span: Span) -> bool | None:
    """Whether a word is an ordinary one: True, False where nobody can tell, None for a name."""
    text, unit, block = flat.text, flat.units[number], flat.blocks[number]
    word = span.of(text)
    if doc.language not in NAMING or word[:1].islower() or (word.isupper() and len(word) > 1):
        return True
    before = text[unit.start : span.start].rstrip()
    after = text[span.end : unit.end].lstrip(" \u00a0")
    if before and before[-1] not in _ENDS:
        return False if block.kind in ("title", "heading") else None
    return (
        True if not after[:1].isupper() else False if block.kind in ("title", "heading") else None
    )


def recased(written: str, wanted: str) -> str:
    """`wanted` with the capitals of `written`."""
    if written.isupper() and len(written) > 1:
        return wanted.upper()
    return wanted[:1].upper() + wanted[1:] if written[:1].isupper() else wanted
