"""A line of an article, whatever the format it was written in."""

from __future__ import annotations

from typing import NamedTuple

from editlint.model.document import BlockKind
from editlint.model.places import Span


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
