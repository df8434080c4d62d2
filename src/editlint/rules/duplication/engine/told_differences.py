"""Where two copies differ, in words for an editor: figures first, as they are written.

, with £1.2m against £1.4m, 2034 against 2035 and 2 more differences
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from editlint.language.similarity import Difference, differences
from editlint.model.document import Document
from editlint.model.places import lazy
from editlint.model.words import is_character
from editlint.rules.duplication.engine.copies import Copy
from editlint.rules.duplication.engine.repeats import Repeat

SHOWN = 3  # differences that a message names
LONGEST = 5  # words of each
WIDEST = 40  # characters of them: a "word" may be an endless number
_BEFORE = lazy(r"[£$€¥+−-]{0,2}\Z")
_AFTER = lazy(
    r"[ \u00a0]?(?:%|per ?cent\b|(?:m|bn|tn|k|million|billion|trillion|thousand)\b|°[CF]?)", re.I
)


def told_differences(doc: Document, repeat: Repeat) -> tuple[list[str], list[str]]:
    """The differences of two copies: those of figures, and those of other words."""
    if repeat.reordered or len(repeat.copies) > 2:
        return [], []
    one, other = repeat.copies
    found = differences(_keys(doc, one), _keys(doc, other))
    figures: list[str] = []
    others: list[str] = []
    for at in found:
        pair = _figures(doc, at, one, other)
        if pair:
            figures.append(pair)
        else:
            others.append(_words(doc, at, one, other))
    return figures, others


def differing(repeat: Repeat, figures: Sequence[str], others: Sequence[str], room: int) -> str:
    """As many of the differences as have a place in `room` characters, figures first."""
    if repeat.differs and not figures:
        return f" They differ in their {repeat.differs}."
    for most in range(SHOWN, 0, -1):
        said = _said(figures, others, most)
        if len(said) <= room:
            return said
    return ""


def _said(figures: Sequence[str], others: Sequence[str], most: int) -> str:
    told = [*figures, *others][:most]
    more = len(figures) + len(others) - len(told)
    rest = f" and {more} more" if more else ""
    if not told:
        return ""
    if not figures:
        return f" The second has {', '.join(told)}{rest}."
    if len(told) > len(figures):
        told[len(figures)] = f"in the second {told[len(figures)]}"
    return f" They differ: {', '.join(told)}{rest}."


def _keys(doc: Document, copy: Copy) -> Sequence[str]:
    return doc.words.keys[copy.words.first : copy.words.stop]


def _figures(doc: Document, at: Difference, one: Copy, other: Copy) -> str:
    """ "£1.2m against £1.4m", where the difference is one of figures; else ""."""
    ours = next(_written(doc, one.words.first + at.one_first, one.words.first + at.one_stop), "")
    theirs = next(
        _written(doc, other.words.first + at.other_first, other.words.first + at.other_stop), ""
    )
    return f"{ours} against {theirs}" if ours and theirs and ours != theirs else ""


def _written(doc: Document, first: int, stop: int) -> Iterator[str]:
    """The figures of a stretch of words as they stand in the source, with sign and unit."""
    for number in range(first, stop):
        if doc.words.keys[number][0].isdigit():
            start, end = doc.words.span(number, number + 1)
            sign = _BEFORE().search(doc.source[max(0, start - 2) : start])
            unit = _AFTER().match(doc.source[end : end + 12])
            figure = doc.source[start:end]
            yield f"{sign[0] if sign else ''}{figure}{unit[0] if unit else ''}"[:WIDEST]


def _words(doc: Document, at: Difference, one: Copy, other: Copy) -> str:
    ours = _keys(doc, one)[at.one_first : at.one_stop]
    theirs = _keys(doc, other)[at.other_first : at.other_stop]
    if not theirs:
        return f"no {_quoted(ours)}"
    if not ours:
        return f"{_quoted(theirs)} added"
    return f"{_quoted(theirs)} for {_quoted(ours)}"


def _quoted(words: Sequence[str]) -> str:
    spaced = not any(map(is_character, words))
    blank, longest = (" ", LONGEST) if spaced else ("", 2 * LONGEST)
    shown = blank.join(words[:longest])[:WIDEST]
    more = " …" if len(shown) < len(blank.join(words)) else ""
    return f"“{shown}{more}”"
