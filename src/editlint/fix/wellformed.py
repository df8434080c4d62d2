"""Whether a text is as well-formed after an edit as it was before: a second opinion, not our parse.

markdown-it-py renders both texts and the standard library reads the HTML of both. The text after
the edit may show no more markup as text, leave no bracket, quotation mark or element more open, and
lose no link that stands in it before.

    **It rained. It rained.**   ->   **It rained.      refused: "**" would be shown
    <p>It rained. It rained.</p> ->  <p>It rained.     refused: <p> would stay open
"""

from __future__ import annotations

from collections import Counter
from functools import cache
from html.parser import HTMLParser
from typing import Any

from editlint.model.document import VOID, Document
from editlint.model.references import readable_references

_SHOWN = ("**", "](", "<", ">", "~~", "{{", "}}", "{%", "%}", "`", "__", ":::")
_PAIRS = (("[", "]"), ("(", ")"), ("“", "”"), ("«", "»"), ("{", "}"))


def damage(before: Document, after: Document, *, twins: bool = False) -> str | None:
    """What an edit that made `after` of `before` breaks, in a few words; None where nothing.

    `twins`: what goes stands in the rest as it is written, so a stray sign may go with it.
    """
    try:
        one, two = before.view(_Look), after.view(_Look)
    except AssertionError:  # html.parser gives up on a declaration such as "<![[x]]"
        return "a second reading of its markup is not possible"
    for sign in _SHOWN:
        if two.text.count(sign) > one.text.count(sign):
            return f"“{sign}” would be shown to readers"
    for opening, closing in _PAIRS:
        if _open(two.text, opening, closing) > _open(one.text, opening, closing):
            return f"“{opening}” and “{closing}” would no longer go together"
    for name, count in two.elements.items():
        if abs(count) > abs(one.elements[name]):
            return f"<{name}> would be left open or closed twice"
    lost, new = one.links - two.links, two.links - one.links
    if len(lost) > len(new):  # an address that was mended is there in its new form
        return f"the link to {min(lost)} would be lost"
    if (before.traits.has_elements or not twins) and two.text.count("*") % 2 > one.text.count(
        "*"
    ) % 2:
        return "a “*” would stand alone"
    if one.images and not two.images:
        return "an image would be lost"
    return None


def _open(text: str, opening: str, closing: str) -> int:
    return abs(text.count(opening) - text.count(closing))


class _Look:
    """What a text shows: its text as readers see it, open elements of its source, links, images."""

    def __init__(self, doc: Document) -> None:
        source, is_html = doc.source, doc.traits.has_elements
        page = _Page()
        page.feed(readable_references(source if is_html else _markdown().render(source)))
        page.close()
        raw = page if is_html else _Page()
        if not is_html:
            raw.feed(readable_references(source))
            raw.close()
        self.text = "".join(page.said)
        self.elements: Counter[str] = raw.elements
        self.links = frozenset(page.links)
        self.images = page.images + self.text.count("![")


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.said: list[str] = []
        self.elements: Counter[str] = Counter()
        self.links: list[str] = []
        self.images = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements[tag] += tag not in VOID
        self.images += tag == "img"
        self.links += [value for name, value in attrs if name == "href" and value]

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.images += tag == "img"

    def handle_endtag(self, tag: str) -> None:
        self.elements[tag] -= 1

    def handle_data(self, data: str) -> None:
        self.said.append(data)


@cache
def _markdown() -> Any:
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark", {"html": True}).enable("table").enable("strikethrough")
