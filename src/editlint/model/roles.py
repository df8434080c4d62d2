"""What a block is for: the same words are a fault in the body and meant in a list, a note or a
card.

## Version 2.4                      heading
Care ends in May. We thank you.     body
- [Download](/2.4)                  item
> “Care ends in May.”               quotation
"""

from __future__ import annotations

from typing import Literal

from editlint.model.places import Span
from editlint.model.values import NamedTuple

# From the weakest to the strongest: a block has the strongest role of all that it stands in.
Role = Literal[
    "body",  # running text of the article
    "heading",
    "item",  # of a list, of a grid of cards, of tabs, of a definition list
    "cell",  # of a table
    "aside",  # a box beside the text: a tip, a warning, a teaser
    "caption",  # of a picture, with its credit
    "quotation",  # somebody's words, or words of the text set large
    "note",  # a footnote, an endnote, a reference
    "code",  # what is no prose: code, samples, front matter, rules
    "navigation",
    "twin",  # said again for screen readers, or hidden from them
]
ROLES: tuple[Role, ...] = (
    "body", "heading", "item", "cell", "aside", "caption", "quotation", "note", "code",
    "navigation", "twin",
)  # fmt: skip
RANK: dict[Role, int] = {role: rank for rank, role in enumerate(ROLES)}


class Area(NamedTuple):
    """A part of the source whose author says by markup what role it has."""

    span: Span
    role: Role


def strongest(roles: tuple[Role, ...]) -> Role:
    """The role of what has all of `roles` at once; `body` where there is none."""
    return max(roles, key=RANK.__getitem__, default="body")
