"""What the shape of lines says: which of them belong together, and which are headings.

The same tests serve plain text, where shape is all there is, and a Markdown paragraph that is in
truth a pasted text.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

SHORT = 30  # a line with fewer characters ends where its writer ended it
WIDEST = 140  # and one with more was wrapped by nobody
LONG = 200  # a line this long is a paragraph; above HALF_LONG it is one if it has two sentences
HALF_LONG = 100
_STOPS = tuple(".!?…。！？؟۔।")
_CLOSERS = " \t\"'”’»)]*_\u2060“"
_OPENERS = " \t\"'“‘«„([*_¿¡\u2060"


def ends_sentence(line: str) -> bool:
    """Whether the line ends with a full stop, question or exclamation mark, closing quotes and
    brackets apart.
    """
    return line.rstrip(_CLOSERS).endswith(_STOPS)


def runs_on(line: str, following: str) -> bool:
    """Whether a sentence goes on from `line` to `following`."""
    if len(line) < SHORT:
        return False
    first = following.lstrip(_OPENERS)[:1]
    low = (
        first.islower()
        or (first.isalpha() and not first.isupper() and not first.istitle())
        or first in "&–—,;"
    )
    return low and not ends_sentence(line)


def _room(following: str) -> int:
    """How many characters would have had to fit into the line before: the first word, or one where
    no blanks are written.
    """
    word = following[: WIDEST + 1].split(None, 1)[0] if following else ""
    return len(word) if word.isascii() or len(word) <= SHORT else 1


def explained(line: str, following: str, width: int) -> bool:
    """Whether `line` ends where it does because it was wrapped at `width`."""
    return len(line) <= width <= len(line) + _room(following)


def fill_width(pairs: Sequence[tuple[str, str]]) -> int:
    """The width that explains most ends of lines, 0 where the text is not wrapped.

    `pairs` are neighbouring lines. A width explains the end of a line that fits into it while the
    first word of the next line would not have fitted as well. A line that is a whole block ends
    with a sentence, so wrapping must cut some sentences in two.
    """
    steps: defaultdict[int, int] = defaultdict(int)
    for line, following in pairs:
        if SHORT <= len(line) <= WIDEST:
            steps[len(line)] += 1
            steps[len(line) + _room(following) + 1] -= 1
    width = most = count = 0
    for at in sorted(steps):
        count += steps[at]
        if count > most:
            width, most = at, count
    cut = sum(
        1
        for line, following in pairs
        if explained(line, following, width) and runs_on(line, following)
    )
    return width if cut and cut * 5 >= most else 0


def continues(line: str, following: str, width: int) -> bool:
    """Whether `following` belongs to the block of `line` in a text wrapped at `width` (0: not
    wrapped).
    """
    return bool(width and explained(line, following, width)) or (
        len(line) <= WIDEST and runs_on(line, following)
    )


def is_paragraph_line(line: str) -> bool:
    """Whether the line alone is as long as a paragraph."""
    return len(line) >= LONG or (
        len(line) >= HALF_LONG and bool(re.search(r"[.!?][\"”’)]* +[\"“‘]?[A-ZÀ-ÞА-Я]", line))
    )


def is_heading_like(text: str) -> bool:
    """Short, without a final stop, and not the rest of a sentence."""
    if not 2 <= len(text) <= 110 or text.endswith(
        (".", ",", ";", ":", "…", "。", "،", "؛", "۔", "।")
    ):
        return False
    first = text.lstrip(_OPENERS + "0123456789.)")[:1]
    return (
        first.isalpha()
        and not first.islower()
        and text.count(" ") < 18
        and not re.search(r"[.!?][\"”’)]* +[A-ZÀ-ÞА-Я]\w* \w+ ", text)
    )


def is_body(text: str) -> bool:
    """Whether a block is running text: what a heading stands above."""
    return len(text) >= 60 and (ends_sentence(text) or len(text) >= LONG)


def headings(texts: Sequence[str], free: Sequence[bool]) -> list[int]:
    """The level of each block that is a heading by its shape (1: the title), 0 for the others.

    `free[i]` says that block i may be one (a list item may not). A heading has text below, or one
    more heading and then text. The title is the only block above a heading; without one, the first
    heading, unless it comes again or nothing else is a heading.
    """
    like = [may and is_heading_like(text) for text, may in zip(texts, free, strict=True)]
    levels = [0] * len(texts)
    for number in range(len(texts) - 2, -1, -1):
        below_text = is_body(texts[number + 1])
        below_heading = (
            levels[number + 1] == 2 and number + 2 < len(texts) and is_body(texts[number + 2])
        )
        levels[number] = 2 if like[number] and (below_text or below_heading) else 0
    above = [number for number in range(len(texts) - 1) if levels[number] and levels[number + 1]]
    if len(above) == 1:
        levels[above[0]] = 1
    elif levels[:1] == [2] and sum(map(bool, levels)) > 1 and texts.count(texts[0]) == 1:
        levels[0] = 1
    return levels
