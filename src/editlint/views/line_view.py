"""The lines of an article as a reader sees them, for rules that judge a line by its neighbours."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from editlint.document import Block, Document
from editlint.match.leftovers.line import Line
from editlint.text import JOINER, Span

SKIPPED = frozenset({"code", "html", "front_matter", "thematic_break"})
WIDEST_WRAP = 120  # no editor wraps at more columns; a longer line was not broken by a program
LONG_LINE = 40  # a line this long that ends without a stop goes on in the next
SECTION_WORDS = 8  # a paragraph under a heading has at least so many words
_SOURCE_LINE = re.compile(r"[^\r\n]+")
_STOPS = ".!?:…»”\"')]"


def line_view(doc: Document) -> tuple[Line, ...]:
    """Every line with words of `doc`, in order, code and comments apart. Use through `doc.view(line_view)`."""
    lines = [line for block in doc.blocks if block.kind not in SKIPPED for line in _lines_of(doc, block)]
    return tuple(_held(doc, _rows(lines)))


def _lines_of(doc: Document, block: Block) -> Iterator[Line]:
    text = block.span.of(doc.prose)
    if "\n" not in text and "\r" not in text:
        yield from _line(doc, block, block.span)
        return
    pieces = [Span(block.span.start + m.start(), block.span.start + m.end()) for m in _SOURCE_LINE.finditer(text)]
    for joined in joined_lines([piece.of(doc.prose) for piece in pieces]):
        yield from _line(doc, block, Span(pieces[joined.start].start, pieces[joined.stop - 1].end))


def _line(doc: Document, block: Block, span: Span) -> Iterator[Line]:
    text = span.of(doc.prose)
    bare = text.replace(JOINER, "").strip()
    if bare:
        if span != block.span:
            span = Span(span.start + len(text) - len(text.lstrip()), span.end - len(text) + len(text.rstrip()))
        yield Line(bare, doc.words.keys_of(span), span, block.kind, block.level)


def joined_lines(texts: Sequence[str]) -> list[range]:
    """Which of a block's lines belong together: a break counts as a wrapping where the next word did not fit or a sentence goes on."""
    width = max(map(len, texts), default=0)
    found: list[range] = []
    start = 0
    for k in range(1, len(texts) + 1):
        if k == len(texts) or not _wraps(texts[k - 1].strip(), texts[k].strip(), width):
            found.append(range(start, k))
            start = k
    return found


def _wraps(line: str, following: str, width: int) -> bool:
    if not line or not following or not LONG_LINE <= width <= WIDEST_WRAP:
        return False
    first = following.split(None, 1)[0]
    if len(line) + 1 + len(first) > width or first[0].islower():
        return True
    return len(line) >= LONG_LINE and line[-1] not in _STOPS


def _rows(lines: Sequence[Line]) -> Iterator[Line]:
    """Cells of a table made one line each: rows are read as a whole, and the format speaks for them."""
    for line in lines:
        yield line._replace(held=True) if line.kind == "table_cell" else line


def _held(doc: Document, lines: Iterator[Line]) -> list[Line]:
    """In a marked-up document a heading with text below is a heading, whatever it says."""
    listed = list(lines)
    if doc.format == "text":
        return listed
    text_below, deep = False, 0
    for k in range(len(listed) - 1, -1, -1):
        line = listed[k]
        if line.kind in ("heading", "title"):
            if text_below or deep > line.level:  # its own text, or that of a section inside it
                listed[k] = line._replace(held=True)
                deep = line.level
            text_below = False
        elif line.kind in ("paragraph", "quote") and len(line.words) >= SECTION_WORDS:
            text_below = True
    return listed
