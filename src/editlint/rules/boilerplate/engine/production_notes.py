"""Production notes, meant for the desk and not for readers: ENDS, embargoes, notes to editors."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from editlint.rules.boilerplate.engine.lines import Line
from editlint.rules.boilerplate.engine.phrases import Anchor, Phrases
from editlint.rules.boilerplate.engine.shape import shape_of

LONGEST = 20  # words in a production note


def production_notes(
    lines: Sequence[Line], data: Mapping[str, Any], phrases: Phrases
) -> Iterator[tuple[int, Anchor]]:
    """The production notes by the numbers of their lines, with the phrase that shows each.

    `data` is the file `boilerplate/production-notes`, `phrases` are those of it.

    Some count only above the article's first long sentence, some only below it, as the data says of
    their family.
    """
    families = data["families"]
    article = False
    for number, line in enumerate(lines):
        mark = "".join(line.text.casefold().split())
        if mark in data["marks"]:
            anchor: Anchor | None = Anchor(mark, data["marks"][mark], "sure", "whole")
        else:
            anchor = phrases.find(line.words) if len(line.words) <= LONGEST else None
        where = families[anchor.family]["where"] if anchor else ""
        if anchor and (where == "any" or (where == "below") == article):
            yield number, anchor
        article = article or shape_of(line).sentence
