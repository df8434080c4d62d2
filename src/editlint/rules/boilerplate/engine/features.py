"""The named features of a line: what speaks for or against its having been left behind by a page.

Each group of features is one function that gives names; a name that the model has a weight for
counts. Nothing here knows how far the file's ends are: an article may be cut out anywhere, and a
leftover is one whether eleven more follow or none.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Mapping

from editlint.model.places import lazy
from editlint.rules.boilerplate.engine.page import STEM, WIDE, Page

REACH = 12  # lines that a phrase speaks for below it
_DATE = lazy(
    r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mär|mai|okt|dez)[a-zé]*\.?,? \d"
    r"|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\b(?:19|20)\d\d-\d\d"
    r"|\b\d+ ?(?:min|mins|minutes?|hours?|days?|weeks?|months?|years?|h|d)\b(?: ago| read)?$",
    re.IGNORECASE,
)
_PRICE = lazy(r"[$€£¥]\s?\d|\d\s?[€£]")
_DIGIT = re.compile(r"\d")
_MARK = re.compile(r"[|»›→·•/@©+&#$€£%~<>\[\]=]")
_YOU = frozenset({"you", "your", "yours", "we", "us", "our", "my", "me", "i"})
_FUNCTION = frozenset(
    {
        "the", "a", "an", "of", "to", "in", "and", "for", "is", "are", "was", "were", "that", "this",
        "with", "on", "as", "by", "at", "it", "be", "from", "or", "not", "have", "has", "had", "but",
        "they", "their", "its", "which", "can", "will",
    }
)  # fmt: skip
_STEPS = ("0", "1", "2", *["3-4"] * 2, *["5-8"] * 4, *["9-16"] * 8, "17+")


def features(page: Page, k: int) -> list[str]:
    """The names of all features of line `k`."""
    return [name for group in GROUPS.values() for name in group(page, k)]


def steps(count: int) -> str:
    """A number in steps that grow, so that a few weights cover all."""
    return _STEPS[count] if count < 17 else "17+"


def shape(page: Page, k: int) -> list[str]:
    """How long it is and how it ends."""
    size, end = page.sizes[k], page.shapes[k].end
    return [f"{size} {end}", f"{page.zones[k]} {size} {end}"]


def place(page: Page, k: int) -> list[str]:
    """How far it is from the edge of the article's own text, and the long sentences above and
    below.
    """
    zone, body = page.zones[k], page.body
    edge = (
        body.start - k
        if zone == "head"
        else k - body.stop + 1
        if zone == "tail"
        else min(k - body.start, body.stop - 1 - k)
    )
    above = page.sentences_above(k)
    below = above + page.shapes[k].sentence
    up = steps(k - page.sentences[above - 1]) if above else "no"
    down = steps(page.sentences[below] - k) if below < len(page.sentences) else "no"
    few = f"{steps(min(above, 9))} sentences above, {steps(min(len(page.sentences) - below, 9))} below"
    return [
        f"{zone} {steps(edge)}",
        f"text {up} above",
        f"text {down} below",
        f"text {up} above, {down} below",
        few,
    ]


def phrase(page: Page, k: int) -> list[str]:
    """What it says, where that is a phrase of page furniture."""
    anchor, zone = page.anchors[k], page.zones[k]
    if anchor is None:
        return [f"{zone} no phrase"]
    return [
        f"says {anchor.family} {anchor.grade} {anchor.way}",
        f"{zone} says {anchor.family}",
        f"{zone} says {anchor.grade} {anchor.way}",
    ]


def letters(page: Page, k: int) -> list[str]:
    """Capitals, figures, dates and signs."""
    text, zone, size = page.lines[k].text, page.zones[k], page.shapes[k].size
    case = _case(text)
    found = [case, f"{zone} {case}", *{f"has {mark}" for mark in _MARK.findall(text)}]
    if _DIGIT.search(text):
        kind = "date" if size < 12 and _DATE().search(text) else "figures"
        found += [f"{zone} {kind}", f"{zone} {kind} {'short' if size < 4 else 'long'}"]
        if _PRICE().search(text):
            found += [f"{zone} price", "price"]
    return found


def _case(text: str) -> str:
    words = [word for word in text.split() if word[0].isalpha()]
    if not words:
        return "no letters"
    if text.isupper():
        return "CAPITALS"
    if words[0][0].islower():
        return "lower case"
    capital = sum(word[0].isupper() for word in words)
    if len(words) == 1:
        return "One word"
    if capital == len(words):
        return "Name Case" if len(words) < 4 else "All Capitalised"
    return "Title Case" if capital * 3 >= len(words) * 2 else "Sentence case"


def wording(page: Page, k: int) -> list[str]:
    """Whether it speaks to the reader, how many small words it has, and how many of its longer ones
    the article uses.
    """
    words, zone, size = page.lines[k].words, page.zones[k], page.shapes[k].size
    found = [] if _YOU.isdisjoint(words) else [f"{zone} you"]
    if size > 2:
        small = sum(word in _FUNCTION for word in words)
        found.append(f"{zone} small words {min(3, small)} {'long' if size > 8 else 'short'}")
    long = [word for word in words if len(word) > 3]
    if not long:
        return [*found, f"{zone} no topic words"]
    shared = sum(word[:STEM] in page.topic for word in long)
    level = (
        "none"
        if not shared
        else "few"
        if shared * 2 < len(long)
        else "most"
        if shared < len(long)
        else "all"
    )
    return [*found, f"topic {level} {page.sizes[k]}", f"{zone} topic {level} {min(3, len(long))}"]


def copies(page: Page, k: int) -> list[str]:
    """Buttons come once a card: a short line that stands word for word elsewhere is suspect."""
    count = page.copies.get(page.lines[k].words, 0) if page.shapes[k].size < WIDE else 0
    return (
        [
            f"{page.zones[k]} stands {steps(count)} times",
            f"{page.looks[k]} stands {steps(count)} times",
        ]
        if count > 1
        else []
    )


def phrases_around(page: Page, k: int) -> list[str]:
    """Lines with phrases above and below: how near, of which family, whether the article's text
    lies between.
    """
    marked, zone = page.marked, page.zones[k]
    at = bisect_left(marked, k)
    after = at + (at < len(marked) and marked[at] == k)
    found = [f"{zone} phrases near {steps(page.phrases_near(k))}"]
    text = page.sentences_above(k)
    if at:
        above = marked[at - 1]
        clear = page.sentences_above(above) == text
        anchor = page.anchors[above]
        found.append(f"{zone} phrase {steps(k - above)} above{'' if clear else ' behind text'}")
        if clear and anchor and k - above <= REACH:
            found += [f"below {anchor.family} {steps(k - above)}", f"{zone} below {anchor.family}"]
    else:
        found.append(f"{zone} no phrase above")
    if after < len(marked):
        clear = page.sentences_above(marked[after]) == text
        found.append(
            f"{zone} phrase {steps(marked[after] - k)} below{'' if clear else ' behind text'}"
        )
    else:
        found.append(f"{zone} no phrase below")
    return found


def neighbours(page: Page, k: int) -> list[str]:
    """How the two lines above and below look, and how long the run of short lines is.

    At an end of the file nothing is said.
    """
    looks, zone = page.looks, page.zones[k]
    own, run = looks[k], steps(page.runs[k])
    found = [f"{zone} run {run}", f"{own} run {run}"]
    if k:
        found += [f"after {looks[k - 1]}", f"{zone} {own} after {looks[k - 1]}"]
    if k > 1:
        found.append(f"after {looks[k - 2]} {looks[k - 1]}")
    if k + 1 < len(looks):
        found += [f"before {looks[k + 1]}", f"{zone} {own} before {looks[k + 1]}"]
    if k + 2 < len(looks):
        found.append(f"before {looks[k + 1]} {looks[k + 2]}")
    if 0 < k < len(looks) - 1:
        found.append(f"{zone} between {looks[k - 1]} {looks[k + 1]}")
    return found


def company(page: Page, k: int) -> list[str]:
    """How sure the phrases are between it and the article's text, or around it between two long
    sentences, and how wide that gap is.

    "Related articles" right below the last paragraph makes all below it suspect; the far side is
    left out, for a file may end there.
    """
    zone, look = page.zones[k], page.looks[k]
    if zone != "in":
        inner = range(k + 1, page.body.start) if zone == "head" else range(page.body.stop, k)
        sure = page.surest(inner)
        return [
            f"{zone} {sure} phrase to the text",
            f"{zone} {look} {sure} phrase to the text",
            f"{zone} {min(3, page.marks(inner))} phrases to the text",
        ]
    around = page.gap(k)
    above, below = page.surest(range(around.start, k)), page.surest(range(k + 1, around.stop))
    return [
        f"between text, {above} phrase above, {below} below",
        f"{look} between text, {above} phrase above",
        f"{look} between text, {below} phrase below",
        f"between text, {steps(len(around))} lines, {min(4, page.marks(around))} phrases",
    ]


def gap(page: Page, k: int) -> list[str]:
    """How many lines stand between the long sentences around it, and how it looks for that."""
    own, size, end = page.gap(k), page.sizes[k], page.shapes[k].end
    count = len(page.sentences)
    quarter = page.sentences_above(k) * 4
    zone = (
        page.zones[k]
        if page.zones[k] != "in"
        else "begin"
        if quarter < count
        else "close"
        if quarter > 3 * count
        else "middle"
    )
    closed = own.start > 0 and own.stop < len(page.lines)
    wide = f"gap {steps(len(own))}" if closed else "gap open"
    return [
        f"{zone} {wide}",
        f"{zone} {wide} {page.looks[k]}",
        f"{wide} {size} {'end' if end != 'none' else 'no end'}",
        f"{wide} run {steps(page.runs[k])}",
        f"{zone} of text {size} {end}",
    ]


def whole_page(page: Page, k: int) -> list[str]:
    """How many lines of the page say a phrase, how many of them in the article's text, and how much
    text there is.
    """
    zone = page.zones[k]
    return [
        f"{zone} page phrases {steps(len(page.marked))}",
        f"{zone} page phrases in text {steps(page.marks(page.body))}",
        f"{zone} page sentences {steps(len(page.sentences))}",
    ]


GROUPS: Mapping[str, Callable[[Page, int], list[str]]] = {
    group.__name__: group
    for group in (
        shape,
        place,
        phrase,
        letters,
        wording,
        copies,
        phrases_around,
        neighbours,
        company,
        gap,
        whole_page,
    )
}
