"""One copy of a repeated passage as it stands in its document."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence, Set
from dataclasses import dataclass

from editlint.document import NOT_PROSE, Block, Document
from editlint.match.edges import Outline, Stretch
from editlint.match.grading import BODY_BLOCKS
from editlint.match.keeper import Standing
from editlint.text import Span

# What a copy carries beside its words.
CARRIED = re.compile(r"\]\(|\]\[|\[\^|\b(?:href|src)=|https?://")
_FULL_STOP = re.compile(r"[.!?…:;,][\"'”’»)\]*_]*\s*$")
TITLE_WORDS = 25  # a title has at most so many
STANDS_APART = frozenset({"quote", "caption"})


@dataclass(frozen=True, slots=True)
class Copy:
    """A stretch of words with its source, and the numbers of its blocks in `doc.blocks`. `whole`: it begins and ends with a block."""

    words: Stretch
    span: Span
    blocks: range
    sentences: int
    whole: bool


def copy_of(doc: Document, outline: Outline, place: Stretch) -> Copy:
    """The copy at `place`; its span runs from the markup of the first block, where it starts there, to the end of the last sentence."""
    words = doc.words
    starts = [block.span.start for block in doc.blocks]
    first = bisect_right(starts, words.starts[place.first]) - 1
    last = bisect_right(starts, words.starts[place.stop - 1]) - 1
    opens = outline.starts.get(place.first, False)
    closes = outline.stops.get(place.stop, False)
    start = doc.blocks[first].span.start if opens else _sentence_at(doc, words.starts[place.first], at_start=True)
    end = doc.blocks[last].span.end if closes else _sentence_at(doc, words.ends[place.stop - 1], at_start=False)
    return Copy(place, Span(start, end), range(first, last + 1), outline.sentences_of(place), opens and closes)


def _sentence_at(doc: Document, offset: int, *, at_start: bool) -> int:
    """The start of the sentence whose first word starts at `offset`, or the end of the one whose last word ends there; else `offset`."""
    words = doc.words
    if at_start:
        k = bisect_right(doc.sentences, offset, key=lambda s: s.start) - 1
        if k >= 0 and not len(words.within(Span(doc.sentences[k].start, offset))):
            return doc.sentences[k].start
    else:
        k = bisect_left(doc.sentences, offset, key=lambda s: s.end)
        if k < len(doc.sentences) and doc.sentences[k].start < offset and not len(words.within(Span(offset, doc.sentences[k].end))):
            return doc.sentences[k].end
    return offset


def standing(doc: Document, copies: Sequence[Copy], number: int) -> Standing:
    """What speaks for keeping copy `number`."""
    copy = copies[number]
    blocks = [doc.blocks[k] for k in copy.blocks]
    return Standing(
        under_title=number > 0 and title_between(doc, copies[number - 1], copy) is not None,
        headings=sum(b.kind in ("title", "heading") for b in blocks),
        set_apart=blocks[0].kind in STANDS_APART,
        words=copy.words.size,
        carried=len(CARRIED.findall(copy.span.of(doc.source))),
    )


def title_between(doc: Document, earlier: Copy, later: Copy) -> Span | None:
    """The title that stands above the later copy, where the earlier one stands at the very top and lacks it."""
    if not (earlier.whole and later.whole) or any(_has_words(doc, k) for k in range(earlier.blocks.start)):
        return None
    between = [k for k in range(earlier.blocks.stop, later.blocks.start) if _has_words(doc, k)]
    if not 1 <= len(between) <= 2 or not all(_like_title(doc, k) for k in between):
        return None
    first = doc.blocks[between[0]]
    if len(earlier.blocks) < BODY_BLOCKS and not (first.kind == "title" or (first.kind == "heading" and first.level == 1)):
        return None
    return Span(first.span.start, doc.blocks[between[-1]].span.end)


def _has_words(doc: Document, number: int) -> bool:
    return bool(doc.block_words[number]) and doc.blocks[number].kind not in NOT_PROSE


def _like_title(doc: Document, number: int) -> bool:
    block = doc.blocks[number]
    if block.kind in ("title", "heading"):
        return True
    short = len(doc.block_words[number]) <= TITLE_WORDS
    return block.kind == "paragraph" and short and not _FULL_STOP.search(block.span.of(doc.prose))


def is_expected(doc: Document, copies: Sequence[Copy]) -> bool:
    """Whether writers repeat such a thing on purpose."""
    if any(len(c.blocks) >= BODY_BLOCKS for c in copies):
        return False
    kinds = [{doc.blocks[k].kind for k in c.blocks} for c in copies]
    return any(_aside(k) for k in kinds) or all(_is_question(doc, c) for c in copies) or _headings_against_others(kinds)


def _aside(kinds: Set[str]) -> bool:
    return kinds <= {"quote", "caption", "table_cell", "title", "heading"}


def _headings_against_others(kinds: Sequence[Set[str]]) -> bool:
    return any("heading" in k for k in kinds) and any("heading" not in k for k in kinds)


def _is_question(doc: Document, copy: Copy) -> bool:
    return copy.span.of(doc.prose).rstrip(" *_\"'”’").endswith("?")


def blocks_of(doc: Document, copy: Copy) -> list[Block]:
    """The blocks of a copy."""
    return [doc.blocks[k] for k in copy.blocks]
