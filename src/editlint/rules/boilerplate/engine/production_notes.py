"""Production notes, meant for the desk and not for readers: ENDS, embargoes, notes to editors."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from editlint.rules.boilerplate.engine.lines import Lines
from editlint.rules.boilerplate.engine.phrases import Anchor, Phrases

LONGEST = 20  # words in a production note
CONTACT_LINES = 3  # down to the next with an e-mail address or a telephone number
PHONE_DIGITS = 7
LOOSE = 2  # characters of a line, with its blanks, for each of a mark


def production_notes(
    lines: Lines, data: Mapping[str, Any], phrases: Phrases
) -> Iterator[tuple[int, Anchor]]:
    """The production notes by the numbers of their lines, with the phrase that shows each.

    `data` is the file `boilerplate/production-notes`, `phrases` are those of it.

    Some count only above the article's first long sentence, some only below it, as the data says of
    their family.
    """
    families, marks = data["families"], data["marks"]
    longest = LOOSE * max(map(len, marks), default=0)
    article = False
    for number, shape in enumerate(lines.shapes):
        if len(lines.within[number]) <= LONGEST:
            text = lines.text(number)
            mark = "" if len(text) > longest else "".join(text.casefold().split())
            anchor = (
                Anchor(mark, marks[mark], "sure", "whole")
                if mark in marks
                else phrases.find(lines.words(number))
            )
            where = families[anchor.family]["where"] if anchor else ""
            if anchor and (where == "any" or (where == "below") == article):
                yield number, anchor
        article = article or shape.sentence


def lines_of_note(lines: Lines, number: int, family: Mapping[str, Any]) -> range:
    """The lines of the note at line `number`: where its family leads to others, down to the last
    e-mail address or telephone number, with the names between.

        Media contact / Jo Farrow / press@tidewell.example / +44 1632 960 123
    """
    last = number
    for below in range(number + 1, len(lines) if family.get("leads") else number):
        line = lines[below]
        if below > last + CONTACT_LINES or line.held or lines.shapes[below].end != "none":
            break
        if "@" in line.text or sum(map(str.isdigit, line.text)) >= PHONE_DIGITS:
            last = below
    return range(number, last + 1)
