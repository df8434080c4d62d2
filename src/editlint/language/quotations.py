"""Quotations: where one opens and closes, in the quotation marks of several languages.

A mark does not tell by itself what it does: “ opens in English and closes in German („so“), » opens
in French-like settings turned round (»so«) and closes in French («so»), and a straight mark does
both. So a quotation is read from the left: what opened it says what may close it.
"""

from __future__ import annotations

from collections.abc import Iterator

from editlint.model.document import Document
from editlint.model.places import Span, SpanSet, found_at, lazy

# What opens a quotation, and what may close it. German closes with the mark that opens in English;
# a straight mark closes itself.
_CLOSES = {
    "“": lazy("[”“]"), "„": lazy("[“”]"), "«": lazy("»"), "»": lazy("«"), '"': lazy('"'),
}  # fmt: skip
# Single marks are apostrophes too: a quotation in them opens before a capital and closes behind a
# stop, as British houses set it. The mark comes first: `re` runs to it, and then looks back.
_SINGLE = lazy(
    r"[‘'](?<![^\s(—–].)(?=[A-Z“\"])"
    r"(?:[^.,!?…“”\n]|\n(?!\n)|[.,!?…](?![’'](?=[\s)—–]|\Z))){12,1500}"
    r"[.,!?…][’'](?=[\s)—–]|\Z)"
)
_OPEN = lazy('[“„«"]|»(?=\\w)')
_OPENING = '“„«"»'


def quotations(text: str, start: int = 0, end: int | None = None) -> Iterator[Span]:
    """The quotations between `start` and `end`, marks included, none inside another.

    One that is not closed runs to the end, as where a paragraph of speech goes on in the next; so
    does an inch mark, which is no loss.
    """
    stop = len(text) if end is None else end
    at = start
    while (opened := _OPEN().search(text, at, stop)) is not None:
        closed = _CLOSES[opened.group()]().search(text, opened.end(), stop)
        at = stop if closed is None else closed.end()
        yield Span(opened.start(), at)


def opening_marks(text: str) -> Iterator[int]:
    """Where quotations may open in `text`, not in order: a mark that closes may be among them."""
    for mark in _OPENING:
        yield from found_at(text, mark)


def quoted_in(doc: Document, block: Span) -> SpanSet:
    """The quotations of the part `block` of the prose; ask for them by `doc.view(quoted_in, …)`."""
    return SpanSet(quotations(doc.prose, *block))


def single_quotations(doc: Document) -> tuple[Span, ...]:
    """The quotations of a sentence or more in single marks: ‘It rained.’"""
    if not any(sign in doc.prose for sign in ("‘", "\n'", " '")):
        return ()
    return tuple(Span(*match.span()) for match in _SINGLE().finditer(doc.prose))
