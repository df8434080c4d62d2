"""Markdown -> blocks and prose, from the events of pulldown-cmark."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from typing import Any

from editlint.model.document import Block, BlockKind
from editlint.model.places import Span, byte_stretches
from editlint.parse.dialects import with_boxes
from editlint.parse.pasted import split_pasted
from editlint.parse.prose import ProseBuilder, without_marks
from editlint.parse.shortcodes import hidden, shown, template_code, with_spans
from editlint.parse.tags import BLOCKS, name_of

_Event = tuple[str | dict[str, Any], dict[str, int]]
_INLINE = frozenset(
    {"Emphasis", "Strong", "Strikethrough", "Superscript", "Subscript", "Link", "Image"}
)


def read_markdown(
    source: str, start: int = 0, hide: list[Span] | None = None
) -> tuple[list[Block], str, list[Span]]:
    """The blocks, the prose and the HTML elements of a Markdown text; what stands before `start`
    (front matter) is blank.

    `hide` are more places of code, in order, which a dialect of Markdown has beside the template
    code that is found here.
    """
    codes = template_code(source)
    if hide:
        codes = with_spans(codes, source, hide)
    text = with_boxes(hidden(source, codes) if codes else source)
    reader = _Reader(text, start)
    parser = _parser("\n: " in text)
    reader.read(parser.events_with_range(text[start:] if start else text))
    prose = reader.prose.finish()
    blocks = reader.blocks
    if codes:
        prose = shown(prose, codes)
        blocks = _with_codes(
            blocks,
            [Span(code.start, code.end) for code in codes if code.alone and code.start >= start],
        )
    return split_pasted(blocks, prose, reader.broken), prose, reader.elements


@cache
def _parser(has_definitions: bool) -> Any:
    """`has_definitions`: a line that begins with a colon defines the term above it, as in Hugo and
    Pandoc.
    """
    from pyromark import Markdown, Options

    options = (
        Options.ENABLE_TABLES
        | Options.ENABLE_FOOTNOTES
        | Options.ENABLE_STRIKETHROUGH
        | Options.ENABLE_TASKLISTS
        | Options.ENABLE_HEADING_ATTRIBUTES
    )
    return Markdown(
        options=options | Options.ENABLE_DEFINITION_LIST if has_definitions else options
    )


def _with_codes(blocks: list[Block], codes: list[Span]) -> list[Block]:
    """`blocks` and a block for each template code that stands alone and in none of them."""
    merged: list[Block] = []
    waiting = iter(codes)
    code = next(waiting, None)
    for block in blocks:
        while code and code.start < block.span.start:
            if code.end <= block.span.start and not (merged and merged[-1].span.overlaps(code)):
                merged.append(Block("html", code))
            code = next(waiting, None)
        merged.append(block)
    rest = [code, *waiting] if code else []
    return merged + [
        Block("html", span) for span in rest if not (merged and merged[-1].span.overlaps(span))
    ]


class _Leaf:
    """A block whose text is being read.

    `implicit`: a list item without a paragraph, which ends where the next block starts.
    """

    __slots__ = ("breaks", "hard", "implicit", "kind", "level", "start")

    def __init__(self, kind: BlockKind, start: int, level: int) -> None:
        self.kind, self.start, self.level = kind, start, level
        self.implicit = False
        self.breaks = False  # it has line ends in its text, and none that its writer asked for
        self.hard = False


class _Reader:
    """Follows the events from left to right: containers are a stack, blocks are made when their
    text ends.
    """

    def __init__(self, source: str, start: int) -> None:
        self.source = source
        self.prose = ProseBuilder(source)
        self.prose.blank(start)
        self.blocks: list[Block] = []
        self.elements: list[Span] = []
        self.broken: set[int] = set()  # numbers of the blocks of more than one line
        self.base = start
        self.containers: list[tuple[BlockKind, int]] = []
        self.leaf: _Leaf | None = None
        self.inside = 0  # how deep it is in something whose text is not read

    def read(self, events: Iterable[_Event]) -> None:
        """Hand each event to its method.

        There are some 250 in 1,000 words; text, of which there is most, is taken here. Places are
        bytes behind `base`; neighbours mostly lie in one stretch, which is looked up once.
        """
        source, base, text = self.source, self.base, self.prose.text
        stretch = byte_stretches(source[base:] if base else source)
        first, stop, more = stretch(0)
        for event, place in events:
            start, end = place["start"], place["end"]
            if not first <= start < stop:
                first, stop, more = stretch(start)
            start += base - more
            if not first <= end < stop:
                first, stop, more = stretch(end)
            end += base - more
            name, value = (event, None) if isinstance(event, str) else event.popitem()
            if self.inside:
                self.inside += (name == "Start") - (name == "End")
            elif (
                name == "Text"
                and self.leaf
                and (source[start] != "&" or source[start:end] == value)
            ):
                text(start, end)
            elif name in _HANDLERS:
                _HANDLERS[name](self, value, start, end)

    # Blocks

    def start(self, value: Any, start: int, end: int) -> None:
        tag = value if isinstance(value, str) else next(iter(value))
        if tag in _INLINE:
            self._start_inline(tag, value, start, end)
            return
        self._close_implicit()
        if tag == "Paragraph":
            self._open(None, start)
        elif tag in _CONTAINERS:
            self.containers.append((_CONTAINERS[tag], start))
        elif tag == "TableCell":
            self._open("table_cell", start)
        elif tag == "DefinitionListTitle":
            self._open("list_item", start, 1)
        elif tag == "Heading":
            self._open("heading", start, int(value["Heading"]["level"][1]))
        elif tag == "CodeBlock":
            self.inside = 1
            self._add("code", start, end)
        elif tag == "HtmlBlock":
            self.inside = 1
            self._html(start, end)

    def _html(self, start: int, end: int) -> None:
        from editlint.parse.html import read_html

        self.prose.blank(start)
        depth = sum(kind == "quote" for kind, _ in self.containers)
        if depth:
            # Its lines begin with the marks of the quotation: nothing in it is a whole element
            # that a fix could take out.
            piece = read_html(without_marks(self.source[start:end], depth), 0, end - start)
            for block in piece.blocks:
                kind: BlockKind = "quote" if block.kind == "paragraph" else block.kind
                self._add(
                    kind,
                    block.span.start + start,
                    block.span.end + start,
                    depth if kind == "quote" else block.level,
                )
        else:
            piece = read_html(self.source, start, end)
            self.blocks += piece.blocks
            self.elements += piece.elements
        self.prose.put(piece.prose)

    def end(self, value: Any, start: int, end: int) -> None:
        tag = value if isinstance(value, str) else next(iter(value))
        if tag in _INLINE:
            self.prose.join(end)
        elif tag in _LEAVES:
            self._close(end)
        elif tag in _CONTAINERS:
            self._close_implicit()
            self.containers.pop()

    def rule(self, value: Any, start: int, end: int) -> None:
        self._close_implicit()
        self._add("thematic_break", start, end)

    def _open(self, kind: BlockKind | None, start: int, level: int = 0) -> None:
        if kind is None:
            kind, level = "paragraph", 0
            if self.containers:
                kind = self.containers[-1][0]
                level = (
                    sum(1 for container, _ in self.containers if container == kind)
                    if kind != "paragraph"
                    else 0
                )
        self.prose.blank(start)
        self.leaf = _Leaf(kind, start, level)

    def _close(self, end: int) -> None:
        leaf = self.leaf
        self.leaf = None
        if leaf:
            if leaf.breaks and not leaf.hard:
                self.broken.add(len(self.blocks))
            self._add(leaf.kind, leaf.start, end, leaf.level)
            self.prose.blank(self.blocks[-1].span.end if self.blocks else end)

    def _close_implicit(self) -> None:
        if self.leaf and self.leaf.implicit:
            self._close(self.prose.at)

    def _add(self, kind: BlockKind, start: int, end: int, level: int = 0) -> None:
        """A block from the markup before it on its line to its last character that is no blank."""
        source = self.source
        if source[end - 1 : end].isspace():
            end = start + len(source[start:end].rstrip())
        last = self.blocks[-1].span.end if self.blocks else self.base
        if kind == "table_cell":
            start += len(source[start:end]) - len(source[start:end].lstrip())
        elif start > last and source[start - 1] != "\n":
            line = max(source.rfind("\n", last, start) + 1, last)
            start = line + len(source[line:start]) - len(source[line:start].lstrip())
        if start < end:
            self.blocks.append(Block(kind, Span(start, end), level))

    # Text

    def _before_inline(self, start: int) -> None:
        if not self.leaf:
            self._open(None, start)
            assert self.leaf
            self.leaf.implicit = True
        if start > self.prose.at:
            self.prose.markup(start)

    def _start_inline(self, tag: str, value: Any, start: int, end: int) -> None:
        self._before_inline(start)
        if tag == "Image" or (
            tag == "Link" and value["Link"]["link_type"] in ("Autolink", "Email")
        ):
            self.prose.stand_in(end)
            self.inside = 1

    def text(self, value: str, start: int, end: int) -> None:
        self._before_inline(start)
        if self.source[start] == "&" and self.source[start:end] != value:
            self.prose.chars(end, value)
        else:
            self.prose.keep(end)

    def line_break(self, value: Any, start: int, end: int) -> None:
        self._before_inline(start)
        self.prose.blank(end)
        assert self.leaf
        self.leaf.breaks = True

    def hard_break(self, value: Any, start: int, end: int) -> None:
        self.line_break(value, start, end)
        assert self.leaf
        self.leaf.hard = True

    def inline_object(self, value: Any, start: int, end: int) -> None:
        self._before_inline(start)
        self.prose.stand_in(end)

    def inline_markup(self, value: str, start: int, end: int) -> None:
        self._before_inline(start)
        if value.startswith("<!--") or name_of(value) in BLOCKS:
            self.prose.blank(end)
        else:
            self.prose.join(end)

    def task(self, value: bool, start: int, end: int) -> None:
        self._before_inline(start)
        self.prose.blank(end)


_CONTAINERS: dict[str, BlockKind] = {
    "BlockQuote": "quote",
    "Item": "list_item",
    "DefinitionListDefinition": "list_item",
    "FootnoteDefinition": "paragraph",
}
_LEAVES = frozenset({"Paragraph", "Heading", "TableCell", "DefinitionListTitle"})
_HANDLERS: dict[str, Callable[[_Reader, Any, int, int], None]] = {
    "Start": _Reader.start,
    "End": _Reader.end,
    "Text": _Reader.text,
    "SoftBreak": _Reader.line_break,
    "HardBreak": _Reader.hard_break,
    "Code": _Reader.inline_object,
    "FootnoteReference": _Reader.inline_object,
    "InlineHtml": _Reader.inline_markup,
    "TaskListMarker": _Reader.task,
    "Rule": _Reader.rule,
}
