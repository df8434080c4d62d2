"""The visible text of a place of an article, cut where marks, emphasis and objects begin and end.

`Read **this** twice` with a mark on `this twice` becomes

    "Read "   plain
    "this"    strong, marked
    " twice"  marked

The text is the document's prose, which is as long as the source: so a mark stands on exactly the
words that the finding reports, however they are marked up.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence

from editlint.model.document import Document
from editlint.model.places import JOINER, OBJECT, Span, lazy
from editlint.model.values import NamedTuple
from editlint.page.mark import Mark
from editlint.page.near import Near

_RUN = lazy(rf"{OBJECT}{JOINER}*|{JOINER}+|[\r\n]+|[^{OBJECT}{JOINER}\r\n]+")
_CODE = lazy(r"(`+)(.+?)\1", re.DOTALL)
_IMAGE = lazy(r"!\[([^\]]*)\]")
_ALT = lazy(r"""<img\b[^>]*?\balt\s*=\s*["']?([^"'>]*)""", re.IGNORECASE)
_MARKUP = lazy(r"\*\*|__|[*_]|~~|!?\[|\]|</?[a-zA-Z][\w-]*", re.IGNORECASE)
_HARD_BREAK = lazy(r"(?:  +|\\|<br\s*/?>)[\r\n]+\Z", re.IGNORECASE)
_CONTROL = lazy("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_LONGEST_OBJECT = 60  # characters of an address or code that stand for it

# What a piece of markup inside a line switches on or off.
_STYLES = {
    "**": "strong", "__": "strong", "*": "emphasis", "_": "emphasis", "~~": "struck",
    "[": "link", "]": "link", "<strong": "strong", "<b": "strong", "<em": "emphasis",
    "<i": "emphasis", "<a": "link", "</strong": "strong", "</b": "strong", "</em": "emphasis",
    "</i": "emphasis", "</a": "link", "<del": "struck", "</del": "struck",
}  # fmt: skip
_CLOSE = ("]", "</")


class Segment(NamedTuple):
    """A piece of visible text with what holds for all of it.

    `opens` are the cards whose place begins with it.
    """

    text: str
    styles: tuple[str, ...] = ()
    marks: tuple[Mark, ...] = ()
    opens: tuple[Mark, ...] = ()


def readable(text: str) -> str:
    """`text` with characters that show nothing, or turn the line round, named: ‹U+202E›."""
    return _CONTROL().sub(lambda char: f"‹U+{ord(char.group()):04X}›", text)


def source_segments(doc: Document, span: Span, marks: Sequence[Mark]) -> Iterator[Segment]:
    """The source of `span` as it is written: code, front matter, raw HTML."""
    return _cut([(span, span.of(doc.source), ())], marks)


def prose_segments(doc: Document, span: Span, marks: Sequence[Mark]) -> Iterator[Segment]:
    """The text of `span` as a reader sees it."""
    return _cut(_pieces(doc, span), marks)


def opening(segments: Iterable[Segment], opened: set[Mark]) -> Iterator[Segment]:
    """The segments, each with the marks that begin with it; `opened` began before, and grows."""
    for segment in segments:
        opens = tuple(mark for mark in segment.marks if mark not in opened)
        opened.update(opens)
        yield segment._replace(opens=opens) if opens else segment


_Piece = tuple[Span, str, tuple[str, ...]]


def _pieces(doc: Document, span: Span) -> Iterator[_Piece]:
    """The runs of text of one kind, with their styles. A text as long as its span can be cut."""
    styles: dict[str, None] = {}
    for run in _RUN().finditer(doc.prose, span.start, span.end):
        place = Span(*run.span())
        source = place.of(doc.source)
        first = run.group()[0]
        if first == JOINER:
            _switch(styles, source)
        elif first == OBJECT:
            yield place, *_object(source)
            _switch(styles, source[1:] if source[0] == "`" else "")
        elif first in "\r\n":
            hard = _HARD_BREAK().search(doc.source, max(span.start, place.start - 8), place.end)
            yield place, "\n" if hard else " ", tuple(styles)
        else:
            yield place, run.group(), tuple(styles)


def _switch(styles: dict[str, None], markup: str) -> None:
    """Put on or off what a piece of markup says: `**` begins strong text, and ends it."""
    for sign in _MARKUP().findall(markup):
        style = _STYLES.get(sign.lower())
        if style is None:
            continue
        if sign.startswith(_CLOSE) or (style in styles and style != "link"):
            styles.pop(style, None)
        else:
            styles[style] = None


def _object(source: str) -> tuple[str, tuple[str, ...]]:
    """What stands for an image, code or an address, and how it looks."""
    code = _CODE().match(source)
    if code:
        return code.group(2), ("code",)
    image = _IMAGE().match(source) or _ALT().match(source)
    if image:
        return f"▣ {image.group(1).strip()}".strip(), ("object",)
    short = source.strip("<>")
    if len(short) > _LONGEST_OBJECT:
        short = f"{short[: _LONGEST_OBJECT - 20]}…{short[-19:]}"
    return short, ("object",)


def _cut(pieces: Iterable[_Piece], marks: Sequence[Mark]) -> Iterator[Segment]:
    """The pieces, which come in the order of the text, cut at the edges of marks."""
    near, edges = Near(marks), sorted({edge for mark in marks for edge in mark.span})
    for place, text, styles in pieces:
        whole = len(text) != place.end - place.start  # it stands for more or less than it shows
        for part in [place] if whole else _parts(place, edges):
            shown = text if whole else text[part.start - place.start : part.end - place.start]
            mine = tuple(mark for mark in near.touching(part) if _meets(mark.span, part))
            if shown:
                yield Segment(readable(shown), styles, mine)


def _meets(mark: Span, part: Span) -> bool:
    return mark.overlaps(part) or mark.start == mark.end == part.start


def _parts(place: Span, edges: Sequence[int]) -> Iterator[Span]:
    """The place, cut at those of the `edges` that lie within it."""
    first, stop = bisect_right(edges, place.start), bisect_left(edges, place.end)
    at = place.start
    for edge in (*edges[first:stop], place.end):
        yield Span(at, edge)
        at = edge
