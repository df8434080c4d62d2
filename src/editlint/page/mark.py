"""A place of an article that a card of the page speaks of."""

from __future__ import annotations

from editlint.model.places import Span
from editlint.model.values import NamedTuple


class Mark(NamedTuple):
    """A place that a card speaks of: `kind` is the severity of the finding, or `copy` for the
    other place of it.
    """

    span: Span
    card: int
    kind: str
