"""A text that was pasted into Markdown line by line: paragraphs, to CommonMark, whose lines are
blocks to their reader.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from itertools import pairwise

from editlint.model.document import Block
from editlint.model.places import Span
from editlint.parse.shape import (
    HALF_LONG,
    continues,
    ends_sentence,
    explained,
    fill_width,
    headings,
    is_paragraph_line,
)

SHORTFALL = 0.8  # the last line of a wrapped block is found by what it lacks to the width


def split_pasted(blocks: list[Block], prose: str, broken: Collection[int]) -> list[Block]:
    """`blocks` with those of several lines (their numbers are in `broken`) split where their lines
    are blocks of their own.

    Two lines as long as paragraphs have to stand in a block for it to be split at all: a poem, an
    address, a list of names and what was wrapped, by hand or by sentence, stay one. In wrapped text
    a line is the last of its block when it ends with a sentence although the next word had room.
    """
    out: list[Block] = []
    for number, block in enumerate(blocks):
        parts = (
            _parts(block.span, prose)
            if number in broken and block.kind in ("paragraph", "list_item")
            else []
        )
        if len(parts) > 1:
            out.extend(_split(block, parts, prose))
        else:
            out.append(block)
    return out


def _parts(span: Span, prose: str) -> list[Span]:
    lines = [
        Span(span.start + match.start(), span.start + match.end())
        for match in re.finditer(r"[^\s][^\r\n]*", span.of(prose))
    ]
    texts = [line.of(prose).rstrip() for line in lines]
    if not _worth_a_look(texts):
        return []
    pairs = list(pairwise(texts))
    width = fill_width(pairs)
    pasted = sum(map(is_paragraph_line, texts)) > 1
    parts = lines[:1]
    for line, (above, below) in zip(lines[1:], pairs, strict=True):
        same = (
            continues(above, below, width)
            if pasted
            else not (width and _last_of_wrapped(above, below, width))
        )
        if same:
            parts[-1] = Span(parts[-1].start, line.end)
        else:
            parts.append(line)
    return parts


def _worth_a_look(texts: list[str]) -> bool:
    """A quick test: some line but the last ends with a sentence, and it is a paragraph's length or
    well short of the longest.
    """
    if len(texts) < 2:
        return False
    longest = max(map(len, texts))
    return any(
        (len(text) >= HALF_LONG or len(text) < longest * SHORTFALL) and ends_sentence(text)
        for text in texts[:-1]
    )


def _last_of_wrapped(line: str, following: str, width: int) -> bool:
    return (
        len(line) < width * SHORTFALL
        and ends_sentence(line)
        and not explained(line, following, width)
        and following[:1].isupper()
    )


def _split(block: Block, parts: list[Span], prose: str) -> list[Block]:
    texts = [" ".join(part.of(prose).split()) for part in parts]
    levels = headings(
        texts, [block.kind == "paragraph" or number > 0 for number in range(len(parts))]
    )
    out = []
    for number, (part, level) in enumerate(zip(parts, levels, strict=True)):
        span = Span(
            block.span.start if number == 0 else part.start,
            block.span.end if number == len(parts) - 1 else part.end,
        )
        span = (
            Span(span.start, span.start + len(span.of(prose).rstrip()))
            if number < len(parts) - 1
            else span
        )
        if level:
            out.append(Block("title" if level == 1 else "heading", span, level))
        else:
            out.append(
                Block(
                    block.kind if number == 0 else "paragraph",
                    span,
                    block.level if number == 0 else 0,
                )
            )
    return out
