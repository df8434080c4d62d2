"""Things that are counted off by "first … second …", with the number of them that is announced.

It failed for two reasons. First, … Second, … Third, …      announced: two, counted: three
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import compress
from typing import Any

from editlint.model.document import Document
from editlint.model.flat_prose import prose_words
from editlint.model.places import Span
from editlint.model.values import NamedTuple
from editlint.rules.consistency.engine.announced import Announced
from editlint.rules.consistency.engine.counted import Counted, Reading

_OPEN = ".:;,!?(–—\n"  # what stands before the word that counts a thing off
_ENDS = ".!?"  # and what of it ends a sentence


class Ordinals(NamedTuple):
    """The words of one language that count things off: their numbers, those that are words of any
    sentence too and so need a comma, words and articles that may stand before them, and those that
    say "the last".
    """

    numbers: Mapping[str, int]
    common: frozenset[str]
    joined: frozenset[str]
    article: frozenset[str]
    last: frozenset[str]


def ordinals(content: Mapping[str, Any]) -> dict[str, Ordinals]:
    """Those of the data file `consistency/counted-lists`, by language."""
    return {
        language: Ordinals(
            {word: at for at, words in enumerate(listed, 1) for word in words.split()},
            *(frozenset(str(content[name][language]).split()) for name in Ordinals._fields[1:]),
        )
        for language, listed in content["ordinals"].items()
    }


def counted_off(reading: Reading, known: Ordinals) -> Iterator[Counted]:
    """Each enumeration whose number is announced before it."""
    keys, told = reading.doc.words.keys, reading.doc.view(prose_words).single
    if not {1, 2} <= {number for word, number in known.numbers.items() if word in told}:
        return
    begun: list[int] = []
    for at in compress(range(len(keys)), map(known.numbers.__contains__, keys)):
        number = _number(reading, known, at)
        if begun and number == len(begun) + 1:
            if _continues(reading, known, begun[-1], at):
                begun.append(at)
        elif number == 1:
            yield from _counted(reading, known, begun)
            begun = [at]
    yield from _counted(reading, known, begun)


def _places(doc: Document, words: frozenset[str]) -> list[int]:
    """Where any of `words` stands."""
    return list(compress(range(len(doc.words)), map(words.__contains__, doc.words.keys)))


def _number(reading: Reading, known: Ordinals, at: int) -> int:
    """Which thing word `at` counts off; 0 where it only is a word of its sentence."""
    words, prose = reading.doc.words, reading.doc.prose
    start, end = words.starts[at], words.ends[at]
    before = words.keys[at - 1] if at else ""
    led = before in known.article
    first = at - 1 if led or before in known.joined else at
    gap = prose[words.ends[first - 1] : words.starts[first]] if first else "."
    opens = any(sign in gap for sign in _OPEN) or start in reading.doc.block_starts
    if words.keys[at] in known.common and prose[end : end + 1] != "," and not led:
        return 0
    return known.numbers[words.keys[at]] if opens else 0


def _continues(reading: Reading, known: Ordinals, before: int, at: int) -> bool:
    """Whether a thing that is counted off in another paragraph begins a sentence there: in the
    midst of one, "…, the third picture" only is a third picture.
    """
    words, starts = reading.doc.words, reading.doc.block_starts
    one, other = (bisect_right(starts, words.starts[place]) for place in (before, at))
    if one == other or words.starts[at] in starts:
        return True
    first = at - 1 if words.keys[at - 1] in known.article | known.joined else at
    if words.starts[first] in starts:
        return True
    gap = reading.doc.prose[words.ends[first - 1] : words.starts[first]]
    return any(sign in gap for sign in _ENDS)


def _counted(reading: Reading, known: Ordinals, begun: Sequence[int]) -> Iterator[Counted]:
    """The enumeration of the words `begun`."""
    if len(begun) < 2:
        return
    words, starts = reading.doc.words, reading.doc.block_starts
    span = Span(words.starts[begun[0]], words.ends[begun[-1]])
    blocks = range(bisect_right(starts, span.start), bisect_left(starts, span.end))
    found = _announced_before(reading, span.start)
    if found is None or any(map(reading.is_heading, blocks)):
        return
    others = set()
    lasts = reading.doc.view(_places, known.last)
    last = bisect_left(lasts, begun[-1])
    if last < len(lasts) and lasts[last] < _next_block(reading, begun[-1]):
        others.add(len(begun) + 1)
    if found.value > len(begun) and not _is_whole(reading, known, begun):
        others.add(found.value)
    yield Counted(found, "points", len(begun), span, frozenset(others))


def _next_block(reading: Reading, at: int) -> int:
    """The first word behind the block that follows that of word `at`."""
    doc = reading.doc
    block = min(bisect_right(doc.block_starts, doc.words.starts[at]), len(doc.blocks) - 1)
    return doc.block_words[block].stop


def _is_whole(reading: Reading, known: Ordinals, begun: Sequence[int]) -> bool:
    """Whether nothing more is counted off in other words: all stands in one paragraph, or each
    thing begins one.
    """
    starts, words = reading.doc.block_starts, reading.doc.words
    if any(words.keys[at - 1] in known.article for at in begun if at):
        return False
    blocks = [bisect_right(starts, words.starts[at]) for at in begun]
    return blocks[0] == blocks[-1] or all(words.starts[at] in starts for at in begun)


def _announced_before(reading: Reading, place: int) -> Announced | None:
    """What is announced right before the first thing: in its own sentence, or in the last one that
    ends before it.
    """
    every = reading.doc.sentences
    here = bisect_right(every, (place,)) - 1
    if here >= 0 and every[here].start < place:
        found = reading.announced_in(Span(every[here].start, place))
        return found if found and found.sure else None
    before = [one for one in every[max(0, here - 2) : here + 1] if one.end <= place]
    for sentence in reversed(before):
        found = reading.announced_in(sentence)
        if found is not None and found.sure:
            inside = sentence.of(reading.doc.prose).rstrip().rstrip(":")
            return None if ":" in inside else found
    return None
