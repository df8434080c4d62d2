"""Where a line that a page sets between two paragraphs is told: in what surroundings.

    Related: Fleet to leave the old quay by May
    Facebook Twitter Pinterest
    [Ann Reed: The quay belongs to all of us]
    We use cookies to improve your experience.    two lines of one box
    Manage preferences

    Analysis The new mood looks like the old one      a card: what stands right above "Read more"
    The picks have stayed within the family
    Read more

`furniture.py` says what a line is. A control ("Manage preferences") is one between paragraphs and a
heading or an item elsewhere, so it is asked what stands around it. In a marked-up source it must
stand as a paragraph among paragraphs: there the markup tells what belongs.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from editlint.model.document import Document
from editlint.model.places import lazy
from editlint.rules.boilerplate.engine.furniture import LONGEST_REQUEST, Furnishing, Furniture
from editlint.rules.boilerplate.engine.page import Page
from editlint.rules.boilerplate.engine.verdict import ALONE, says_sure

CARD_LINES = 2  # of a card above its "Read more"
# What "Read more" stands below is no label of what follows.
BUTTONS = frozenset({
    "continue", "keep", "read", "view", "show", "load", "see", "discover", "back", "next",
    "previous", "weiterlesen", "mehr", "lire", "voir", "leer", "ver", "seguir",
})  # fmt: skip
LEAST_HEADLINES = 2  # in a row below a label
LEAST_HEADLINE = 3  # words of a headline below a label
PARAGRAPH_WORDS = 6  # of a line that ends in a stop and is none that a page sets
REACH = 2  # lines: between a control and a paragraph a heading may stand
ORIGIN = "origin"  # the family of "Original article", which importers set below a text
SEE = frozenset({"see", "siehe", "voir", "ver", "vea", "véase", "more", "mehr"})
_LINK = lazy(r"\]\(|\]\[|<a\s|<script\b|<iframe\b|\sdata-[\w-]+\s*=|\{[{%<]", 2)  # re.IGNORECASE
_STOPS = (".", "!", "?", "”", '"', ":")


def set_in_text(doc: Document, page: Page, furniture: Furniture) -> Mapping[int, str]:
    """The lines that a page set into pasted text: the family of each by its number."""
    asked = ((number, _told(page, number, furniture)) for number in _short_lines(page))
    told = {number: one for number, one in asked if one}
    found = {number: one.family for number, one in told.items()}
    said = {
        number: anchor.family
        for number, anchor in page.anchors.items()
        if says_sure(anchor) and anchor.family in ALONE
    }
    found = {**found, **said}
    for number, one in told.items():
        guarded = one.make in ("control", "request") and number not in said
        if guarded and not _between_paragraphs(page, told.keys() | said.keys(), number):
            del found[number]
    for number in [number for number in said if said[number] == "related"]:
        found.update(dict.fromkeys(_card_above(doc, page, number), "related"))
        found.update(dict.fromkeys(_headlines_below(page, number, found), "related"))
    return found


def _short_lines(page: Page) -> Iterator[int]:
    """The lines that can be what a page sets: of so few words, and no format speaks for them."""
    within, held = page.lines.within, page.lines.held
    for number, (inside, speaks) in enumerate(zip(within, held, strict=True)):
        if not speaks and 0 < len(inside) <= LONGEST_REQUEST:
            yield number


def set_in_source(doc: Document, page: Page, furniture: Furniture) -> Iterator[tuple[int, str]]:
    """The same lines in a marked-up source, where each is a paragraph among paragraphs and no link.

    What a site builder puts there is a link or an element of its own.
    """
    last = len(page.lines) - 1
    for number in _short_lines(page):
        amid = _is_amid_paragraphs(page, number)
        if not (amid or number == last) or not _is_paragraph_of_text(doc, page, number):
            continue
        one = _told(page, number, furniture)
        if one and (
            number == last if one.family == ORIGIN else amid and _is_bare(doc, page, number, one)
        ):
            yield number, one.family


def _is_paragraph_of_text(doc: Document, page: Page, number: int) -> bool:
    block = page.lines.block(number)
    return (block.kind, block.role, block.span) == ("paragraph", "body", page.lines.spans[number])


def _is_amid_paragraphs(page: Page, number: int) -> bool:
    """Whether the lines above and below are paragraphs of the text."""
    return 0 < number < len(page.lines) - 1 and all(
        page.lines.block(near).role == "body" and _is_paragraph(page, near)
        for near in (number - 1, number + 1)
    )


def _is_bare(doc: Document, page: Page, number: int, one: Furnishing) -> bool:
    """Whether no markup says that what `one` tells of belongs."""
    line = page.lines[number]
    if one.make == "pointer" and not SEE.isdisjoint(line.words[:3]):
        return False  # "See also: the manual", which documents say as they are written
    return line.text[0] != "[" and not _LINK().search(line.span.of(doc.source))


def _told(page: Page, number: int, furniture: Furniture) -> Furnishing | None:
    """What line `number` is by itself; None where the article is about that very thing."""
    one = furniture.find(page.lines[number], lambda: page.topic)
    if one is None or (one.make == "request" and _is_topic(page, number, furniture)):
        return None
    return one


def _is_topic(page: Page, number: int, furniture: Furniture) -> bool:
    """Whether other sentences of the article speak of what line `number` asks for."""
    wording = furniture.request(page.lines[number])
    return wording is not None and any(
        not wording.topic.isdisjoint(page.lines.words(other))
        and furniture.request(page.lines[other]) is None
        for other in page.sentences
        if other != number
    )


def _between_paragraphs(page: Page, found: Collection[int], number: int) -> bool:
    """Whether a paragraph stands above and below the run of found lines, one of them next to it."""
    first = last = number
    while first - 1 in found:
        first -= 1
    while last + 1 in found:
        last += 1
    above = _lines_to_paragraph(page, range(first - 1, -1, -1))
    below = _lines_to_paragraph(page, range(last + 1, len(page.lines)))
    return max(above, below) <= REACH and min(above, below) == 1


def _lines_to_paragraph(page: Page, numbers: range) -> int:
    """How many lines away the next paragraph is; a number beyond reach where none is near."""
    for steps, number in enumerate(numbers[:REACH], 1):
        if _is_paragraph(page, number):
            return steps
    return REACH + 1


def _is_paragraph(page: Page, number: int) -> bool:
    shape = page.shapes[number]
    return shape.sentence or (shape.size >= PARAGRAPH_WORDS and shape.end in ("stop", "question"))


def _card_above(doc: Document, page: Page, number: int) -> Iterator[int]:
    """The headline and the teaser right above "Read more", without a blank line between."""
    for above in range(number - 1, max(-1, number - 1 - CARD_LINES), -1):
        here, line = page.lines[above + 1], page.lines[above]
        gap = doc.source[line.span.end : here.span.start]
        if gap.count("\n") != 1 or line.text.endswith(_STOPS):
            return
        yield above


def _headlines_below(page: Page, number: int, found: Collection[int]) -> range:
    """The headlines that a label leads to: several in a row, no sentence among them.

    The last may be the article's own heading, for a paragraph follows: it is not told.
    """
    below = range(number + 1, number + 1)
    if page.zone(number) == "head" or not BUTTONS.isdisjoint(page.lines.words(number)[:1]):
        return below
    stop = number + 1
    while stop < len(page.lines) and stop not in found and _is_headline(page, stop):
        stop += 1
    last = stop if stop == len(page.lines) or stop in found else stop - 1
    return range(number + 1, last) if last - number > LEAST_HEADLINES else below


def _is_headline(page: Page, number: int) -> bool:
    line, shape = page.lines[number], page.shapes[number]
    return (
        shape.size >= LEAST_HEADLINE
        and shape.end in ("none", "question")
        and not shape.sentence
        and line.text[0].isupper()
    )
