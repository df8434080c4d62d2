"""The text of a Word document -> blocks and prose: one line a paragraph, with a mark for its style.

A document of a word processor is no text. `office` writes one of it in these marks, and all that
follows reads, cuts and compares that text as it does any other:

    % The old bridge                        the style Title
    ## What it cost                         the style Heading 2
    The mayor [said](https://a.example/).   a paragraph with a link
      - Second level of a list
    > A quotation                           | a cell of a table
    : A caption                             [^3]: a footnote, whose mark in the text is [^3]
    [text box] Beside the text              [contents] A line of the table of contents

A line break in a paragraph is U+000B, as Word has it; hidden text stands between U+000E and U+000F,
which no document can hold. Every line of this text is one paragraph, empty ones too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from editlint.model.document import Block, BlockKind
from editlint.model.places import JOINER, LineIndex, Span, lazy
from editlint.model.roles import Area, Role
from editlint.model.values import NamedTuple
from editlint.parse.prose import as_object, blanked, joined
from editlint.parse.shape import headings

BREAK = "\v"
HIDDEN, SHOWN = "\x0e", "\x0f"
TITLE, ITEM, QUOTE, CELL, CAPTION = "% ", "- ", "> ", "| ", ": "
BOX, CONTENTS, CODE = "[text box] ", "[contents] ", "[code] "
INDENT = "  "  # of each level of a list below the first

_MARK = re.compile(
    r"(?P<title>% )|(?P<heading>#{1,6} )|(?P<list_item>(?: {2}){0,8}- )|(?P<quote>> )"
    r"|(?P<table_cell>\| )|(?P<caption>: )|(?P<note>\[\^[^\]\s]+\]: )|(?P<box>\[text box\] )"
    r"|(?P<contents>\[contents\] )|(?P<code>\[code\] )|(?P<paragraph>)"
)
_KINDS: dict[str, BlockKind] = {
    "title": "heading",
    "heading": "heading",
    "list_item": "list_item",
    "quote": "quote",
    "table_cell": "table_cell",
    "caption": "caption",
    "code": "code",
}
_ROLES: dict[str, Role] = {"note": "note", "box": "aside", "contents": "navigation"}
# Pieces between two breaks in a row are paragraphs to a reader, whatever the writer pressed.
_PARTS = lazy(rf"[^{BREAK}]+(?:{BREAK}[^{BREAK}]+)*")
_INLINE = lazy(
    rf"{BREAK}"
    rf"|{HIDDEN}[^{SHOWN}]*{SHOWN}"
    r"|!\[[^\]]*\]\([^()\s]*\)"
    r"|\[\^[^\]\s]+\]"
    r"|\[(?=(?P<text>[^\[\]\n]*(?:\[[^\]\n]*\][^\[\]\n]*)*)(?P<target>\]\([^()\s]*\)))"
)


class WordText(NamedTuple):
    """What was read; `styled`: somebody marked up what is a heading, a list or a table."""

    blocks: list[Block]
    prose: str
    areas: list[Area]
    styled: bool


class _Line(NamedTuple):
    """A paragraph with a mark or text: its mark ends where `body` starts."""

    what: str  # a group of _MARK
    span: Span
    body: Span
    mark: str


def mark_of(line: str) -> str:
    """The mark that a line of the text begins with, "" for a plain paragraph."""
    match = _MARK.match(line)
    return match.group() if match else ""


def read_word(source: str) -> WordText:
    """The blocks, the prose and the areas of the text of a Word document."""
    marked = list(_lines(source))
    lines = [line for line in marked if line.body.start < line.body.end]
    styled = any(line.what != "paragraph" for line in lines)
    blocks = _marked(source, lines) if _has_headings(lines) else _inferred(source, lines)
    areas = [Area(line.span, _ROLES[line.what]) for line in lines if line.what in _ROLES]
    areas += [
        Area(Span(*match.span()), "twin")
        for match in re.finditer(f"{HIDDEN}[^{SHOWN}]*{SHOWN}", source)
    ]
    return WordText(blocks, _prose(source, marked), sorted(areas), styled)


def _lines(source: str) -> Iterator[_Line]:
    index = LineIndex(source)
    for number in range(len(index.starts)):
        start, end = index.text_span(number)
        match = _MARK.match(source, start, end)
        if match and source[start:end].strip():
            end -= len(source[match.end() : end]) - len(source[match.end() : end].rstrip())
            what = str(match.lastgroup)
            begin = start + len(match.group()) - len(match.group().lstrip())
            yield _Line(what, Span(begin, end), Span(match.end(), end), match.group().strip())


def _has_headings(lines: Sequence[_Line]) -> bool:
    return any(line.what in ("title", "heading") for line in lines)


def _marked(source: str, lines: Sequence[_Line]) -> list[Block]:
    """Blocks as the styles say; below a title in the style of one, headings are a level lower."""
    below = any(line.what == "title" for line in lines)
    blocks: list[Block] = []
    for line in lines:
        kind, level = _KINDS.get(line.what, "paragraph"), _level(line, source)
        if line.what == "heading":
            level = min(level + below, 6)
        blocks += [Block(kind, span, level) for span in _parts(source, line)]
    return blocks


def _inferred(source: str, lines: Sequence[_Line]) -> list[Block]:
    """Blocks of a text in which no style says what is a heading: the shape of the lines does."""
    parts = [(line, span) for line in lines for span in _parts(source, line)]
    levels = headings(
        [span.of(source).replace(BREAK, " ") for _, span in parts],
        [line.what == "paragraph" for line, _ in parts],
    )
    return [
        Block("title" if level == 1 else "heading", span, level)
        if level
        else Block(_KINDS.get(line.what, "paragraph"), span, _level(line, source))
        for (line, span), level in zip(parts, levels, strict=True)
    ]


def _level(line: _Line, source: str) -> int:
    if line.what == "list_item":
        start = source.rfind("\n", 0, line.span.start) + 1
        return (line.span.start - start) // len(INDENT) + 1
    if line.what == "heading":
        return len(line.mark)
    return int(line.what in ("title", "quote"))


def _parts(source: str, line: _Line) -> list[Span]:
    """The blocks of one paragraph: two breaks in a row part it."""
    if BREAK * 2 not in line.body.of(source):
        return [line.span]
    found = [
        Span(match.start() + len(text) - len(text.lstrip()), match.start() + len(text.rstrip()))
        for match in _PARTS().finditer(source, *line.body)
        if (text := match.group()).strip()
    ]
    return [Span(line.span.start, found[0].end), *found[1:]]


def _prose(source: str, lines: Sequence[_Line]) -> str:
    parts: list[str] = []
    at = 0
    for line in lines:
        if line.body.start > line.span.start:
            mark = Span(line.span.start, line.body.start)
            parts += [source[at : mark.start], blanked(mark.of(source))]
            at = mark.end
    prose = "".join([*parts, source[at:]])
    if not _INLINE().search(prose):
        return prose
    return _without_marks(prose)


def _without_marks(text: str) -> str:
    """`text` with its inline marks as the prose has them: links run on, objects stand in."""
    chars = list(text)

    def put(start: int, end: int, made: str) -> None:
        chars[start:end] = made

    for match in _INLINE().finditer(text):
        start, end = match.span()
        mark = match.group()
        if mark in (BREAK,) or mark.startswith(HIDDEN):
            put(start, end, " " * len(mark))
        elif mark == "[":
            put(start, end, JOINER)
            put(*match.span("target"), joined(match["target"]))
        else:
            put(start, end, as_object(mark))
    return "".join(chars)
