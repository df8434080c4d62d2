"""A line of an article, whatever the format it was written in."""

from __future__ import annotations

from typing import NamedTuple

from editlint.document import BlockKind
from editlint.text import Span


class Line(NamedTuple):
    """One line as a reader sees it; hard-wrapped lines are joined.

    `text` is its prose without the blanks around it, `words` its normalised words, `span` the whole of it with its markup.
    `held` says that the format itself speaks for it: a heading with text below, a table row.
    `element` is the HTML element that can be deleted with it, where there is one.
    """

    text: str
    words: tuple[str, ...]
    span: Span
    kind: BlockKind
    level: int = 0
    held: bool = False
    element: Span | None = None
