"""Production notes, meant for the desk and not for readers: ENDS, embargoes, notes to editors."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from editlint.rules.boilerplate.engine.lines import Line
from editlint.rules.boilerplate.engine.phrases import Anchor, Phrases
from editlint.rules.boilerplate.engine.shape import shape_of

LONGEST = 20  # words in a production note
CONTACT_LINES = 3  # down to the next with an e-mail address or a telephone number
PHONE_DIGITS = 7
LOOSE = 2  # characters of a line, with its blanks, for each of a mark


def production_notes(
    lines: Sequence[Line], data: Mapping[str, Any], phrases: Phrases
) -> Iterator[tuple[int, Anchor]]:
    """The production notes by the numbers of their lines, with the phrase that shows each.

    `data` is the file `boilerplate/production-notes`, `phrases` are those of it.

    Some count only above the article's first long sentence, some only below it, as the data says of
    their family.
    """
    families, marks = data["families"], data["marks"]
    longest = LOOSE * max(map(len, marks), default=0)
    article = False
    for number, line in enumerate(lines):
        mark = "" if len(line.text) > longest else "".join(line.text.casefold().split())
        if mark in marks:
            anchor: Anchor | None = Anchor(mark, marks[mark], "sure", "whole")
        else:
            anchor = phrases.find(line.words) if len(line.words) <= LONGEST else None
        where = families[anchor.family]["where"] if anchor else ""
        if anchor and (where == "any" or (where == "below") == article):
            yield number, anchor
        article = article or shape_of(line).sentence


def lines_of_note(lines: Sequence[Line], number: int, family: Mapping[str, Any]) -> range:
    """The lines of the note at line `number`: where its family leads to others, down to the last
    e-mail address or telephone number, with the names between.

        Media contact / Jo Farrow / press@tidewell.example / +44 1632 960 123
    """
    last = number
    for below in range(number + 1, len(lines) if family.get("leads") else number):
        line = lines[below]
        if below > last + CONTACT_LINES or line.held or shape_of(line).end != "none":
            break
        if "@" in line.text or sum(map(str.isdigit, line.text)) >= PHONE_DIGITS:
            last = below
    return range(number, last + 1)
