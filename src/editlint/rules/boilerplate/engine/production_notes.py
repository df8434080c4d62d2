"""Lines of the trade, meant for the desk and not for readers: ENDS, embargoes, notes to editors."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from editlint.rules.boilerplate.engine.lines import Line
from editlint.rules.boilerplate.engine.phrases import Anchor, Phrases
from editlint.rules.boilerplate.engine.shape import shape_of

LONGEST = 20  # words in a line of the trade


def trade_lines(
    lines: Sequence[Line], trade: Mapping[str, Any], phrases: Phrases
) -> Iterator[tuple[int, Anchor]]:
    """The lines of the trade by their numbers, with the phrase that shows each. `trade` is the data
    file `boilerplate/trade`, `phrases` are those of it.

    Some count only above the article's first long sentence, some only below it, as the data says of
    their family.
    """
    families = trade["families"]
    article = False
    for number, line in enumerate(lines):
        mark = "".join(line.text.casefold().split())
        if mark in trade["marks"]:
            anchor: Anchor | None = Anchor(mark, trade["marks"][mark], "sure", "whole")
        else:
            anchor = phrases.find(line.words) if len(line.words) <= LONGEST else None
        where = families[anchor.family]["where"] if anchor else ""
        if anchor and (where == "any" or (where == "below") == article):
            yield number, anchor
        article = article or shape_of(line).sentence
