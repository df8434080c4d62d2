"""Page data that the reader sees as text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from editlint.model.document import NOT_PROSE, Document
from editlint.model.finding import Hit, Severity
from editlint.model.places import Span, lazy
from editlint.model.rule import Context, Example, rule

_KEY = lazy(
    r"[ \t]*[\"']?(title|subtitle|date|author|authors|slug|layout|tags|categories|category|draft"
    r"|description|summary|permalink|published|"
    r"image|featured_image|aliases|weight|lang|language|uid|topics|excerpt|redirect_from|keywords|status|template|lastmod|updated)[\"']?"
    r"[ \t]*(?::[ \t]|:$|=[ \t])",
    re.IGNORECASE,
)
_FENCE = lazy(r"[ \t]*(?:-{3,}|\+{3,})[ \t]*")
# Keys that only a machine asks for: people write "Date: 3 May" and "Author: ..." themselves.
_MACHINE = lazy(
    "slug|layout|draft|permalink|featured_image|aliases|weight|uid|redirect_from|template|lastmod|published|excerpt"
)
_LINES_LOOKED_AT = 80


@rule(
    "leaked-front-matter",
    category="residue",
    severity=Severity.ERROR,
    bad=[
        Example(
            "⟦---\ntitle: The mill\ndate: 2026-03-01\nslug: the-mill\n---⟧\n\nThe mill stands by"
            " the river.\n",
            format="txt",
        ),
        (
            "\nBy the desk.\n\n⟦---\ntitle: The mill\nlayout: post\n---⟧\n\nThe mill stands by the"
            " river.\n"
        ),
        Example(
            "⟦layout: post\ntitle: The mill\npermalink: /mill/⟧\nThe mill stands by the river.\nIt"
            " has two wheels.\n",
            format="txt",
        ),
    ],
    good=[
        "---\ntitle: The mill\nlayout: post\n---\n\nThe mill stands by the river.\n",
        Example(
            "Title: Keeper of the mill\nAuthor: A. Reed\nDate: 3 May\nThe book is about a mill.\n",
            format="txt",
        ),
        "The file begins like this:\n\n```\n---\ntitle: The mill\nlayout: post\n---\n```\n",
    ],
)
def leaked_front_matter(doc: Document, context: Context) -> Iterator[Hit]:
    """The page's own data stand in the text.

    Site generators keep title, date and address of a page in lines at its head. Copied into another
    system, or with something above them, those lines are read as text. Found are lines of known
    keys between rules (`---`), or with a key that only a machine asks for among them.
    """
    if ":" not in doc.source and "=" not in doc.source:
        return
    hidden = [
        block.span
        for block in doc.blocks
        if block.kind in NOT_PROSE and block.kind != "thematic_break"
    ]
    for first, last, fenced in _runs(doc, hidden):
        span = Span(doc.lines.text_span(first).start, doc.lines.text_span(last).end)
        message = (
            f"Lines {first + 1}-{last + 1} are the page's own data, and readers see them. Move them"
            " to where the system keeps them."
        )
        yield Hit(span, message, severity=None if fenced else Severity.WARNING)


def _runs(doc: Document, hidden: list[Span]) -> Iterator[tuple[int, int, bool]]:
    """First and last line of each run of keys, and whether it stands between rules."""
    line, last = 0, min(len(doc.lines.starts), _LINES_LOOKED_AT)
    while line < last:
        keys: set[str] = set()
        end = line
        while end < last and (key := _key(doc, end, hidden)):
            keys.add(key)
            end += 1
        fenced = (
            line > 0
            and end < len(doc.lines.starts)
            and _is_fence(doc, line - 1)
            and _is_fence(doc, end)
        )
        if len(keys) >= 2 and (fenced or (len(keys) >= 3 and any(map(_MACHINE().fullmatch, keys)))):
            yield (line - 1, end, True) if fenced else (line, end - 1, False)
        line = max(end, line + 1)


def _key(doc: Document, line: int, hidden: list[Span]) -> str:
    span = doc.lines.text_span(line)
    if doc.source.find(":", *span) < 0 and doc.source.find("=", *span) < 0:
        return ""
    match = _KEY().match(span.of(doc.source))
    return match[1].lower() if match and not any(block.contains(span) for block in hidden) else ""


def _is_fence(doc: Document, line: int) -> bool:
    return bool(_FENCE().fullmatch(doc.lines.text_span(line).of(doc.source)))
