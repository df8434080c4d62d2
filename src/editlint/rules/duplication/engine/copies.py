"""One copy of a repeated passage as it stands in its document.

The search compares words; an editor takes out source. A copy has both: its words and the span with
the markup, quotation marks and link targets that belong to them.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from editlint.alignment.boundaries import Boundary, Stretch, Structure
from editlint.edits.links import links_and_notes
from editlint.model.document import NOT_PROSE, Document
from editlint.model.places import JOINER, Span, lazy
from editlint.model.values import dataclass, replace
from editlint.rules.duplication.engine.choose_copy import CopyRank
from editlint.rules.duplication.engine.severity import BODY_BLOCKS

_FULL_STOP = lazy(r"[.!?…:;,。！？：；，、][\"'”’»)」』）\]*_]*\s*$")
_STOPPED = lazy(r"[^\w\s]*(?:[.!?][^\w\s]*\s|[。！？])")
_CLOSES = "。！？」』"  # where no blank follows, the next sentence begins behind it
_OPENED_BY = {"」": "「", "』": "『"}
TITLE_WORDS = 25  # a title has at most so many
HEADINGS = frozenset({"title", "heading"})
STANDS_APART = frozenset({"quote", "caption"})


@dataclass(frozen=True, slots=True)
class Copy:
    """A stretch of words with its source, and the numbers of its blocks in `doc.blocks`.

    `amount` is how many words a reader would count, which are fewer than the engine compares where
    each character is one. `boundary` is the weaker of those that its ends lie on.
    """

    words: Stretch
    amount: int
    span: Span
    blocks: range
    sentences: int
    boundary: Boundary

    @property
    def whole(self) -> bool:
        """Whether it begins and ends with a block."""
        return self.boundary == Boundary.BLOCK


def copy_of(doc: Document, structure: Structure, place: Stretch) -> Copy:
    """The copy at `place`.

    Its span runs from the markup of the first block, where it starts there, to the end of the last
    sentence.
    """
    words = doc.words
    first = doc.block_number_at(words.starts[place.first])
    last = doc.block_number_at(words.starts[place.stop - 1])
    opens = structure.start_at(place.first) == Boundary.BLOCK
    closes = structure.stop_at(place.stop) == Boundary.BLOCK
    start = doc.blocks[first].span.start if opens else _start(doc, place.first)
    end = doc.blocks[last].span.end if closes else _end(doc, start, place.stop)
    return Copy(
        place,
        words.amount(place.first, place.stop),
        Span(start, end),
        range(first, last + 1),
        structure.sentences_of(place),
        _boundary(doc, structure, place),
    )


def _boundary(doc: Document, structure: Structure, place: Stretch) -> Boundary:
    """The weaker of the boundaries at both ends.

    A full stop makes one that the splitting of sentences may have passed over.
    """
    boundary = structure.boundary(place)
    if boundary <= Boundary.SENTENCE:
        return boundary
    ends = (
        (structure.start_at(place.first), place.first),
        (structure.stop_at(place.stop), place.stop),
    )
    for kind, word in ends:
        if kind > Boundary.SENTENCE and not _STOPPED().match(_gap(doc, word)):
            return boundary
    return Boundary.SENTENCE


def _gap(doc: Document, word: int) -> str:
    """What stands between the word before `word` and `word`."""
    words = doc.words
    start = words.ends[word - 1] if word else 0
    end = words.starts[word] if word < len(words) else len(doc.prose)
    return doc.prose[start:end]


def touching(copies: Sequence[Copy]) -> bool:
    """Whether each copy follows the one before without a word between."""
    return all(one.words.stop == other.words.first for one, other in pairwise(copies))


def with_pictures(doc: Document, copies: tuple[Copy, ...]) -> tuple[Copy, ...]:
    """The copies with the blocks without words that follow or precede all of them alike.

    These are pictures, rules and code.
    """
    if not all(copy.whole for copy in copies):
        return copies
    while _alike(doc, [copy.blocks.stop for copy in copies]) and not _run_into(copies):
        copies = tuple(
            _widened(doc, copy, range(copy.blocks.start, copy.blocks.stop + 1)) for copy in copies
        )
    while _alike(doc, [copy.blocks.start - 1 for copy in copies]) and not _run_into(copies):
        copies = tuple(
            _widened(doc, copy, range(copy.blocks.start - 1, copy.blocks.stop)) for copy in copies
        )
    return copies


def _alike(doc: Document, numbers: Sequence[int]) -> bool:
    """Whether the blocks of these numbers have no words and the same source."""
    for number in numbers:
        if not 0 <= number < len(doc.blocks) or doc.block_words[number]:
            return False
    return len({doc.blocks[number].span.of(doc.source).strip() for number in numbers}) == 1


def _run_into(copies: Sequence[Copy]) -> bool:
    """Whether one copy touches the next, so that a block between them can belong to one alone."""
    return any(other.blocks.start <= one.blocks.stop for one, other in pairwise(copies))


def _widened(doc: Document, copy: Copy, blocks: range) -> Copy:
    start = min(copy.span.start, doc.blocks[blocks.start].span.start)
    end = max(copy.span.end, doc.blocks[blocks.stop - 1].span.end)
    return replace(copy, span=Span(start, end), blocks=blocks)


def _start(doc: Document, word: int) -> int:
    """Where the source of a word starts.

    With it go the quotation marks and markup that touch it or stand before it on its line.
    """
    at = doc.words.starts[word]
    limit = doc.words.ends[word - 1] if word else 0
    line = doc.lines.text_span(doc.lines.line_at(at)).start
    if line >= limit:
        return line + len(doc.source[line:at]) - len(doc.source[line:at].lstrip())
    while at > limit and not doc.source[at - 1].isspace() and doc.source[at - 1] not in _CLOSES:
        at -= 1
    return at


def _end(doc: Document, start: int, stop: int) -> int:
    """Where the source of the last word before `stop` ends.

    With it go the punctuation, markup and link target that belong to it.
    """
    at = doc.words.ends[stop - 1]
    limit = doc.words.starts[stop] if stop < len(doc.words) else len(doc.source)
    line = doc.lines.text_span(doc.lines.line_at(at - 1)).end
    if line <= limit:
        return at + len(doc.source[at:line].rstrip())
    while at < limit and (doc.prose[at] == JOINER or not doc.source[at].isspace()):
        opener = _OPENED_BY.get(doc.source[at])
        if opener and opener not in doc.source[start:at]:
            break  # it closes what stands around the copy: 「...。...。」
        at += 1
    return at


def rank_of(doc: Document, copies: Sequence[Copy], number: int) -> CopyRank:
    """What speaks for keeping copy `number`."""
    copy = copies[number]
    blocks = [doc.blocks[block] for block in copy.blocks]
    source = copy.span.of(doc.source)
    return CopyRank(
        under_title=number > 0 and title_between(doc, copies[number - 1], copy) is not None,
        headings=sum(block.kind in HEADINGS for block in blocks),
        set_apart=blocks[0].kind in STANDS_APART,
        words=copy.amount,
        links_and_notes=len(links_and_notes(source)) + source.count("]["),  # [text][name]
    )


def title_between(doc: Document, earlier: Copy, later: Copy) -> Span | None:
    """The title above the later copy, where the earlier one stands at the very top without it."""
    if not (earlier.whole and later.whole):
        return None
    if any(_has_words(doc, number) for number in range(earlier.blocks.start)):
        return None
    between = _with_words(doc, range(earlier.blocks.stop, later.blocks.start))
    if not 1 <= len(between) <= 2 or not all(_like_title(doc, number) for number in between):
        return None
    first, last = doc.blocks[between[0]], doc.blocks[between[-1]]
    named = first.kind == "title" or (first.kind == "heading" and first.level == 1)
    if not named and not _are_all(doc, earlier, later):
        return None
    return Span(first.span.start, last.span.end)


def _are_all(doc: Document, earlier: Copy, later: Copy) -> bool:
    """Whether a body and its copy are the document, but for a line or two at the end."""
    after = _with_words(doc, range(later.blocks.stop, len(doc.blocks)))
    words = sum(len(doc.block_words[number]) for number in after)
    return len(earlier.blocks) >= BODY_BLOCKS and words <= TITLE_WORDS


def _with_words(doc: Document, numbers: range) -> list[int]:
    """The numbers of those blocks that a reader reads."""
    return [number for number in numbers if _has_words(doc, number)]


def _has_words(doc: Document, number: int) -> bool:
    return bool(doc.block_words[number]) and doc.blocks[number].kind not in NOT_PROSE


def _like_title(doc: Document, number: int) -> bool:
    block = doc.blocks[number]
    if block.kind in HEADINGS:
        return True
    short = len(doc.block_words[number]) <= TITLE_WORDS
    return block.kind == "paragraph" and short and not _FULL_STOP().search(block.span.of(doc.prose))
