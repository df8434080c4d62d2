"""The role of every block: by its kind, by what it stands in, by its dress, by its like siblings.

<aside><p>Tip: ...</p></aside>                aside, by the element
<div class="card">...</div> three times       item, by like siblings
**“Nobody asked us.”**                        quotation, by its dress
## References / [1] A. Reed, The Quay         note, by the heading above
"""

from __future__ import annotations

import re
from bisect import insort
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from editlint.model.document import Block, BlockKind, Traits
from editlint.model.places import Span, lazy
from editlint.model.roles import RANK, Area, Role
from editlint.parse.containers import Container, containers

if TYPE_CHECKING:
    from editlint.parse.html_tokens import Token

_BY_KIND: dict[BlockKind, Role] = {
    "title": "heading",
    "heading": "heading",
    "list_item": "item",
    "quote": "quotation",
    "table_cell": "cell",
    "caption": "caption",
    "code": "code",
    "html": "code",
    "front_matter": "code",
    "thematic_break": "code",
}
# By the name of the element, shortcode or fence, whole.
_BY_NAME: dict[str, Role] = {
    **dict.fromkeys(("nav", "menu", "button", "header", "footer", "label"), "navigation"),
    **dict.fromkeys(("blockquote", "q", "pullquote", "pull-quote", "quote"), "quotation"),
    **dict.fromkeys(("figure", "figcaption", "caption", "picture"), "caption"),
    **dict.fromkeys(("li", "dt", "dd", "ul", "ol", "dl", "card", "cards", "tab", "tabs"), "item"),
    **dict.fromkeys(("tabitem", "tabpane", "tabs-item", "steps", "step", "grid"), "item"),
    **dict.fromkeys(("accordion", "fragment", "option", "column", "columns", "param"), "item"),
    **dict.fromkeys(("pre", "code-block", "codeblock", "listing", "samp"), "code"),
    **dict.fromkeys(("table", "td", "th", "tr"), "cell"),
    **dict.fromkeys(("aside", "note", "tip", "warning", "caution", "danger", "info"), "aside"),
    **dict.fromkeys(("important", "alert", "callout", "notice", "admonition", "hint"), "aside"),
    **dict.fromkeys(("summary", "box", "details", "sidebar"), "aside"),
    **dict.fromkeys(("footnote", "footnotes", "endnotes", "references"), "note"),
}
# By a word of the class, the id or the ARIA role; the first that fits tells.
_BY_CLASS: tuple[tuple[str, Role], ...] = (
    (r"sr-only|visually-?hidden|screen-reader|u-hidden", "twin"),
    (r"nav|navbar|breadcrumbs?|pag(?:er|ination)|menu|toolbar|share|social|sidebar", "navigation"),
    (r"foot-?notes?|end-?notes?|references|doc-(?:footnote|endnotes?)|bibliography", "note"),
    (r"pull-?quote|block-?quote|quote|testimonial", "quotation"),
    (r"caption|credits?|byline|figure", "caption"),
    (r"note|tip|warning|alert|callout|admonition|notice|usa-alert|info-?box|box", "aside"),
    (r"cards?|tiles?|teaser|grid-item|accordion|faq|steps?|tab-?(?:content|pane|panel)", "item"),
)
_CLASS_WORDS = lazy(r"\b(?:class(?:Name)?|id|role)\s*=\s*[{(]?[\"']?([^\"'>{}]*)", re.I)
_HIDDEN = lazy(r"\bhidden(?:\s*=\s*[\"']?(?:hidden|true|)[\"']|\s|/|$)|aria-hidden\s*=", re.I)
_WORD = r"(?:^|[\s_-])(?:{})(?=$|[\s_-])"
_CLASSES = tuple((lazy(_WORD.format(pattern), re.I), role) for pattern, role in _BY_CLASS)
_ANY_CLASS = lazy(_WORD.format("|".join(pattern for pattern, _ in _BY_CLASS)), re.I)
_NOTES = frozenset("""
notes|footnotes|endnotes|references|sources|bibliography|works cited|citations|literature|credits
anmerkungen|fußnoten|quellen|literatur|einzelnachweise|quellenangaben|références|bibliographie
notas|referencias|fuentes|bibliografía|notas al pie
""".strip().replace("\n", "|").split("|"))  # fmt: skip
_NOTE = lazy(r"\[\^[^\]\s]+\]:|(?:<sup>|\[)\d{1,3}(?:</sup>|\])")
_OPENS_NOTE = ("[", "<sup>")
_BACK = ("↩", "^ ")  # what leads back from a note into the text
# The marks that a text set large begins and ends with.
_OPENERS = ("=", "*", "_", "“", "„", "«", '"', "<em", "<strong", "<b>", "<i>", "<q", "<big")
_CLOSERS = (
    "=",
    "*",
    "_",
    "”",
    "“",
    "»",
    '"',
    "</em>",
    "</strong>",
    "</b>",
    "</i>",
    "</q>",
    "</big>",
)
_PARAGRAPH = lazy(r"\s*<p\b[^>]*>")
_CODE = lazy(r"(`+)(?:(?!\1).)+?\1", re.S)
_INLINE = frozenset({"p", "span", "em", "strong", "b", "i", "html"})  # these make no grid
_SIGNS = ("<", "{{", "{%", ":::")  # every container begins with one of them
LIKE_SIBLINGS = 3  # elements of one dress in a row are a grid
CARD_WORDS = 80  # what a card says on average; a longer text is a section
PULLED_WORDS = 60  # a pull quote is no longer


