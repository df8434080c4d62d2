"""How figures without a source are told: one finding a paragraph, in two lines.

`“40% of the shops” and 2 more figures here have no source: it is a share of a whole that somebody
counted. Say who counted or link to it, or allow it with a reason (“own survey”).`
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from editlint.language.numbers.quantity import Quantity
from editlint.model.finding import Hit, Related
from editlint.rules.sourcing.engine.judging import MOST_REASONS, Judgement
from editlint.rules.sourcing.engine.reading import Reading

LONGEST = 44  # characters of a figure in a message, which has two lines for all it says


def told(read: Reading, unsourced: Iterable[Judgement]) -> Iterator[Hit]:
    """The findings on figures without a source, which come in the order of the text.

    The weightiest of a paragraph is the finding, the others are places that it speaks of: whoever
    names the source of one names it for all.
    """
    for _, together in groupby(unsourced, key=lambda one: read.block(one.sentence)):
        figures = list(together)
        told_of = max(figures, key=lambda one: (one.severity, one.weight))
        others = [one for one in figures if one is not told_of]
        yield Hit(
            told_of.quantity.whole,
            _message(read, told_of, len(others)),
            tuple(Related(one.quantity.whole, "no source either") for one in others),
            severity=told_of.severity,
            detail=_detail(told_of),
        )


def _message(read: Reading, judgement: Judgement, others: int) -> str:
    why = judgement.reasons[0] if judgement.reasons else "it tells how things are in the world"
    more = f" and {others} more figure{'s' * (others > 1)} here have" if others else " has"
    return (
        f"“{_figure(read, judgement.quantity)}”{more} no source: {why}. Say who counted or link to"
        " it, or allow it with a reason (“own survey”)."
    )


def _figure(read: Reading, quantity: Quantity) -> str:
    """The figure as it is written, cut where it is long."""
    words = " ".join(quantity.whole.of(read.doc.prose).replace("\u2060", "").split())
    return words if len(words) <= LONGEST else f"{words[: LONGEST - 1].rstrip()}…"


def _detail(judgement: Judgement) -> str:
    why = " and ".join(judgement.reasons[:MOST_REASONS]) or "it tells how things are in the world"
    return (
        f"It needs one, for {why}; and nobody is named for it here, in the sentences it goes on"
        " from, or by a link or footnote."
    )
