"""Plain text -> blocks and prose, by the shape of its lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise, zip_longest

from editlint.model.document import Block, BlockKind
from editlint.model.places import LineIndex, Span
from editlint.model.values import NamedTuple
from editlint.parse.prose import blanked
from editlint.parse.shape import continues, ends_sentence, fill_width, headings

_MARK = re.compile(
    r"(?P<rule>[ \t]*(?:[-*_=~•]{3,}|(?:[-*_•][ \t]+){2,}[-*_•])[ \t]*\Z)"
    r"|(?P<quote>[ \t]*(?:>[ \t]?)+)(?P<quoted>.*)"
    r"|(?P<item>[ \t]*(?:[-*+•▪‣◦·●]|\(?\d{1,3}[.)])[ \t]+)(?=\S)"
    r"|(?P<hash>(?:#{1,6}|={1,6})[ \t]+)(?=\S)",
    re.DOTALL,
)

_KINDS: dict[str, BlockKind] = {
    "": "paragraph",
    "rule": "thematic_break",
    "quote": "quote",
    "item": "list_item",
    "hash": "heading",
}


class _Line(NamedTuple):
    """One line: `text`, without blanks around it, starts at `text_start`, behind the mark at
    `start`; `whole` has the indentation too.
    """

    start: int
    text_start: int
    end: int
    text: str
    mark: str  # "", rule, quote, item, hash
    level: int
    whole: str

    @property
    def indent(self) -> int:
        return len(self.whole) - (self.end - self.start)


class _Group(NamedTuple):
    """Lines that make one block."""

    lines: list[_Line]

    @property
    def text(self) -> str:
        return " ".join(line.text for line in self.lines)


def read_plain(source: str) -> tuple[list[Block], str]:
    """The blocks and the prose of a plain text."""
    groups = list(_groups(list(_lines(source))))
    levels = headings(
        [group.text for group in groups],
        [_may_head(groups, number) for number in range(len(groups))],
    )
    blocks = [_block(group, level) for group, level in zip(groups, levels, strict=True)]
    return blocks, _prose(source, groups)


def _lines(source: str) -> Iterator[_Line | None]:
    """The lines; None where one is empty."""
    starts = LineIndex(source).starts
    for start, stop in zip_longest(starts, starts[1:], fillvalue=len(source)):
        whole = source[start:stop].rstrip()
        if not whole:
            yield None
            continue
        end = start + len(whole)
        match = _MARK.match(source, start, end)
        if not match:
            text = whole.lstrip()
            start = end - len(text)
            yield _Line(start, start, end, text, "", 0, whole)
            continue
        mark = str(match.lastgroup if match.lastgroup != "quoted" else "quote")
        begin = end if mark == "rule" else match.end(mark)
        prefix = source[start:begin]
        start += len(prefix) - len(prefix.lstrip())
        level = prefix.count(">") or prefix.count("#") + prefix.count("=") or 1
        yield _Line(start, begin, end, source[begin:end].strip(), mark, level, whole)


def _groups(lines: list[_Line | None]) -> Iterator[_Group]:
    pairs = [
        (line.whole, below.text)
        for line, below in pairwise(lines)
        if line and below and below.mark in ("", "quote") and line.mark != "rule"
    ]
    width = fill_width(pairs)
    group: list[_Line] = []
    for line in lines:
        if group and not (line and _belongs(group[-1], group[0], line, width)):
            yield _Group(group)
            group = []
        if line:
            group.append(line)
    if group:
        yield _Group(group)


def _belongs(last: _Line, first: _Line, line: _Line, width: int) -> bool:
    if line.mark == "quote" or first.mark == "quote":
        same = (
            line.mark == first.mark and line.level == first.level and bool(line.text and last.text)
        )
        return same and continues(last.whole, line.text, width)
    if line.mark or first.mark in ("rule", "hash"):
        return False
    if not continues(last.whole, line.text, width):
        return False
    return bool(first.mark) or line.indent <= last.indent or not ends_sentence(last.text)


def _may_head(groups: list[_Group], number: int) -> bool:
    """Whether a group may be a heading: unmarked, or numbered and no item of a list."""
    mark = groups[number].lines[0].mark
    if mark != "item":
        return not mark
    numbered = groups[number].lines[0].text_start - groups[number].lines[0].start > 2
    return numbered and not any(
        0 <= beside < len(groups) and groups[beside].lines[0].mark == "item"
        for beside in (number - 1, number + 1)
    )


def _block(group: _Group, level: int) -> Block:
    first = group.lines[0]
    span = Span(first.start, group.lines[-1].end)
    if level:
        return Block("title" if level == 1 else "heading", span, level)
    return Block(_KINDS[first.mark], span, first.level)


def _prose(source: str, groups: list[_Group]) -> str:
    parts: list[str] = []
    at = 0
    for group in groups:
        for line in group.lines:
            if line.text_start > line.start:
                parts += [source[at : line.start], blanked(source[line.start : line.text_start])]
                at = line.text_start
    return "".join([*parts, source[at:]])
