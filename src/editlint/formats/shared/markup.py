"""Texts that are shown where Markdown is rendered, so that nothing in them is markup, a link, an
image, a mention or a suggestion to commit.
"""

from __future__ import annotations

import re

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