def give_roles(
    blocks: list[Block],
    source: str,
    prose: str,
    traits: Traits,
    tokens: Sequence[Token] | None = None,
    given: Sequence[Area] | None = None,
) -> list[Area]:
    """Give each of `blocks` its role; the areas of the source that have a role by their markup.

    `tokens` are those of the source, where its reader has cut it up already; `given` are the areas,
    where it knows them.
    """
    areas = list(given or ())
    if given is None and traits.has_markup:
        areas = _areas(blocks, source, prose, tokens)
    roles = [_BY_KIND.get(block.kind, "body") for block in blocks]
    if areas:
        _by_area(blocks, areas, roles)
    if traits.has_markup:
        _dressed(blocks, source, roles)
    if "!!! " in source or "???" in source:
        _boxed(blocks, source, roles)
    _noted(blocks, source, prose, roles)
    for number, role in enumerate(roles):  # in place: two of each would be much for short blocks
        kind, span, level, before = blocks[number]
        if role != before:
            blocks[number] = Block(kind, span, level, role)
    return areas


def _by_area(blocks: Sequence[Block], areas: Sequence[Area], roles: list[Role]) -> None:
    """Give blocks the role that ranks highest of the areas they begin in, which may stand in one
    another by the thousand.
    """
    waiting = sorted(enumerate(areas), key=lambda known: -known[1].span.start)
    around: list[tuple[int, int]] = []  # rank and number of those that have begun, the highest last
    for number, block in enumerate(blocks):
        while waiting and waiting[-1][1].span.start <= block.span.start:
            at, area = waiting.pop()
            insort(around, (RANK[area.role], at))
        while around and areas[around[-1][1]].span.end <= block.span.start:
            around.pop()
        if around and around[-1][0] > RANK[roles[number]]:
            roles[number] = areas[around[-1][1]].role


def _areas(
    blocks: Sequence[Block], source: str, prose: str, tokens: Sequence[Token] | None
) -> list[Area]:
    if not any(sign in source for sign in _SIGNS):
        return []
    code = _code_blocks(blocks, source)
    bare = _blanked(source, code)
    if "`" in bare:
        bare, tokens = _CODE().sub(lambda match: " " * len(match.group()), bare), None
    elif tokens is not None and code:
        tokens = _outside(tokens, code)
    by_dress = cache(_by_dress)  # most elements of a page are dressed like others
    found = containers(bare, tokens)
    dresses = [_dress(container.attributes) for container in found]
    named = [
        Area(container.span, role)
        for container, dress in zip(found, dresses, strict=True)
        if (role := _role_of(container, by_dress(dress)))
    ]
    return sorted([*named, *_grids(found, dresses, prose)])


def _code_blocks(blocks: Sequence[Block], source: str) -> list[Span]:
    """What may show tags; most articles have no code, and then nothing is in the way."""
    if "`" not in source and not any(block.kind == "code" for block in blocks):
        return []
    return [block.span for block in blocks if block.kind in ("code", "front_matter")]


def _blanked(source: str, spans: Sequence[Span]) -> str:
    parts: list[str] = []
    at = 0
    for start, end in spans:
        parts += [source[at:start], " " * (end - start)]
        at = end
    return "".join([*parts, source[at:]]) if spans else source


