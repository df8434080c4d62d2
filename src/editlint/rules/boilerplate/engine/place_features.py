"""The features of a line's place: where it stands, and what stands around it.

"Facebook" is the article's between two paragraphs and a leftover below "Share this article", so the
lines around are asked for their phrases and looks, up to the next long sentences. There:

    "tail 2", "below share 1", "after A", "tail sure phrase to the text", "tail gap open" ...

The end of the file says nothing: no feature counts the lines to it.
"""

from __future__ import annotations

from bisect import bisect_left

from editlint.rules.boilerplate.engine.page import WIDE, Page

REACH = 12  # lines that a phrase speaks for below it
_STEPS = ("0", "1", "2", *["3-4"] * 2, *["5-8"] * 4, *["9-16"] * 8, "17+")


def steps(count: int) -> str:
    """A number in steps that grow, so that a few weights cover all."""
    return _STEPS[count] if count < 17 else "17+"


def place(page: Page, number: int) -> list[str]:
    """How far the article's edge is, and the long sentences above and below."""
    zone, sentences = page.zone(number), page.sentences
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
    zone, body = page.zone(number), page.body
    if zone == "head":
        return body.start - number
    if zone == "tail":
        return number - body.stop + 1
    return min(number - body.start, body.stop - 1 - number)


def copies(page: Page, number: int) -> list[str]:
    """Buttons come once a card: a short line that stands word for word elsewhere is suspect."""
    if page.shapes[number].size >= WIDE:
        return []
    count = page.copies.get(page.lines.words(number), 0)
    if count < 2:
        return []
    times = f"stands {steps(count)} times"
    return [f"{page.zone(number)} {times}", f"{page.looks[number]} {times}"]


def phrases_around(page: Page, number: int) -> list[str]:
    """Lines with phrases above and below: how near, of which family, and what lies between.

    What lies between is the article's text or not.
    """
    zone = page.zone(number)
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
    away, anchor = number - above, page.anchors.get(above)
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
    looks, zone = page.looks, page.zone(number)
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
    zone, look = page.zone(number), page.looks[number]
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
    around, size, end = page.gap(number), page.size(number), page.shapes[number].end
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
    if page.zone(number) != "in":
        return page.zone(number)
    count, above = len(page.sentences), page.sentences_above(number)
    if above * 4 < count:
        return "begin"
    return "close" if above * 4 > 3 * count else "middle"


def whole_page(page: Page, number: int) -> list[str]:
    """How many lines of the page say a phrase, how many of them in the text, how much text it has.

    The same for all lines of a zone.
    """
    zone = page.zone(number)
    return [
        f"{zone} page phrases {steps(len(page.marked))}",
        f"{zone} page phrases in text {steps(page.marks(page.body))}",
        f"{zone} page sentences {steps(len(page.sentences))}",
    ]
