"""The role of every block: by its kind, by what it stands in, by its dress, by its like siblings.

<aside><p>Tip: ...</p></aside>                aside, by the element
<div class="card">...</div> three times       item, by like siblings
**“Nobody asked us.”**                        quotation, by its dress
## References / [1] A. Reed, The Quay         note, by the heading above
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from editlint.model.document import Block, BlockKind, Traits
from editlint.model.places import lazy
from editlint.model.roles import RANK, Area, Role
from editlint.parse.containers import Container, containers

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
_CLASSES = tuple(
    (lazy(rf"(?:^|[\s_-])(?:{pattern})(?=$|[\s_-])", re.I), role) for pattern, role in _BY_CLASS
)
_NOTES = frozenset("""
notes|footnotes|endnotes|references|sources|bibliography|works cited|citations|literature|credits
anmerkungen|fußnoten|quellen|literatur|einzelnachweise|quellenangaben|références|bibliographie
notas|referencias|fuentes|bibliografía|notas al pie
""".strip().replace("\n", "|").split("|"))  # fmt: skip
_NOTE = lazy(r"\[\^[^\]\s]+\]:|(?:<sup>|\[)\d{1,3}(?:</sup>|\])|.*(?:↩|\^ )", re.S)
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
_CODE = lazy(r"(`+)(?:(?!\1).)+?\1", re.S)
LIKE_SIBLINGS = 3  # elements of one dress in a row are a grid
CARD_WORDS = 80  # what a card says on average; a longer text is a section
PULLED_WORDS = 60  # a pull quote is no longer


def with_roles(
    blocks: Sequence[Block], source: str, prose: str, traits: Traits
) -> tuple[list[Block], list[Area]]:
    """`blocks` with their roles, and the areas of the source that have a role by their markup."""
    areas = _areas(blocks, source, prose) if traits.has_markup else []
    roles = [_BY_KIND.get(block.kind, "body") for block in blocks]
    starts = [block.span.start for block in blocks]
    for area in areas:
        for number in range(bisect_left(starts, area.span.start), len(blocks)):
            if blocks[number].span.start >= area.span.end:
                break
            if RANK[area.role] > RANK[roles[number]]:
                roles[number] = area.role
    if traits.has_markup:
        _dressed(blocks, source, roles)
    _noted(blocks, source, prose, roles)
    named = [block._replace(role=role) for block, role in zip(blocks, roles, strict=True)]
    return named, areas


def _areas(blocks: Sequence[Block], source: str, prose: str) -> list[Area]:
    found = containers(_without_code(blocks, source))
    named = [
        Area(container.span, role)
        for container in found
        if (role := _role_of(container)) is not None
    ]
    return sorted([*named, *_grids(found, prose)])


def _without_code(blocks: Sequence[Block], source: str) -> str:
    """`source` with blanks for code blocks and inline code, which may show tags."""
    if "`" not in source and not any(block.kind == "code" for block in blocks):
        return source
    parts: list[str] = []
    at = 0
    for block in blocks:
        if block.kind in ("code", "front_matter"):
            start, end = block.span
            parts += [source[at:start], " " * (end - start)]
            at = end
    text = "".join([*parts, source[at:]])
    return _CODE().sub(lambda match: " " * len(match.group()), text) if "`" in text else text


def _role_of(container: Container) -> Role | None:
    role = _BY_NAME.get(container.name)
    attributes = container.attributes
    if not attributes:
        return role
    if _HIDDEN().search(attributes):
        return "twin"
    words = " ".join(match[1] for match in _CLASS_WORDS().finditer(attributes))
    by_class = next((its for pattern, its in _CLASSES if words and pattern().search(words)), None)
    return by_class if by_class and (role is None or RANK[by_class] > RANK[role]) else role


def _grids(found: Sequence[Container], prose: str) -> Iterator[Area]:
    """Cards: like elements in a row, with nothing between them and little in each."""
    siblings: dict[tuple[int, str, str], list[Container]] = {}
    for container in found:
        if container.name in ("div", "section", "article", "a") or container.name not in _BY_NAME:
            dress = " ".join(match[1] for match in _CLASS_WORDS().finditer(container.attributes))
            siblings.setdefault((container.parent, container.name, dress), []).append(container)
    for (_, name, dress), row in siblings.items():
        if len(row) < LIKE_SIBLINGS or name in ("p", "span", "em", "strong", "b", "i", "html"):
            continue
        words = sum(len(one.inner.of(prose).split()) for one in row)
        if words <= CARD_WORDS * len(row) and (dress or name != "section"):
            yield from (Area(one.span, "item") for one in row)


def _dressed(blocks: Sequence[Block], source: str, roles: list[Role]) -> None:
    """A short paragraph set in bold, italics or quotation marks as a whole is a pull quote."""
    for number, block in enumerate(blocks):
        if roles[number] != "body":
            continue
        text = _bare(block.span.of(source))
        if (
            text.startswith(_OPENERS)
            and text.endswith(_CLOSERS)
            and len(text.split()) <= PULLED_WORDS
        ):
            roles[number] = "quotation"


def _bare(text: str) -> str:
    """The text of a block without the paragraph's own tag around it."""
    match = re.fullmatch(r"\s*<p\b[^>]*>(.*?)(?:</p>)?\s*", text, re.S)
    return (match[1] if match else text).strip()


def _noted(blocks: Sequence[Block], source: str, prose: str, roles: list[Role]) -> None:
    """Footnotes by their marks, and all below a heading that says so."""
    under: int | None = None  # the level of the heading of notes that is still open
    for number, block in enumerate(blocks):
        if roles[number] == "heading":
            if under is None or block.level <= under or block.kind == "title":
                said = " ".join(block.span.of(prose).split()).strip(" :*_").casefold()
                under = block.level if said in _NOTES else None
        elif (under is not None and RANK[roles[number]] < RANK["note"]) or (
            roles[number] in ("body", "item") and _NOTE().match(source, *block.span)
        ):
            roles[number] = "note"