def _outside(tokens: Sequence[Token], spans: Sequence[Span]) -> list[Token]:
    """The tokens that stand in none of `spans`, which are in order."""
    kept: list[Token] = []
    at = 0
    for token in tokens:
        while at < len(spans) and spans[at].end <= token.start:
            at += 1
        if at == len(spans) or token.start < spans[at].start:
            kept.append(token)
    return kept


def _role_of(container: Container, by_dress: Role | None) -> Role | None:
    role = _BY_NAME.get(container.name)
    attributes = container.attributes
    if attributes and _may_be_hidden(attributes) and _HIDDEN().search(attributes):
        return "twin"
    return by_dress if by_dress and (role is None or RANK[by_dress] > RANK[role]) else role


def _dress(attributes: str) -> str:
    """The words of the class, the id and the ARIA role."""
    low = attributes.lower()  # most elements have no attributes, or a link alone
    if "class" not in low and "id" not in low and "role" not in low and low.isascii():
        return ""
    return " ".join(match[1] for match in _CLASS_WORDS().finditer(attributes))


def _may_be_hidden(attributes: str) -> bool:
    low = attributes.lower()
    return "hidden" in low or not low.isascii()


def _by_dress(dress: str) -> Role | None:
    if not dress or not _ANY_CLASS().search(dress):
        return None
    return next(role for pattern, role in _CLASSES if pattern().search(dress))


def _grids(found: Sequence[Container], dresses: Sequence[str], prose: str) -> Iterator[Area]:
    """Cards: like elements in a row, with nothing between them and little in each."""
    siblings: dict[tuple[int, str, str], list[Container]] = {}
    for container, dress in zip(found, dresses, strict=True):
        name = container.name
        if name not in _INLINE and name not in _BY_NAME:
            siblings.setdefault((container.parent, name, dress), []).append(container)
    for (_, name, dress), row in siblings.items():
        if len(row) < LIKE_SIBLINGS:
            continue
        words = sum(len(one.inner.of(prose).split()) for one in row)
        if words <= CARD_WORDS * len(row) and (dress or name != "section"):
            yield from (Area(one.span, "item") for one in row)


def _dressed(blocks: Sequence[Block], source: str, roles: list[Role]) -> None:
    """A short paragraph set in bold, italics or quotation marks as a whole is a pull quote."""
    for number, block in enumerate(blocks):
        if roles[number] != "body" or source[block.span.start].isalnum():
            continue  # most paragraphs begin with a word
        text = _bare(block.span.of(source))
        if (
            text.startswith(_OPENERS)
            and text.endswith(_CLOSERS)
            and len(text.split()) <= PULLED_WORDS
        ):
            roles[number] = "quotation"


def _bare(text: str) -> str:
    """The text of a block without the paragraph's own tag around it."""
    tag = _PARAGRAPH().match(text) if "<p" in text else None
    return text[tag.end() :].strip().removesuffix("</p>").strip() if tag else text.strip()


def _boxed(blocks: Sequence[Block], source: str, roles: list[Role]) -> None:
    """A box of MkDocs: `!!! note`, and what is indented below it."""
    edge = -1  # the column of the box that is open
    for number, block in enumerate(blocks):
        start = block.span.start
        column = start - source.rfind("\n", 0, start) - 1
        if block.kind == "list_item" and source.startswith(("!!!", "???"), start):
            edge = column
        elif column <= edge:
            edge = -1
        if edge >= 0 and RANK[roles[number]] < RANK["aside"]:
            roles[number] = "aside"


def _noted(blocks: Sequence[Block], source: str, prose: str, roles: list[Role]) -> None:
    """Footnotes by their marks, and all below a heading that says so."""
    under: int | None = None  # the level of the heading of notes that is still open
    back = tuple(mark for mark in _BACK if mark in source)
    for number, block in enumerate(blocks):
        if roles[number] == "heading":
            if under is None or block.level <= under or block.kind == "title":
                said = " ".join(block.span.of(prose).split()).strip(" :*_").casefold()
                under = block.level if said in _NOTES else None
        elif (under is not None and RANK[roles[number]] < RANK["note"]) or (
            roles[number] in ("body", "item") and _is_note(source, block.span, back)
        ):
            roles[number] = "note"


def _is_note(source: str, span: Span, back: Sequence[str]) -> bool:
    """`back` are those of the signs that lead back from a note which the source has at all."""
    if source.startswith(_OPENS_NOTE, span.start) and _NOTE().match(source, *span):
        return True
    return bool(back) and any(source.find(mark, *span) >= 0 for mark in back)
