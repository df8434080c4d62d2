"""The lines of an article as a reader sees them, whatever the format it was written in.

A leftover is a line, and its neighbours tell what it is. So what an editor wrapped at 72 columns is
joined again, and what merely stands below it stays a line of its own:

    The bridge will open in May, but     \\  one line: the sentence goes on in small letters
    cars have to wait until the autumn.  /
    Latest Post                             a line by itself
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator, Sequence
from itertools import pairwise

from editlint.model.document import NOT_PROSE, Block, BlockKind, Document
from editlint.model.places import JOINER, NUMBERS, Pairs, Span
from editlint.model.values import NamedTuple, dataclass
from editlint.rules.boilerplate.engine.shape import Shape, shape_of

WIDEST_WRAP = 120  # no editor wraps at more columns; a longer line was not broken by a program
LONG_LINE = 40  # nobody wraps at fewer columns
SECTION_WORDS = 3  # what stands under a heading has at least so many words: buttons have fewer
_HEADINGS = frozenset({"heading", "title"})
_SOURCE_LINE = re.compile(r"[^\r\n]+")
_STOPS = frozenset(".!?:…»”\"')]")
_OPENERS = f"{JOINER}([*_\"'“‘«"


class Line(NamedTuple):
    """One line as a reader sees it; hard-wrapped lines are joined.

    `text` is its prose without the blanks around it, `words` its normalised words, `span` the whole
    of it with its markup. `block` is the number of the block that it is or is part of, `kind` is
    that block's. `held` says that the format itself speaks for the line: a heading with text below,
    a row of a table.
    """

    text: str
    words: tuple[str, ...]
    span: Span
    block: int = 0
    kind: BlockKind = "paragraph"
    held: bool = False


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines of a document as columns of numbers; a `Line` is made when it is asked for, since
    few are and a table has more of them than letters would fill.

    `within` are the numbers of each line's words; `shapes` has one object for equals.
    """

    prose: str
    blocks: Sequence[Block]
    keys: Sequence[str]
    spans: Sequence[Span]
    within: Sequence[range]
    numbers: Sequence[int]
    shapes: Sequence[Shape]
    held: Sequence[int]

    def __len__(self) -> int:
        return len(self.spans)

    def __getitem__(self, number: int) -> Line:
        block = self.numbers[number]
        text, words, kind = self.text(number), self.words(number), self.blocks[block].kind
        return Line(text, words, self.spans[number], block, kind, bool(self.held[number]))

    def block(self, number: int) -> Block:
        """The block that line `number` is or is part of."""
        return self.blocks[self.numbers[number]]

    def text(self, number: int) -> str:
        return _bare(self.prose, self.spans[number])

    def words(self, number: int) -> tuple[str, ...]:
        inside = self.within[number]
        return tuple(self.keys[inside.start : inside.stop])


def line_view(doc: Document) -> Lines:
    """Every line with words of `doc`, in order, code and comments apart.

    Use through `doc.view(line_view)`.
    """
    numbers, starts, ends = array(NUMBERS), array(NUMBERS), array(NUMBERS)
    firsts, stops, held = array(NUMBERS), array(NUMBERS), bytearray()
    shapes: list[Shape] = []
    known: dict[Shape, Shape] = {}
    for number, span in _places(doc):
        text, inside = _bare(doc.prose, span), doc.words.within(span)
        if not text:
            continue
        in_table = doc.blocks[number].kind == "table_cell"
        shape = shape_of(text, len(inside), held=in_table)
        shapes.append(known.setdefault(shape, shape))
        numbers.append(number)
        starts.append(span.start)
        ends.append(span.end)
        firsts.append(inside.start)
        stops.append(inside.stop)
        held.append(in_table)
    spans, within = Pairs(Span, starts, ends), Pairs(range, firsts, stops)
    lines = Lines(doc.prose, doc.blocks, doc.words.keys, spans, within, numbers, shapes, held)
    if doc.traits.has_markup:
        for heading in _held_headings(lines):
            held[heading] = True
            if shapes[heading].sentence:
                shapes[heading] = shapes[heading]._replace(sentence=False)
    return lines


