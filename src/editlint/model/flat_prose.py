"""Prose as a pattern wants to read it: without the traces of markup, on one line a block, with the
way back to the source.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from editlint.model.document import NOT_PROSE, Block, Document
from editlint.model.places import JOINER, NUMBERS, Pairs, Span, lazy
from editlint.model.values import NamedTuple, dataclass

# Blanks with a line end or with the trace of markup among them. The look-behind lets a run of
# blanks be tried at its start alone.
_BREAK = lazy(r"((?<![ \t])[ \t]*[\n\r\u2060][\s\u2060]*)")
_TRACE = lazy(f"({JOINER}+)")  # all of it there is in a block of one line, and faster to find
_BLANK_BELOW = lazy(r"\n\s")
_ENTITY = lazy(r"&#?\w{1,40};")


@dataclass(frozen=True, slots=True)
class FlatProse:
    """The prose of all blocks, one line each, joined by line ends.

    Traces of markup are gone ("se**cur**ity" is "security") and a line end inside a block is one
    blank; other blanks stay as they were. `folded` is the same in lower case, of the same length.
    `units[i]` is where `blocks[i]` stands in `text`.
    """

    text: str
    folded: str
    blocks: tuple[Block, ...]
    units: Pairs[Span]
    _starts: array[int]
    _sources: array[int]

    def place_of(self, offset: int) -> int:
        """The place in the prose, and so in the source, of `text[offset]`."""
        piece = max(bisect_right(self._starts, offset) - 1, 0)
        return self._sources[piece] + offset - self._starts[piece] if self._starts else 0

    def unit_at(self, offset: int) -> int:
        """The number of the unit that holds `offset` of `text`."""
        return bisect_right(self.units.firsts, offset) - 1

    def flat_span(self, span: Span) -> Span:
        """The part of `text` that comes from `span` of the source."""
        return Span(self._flat(span.start), self._flat(span.end))

    def _flat(self, offset: int) -> int:
        piece = max(bisect_right(self._sources, offset) - 1, 0)
        end = self._starts[piece + 1] if piece + 1 < len(self._starts) else len(self.text)
        return min(self._starts[piece] + offset - self._sources[piece], end)


def flat_prose(doc: Document) -> FlatProse:
    """All prose of `doc` as `FlatProse`; ask for it by `doc.view(flat_prose)`."""
    parts: list[str] = []
    blocks: list[Block] = []
    begins, ends, starts, sources = (array(NUMBERS) for _ in range(4))
    length = 0
    for block in doc.blocks:
        if block.kind in NOT_PROSE:
            continue
        begin = length
        for text, source in _pieces(doc.prose, block.span):
            parts.append(text)
            starts.append(length)
            sources.append(source)
            length += len(text)
        if length > begin:
            blocks.append(block)
            begins.append(begin)
            ends.append(length)
            parts.append("\n")
            length += 1
    joined = "".join(parts)
    units = Pairs(Span, begins, ends)
    return FlatProse(joined, fold(joined), tuple(blocks), units, starts, sources)


def source_span(doc: Document, start: int, end: int) -> Span:
    """The place in the source of `text[start:end]` of the flat prose of `doc`; an empty one is
    empty there too.

    An entity that ends it is taken whole (its character stands in the prose first, then joiners),
    and so is an escape that starts it.
    """
    flat = doc.view(flat_prose)
    first = flat.place_of(start)
    if end <= start:
        return Span(first, first)
    last = flat.place_of(end - 1) + 1
    if doc.source[last - 1] == "&" and doc.prose[last : last + 1] == JOINER:
        match = _ENTITY().match(doc.source, last - 1)
        last = match.end() if match else last
    if first and doc.source[first - 1] == "\\" and doc.prose[first - 1] == JOINER:
        first -= 1
    return Span(first, last)


def fold(text: str) -> str:
    """`text` in lower case, of the same length."""
    lower = text.lower()
    return (
        lower
        if len(lower) == len(text)
        else "".join(low if len(low := char.lower()) == 1 else char for char in text)
    )


class ProseWords(NamedTuple):
    """The words of a prose for quick questions: `single` has each, `line` all in their order with a
    blank around each. Of a word with an apostrophe they have the parts.
    """

    single: frozenset[str]
    line: str

    def follow(self, first: str, second: str) -> bool:
        """Whether the two words stand one after the other anywhere."""
        known = first in self.single and second in self.single
        return known and f" {first} {second} " in self.line


def prose_words(doc: Document) -> ProseWords:
    """The words of `doc`; ask for them by `doc.view(prose_words)`."""
    line = f" {' '.join(doc.words.keys)} "
    single = set(doc.words.keys)
    if "'" in line:
        line = line.replace("'", " ")
        single.update(part for word in tuple(single) if "'" in word for part in word.split("'"))
    return ProseWords(frozenset(single), line)


def units_with(doc: Document, first: str, second: str) -> set[int]:
    """The units of the flat prose in which two words that follow each other, as in `prose_words`,
    start.
    """
    ends, heads = doc.view(_sides)
    starts = doc.view(_unit_starts)
    found: set[int] = set()
    at = 0
    try:
        while True:
            at = ends.index(first, at) + 1
            if at < len(heads) and heads[at] == second:
                found.add(bisect_right(starts, doc.words.starts[at - 1]) - 1)
    except ValueError:
        return found


def _sides(doc: Document) -> tuple[Sequence[str], Sequence[str]]:
    """Each word from its last apostrophe on, and up to its first."""
    keys = doc.words.keys
    if not any("'" in key for key in keys):
        return keys, keys
    return (
        [key.rpartition("'")[2] if "'" in key else key for key in keys],
        [key.partition("'")[0] if "'" in key else key for key in keys],
    )


def _unit_starts(doc: Document) -> list[int]:
    return [block.span.start for block in doc.view(flat_prose).blocks]


def _pieces(prose: str, span: Span) -> Iterator[tuple[str, int]]:
    """The parts of one block that are copied as they are, each with its place in the source."""
    text = span.of(prose)
    body = text.strip(" \t\r\n\u2060")
    if not body:
        return
    at = span.start + text.index(body)
    if JOINER not in body and "\r" not in body and not _has_wide_breaks(body):
        yield body.replace("\n", " "), at
        return
    breaks = _BREAK if "\n" in body or "\r" in body else _TRACE
    for number, part in enumerate(breaks().split(body)):
        said = _blank(part) if number % 2 else part
        if said:
            yield said, at
        at += len(part)


def _has_wide_breaks(body: str) -> bool:
    """Whether a line end has blanks beside it; without any it is one blank where it stands."""
    if "\n" not in body:
        return False
    return " \n" in body or "\t\n" in body or _BLANK_BELOW().search(body) is not None


def _blank(run: str) -> str:
    if "\n" in run or "\r" in run:
        return " "
    return run.replace(JOINER, "")
