"""The named features of a line: what speaks for or against its having been left behind by a page.

Each group of features is one function that gives names; a name that the model has a weight for
counts. The names are keys of rules/boilerplate/leftover-model.json: a changed one has no weight
until the model is trained again. Of "Facebook" below an article and "Share this article":

    "1w none", "tail 1w none", "tail One word", "below share 1", "tail phrase 1 above" ...

Nothing here knows how far the file's ends are: an article may be cut out anywhere, and a leftover
is one whether eleven more follow or none.
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
        *("the", "a", "an", "of", "to", "in", "and", "for", "is", "are", "was", "were", "that"),
        *("this", "with", "on", "as", "by", "at", "it", "be", "from", "or", "not", "have", "has"),
        *("had", "but", "they", "their", "its", "which", "can", "will"),
    }
)
_STEPS = ("0", "1", "2", *["3-4"] * 2, *["5-8"] * 4, *["9-16"] * 8, "17+")


def features(page: Page, number: int) -> list[str]:
    """The names of all features of line `number`."""
    return [name for group in GROUPS.values() for name in group(page, number)]


def steps(count: int) -> str:
    """A number in steps that grow, so that a few weights cover all."""
    return _STEPS[count] if count < 17 else "17+"


def shape(page: Page, number: int) -> list[str]:
    """How long it is and how it ends."""
    size, end = page.sizes[number], page.shapes[number].end
    return [f"{size} {end}", f"{page.zones[number]} {size} {end}"]


def place(page: Page, number: int) -> list[str]:
    """How far the article's edge is, and the long sentences above and below."""
    zone, sentences = page.zones[number], page.sentences
    above = page.sentences_above(number)
    below = above + page.shapes[number].sentence
    up = steps(number - sentences[above - 1]) if above else "no"
    down = steps(sentences[below] - number) if below < len(sentences) else "no"
    up_count, down_count = steps(min(above, 9)), steps(min(len(sentences) - below, 9))
    return [
        f"{zone} {steps(_lines_to_edge(page, number))}",
        f"text {up} above",
        f"text {down} below",
        f"text {up} above, {down} below",
        f"{up_count} sentences above, {down_count} below",
    ]


def _lines_to_edge(page: Page, number: int) -> int:
    """How many lines away the nearer edge of the article's own text is."""
    zone, body = page.zones[number], page.body
    if zone == "head":
        return body.start - number
    if zone == "tail":
        return number - body.stop + 1
    return min(number - body.start, body.stop - 1 - number)


def phrase(page: Page, number: int) -> list[str]:
    """What it says, where that is a phrase of page furniture."""
    anchor, zone = page.anchors[number], page.zones[number]
    if anchor is None:
        return [f"{zone} no phrase"]
    return [
        f"says {anchor.family} {anchor.grade} {anchor.way}",
        f"{zone} says {anchor.family}",
        f"{zone} says {anchor.grade} {anchor.way}",
    ]


def letters(page: Page, number: int) -> list[str]:
    """Capitals, figures, dates and signs."""
    text, zone, size = page.lines[number].text, page.zones[number], page.shapes[number].size
    case = _case(text)
    found = [case, f"{zone} {case}", *dict.fromkeys(f"has {mark}" for mark in _MARK.findall(text))]
    if not _DIGIT.search(text):
        return found
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


def wording(page: Page, number: int) -> list[str]:
    """Whether it speaks to the reader, its small words, and the longer ones that the article uses.

    A teaser is about something else than the article, so few of its longer words stand there.
    """
    words, zone, size = page.lines[number].words, page.zones[number], page.shapes[number].size
    found = [] if _YOU.isdisjoint(words) else [f"{zone} you"]
    if size > 2:
        small = sum(word in _FUNCTION for word in words)
        found.append(f"{zone} small words {min(3, small)} {'long' if size > 8 else 'short'}")
    long = [word for word in words if len(word) > 3]
    if not long:
        found.append(f"{zone} no topic words")
        return found
    shared = _share(sum(word[:STEM] in page.topic for word in long), len(long))
    found += [f"topic {shared} {page.sizes[number]}", f"{zone} topic {shared} {min(3, len(long))}"]
    return found


def _share(part: int, whole: int) -> str:
    """How much of `whole` a part is, in words."""
    if not part:
        return "none"
    if part == whole:
        return "all"
    return "few" if part * 2 < whole else "most"


def copies(page: Page, number: int) -> list[str]:
    """Buttons come once a card: a short line that stands word for word elsewhere is suspect."""
    if page.shapes[number].size >= WIDE:
        return []
    count = page.copies.get(page.lines[number].words, 0)
    if count < 2:
        return []
    times = f"stands {steps(count)} times"
    return [f"{page.zones[number]} {times}", f"{page.looks[number]} {times}"]


