"""Marks of notes that lead nowhere, and notes that nothing leads to."""

from __future__ import annotations

from collections.abc import Iterator

from editlint.model.document import Document
from editlint.model.finding import Hit, Severity
from editlint.model.places import OBJECT, Span, lazy
from editlint.model.rule import Context, Example, rule
from editlint.model.values import NamedTuple

_MARK = lazy(r"\[\^([^\]\s\[\\^]{1,60})\]")
_LABEL = lazy(r"\w[\w.:-]*")
_COLON = lazy(r"[ \t]?:")


class _Place(NamedTuple):
    label: str
    span: Span
    is_note: bool


@rule(
    "lost-note",
    category="residue",
    severity=Severity.WARNING,
    needs=("[^",),
    bad=[
        "The mill is old⟦[^1]⟧ and the bridge is new[^2].\n\n[^2]: Built in 1931.\n",
        "The mill is old[^1].\n\n[^1]: Built in 1731.\n⟦[^2]⟧: Built in 1931.\n",
        Example("The mill is old⟦[^7]⟧.\n", format="txt"),
    ],
    good=[
        "The mill is old[^1].\n\n[^1]: Built in 1731.\n",
        "The pattern `[^1]` finds all but a one, and [^a-z] what is no letter.\n",
        "The mill is old.^[Built in 1731.]\n",
        "```\nold[^1]\n```\n",
    ],
)
def lost_note(doc: Document, context: Context) -> Iterator[Hit]:
    """A note mark has no note, or a note has no mark.

    Where the text of a note was lost in a cut, readers see `[^1]`, as it is written; where its mark
    was lost, most systems leave the note out. A mark in letters is only told where the article has
    notes, because patterns look like that too.
    """
    places = list(_places(doc))
    notes = {place.label for place in places if place.is_note}
    marks = {place.label for place in places if not place.is_note}
    told: set[str] = set()
    for place in places:
        label, shown = place.label, place.span.of(doc.source)
        lost = label not in (marks if place.is_note else notes)
        if not lost or label in told or not (notes or label.isdecimal()):
            continue
        told.add(label)
        yield Hit(place.span, (_NO_MARK if place.is_note else _NO_NOTE).format(shown))


_NO_MARK = (
    "Nothing in the text leads to the note {}. Put its mark where it belongs, or take it out."
)
_NO_NOTE = (
    "The mark {} has no note, so readers see it as it is. Write the note, or take the mark out."
)


def _places(doc: Document) -> Iterator[_Place]:
    for match in _MARK().finditer(doc.source):
        span = Span(*match.span())
        if not _LABEL().fullmatch(match[1]) or doc.is_in(("code", "front_matter"), span):
            continue
        is_note = _is_note(doc, span)
        if is_note or doc.prose[span.start] in ("[", OBJECT):
            yield _Place(match[1].casefold(), span, is_note)


def _is_note(doc: Document, span: Span) -> bool:
    """Whether the mark opens a line and a colon follows."""
    line = doc.lines.starts[doc.lines.line_at(span.start)]
    head = doc.source[line : span.start]
    return not head.strip(" \t>-*") and bool(_COLON().match(doc.source, span.end))
