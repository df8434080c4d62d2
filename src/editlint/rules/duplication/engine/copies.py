"""One copy of a repeated passage as it stands in its document."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

from editlint.model.document import NOT_PROSE, Document
from editlint.model.places import JOINER, Span, lazy
from editlint.model.values import dataclass, replace
from editlint.rules.duplication.engine.boundaries import Boundary, Stretch, Structure
from editlint.rules.duplication.engine.choose_copy import CopyRank
from editlint.rules.duplication.engine.severity import BODY_BLOCKS

# What a copy carries beside its words.
CARRIED = lazy(r"\]\(|\]\[|\[\^|\b(?:href|src)=|https?://")
_FULL_STOP = lazy(r"[.!?…:;,][\"'”’»)\]*_]*\s*$")
_STOPPED = lazy(r"[^\w\s]*[.!?][^\w\s]*\s")
TITLE_WORDS = 25  # a title has at most so many
STANDS_APART = frozenset({"quote", "caption"})
# Filler that stands for a text still to be written: it is repeated as it is needed.
FILLER_TEXT = """
    lorem ipsum dolor sit amet consectetur adipiscing adipisicing elit sed do eiusmod tempor incididunt ut labore et dolore magna aliqua
    enim minim veniam quis nostrud exercitation ullamco laboris nisi aliquip ex ea commodo consequat duis aute irure in reprehenderit
    voluptate velit esse cillum eu fugiat nulla pariatur excepteur sint occaecat cupidatat non proident sunt culpa qui officia deserunt
    mollit anim id est laborum vel nec eget libero maecenas mauris dignissim pellentesque lectus eros posuere euismod tellus vitae