def phrases_around(page: Page, number: int) -> list[str]:
    """Lines with phrases above and below: how near, of which family, and what lies between.

    What lies between is the article's text or not.
    """
    zone = page.zones[number]
    return [
        f"{zone} phrases near {steps(page.phrases_near(number))}",
        *_phrase_above(page, number, zone),
        _phrase_below(page, number, zone),
    ]


def _phrase_above(page: Page, number: int, zone: str) -> list[str]:
    at = bisect_left(page.marked, number)
    if not at:
        return [f"{zone} no phrase above"]
    above = page.marked[at - 1]
    away, anchor = number - above, page.anchors[above]
    if page.sentences_above(above) != page.sentences_above(number):
        return [f"{zone} phrase {steps(away)} above behind text"]
    found = [f"{zone} phrase {steps(away)} above"]
    if anchor and away <= REACH:
        found += [f"below {anchor.family} {steps(away)}", f"{zone} below {anchor.family}"]
    return found


def _phrase_below(page: Page, number: int, zone: str) -> str:
    after = bisect_left(page.marked, number + 1)
    if after == len(page.marked):
        return f"{zone} no phrase below"
    below = page.marked[after]
    clear = page.sentences_above(below) == page.sentences_above(number)
    return f"{zone} phrase {steps(below - number)} below{'' if clear else ' behind text'}"


def neighbours(page: Page, number: int) -> list[str]:
    """How the two lines above and below look, and how long the run of short lines is.

    At an end of the file nothing is said.
    """
    looks, zone = page.looks, page.zones[number]
    own, run = looks[number], steps(page.runs[number])
    found = [f"{zone} run {run}", f"{own} run {run}"]
    if number:
        found += [f"after {looks[number - 1]}", f"{zone} {own} after {looks[number - 1]}"]
    if number > 1:
        found.append(f"after {looks[number - 2]} {looks[number - 1]}")
    if number + 1 < len(looks):
        found += [f"before {looks[number + 1]}", f"{zone} {own} before {looks[number + 1]}"]
    if number + 2 < len(looks):
        found.append(f"before {looks[number + 1]} {looks[number + 2]}")
    if 0 < number < len(looks) - 1:
        found.append(f"{zone} between {looks[number - 1]} {looks[number + 1]}")
    return found


def company(page: Page, number: int) -> list[str]:
    """How sure the phrases are between it and the article, or around it between long sentences.

    "Related articles" right below the last paragraph makes all below it suspect; the far side is
    left out, for a file may end there. Between two long sentences the width of the gap counts too.
    """
    zone, look = page.zones[number], page.looks[number]
    if zone != "in":
        to_head, to_tail = range(number + 1, page.body.start), range(page.body.stop, number)
        inner = to_head if zone == "head" else to_tail
        sure = page.surest(inner)
        return [
            f"{zone} {sure} phrase to the text",
            f"{zone} {look} {sure} phrase to the text",
            f"{zone} {min(3, page.marks(inner))} phrases to the text",
        ]
    around = page.gap(number)
    above = page.surest(range(around.start, number))
    below = page.surest(range(number + 1, around.stop))
    return [
        f"between text, {above} phrase above, {below} below",
        f"{look} between text, {above} phrase above",
        f"{look} between text, {below} phrase below",
        f"between text, {steps(len(around))} lines, {min(4, page.marks(around))} phrases",
    ]


def gap(page: Page, number: int) -> list[str]:
    """How many lines stand between the long sentences around it, and how it looks for that."""
    around, size, end = page.gap(number), page.sizes[number], page.shapes[number].end
    part = _part_of_text(page, number)
    closed = around.start > 0 and around.stop < len(page.lines)
    wide = f"gap {steps(len(around))}" if closed else "gap open"
    return [
        f"{part} {wide}",
        f"{part} {wide} {page.looks[number]}",
        f"{wide} {size} {'end' if end != 'none' else 'no end'}",
        f"{wide} run {steps(page.runs[number])}",
        f"{part} of text {size} {end}",
    ]


def _part_of_text(page: Page, number: int) -> str:
    """The zone of a line, and of one in the article's text in which part of it the line stands.

    The first quarter of the long sentences is its beginning, the last its close.
    """
    if page.zones[number] != "in":
        return page.zones[number]
    count, above = len(page.sentences), page.sentences_above(number)
    if above * 4 < count:
        return "begin"
    return "close" if above * 4 > 3 * count else "middle"


def whole_page(page: Page, number: int) -> list[str]:
    """How many lines of the page say a phrase, how many of them in the text, how much text it has.

    The same for all lines of a zone.
    """
    zone = page.zones[number]
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
