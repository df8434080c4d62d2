"""The lines of an article as a reader sees them, whatever the format it was written in.

A leftover is a line, and its neighbours tell what it is. So what an editor wrapped at 72 columns is
joined again, and what merely stands below it stays a line of its own:

    The bridge will open in May, but     \\  one line: the sentence goes on in small letters
    cars have to wait until the autumn.  /
    Latest Post                             a line by itself
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from editlint.model.document import NOT_PROSE, Block, BlockKind, Document
from editlint.model.places import JOINER, Span
from editlint.model.values import NamedTuple

WIDEST_WRAP = 120  # no editor wraps at more columns; a longer line was not broken by a program
LONG_LINE = 40  # nobody wraps at fewer columns
SECTION_WORDS = 3  # what stands under a heading has at least so many words: buttons have fewer
_SOURCE_LINE = re.compile(r"[^\r\n]+")
_STOPS = frozenset(".!?:…»”\"')]")
_OPENERS = f"{JOINER}([*_\"'“‘«"


class Line(NamedTuple):
    """One line as a reader sees it; hard-wrapped lines are joined.

    `text` is its prose without the blanks around it, `words` its normalised words, `span` the whole
    of it with its markup. `block` is the number of the block that it is or is part of, `kind` and
    `level` are that block's. `held` says that the format itself speaks for the line: a heading with
    text below, a row of a table.
    """

    text: str
    words: tuple[str, ...]
    span: Span
    block: int = 0
    kind: BlockKind = "paragraph"
    level: int = 0
    held: bool = False


def line_view(doc: Document) -> tuple[Line, ...]:
    """Every line with words of `doc`, in order, code and comments apart.

    Use through `doc.view(line_view)`.
    """
    lines = [
        line
        for number, block in enumerate(doc.blocks)
        if block.kind not in NOT_PROSE
        for line in _lines_of(doc, number, block)
    ]
    return tuple(_with_held_headings(lines) if doc.traits.has_markup else lines)


def _lines_of(doc: Document, number: int, block: Block) -> Iterator[Line]:
    """The lines of block `number`, those without words left out."""
    in_table = block.kind == "table_cell"
    for span in _spans_of_lines(doc, block):
        bare = " ".join(span.of(doc.prose).replace(JOINER, "").split())
        if bare:
            words = doc.words.keys_of(span)
            yield Line(bare, words, span, number, block.kind, block.level, in_table)


def _spans_of_lines(doc: Document, block: Block) -> list[Span]:
    """Where the lines of a block stand.

    In plain text it is one by itself: the reader has joined what was wrapped, and parted the rest.
    """
    if doc.traits.one_line_a_block or block.kind == "table_cell":
        return [block.span]
    text, start = block.span.of(doc.prose), block.span.start
    if "\n" not in text:
        return [block.span]
    pieces = [match.span() for match in _SOURCE_LINE.finditer(text)]
    runs = joined_lines([text[first:end] for first, end in pieces])
    if len(runs) < 2:
        return [block.span]
    return [
        _stripped(doc, Span(start + pieces[run.start][0], start + pieces[run.stop - 1][1]))
        for run in runs
    ]


def _stripped(doc: Document, span: Span) -> Span:
    """`span` without the blanks at its ends."""
    text = span.of(doc.source)
    before, after = len(text) - len(text.lstrip()), len(text) - len(text.rstrip())
    return Span(span.start + before, span.end - after)


def joined_lines(texts: Sequence[str]) -> list[range]:
    """Which of a block's lines belong together, as ranges of their numbers.

    A sentence that goes on in small letters goes on. Where that shows a block to be wrapped, a line
    ends its paragraph only with a stop and with room for the next word; elsewhere every line is one
    by itself.
    """
    bare = [text.strip() for text in texts]
    if not bare:
        return []
    width = max(map(len, bare))
    goes_on = [_goes_on(line, following) for line, following in pairwise(bare)]
    if LONG_LINE <= width <= WIDEST_WRAP and any(goes_on):
        goes_on = [
            same or not _ends_paragraph(line, following, width)
            for same, (line, following) in zip(goes_on, pairwise(bare), strict=True)
        ]
    starts = [0, *(number for number, same in enumerate(goes_on, 1) if not same)]
    return [range(start, stop) for start, stop in pairwise([*starts, len(bare)])]


def _goes_on(line: str, following: str) -> bool:
    """Whether a sentence goes on in the next line."""
    return line[-1:] not in _STOPS and following.lstrip(_OPENERS)[:1].islower()


def _ends_paragraph(line: str, following: str, width: int) -> bool:
    """Whether a line of text wrapped at `width` columns ends its paragraph."""
    if line[-1:] not in _STOPS:
        return False
    next_word = (following.split(None, 1) or [""])[0]
    return len(line) + 1 + len(next_word) <= width


def _with_held_headings(lines: list[Line]) -> list[Line]:
    """`lines` with those headings held that have text below.

    In a marked-up document such a heading is one whatever it says. The text may be its own or that
    of a section inside it, so the lines are walked from the last to the first.
    """
    text_below, deepest = False, 0
    for number in range(len(lines) - 1, -1, -1):
        line = lines[number]
        if line.kind in ("heading", "title"):
            if text_below or deepest > line.level:
                lines[number] = line._replace(held=True)
                deepest = line.level
            text_below = False
        elif len(line.words) >= SECTION_WORDS:
            text_below = True
    return lines
