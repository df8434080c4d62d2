"""What the cousins of Markdown and plain text have that is not text: MDX, Quarto, AsciiDoc,
reStructuredText.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import Literal

from editlint.model.places import Span, lazy
from editlint.parse.prose import blanked

Dialect = Literal["", "mdx", "quarto", "asciidoc", "rst"]
# What opens and closes a box in many a Markdown: the class and the title behind it are markup.
_FENCES = r"^[ \t]*:{3,}[^\r\n]*"
_NOT_TEXT: dict[Dialect, str] = {
    # import and export lines; {expressions} with at most one pair of braces inside
    # ("import the boats" is a sentence)
    "mdx": (
        r"^import[ \t]+(?:[\"'{*]|type\b|[\w$]+[ \t]*(?:,|from\b))[^\r\n]*"
        r"|^export[ \t]+(?:default|const|let|var|function|class|async|enum|type|interface|[{*])"
        r"[^\r\n]*"
        r"|\{(?:[^{}\r\n]|\{[^{}\r\n]*\})*\}"
    ),
    # ::: fences, {.class} after a span or image
    "quarto": r"^[ \t]*:{3,}[^\r\n]*|(?<=[\])])\{[^{}\r\n]*\}",
    # comments, attributes, block attributes, macros on a line of their own, listing and literal
    # blocks, fences
    "asciidoc": (
        r"^(-{4,}|\.{4,}|/{4,})[ \t]*\n(?:.*?\n)?\1["
        r" \t]*$|^//[^\r\n]*|^:[\w!-]+:[^\r\n]*|^\[[^\r\n]*\][ \t]*$"
        r"|^(?:include|image|video|toc)::[^\r\n]*|^(?:={4,}|\*{4,}|_{4,}|-{2}|\+)[ \t]*$"
    ),
    # directives, comments and targets with their indented options
    "rst": r"^\.\.(?:[ \t][^\r\n]*)?(?:\r?\n[ \t]+:[^\r\n]*)*$|^[ \t]*:[\w -]+:[ \t]*[^\r\n]*$",
}

# A box of MyST, fenced as code is, with its options: ```{tip}
_BOX = lazy(
    r"^[ \t]*(?P<fence>`{3,}|~{3,})\{(?:note|tip|hint|important|warning|caution|attention|danger"
    r"|error|seealso|admonition|dropdown|epigraph|versionadded|versionchanged|deprecated)\}[^\r\n]*"
    r"(?:\r?\n[ \t]*:[\w-]+:[^\r\n]*)*$",
    re.MULTILINE,
)
_BOX_ENDS = lazy(r"^[ \t]*(?P<fence>`{3,}|~{3,})[ \t]*$", re.MULTILINE)
# A box or tab of MkDocs, whose text is indented: !!! note "Mind"
_INDENTED_BOX = lazy(
    r"^(?P<indent>[ \t]*)(?P<sign>!!!|\?\?\?\+?|===[+!]?)(?=[ \t]+[\"\w][^\r\n]*"
    r"(?:\r?\n[ \t]*)*\r?\n(?P=indent)(?: {4}|\t))",
    re.MULTILINE,
)


def with_boxes(source: str) -> str:
    """`source` with the mark of a list before each box of MkDocs, so that its text is no code.

    `!!! note` becomes `- ! note`: the length stays, and the text below belongs to it.
    """
    if not any(sign in source for sign in ("!!!", "???", "===")):
        return source
    return _INDENTED_BOX().sub(lambda match: f"{match['indent']}- {match['sign'][2:]}", source)


def _boxes(source: str) -> Iterator[Span]:
    """The fences of the boxes of MyST, opening and closing."""
    closing: dict[str, list[Span]] = {}
    for match in _BOX_ENDS().finditer(source):
        closing.setdefault(match["fence"], []).append(Span(*match.span()))
    for opening in _BOX().finditer(source):
        ends = closing.get(opening["fence"], [])
        at = bisect_left(ends, (opening.end(),))
        if at < len(ends):
            yield Span(*opening.span())
            yield ends[at]


def not_text(source: str, dialect: Dialect) -> list[Span]:
    """The places of a dialect's own constructs, in order."""
    may_be_boxed = not dialect and ("```{" in source or "~~~{" in source)
    boxes = list(_boxes(source)) if may_be_boxed else []
    if not dialect and ":::" not in source:
        return sorted(boxes)
    found = [
        Span(*match.span())
        for match in re.finditer(_NOT_TEXT.get(dialect, _FENCES), source, re.MULTILINE | re.DOTALL)
        if match.group().strip()
    ]
    return sorted([*boxes, *found]) if boxes else found


def without(source: str, spans: list[Span]) -> str:
    """`source` with blanks for `spans`."""
    parts: list[str] = []
    at = 0
    for span in spans:
        parts += [source[at : span.start], blanked(span.of(source))]
        at = span.end
    return "".join([*parts, source[at:]])
