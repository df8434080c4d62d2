"""The lines of an article as a reader sees them, for rules that judge a line by its neighbours."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from editlint.model.document import Block, Document
from editlint.model.places import JOINER, Span
from editlint.rules.boilerplate.engine.line import Line

SKIPPED = frozenset({"code", "html", "front_matter", "thematic_break"})
WIDEST_WRAP = 120  # no editor wraps at more columns; a longer line was not broken by a program
LONG_LINE = 40  # nobody wraps at fewer columns
SECTION_WORDS = 3  # what stands under a heading has at least so many words: buttons have fewer
_SOURCE_LINE = re.compile(r"[^\r\n]+")
_STOPS = frozenset(".!?:…»”\"')]")
_OPENERS = f"{JOINER}([*_\"'“‘«"


def line_view(doc: Document) -> tuple[Line, ...]:
    """Every line with words of `doc`, in order, code and comments apart.

    Use through `doc.view(line_view)`.
    """
    lines = [
        line
        for number, block in enumerate(doc.blocks)
        if block.kind not in SKIPPED
        for line in _lines_of(doc, number, block)
    ]
    return tuple(_held(lines) if doc.traits.has_markup else lines)


def _lines_of(doc: Document, number: int, block: Block) -> Iterator[Line]:
    """The lines of a block.

    In plain text it is one by itself: the reader has joined what was wrapped, and parted the rest.
    """
    text = block.span.of(doc.prose)
    spans = [block.span]
    if not doc.traits.one_line_a_block and "\n" in text and block.kind != "table_cell":
        pieces = [
            Span(block.span.start + m.start(), block.span.start + m.end())
            for m in _SOURCE_LINE.finditer(text)
        ]
        parts = [
            Span(pieces[run.start].start, pieces[run.stop - 1].end)
            for run in joined_lines([p.of(doc.prose) for p in pieces])
        ]
        spans = [_stripped(doc, part) for part in parts] if len(parts) > 1 else spans
    for span in spans:
        bare = " ".join(span.of(doc.prose).replace(JOINER, "").split())
        if bare:
            yield Line(
                bare,
                doc.words.keys_of(span),
                span,
                number,
                block.kind,
                block.level,
                block.kind == "table_cell",
            )


def _stripped(doc: Document, span: Span) -> Span:
    text = span.of(doc.source)
    return Span(
        span.start + len(text) - len(text.lstrip()), span.end - len(text) + len(text.rstrip())
    )


def joined_lines(texts: Sequence[str]) -> list[range]:
    """Which of a block's lines belong together.

    A sentence that goes on in small letters goes on. Where that shows a block to be wrapped, a line
    ends its paragraph only with a stop and with room for the next word; elsewhere every line is one
    by itself.
    """
    bare = [text.strip() for text in texts]
    width = max(map(len, bare), default=0)
    wrapped = LONG_LINE <= width <= WIDEST_WRAP and any(_goes_on(a, b) for a, b in pairwise(bare))
    found: list[range] = []
    start = 0
    for k in range(1, len(bare) + 1):
        if k == len(bare) or not (
            _goes_on(bare[k - 1], bare[k]) or (wrapped and not _ends(bare[k - 1], bare[k], width))
        ):
            found.append(range(start, k))
            start = k
    return found


def _goes_on(line: str, following: str) -> bool:
    """Whether a sentence goes on in the next line."""
    return line[-1:] not in _STOPS and following.lstrip(_OPENERS)[:1].islower()


def _ends(line: str, following: str, width: int) -> bool:
    """Whether a line of wrapped text ends its paragraph."""
    return (
        line[-1:] in _STOPS and len(line) + 1 + len((following.split(None, 1) or [""])[0]) <= width
    )


def _held(lines: list[Line]) -> list[Line]:
    """In a marked-up document a heading with text below, its own or that of a section inside it, is
    a heading whatever it says.
    """
    text_below, deep = False, 0
    for k in range(len(lines) - 1, -1, -1):
        line = lines[k]
        if line.kind in ("heading", "title"):
            if text_below or deep > line.level:
                lines[k] = line._replace(held=True)
                deep = line.level
            text_below = False
        elif len(line.words) >= SECTION_WORDS:
            text_below = True
    return lines
