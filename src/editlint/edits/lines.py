"""What to delete so that lines of an article go and nothing else changes.

With a line goes one of the blank lines around it, the underline of a Markdown heading, and in HTML
its whole element: `<p>Share this</p>` leaves no `<p></p>` behind.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from editlint.edits.elements import removable
from editlint.model.document import Document
from editlint.model.places import Span, lazy

# Of a heading in Markdown, which is not in its span.
_UNDERLINE = lazy(r"[ \t]*\r?\n {0,3}(?:=+|-+)(?=[ \t]*(?:\r?\n|\Z))")
_COMMENT = lazy(r"<!--(.*?)(-->|\Z)", re.DOTALL)
_SHORT_NOTE = 8  # words that the comment of a template has at most ("share bar begins")


def line_cut(doc: Document, lines: Sequence[tuple[int, Span]]) -> tuple[tuple[Span, ...], bool]:
    """The spans to delete for `lines`, and whether that is clean.

    Clean are whole elements in HTML, else whole lines, without anybody's note in a comment.

    The lines are neighbours, each given by the number of its block and its span.
    """
    first, last = lines[0][0], lines[-1][0]
    span = Span(lines[0][1].start, lines[-1][1].end)
    whole = all(span == doc.blocks[block].span for block, span in lines)
    elements = removable(doc, first, last + 1) if whole else (span,)
    if elements is None:
        return (span,), False
    if doc.traits.has_elements:
        cuts = tuple(_with_line(doc, part) for part in elements)
        return cuts, not any(_holds_a_note(cut.of(doc.source)) for cut in cuts)
    end = max(span.end, elements[-1].end)
    if doc.blocks[last].kind == "heading" and (underline := _UNDERLINE().match(doc.source, end)):
        end = underline.end()
    cut = _whole_lines(doc, Span(min(span.start, elements[0].start), end))
    return (cut,), not _holds_a_note(cut.of(doc.source))


def _holds_a_note(text: str) -> bool:
    """Whether a comment in it may be somebody's: one of a sentence, or one that never closes and so
    holds all that follows.
    """
    comments = _COMMENT().finditer(text) if "<!--" in text else ()
    return any(not each[2] or len(each[1].split()) > _SHORT_NOTE for each in comments)


def _with_line(doc: Document, span: Span) -> Span:
    """`span`, with its line where nothing else stands on it."""
    wide = doc.lines.whole_lines(span)
    around = doc.source[wide.start : span.start] + doc.source[span.end : wide.end]
    return span if around.strip() else wide


def _whole_lines(doc: Document, span: Span) -> Span:
    """Whole lines, with the blank ones that would be left double or at the end."""
    index = doc.lines
    first, last = index.line_at(span.start), index.line_at(max(span.start, span.end - 1))
    above, below = _blank_above(doc, first), _blank_below(doc, last)
    if below == len(index.starts):
        return Span(index.starts[above], len(doc.source))
    if above == first > 0:
        below = last + 1
    return Span(index.starts[first], index.starts[below])


def _blank_above(doc: Document, line: int) -> int:
    """The first of the blank lines right above `line`, or `line`."""
    while line > 0 and not doc.lines.text_span(line - 1).of(doc.source).strip():
        line -= 1
    return line


def _blank_below(doc: Document, line: int) -> int:
    """The first line below `line` that is not blank; the number of lines at the end."""
    line += 1
    while line < len(doc.lines.starts) and not doc.lines.text_span(line).of(doc.source).strip():
        line += 1
    return line
