"""What a page sets between two paragraphs, and a copy of the page brings along.

    Related: Fleet to leave the old quay by May
    Facebook Twitter Pinterest
    Council chair hopes for peace  Play Video0:56
    [Ann Reed: The quay belongs to all of us]

    Analysis The new mood looks like the old one      a card: what stands right above "Read more"
    The picks have stayed within the family
    Read more

Such lines are told by what they say as wholes, wherever they stand; in pasted text alone, for in a
marked-up source the markup tells.
"""

from __future__ import annotations

from collections.abc import Iterator

from editlint.model.document import Document
from editlint.model.places import lazy
from editlint.rules.boilerplate.engine.lines import Line
from editlint.rules.boilerplate.engine.page import Page
from editlint.rules.boilerplate.engine.verdict import ALONE, says_sure

_TEASER = lazy(
    r"(?:related|read (?:more|also|next)|also read|see also|more on this(?: story)?|recommended"
    r"|watch|listen|mehr zum thema|lesen sie auch|siehe auch|lire aussi|à lire aussi|voir aussi"
    r"|lea también|le puede interesar|te puede interesar)\s*[:|–—]\s*\S.{4,160}",
    2,  # re.IGNORECASE
)
_PLAYER = lazy(r".{0,160}\b(?:play video|video abspielen|lire la vidéo)\s*\d{1,2}:\d\d", 2)
_BYLINED = lazy(r"\[[A-ZÀ-Þ][\w.’'-]+(?: [\w.’'-]+){0,4}: [^\]]{4,160}\]")
_NETWORKS = frozenset({
    "facebook", "twitter", "x", "pinterest", "whatsapp", "linkedin", "email", "e-mail", "instagram",
    "reddit", "tumblr", "telegram", "messenger", "bluesky", "mastodon", "threads", "xing", "print",
    "share",
})  # fmt: skip
LEAST_NETWORKS = 2
CARD_LINES = 2  # of a card above its "Read more"
_STOPS = (".", "!", "?", "”", '"', ":")


def set_in_text(doc: Document, page: Page) -> Iterator[int]:
    """The numbers of the lines that a page set into its text, in order."""
    found: set[int] = set()
    for number, line in enumerate(page.lines):
        anchor = page.anchors[number]
        if anchor is not None and says_sure(anchor) and anchor.family in ALONE:
            found.add(number)
            if anchor.family == "related":
                found.update(_card_above(doc, page, number))
        elif _is_furniture(line):
            found.add(number)
    yield from sorted(found)


def _is_furniture(line: Line) -> bool:
    if len(line.words) >= LEAST_NETWORKS and _NETWORKS.issuperset(line.words):
        return True
    if line.text.endswith((".", "!", "?")):
        return False
    return any(pattern().fullmatch(line.text) for pattern in (_TEASER, _PLAYER, _BYLINED))


def _card_above(doc: Document, page: Page, number: int) -> Iterator[int]:
    """The headline and the teaser right above "Read more", without a blank line between."""
    for above in range(number - 1, max(-1, number - 1 - CARD_LINES), -1):
        here, line = page.lines[above + 1], page.lines[above]
        gap = doc.source[line.span.end : here.span.start]
        if gap.count("\n") != 1 or line.text.endswith(_STOPS):
            return
        yield above
