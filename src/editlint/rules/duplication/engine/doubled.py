"""Words and short phrases that stand twice in a row, with nothing but blanks between.

the the         a word, and more than two of it
are not are not     a phrase of two words and up to seven: longer ones are passages
改为改为          the same in a language without blanks
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from operator import is_

from editlint.alignment.seeds import Seed, seeds
from editlint.model.data import Data
from editlint.model.document import Document
from editlint.model.places import JOINER, Span, found_at

LONGEST = 7  # words of a phrase; from eight on it is a passage
ARROWS = ("->", "=>", "<-", ">>", "→", "⇒", "←", "↔", "➜")
ARROW_REACH = 5  # characters beside a word in which an arrow stands


def seeds_of(doc: Document) -> list[Seed]:
    """The equal stretches of the words of `doc`, which several rules ask for."""
    return seeds(doc.words.keys)


def repeats_words(doc: Document, _: Data) -> bool:
    """Whether three words in a row stand in `doc` twice."""
    return bool(doc.view(seeds_of))


def doubles_words(doc: Document, _: Data) -> bool:
    """Whether a word or a phrase stands twice in a row."""
    return any(True for find in (doubled_words, doubled_phrases) for _ in find(doc))


def doubled_words(doc: Document) -> Iterator[tuple[int, int]]:
    """The stretches `[first, stop)` of one and the same word with nothing but a blank between."""
    keys = doc.words.keys  # one string for equal words, so that `is_` tells them apart
    first = stop = -1
    for number in found_at(bytes(map(is_, keys, keys[1:])), b"\1"):
        follows = is_blank(doc, number)
        if number != stop - 1 or not follows:
            if stop > first + 1:
                yield first, stop
            first = number
        stop = number + 2 if follows else number + 1
    if stop > first + 1:
        yield first, stop


def doubled_phrases(doc: Document) -> Iterator[tuple[int, int]]:
    """The first word and the size of each phrase that stands twice in a row, and not thrice."""
    keys = doc.words.keys
    pairs = bytes(map(is_, keys, keys[2:]))
    at = pairs.find(b"\1\1")
    while at >= 0:
        stop = pairs.find(b"\0", at)
        run = (len(pairs) if stop < 0 else stop) - at
        if run == 2 and keys[at] != keys[at + 1] and _is_in_a_row(doc, at, 2):
            yield at, 2
        at = pairs.find(b"\1\1", at + run)
    for first, again, length in doc.view(seeds_of):
        size = again - first
        if size > LONGEST or not size <= length < 2 * size:
            continue
        if len(set(keys[first:again])) > 1 and _is_in_a_row(doc, first, size):
            yield first, size


def _is_in_a_row(doc: Document, first: int, size: int) -> bool:
    return all(is_blank(doc, number) for number in range(first, first + 2 * size - 1))


def is_blank(doc: Document, number: int) -> bool:
    """Whether a blank and no more stands between this word and the next; markup does not count, but
    for a link whose words come later: "refer to [](#settings) to find it".

    Between characters of Chinese and Japanese nothing stands at all.
    """
    place = Span(doc.words.ends[number], doc.words.starts[number + 1])
    gap = "" if "[](" in place.of(doc.source) else place.of(doc.prose)
    if not gap:
        return place.start == place.end
    return "\n\n" not in gap and not gap.replace(JOINER, " ").strip()


def is_measure(phrase: Sequence[str]) -> bool:
    """Whether a phrase counts or measures: "5 m x 5 m x 7 m", "two metres x two metres"."""
    return any(word == "x" or word[0].isdigit() for word in phrase)


def in_diagram(doc: Document, span: Span) -> bool:
    """Whether a line ends and the next begins with a thing that arrows lead to and from:

    a ship -> the pier
    the pier -> the market
    """
    if "\n" not in span.of(doc.source):
        return False
    before = doc.source[max(0, span.start - ARROW_REACH) : span.start].rstrip()
    after = doc.source[span.end : span.end + ARROW_REACH].lstrip()
    return before.endswith(ARROWS) and after.startswith((*ARROWS, "--"))