"""
FILLER = frozenset(FILLER_TEXT.split())
PULLED = frozenset('"“„«*_<')
FILLER_SHARE = 0.5
FILLER_WORDS = 200  # a longer stretch is a body pasted twice, whatever it says
ASIDES = frozenset({"quote", "caption", "table_cell", "title", "heading"})


@dataclass(frozen=True, slots=True)
class Copy:
    """A stretch of words with its source, and the numbers of its blocks in `doc.blocks`.

    `border` is the weaker of those that its ends lie on.
    """

    words: Stretch
    span: Span
    blocks: range
    sentences: int
    border: Boundary

    @property
    def whole(self) -> bool:
        """Whether it begins and ends with a block."""
        return self.border == Boundary.BLOCK


def copy_of(doc: Document, structure: Structure, place: Stretch) -> Copy:
    """The copy at `place`; its span seeds from the markup of the first block, where it starts there,
    to the end of the last sentence.
    """
    words = doc.words
    starts = [block.span.start for block in doc.blocks]
    first = bisect_right(starts, words.starts[place.first]) - 1
    last = bisect_right(starts, words.starts[place.stop - 1]) - 1
    opens = structure.starts.get(place.first) == 0
    closes = structure.stops.get(place.stop) == 0
    start = doc.blocks[first].span.start if opens else _start(doc, place.first)
    end = doc.blocks[last].span.end if closes else _end(doc, place.stop)
    return Copy(
        place,
        Span(start, end),
        range(first, last + 1),
        structure.sentences_of(place),
        _border(doc, structure, place),
    )


def _border(doc: Document, structure: Structure, place: Stretch) -> Boundary:
    """The weaker of the borders at both ends; a full stop makes one that the splitting of sentences
    may have passed over.
    """
    border = structure.border(place)
    if border <= Boundary.SENTENCE:
        return border
    before, after = _gap(doc, place.first), _gap(doc, place.stop)
    opens = structure.starts.get(
        place.first, Boundary.WORD
    ) <= Boundary.SENTENCE or _STOPPED().match(before)
    closes = structure.stops.get(
        place.stop, Boundary.WORD
    ) <= Boundary.SENTENCE or _STOPPED().match(after)
    return Boundary.SENTENCE if opens and closes else border


def _gap(doc: Document, word: int) -> str:
    """What stands between the word before `word` and `word`."""
    words = doc.words
    return doc.prose[
        words.ends[word - 1] if word else 0 : (
            words.starts[word] if word < len(words) else len(doc.prose)
        )
    ]


def touching(copies: Sequence[Copy]) -> bool:
    """Whether each copy follows the one before without a word between."""
    return all(a.words.stop == b.words.first for a, b in pairwise(copies))


def with_pictures(doc: Document, copies: tuple[Copy, ...]) -> tuple[Copy, ...]:
    """The copies with the blocks without words (pictures, rules, code) that follow or precede all
    of them alike.
    """
    if not all(c.whole for c in copies):
        return copies
    while _alike(doc, [c.blocks.stop for c in copies]) and not _runs_into(copies):
        copies = tuple(_widened(doc, c, range(c.blocks.start, c.blocks.stop + 1)) for c in copies)
    while _alike(doc, [c.blocks.start - 1 for c in copies]) and not _runs_into(copies):
        copies = tuple(_widened(doc, c, range(c.blocks.start - 1, c.blocks.stop)) for c in copies)
    return copies


def _alike(doc: Document, numbers: Sequence[int]) -> bool:
    """Whether the blocks of these numbers have no words and the same source."""
    if not all(0 <= n < len(doc.blocks) and not doc.block_words[n] for n in numbers):
        return False
    return len({doc.blocks[n].span.of(doc.source).strip() for n in numbers}) == 1


def _runs_into(copies: Sequence[Copy]) -> bool:
    """Whether one copy already touches the next, so that a block between them can belong to one
    alone.
    """
    return any(b.blocks.start <= a.blocks.stop for a, b in pairwise(copies))


def _widened(doc: Document, copy: Copy, blocks: range) -> Copy:
    start = min(copy.span.start, doc.blocks[blocks.start].span.start)
    end = max(copy.span.end, doc.blocks[blocks.stop - 1].span.end)
    return replace(copy, span=Span(start, end), blocks=blocks)


def _start(doc: Document, word: int) -> int:
    """Where the source of a word starts, with the quotation marks and markup that touch it or stand
    before it on its line.
    """
    at = doc.words.starts[word]
    limit = doc.words.ends[word - 1] if word else 0
    line = doc.lines.text_span(doc.lines.line_at(at)).start
    if line >= limit:
        return line + len(doc.source[line:at]) - len(doc.source[line:at].lstrip())
    while at > limit and not doc.source[at - 1].isspace():
        at -= 1
    return at


def _end(doc: Document, stop: int) -> int:
    """Where the source of the last word before `stop` ends, with the punctuation, markup and link
    target that belong to it.
    """
    at = doc.words.ends[stop - 1]
    limit = doc.words.starts[stop] if stop < len(doc.words) else len(doc.source)
    line = doc.lines.text_span(doc.lines.line_at(at - 1)).end
    if line <= limit:
        return at + len(doc.source[at:line].rstrip())
    while at < limit and (doc.prose[at] == JOINER or not doc.source[at].isspace()):
        at += 1
    return at


def rank_of(doc: Document, copies: Sequence[Copy], number: int) -> CopyRank:
    """What speaks for keeping copy `number`."""
    copy = copies[number]
    blocks = [doc.blocks[k] for k in copy.blocks]
    return CopyRank(
        under_title=number > 0 and title_between(doc, copies[number - 1], copy) is not None,
        headings=sum(b.kind in ("title", "heading") for b in blocks),
        set_apart=blocks[0].kind in STANDS_APART,
        words=copy.words.size,
        links_and_notes=len(CARRIED().findall(copy.span.of(doc.source))),
    )


def title_between(doc: Document, earlier: Copy, later: Copy) -> Span | None:
    """The title that stands above the later copy, where the earlier one stands at the very top and
    lacks it.
    """
    if not (earlier.whole and later.whole) or any(
        _has_words(doc, k) for k in range(earlier.blocks.start)
    ):
        return None
    between = [k for k in range(earlier.blocks.stop, later.blocks.start) if _has_words(doc, k)]
    if not 1 <= len(between) <= 2 or not all(_like_title(doc, k) for k in between):
        return None
    first = doc.blocks[between[0]]
    if not (
        first.kind == "title" or (first.kind == "heading" and first.level == 1)
    ) and not _is_all(doc, earlier, later):
        return None
    return Span(first.span.start, doc.blocks[between[-1]].span.end)


def _is_all(doc: Document, earlier: Copy, later: Copy) -> bool:
    """Whether a body and its copy are the document, but for a line or two at the end."""
    after = [k for k in range(later.blocks.stop, len(doc.blocks)) if _has_words(doc, k)]
    return (
        len(earlier.blocks) >= BODY_BLOCKS
        and sum(len(doc.block_words[k]) for k in after) <= TITLE_WORDS
    )


def _has_words(doc: Document, number: int) -> bool:
    return bool(doc.block_words[number]) and doc.blocks[number].kind not in NOT_PROSE


def _like_title(doc: Document, number: int) -> bool:
    block = doc.blocks[number]
    if block.kind in ("title", "heading"):
        return True
    short = len(doc.block_words[number]) <= TITLE_WORDS
    return block.kind == "paragraph" and short and not _FULL_STOP().search(block.span.of(doc.prose))


def is_expected(doc: Document, copies: Sequence[Copy]) -> bool:
    """Whether writers repeat such a thing on purpose: a pull quote, a caption, a line of a contents
    list, a question put again.
    """
    if _is_filler(doc, copies[0]):
        return True
    if any(len(c.blocks) >= BODY_BLOCKS for c in copies):
        return False
    if any(c.whole and _stands_out(doc, c) for c in copies) and not all(c.whole for c in copies):
        return True
    kinds = [{doc.blocks[k].kind for k in c.blocks} for c in copies]
    return any(k <= ASIDES for k in kinds) or all(_is_question(doc, c) for c in copies)


def _stands_out(doc: Document, copy: Copy) -> bool:
    """Whether a copy is set as a pull quote is: in quotation marks, in bold or italics, or in a tag
    of its own.
    """
    text = copy.span.of(doc.source).lstrip("> ")
    before = doc.source[max(0, copy.span.start - 80) : copy.span.start].rstrip()
    return text[:1] in PULLED or before.endswith(">")


def _is_filler(doc: Document, copy: Copy) -> bool:
    keys = doc.words.keys[copy.words.first : copy.words.stop]
    return len(keys) <= FILLER_WORDS and sum(key in FILLER for key in keys) >= FILLER_SHARE * len(
        keys
    )


def _is_question(doc: Document, copy: Copy) -> bool:
    return (
        copy.sentences <= 1
        and copy.words.size <= TITLE_WORDS
        and copy.span.of(doc.prose).rstrip(" *_\"'”’").endswith("?")
    )