def _bare(prose: str, span: Span) -> str:
    """What a reader sees of a stretch of prose, its blanks single."""
    text = prose[span.start : span.end].replace(JOINER, "").strip()
    if text.isprintable() and "  " not in text:
        return text  # most lines have single blanks and no others
    return " ".join(text.split())


def _places(doc: Document) -> Iterator[tuple[int, Span]]:
    """The blocks that hold prose, by number, and where each line of theirs stands."""
    for number, block in enumerate(doc.blocks):
        if block.kind not in NOT_PROSE:
            for span in _spans_of_lines(doc, block):
                yield number, span


def _spans_of_lines(doc: Document, block: Block) -> list[Span]:
    """Where the lines of a block stand.

    In plain text it is one by itself: the reader has joined what was wrapped, and parted the rest.
    """
    if doc.traits.one_line_a_block or block.kind == "table_cell":
        return [block.span]
    text, start = block.span.of(doc.prose), block.span.start
    if "\n" not in text:
        return [block.span]
    pieces = [match.span() for match in _SOURCE_LINE.finditer(text)]
    runs = joined_lines([text[first:end] for first, end in pieces])
    if len(runs) < 2:
        return [block.span]
    return [
        _stripped(doc, Span(start + pieces[run.start][0], start + pieces[run.stop - 1][1]))
        for run in runs
    ]


def _stripped(doc: Document, span: Span) -> Span:
    """`span` without the blanks at its ends."""
    text = span.of(doc.source)
    before, after = len(text) - len(text.lstrip()), len(text) - len(text.rstrip())
    return Span(span.start + before, span.end - after)


def joined_lines(texts: Sequence[str]) -> list[range]:
    """Which of a block's lines belong together, as ranges of their numbers.

    A sentence that goes on in small letters goes on. Where that shows a block to be wrapped, a line
    ends its paragraph only with a stop and with room for the next word; elsewhere every line is one
    by itself.
    """
    bare = [text.strip() for text in texts]
    if not bare:
        return []
    width = max(map(len, bare))
    goes_on = [_goes_on(line, following) for line, following in pairwise(bare)]
    if LONG_LINE <= width <= WIDEST_WRAP and any(goes_on):
        goes_on = [
            same or not _ends_paragraph(line, following, width)
            for same, (line, following) in zip(goes_on, pairwise(bare), strict=True)
        ]
    starts = [0, *(number for number, same in enumerate(goes_on, 1) if not same)]
    return [range(start, stop) for start, stop in pairwise([*starts, len(bare)])]


def _goes_on(line: str, following: str) -> bool:
    """Whether a sentence goes on in the next line."""
    return line[-1:] not in _STOPS and following.lstrip(_OPENERS)[:1].islower()


def _ends_paragraph(line: str, following: str, width: int) -> bool:
    """Whether a line of text wrapped at `width` columns ends its paragraph."""
    if line[-1:] not in _STOPS:
        return False
    next_word = (following.split(None, 1) or [""])[0]
    return len(line) + 1 + len(next_word) <= width


def _held_headings(lines: Lines) -> list[int]:
    """The headings that have text below.

    In a marked-up document such a heading is one whatever it says. The text may be its own or that
    of a section inside it, so they are walked from the last to the first.
    """
    blocks = lines.blocks
    headings = [at for at, block in enumerate(lines.numbers) if blocks[block].kind in _HEADINGS]
    found: list[int] = []
    deepest = 0
    for at, following in reversed([*pairwise([*headings, len(lines)])]):
        level = lines.block(at).level
        below = lines.within[at + 1 : following]
        if deepest > level or any(len(inside) >= SECTION_WORDS for inside in below):
            found.append(at)
            deepest = level
    return found
