"""Taking a stretch out of a text so that what stood around it closes up as it was before the
stretch was pasted in.
"""

from __future__ import annotations

from editlint.model.places import Span, lazy

_TAG = lazy(r"<(/?)([A-Za-z][A-Za-z0-9-]*)[^<>]*?(/?)>")
_VOID = frozenset(
    {
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "source",
        "track",
        "wbr",
    }
)


def deletion_span(source: str, span: Span) -> Span:
    """`span` with the blanks on one of its sides: what to delete.

    The wider separator of the two stays (a copy glued to the line above it goes with that line's
    end); at either end of the text the inner one goes, so that the text begins and ends as it did.
    """
    start, end = span
    while start > 0 and source[start - 1].isspace():
        start -= 1
    while end < len(source) and source[end].isspace():
        end += 1
    if start == 0:
        return Span(span.start, end)
    if end == len(source):
        return Span(start, span.end)
    before, after = source[start : span.start], source[span.end : end]
    if _line_ends(before) > _line_ends(after):
        return Span(span.start, end)
    return Span(start, span.end)


def is_balanced(source: str) -> bool:
    """Whether every tag that `source` opens it closes too, so that it can go without breaking the
    markup around it.
    """
    opened: list[str] = []
    for closing, name, empty in _TAG().findall(source):
        name = name.lower()
        if closing:
            if not opened or opened.pop() != name:
                return False
        elif not empty and name not in _VOID:
            opened.append(name)
    return not opened


def _line_ends(blanks: str) -> int:
    return blanks.count("\n") or blanks.count("\r")
