"""The words of an article that can be reused: its running text, without the title (one article has
two), tables, code and notes.

    # The pool                     1
                                   2
    It opens at *nine*.            3  it opens at nine
    > Bring a towel.               4  >bring a towel

What is kept of an article is laid out in the lines of its source, so that a place in it can be
named to people without the source.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from editlint.alignment.boundaries import Stretch, Structure
from editlint.model.document import NOT_PROSE, Block, Document
from editlint.model.others import Entry
from editlint.model.places import Span
from editlint.model.roles import Role
from editlint.model.values import NamedTuple
from editlint.reuse.facts import facts_of

RUNNING: frozenset[Role] = frozenset({"body", "heading", "item", "aside", "quotation"})
QUOTED = ">"  # what a line of a quotation begins with


class Running(NamedTuple):
    """The words of the running text: their keys, their numbers in the document, and which stretches
    of them are quotations.
    """

    keys: Sequence[str]
    numbers: Sequence[int]
    quotations: Sequence[Stretch]


class Kept(NamedTuple):
    """The words that are kept of an article, with the line (1-based) of each and the stretches that
    are quotations.
    """

    keys: Sequence[str]
    lines: Sequence[int]
    quotations: Sequence[Stretch]


def _blocks(doc: Document) -> Iterator[tuple[Block, range]]:
    for block, numbers in zip(doc.blocks, doc.block_words, strict=True):
        named = block.kind == "title" or (block.kind == "heading" and block.level == 1)
        if numbers and not named and block.kind not in NOT_PROSE and block.role in RUNNING:
            yield block, numbers


def running(doc: Document) -> Running:
    """The running text of `doc`."""
    keys: list[str] = []
    numbers: list[int] = []
    quotations: list[Stretch] = []
    for block, inside in _blocks(doc):
        if block.role == "quotation":
            quotations.append(Stretch(len(keys), len(keys) + len(inside)))
        keys += doc.words.keys[inside.start : inside.stop]
        numbers += inside
    return Running(keys, numbers, quotations)


def structure_of(doc: Document) -> Structure:
    """The blocks and sentences of the running text."""
    numbers = doc.view(running).numbers
    blocks: list[Stretch] = []
    sentences: list[Stretch] = []
    for block, inside in _blocks(doc):
        blocks.append(_stretch(numbers, inside))
        sentences += (
            _stretch(numbers, words)
            for span in _sentences(doc, block.span)
            if (words := doc.words.within(span))
        )
    return Structure(blocks, sentences)


def _sentences(doc: Document, block: Span) -> Sequence[Span]:
    first = bisect_left(doc.sentences, block.start, key=lambda span: span.start)
    stop = bisect_left(doc.sentences, block.end, key=lambda span: span.start)
    return doc.sentences[first:stop]


def _stretch(numbers: Sequence[int], inside: range) -> Stretch:
    first = bisect_left(numbers, inside.start)
    return Stretch(first, first + len(inside))


def laid_out(doc: Document) -> str:
    """The words of the running text in the lines of the source."""
    lines = [""] * len(doc.lines.starts)
    words = doc.words
    for block, inside in _blocks(doc):
        mark = QUOTED if block.role == "quotation" else ""
        at = inside.start
        for line in doc.lines.lines_of(block.span):
            end = doc.lines.line_span(line).end
            stop = min(bisect_left(words.starts, end, at), inside.stop)
            if stop > at:
                said = " ".join(words.keys[at:stop])
                lines[line] = f"{lines[line]} {said}" if lines[line] else mark + said
                at = stop
    return "\n".join(lines).rstrip("\n")


def kept(laid: str) -> Kept:
    """The words of an article as `laid_out` gave it."""
    keys: list[str] = []
    lines: list[int] = []
    quotations: list[Stretch] = []
    for number, line in enumerate(laid.split("\n"), 1):
        if not line:
            continue
        words = line.removeprefix(QUOTED).split(" ")
        if line.startswith(QUOTED):
            quotations.append(Stretch(len(keys), len(keys) + len(words)))
        keys += words
        lines += [number] * len(words)
    return Kept(keys, lines, quotations)


def entry_of(doc: Document, path: str, meta: Mapping[str, Any] | None = None) -> Entry:
    """What is kept of `doc`, which is called `path`; `meta` in the place of its front matter."""
    return Entry(path, laid_out(doc), facts_of(doc.meta if meta is None else meta, path))
