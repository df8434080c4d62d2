"""What the cousins of Markdown and plain text have that is not text: MDX, Quarto, AsciiDoc,
reStructuredText.
"""

from __future__ import annotations

import re
from typing import Literal

from editlint.model.places import Span
from editlint.parse.prose import blanked

Dialect = Literal["", "mdx", "quarto", "asciidoc", "rst"]
# What opens and closes a box in many a Markdown: the class and the title behind it are markup.
_FENCES = r"^[ \t]*:{3,}[^\r\n]*"
_NOT_TEXT: dict[Dialect, str] = {
    # import and export lines; {expressions} with at most one pair of braces inside
    "mdx": r"^(?:import|export)[ \t][^\r\n]*|\{(?:[^{}\r\n]|\{[^{}\r\n]*\})*\}",
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


def not_text(source: str, dialect: Dialect) -> list[Span]:
    """The places of a dialect's own constructs, in order."""
    if not dialect and ":::" not in source:
        return []
    return [
        Span(*match.span())
        for match in re.finditer(_NOT_TEXT.get(dialect, _FENCES), source, re.MULTILINE | re.DOTALL)
        if match.group().strip()
    ]


def without(source: str, spans: list[Span]) -> str:
    """`source` with blanks for `spans`."""
    parts: list[str] = []
    at = 0
    for span in spans:
        parts += [source[at : span.start], blanked(span.of(source))]
        at = span.end
    return "".join([*parts, source[at:]])
