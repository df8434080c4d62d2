"""Where a word stands as an ordinary one: not in code, links, quotations, notes or names.

Whoever quotes writes as the other wrote, a link leads to what is called so, and "Center" in the
name of an institution is no spelling of the article's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set

from editlint.language.quotations import quotations
from editlint.model.document import NOT_PROSE, Block, Document
from editlint.model.flat_prose import FlatProse, flat_prose, source_span
from editlint.model.places import Span, SpanSet, lazy
from editlint.model.values import NamedTuple

OUTSIDE = frozenset({"quotation", "note", "code", "navigation", "twin"})
NAMING = frozenset({"en", "fr", "es", "it", "pt"})  # where a capital shows a name
_ENDS = frozenset(".!?:;…•–—-*>|(\"“”‘’'«»„[")
_HYPHENS = "[-‐‑]"
_BEGUN = r"(?<![\w\-‐‑@./])"
_WORD = lazy(rf"{_BEGUN}\w+")
_FIRST = lazy(r"\w+")
_ENDED = r"(?![\w\-‐‑@]|[./]\w)"
_WHOLE = lazy(rf"{_BEGUN}\w+(?:{_HYPHENS}\w+)*{_ENDED}")
_BESIDE = 200  # characters before and behind a word that are looked at
_LINK = 2_000  # characters of the longest text of a link


class Occurrence(NamedTuple):
    """A word of the text as it is written there.

    `is_sure`: it is certainly no name; in a heading in which all words have capitals nobody knows.
    """

    span: Span
    text: str
    is_sure: bool


def starts_of(doc: Document, forms: Iterable[str]) -> Mapping[str, Sequence[int]]:
    """Where the first words of all `forms` begin in the flat prose, in one pass over it."""
    found: dict[str, list[int]] = {_first(form): [] for form in forms}
    for match in _WORD().finditer(doc.view(flat_prose).text):
        word = match.group().lower()
        if word in found:
            found[word].append(match.start())
    return found


def _first(form: str) -> str:
    match = _FIRST().match(form)
    return match.group().lower() if match else ""


def occurrences(
    doc: Document,
    forms: Iterable[str],
    *,
    exact: bool = False,
    starts: Mapping[str, Sequence[int]] | None = None,
) -> Iterator[Occurrence]:
    """Where any of `forms` stands as an ordinary word; a hyphen in one may be of any kind.

    `exact`: with these capitals alone, and then names too. `starts`: `starts_of` these forms and
    others, so that not each word that is asked for costs a pass over the text.
    """
    flat, written = doc.view(flat_prose), set(forms)
    text = flat.text
    found = _found(text, written, exact) if starts is None else _begun(text, written, starts)
    for match in found:
        number = flat.unit_at(match.start())
        place = source_span(doc, *match.span())
        if _is_outside(doc, flat, number, Span(*match.span()), place):
            continue
        sure = exact or _is_no_name(doc, flat, number, Span(*match.span()))
        if sure is not None:
            yield Occurrence(place, match.group(), sure)


def _found(text: str, forms: Set[str], exact: bool) -> Iterator[re.Match[str]]:
    pattern = "|".join(
        re.escape(form).replace(r"\-", _HYPHENS).replace(r"\ ", r"[  ]")
        for form in sorted(forms, key=len, reverse=True)
    )
    return re.compile(rf"{_BEGUN}(?:{pattern}){_ENDED}", 0 if exact else re.I).finditer(text)


def _begun(
    text: str, forms: Set[str], starts: Mapping[str, Sequence[int]]
) -> Iterator[re.Match[str]]:
    """The same where `forms` are words with or without hyphens, without a pattern of their own."""
    for at in sorted(at for one in set(map(_first, forms)) for at in starts[one]):
        match = _WHOLE().match(text, at)
        if match and match.group().lower().replace("‐", "-").replace("‑", "-") in forms:
            yield match


def _quoted(doc: Document, unit: Span) -> SpanSet:
    return SpanSet(quotations(doc.view(flat_prose).text, *unit))


def _is_outside(doc: Document, flat: FlatProse, number: int, span: Span, place: Span) -> bool:
    block, unit = flat.blocks[number], flat.units[number]
    if block.kind in NOT_PROSE or block.role in OUTSIDE or in_link(doc, block, place):
        return True
    return doc.view(_quoted, unit).covers(Span(span.start - 1, span.end))


def in_link(doc: Document, block: Block, place: Span) -> bool:
    """Whether a place lies in the text of a link."""
    source, end = doc.source, min(block.span.end, place.end + _LINK)
    start = max(block.span.start, place.start - _LINK)
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
    before = text[max(unit.start, span.start - _BESIDE) : span.start].rstrip()
    after = text[span.end : min(unit.end, span.end + _BESIDE)].lstrip(" \u00a0")
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
