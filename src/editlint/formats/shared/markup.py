"""Texts that are shown where Markdown or HTML is rendered, so that nothing in them is markup, a
link, an image, a mention or a suggestion to commit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from editlint.formats.shared.terminal import printable

_MARKUP = r"[\\`*_\[\]<>|~$&!]|:(?=//)|(?<=\b[Ww]{3})\.|[@#]"
_ACTS = r"[\\<\[]|`(?=``)|~(?=~~)|@"
_APART = "\u200b"  # what stands behind a sign that would call somebody or point to something


def cell(text: str) -> str:
    """`text` for a cell of a table in Markdown: every sign of markup is written by its number.

    A service looks for mentions and references after it has read the numbers, so a character of no
    width stands behind `@` and `#`.
    """
    return re.sub(_MARKUP, _numbered, printable(text))


def _numbered(match: re.Match[str]) -> str:
    number = f"&#{ord(match[0])};"
    return f"{number}&#{ord(_APART)};" if match[0] in "@#" else number


def comment(text: str) -> str:
    """`text` for a review comment, which some tools show as it is and others as Markdown: only
    what would act is taken back, `\\<img>`.
    """
    lines = "\n".join(map(printable, text.split("\n")))
    return re.sub(_ACTS, lambda match: f"@{_APART}" if match[0] == "@" else f"\\{match[0]}", lines)


def page_lines(page: str) -> Iterator[str]:
    """The lines of a page of HTML in which every text is escaped already: what cannot be seen, or
    would be a command where the page is printed, is told by its number.
    """
    for line in re.sub(r"\r\n?", "\n", page).split("\n"):
        told = "\t".join(map(printable, line.split("\t")))
        told = re.sub(r"<U\+00(23|5F)>", r"&#x\1;", told)  # seen well enough
        told = re.sub(r"<U\+([0-9A-F]{4,6})>", r"&lt;U+\1&gt;", told)
        yield re.sub(r"^(\s*):(?=:)", r"\1&#x3A;", told)
