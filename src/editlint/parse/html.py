"""HTML -> blocks, prose and elements: a whole page, or a piece of one inside Markdown."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping

from editlint.model.document import NOT_PROSE, VOID, Block, BlockKind
from editlint.model.places import Span
from editlint.model.references import readable_references
from editlint.model.values import NamedTuple
from editlint.parse.html_tokens import Token, attribute, tokens
from editlint.parse.prose import ProseBuilder
from editlint.parse.tags import BLOCKS, HIDDEN, OBJECTS

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_KINDS: dict[str, BlockKind] = {
    **dict.fromkeys(_HEADINGS, "heading"),
    **dict.fromkeys(("li", "dt", "dd"), "list_item"),
    **dict.fromkeys(("td", "th"), "table_cell"),
    **dict.fromkeys(("figcaption", "caption"), "caption"),
    "blockquote": "quote",
}
_LEVELS: dict[BlockKind, tuple[str, ...]] = {
    "list_item": ("ul", "ol", "menu", "dl"),
    "quote": ("blockquote",),
}
# Which open elements a start tag ends, and where the search for them ends.
_ENDS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "li": (("li",), ("ul", "ol", "menu")),
    "dt": (("dt", "dd"), ("dl",)),
    "dd": (("dt", "dd"), ("dl",)),
    "td": (("td", "th"), ("tr", "table")),
    "th": (("td", "th"), ("tr", "table")),
    "tr": (("tr",), ("table",)),
    "tbody": (("thead", "tbody"), ("table",)),
    "tfoot": (("thead", "tbody"), ("table",)),
}
_KEPT = frozenset(
    {"html", "body", "td", "th", "thead", "tbody"}
)  # a fix never deletes one of these as such
_WRAPPERS = frozenset({*_KINDS, "p", "summary", "address", "legend", "center"}) - {"td", "th"}
_DEPTH = 64  # so many open elements are looked at for the one that a tag ends
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,30});?")


class Reading(NamedTuple):
    """What was read.

    `elements`: whole elements with blocks in them, outer ones first. `meta`: `title` and `lang` of
    a page. `tokens` are those that it was made of.
    """

    blocks: list[Block]
    prose: str
    elements: list[Span]
    meta: Mapping[str, str]
    tokens: list[Token]


def read_html(source: str, start: int = 0, end: int | None = None) -> Reading:
    """Read a page.

    With an `end` it is a piece of a page, `source[start:end]`, and the prose is that of the piece
    alone.
    """
    piece = end is not None
    reader = _Reader(source, start, len(source) if end is None else end, piece)
    reader.read()
    blocks = sorted(reader.blocks, key=lambda block: block.span)
    if piece and all(block.kind in NOT_PROSE for block in blocks):
        text = source[start:end]
        span = Span(start + len(text) - len(text.lstrip()), start + len(text.rstrip()))
        blocks = [Block("html", span)] if span.start < span.end else []
    prose = reader.prose.finish(reader.end)
    elements = sorted(reader.elements, key=lambda span: (span.start, -span.end))
    return Reading(blocks, prose, elements, reader.meta, reader.tokens)


class _Open:
    """An open element.

    `first` is the number of the first block in it; `direct`: it has text of its own, not only in
    elements inside. Made by hand, for a page has thousands.
    """

    __slots__ = ("direct", "first", "name", "start")

    def __init__(self, name: str, start: int, first: int) -> None:
        self.name, self.start, self.first = name, start, first
        self.direct = False


class _Reader:
    """Goes from token to token.

    Text and inline tags gather in a run; the next block tag makes it a block.
    """

    def __init__(self, source: str, start: int, end: int, piece: bool) -> None:
        self.source, self.end, self.piece = source, end, piece
        self.tokens = list(tokens(source, start, end))
        self.partner = _partners(self.tokens)
        self.prose = ProseBuilder(source, start if piece else 0)
        self.prose.blank(start)
        self.blocks: list[Block] = []
        self.elements: list[Span] = []
        self.meta: dict[str, str] = {}
        self.open: list[_Open] = []
        self.counts: defaultdict[str, int] = defaultdict(int)
        self.run: Span | None = None  # from the first to the last token of the run
        self.said = False  # the run has text or an object
        self.breaks = 0  # line breaks at the end of the run

    def read(self) -> None:
        number = 0
        while number < len(self.tokens):
            token = self.tokens[number]
            if token.kind == "text":
                self._text(token)
            elif token.kind == "comment":
                self._hide(token.start, token.end, inline=self.said)
            elif token.name in HIDDEN and (
                token.kind == "close" or number in self.partner or token.name in VOID
            ):
                number = self._hidden(number)
            elif token.kind == "open":
                self._start(token)
            else:
                self._close(token)
            number += 1
        self._flush()
        end = self._trimmed(self.end)
        while self.open:
            self._pop(end, whole=not self.piece)

    # Text and what stands in it

    def _text(self, token: Token) -> None:
        text = self.source[token.start : token.end]
        bare = text.strip()
        if bare:
            start = token.start + len(text) - len(text.lstrip())
            self._extend(start, start + len(bare))
            self.said, self.breaks = True, 0
        for match in _ENTITY.finditer(text) if "&" in text else ():
            said = _unescaped(match.group())
            if said != match.group():
                self.prose.keep(token.start + match.start())
                self.prose.chars(token.start + match.end(), said)
        self.prose.keep(token.end)

    def _extend(self, start: int, end: int) -> None:
        self.run = Span(self.run.start if self.run else start, end)

    def _inline(self, token: Token) -> None:
        if token.name == "br":
            self.prose.blank(token.end)
            self.breaks += 1
            if self.breaks > 1:
                self._flush()
            return
        self._extend(token.start, token.end)
        if token.name in OBJECTS:
            self.prose.stand_in(token.end)
            self.said, self.breaks = True, 0
        else:
            self.prose.join(token.end)

    def _hidden(self, number: int) -> int:
        """Skip an element whose text is not the article's; the number of its last token."""
        last = self.partner.get(number, number)
        token, end = self.tokens[number], self.tokens[last].end
        if token.name in ("head", "title"):
            self._head(number, last)
        if token.name in OBJECTS:
            self._extend(token.start, end)
            self.prose.stand_in(end)
            self.said = True
        else:
            self._hide(
                token.start,
                end,
                inline=token.name not in BLOCKS and self.said,
                kind="code" if token.name == "pre" else "html",
            )
        return last

    def _head(self, first: int, last: int) -> None:
        for number in range(first, last):
            if self.tokens[number].name == "title" and number in self.partner:
                title = self.source[
                    self.tokens[number].end : self.tokens[self.partner[number]].start
                ]
                self.meta.setdefault("title", " ".join(_unescaped(title).split()))

    def _hide(self, start: int, end: int, inline: bool, kind: BlockKind = "html") -> None:
        if not inline:
            self._flush()
            self.blocks.append(Block(kind, Span(start, self._trimmed(end))))
        self.prose.blank(end)

    # Elements

    def _start(self, token: Token) -> None:
        if token.name not in BLOCKS or token.name == "br":
            self._inline(token)
            return
        self._flush()
        self.prose.blank(token.end)
        if token.name == "html":
            self.meta.setdefault("lang", attribute(self.source[token.start : token.end], "lang"))
        elif token.name == "hr":
            self.blocks.append(Block("thematic_break", Span(token.start, token.end)))
        if token.name in VOID:
            return
        end = self._trimmed(token.start)
        if self.open and (
            self.open[-1].name == "p"
            or (self.open[-1].name in _HEADINGS and token.name in _HEADINGS)
        ):
            self._pop(end)
        if token.name in _ENDS:
            self._end_like(*_ENDS[token.name], end)
        self.open.append(_Open(token.name, token.start, len(self.blocks)))
        self.counts[token.name] += 1

    def _end_like(self, names: tuple[str, ...], bounds: tuple[str, ...], at: int) -> None:
        for depth, element in enumerate(reversed(self.open[-_DEPTH:]), 1):
            if element.name in bounds:
                return
            if element.name in names:
                for _ in range(depth):
                    self._pop(at)
                return

    def _close(self, token: Token) -> None:
        if token.name not in BLOCKS or token.name == "br":
            self._inline(token)
            return
        self._flush()
        self.prose.blank(token.end)
        if not self.counts[token.name]:
            return
        end = self._trimmed(token.start)
        while self.open[-1].name != token.name:
            self._pop(end)
        self._pop(token.end)

    def _pop(self, end: int, whole: bool = True) -> None:
        """End the innermost element at `end`; where it is one block and no more, that block is the
        whole element.
        """
        element = self.open.pop()
        self.counts[element.name] -= 1
        inside = len(self.blocks) - element.first
        if not inside or not whole:
            return
        span = Span(element.start, end)
        if element.name not in _KEPT:
            self.elements.append(span)
        block = self.blocks[-1]
        single = (
            inside == 1
            and (element.direct or element.name in _WRAPPERS)
            and element.name not in _KEPT
        )
        if single and block.kind not in NOT_PROSE:
            self.blocks[-1] = Block(block.kind, span, block.level)

    def _trimmed(self, end: int) -> int:
        """`end` without the blanks before it: where an element ends that has no end tag."""
        while end and self.source[end - 1].isspace():
            end -= 1
        return end

    def _flush(self) -> None:
        """Make a block of the run."""
        run, said = self.run, self.said
        self.run, self.said, self.breaks = None, False, 0
        if run and said:
            kind, level = self._kind()
            if self.open:
                self.open[-1].direct = True
            self.blocks.append(Block(kind, run, level))

    def _kind(self) -> tuple[BlockKind, int]:
        for element in reversed(self.open[-_DEPTH:]):
            kind = _KINDS.get(element.name)
            if kind == "heading":
                return kind, int(element.name[1])
            if kind:
                return kind, sum(self.counts[name] for name in _LEVELS.get(kind, ()))
        return "paragraph", 0


def _partners(found: list[Token]) -> dict[int, int]:
    """For each hidden element, by the number of its start tag, the number of its end tag.

    One without an end tag hides nothing.
    """
    waiting: defaultdict[str, list[int]] = defaultdict(list)
    partners: dict[int, int] = {}
    for number, token in enumerate(found):
        if token.name in HIDDEN:
            if token.kind == "open":
                waiting[token.name].append(number)
            elif waiting[token.name]:
                partners[waiting[token.name].pop()] = number
    return partners


def _unescaped(text: str) -> str:
    from html import unescape

    return unescape(readable_references(text))
