"""Which lines of a text are not those of an earlier one.

Lines that stand once in both texts and in the same order are taken for the same ones; what lies
between two of them is compared line by line where it is short. What takes too long to tell counts
as changed, for a gate must rather look twice than miss something.

    changed_lines("a\nb\nc\n", "a\nB\nc\n") == [range(2, 3)]
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence

from editlint.model.places import LineIndex
from editlint.model.values import NamedTuple

SHORT = 40_000  # pairs of lines that are compared one with another, a few hundredths of a second


class _Part(NamedTuple):
    """Lines of both texts that are still to be compared, by number from 0, ends excluded."""

    start: int
    stop: int
    other_start: int
    other_stop: int


def changed_lines(before: str, after: str) -> list[range]:
    """The lines (1-based) of `after` that `before` has not; a mere deletion leaves none."""
    if before == after:
        return []
    old, new = _lines(before), _lines(after)
    whole = _trimmed(_Part(0, len(old), 0, len(new)), old, new)
    changed = [
        each
        for part in _between(whole, old, new)
        for each in _compared(_trimmed(part, old, new), old, new)
    ]
    return [range(start + 1, stop + 1) for start, stop in changed if start < stop]


def _lines(text: str) -> list[str]:
    """The lines without their ends, which a checkout may change: as every place counts them."""
    index = LineIndex(text)
    return [index.text_span(number).of(text) for number in range(len(index.starts))]


def _trimmed(part: _Part, old: Sequence[str], new: Sequence[str]) -> _Part:
    """The part without the equal lines at its start and end."""
    start, stop, other_start, other_stop = part
    while start < stop and other_start < other_stop and old[start] == new[other_start]:
        start, other_start = start + 1, other_start + 1
    while start < stop and other_start < other_stop and old[stop - 1] == new[other_stop - 1]:
        stop, other_stop = stop - 1, other_stop - 1
    return _Part(start, stop, other_start, other_stop)


def _between(part: _Part, old: Sequence[str], new: Sequence[str]) -> Iterator[_Part]:
    """The parts between lines that stand once in both texts and in the same order."""
    start, other_start = part.start, part.other_start
    for number, other in _anchors(part, old, new):
        yield _Part(start, number, other_start, other)
        start, other_start = number + 1, other + 1
    yield _Part(start, part.stop, other_start, part.other_stop)


def _anchors(part: _Part, old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """The longest run of such lines, each by its number in both texts."""
    olds, news = old[part.start : part.stop], new[part.other_start : part.other_stop]
    once = Counter(olds)
    places = {line: part.start + at for at, line in enumerate(olds) if once[line] == 1}
    here = Counter(news)
    pairs = [
        (places[line], part.other_start + at)
        for at, line in enumerate(news)
        if here[line] == 1 and line in places
    ]
    return _rising(pairs)


def _rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest choice of pairs, in their order, whose first numbers rise (patience sorting)."""
    ends: list[int] = []  # the smallest last number of a choice of each length
    last: list[int] = []  # which pair that is
    earlier: list[int] = []  # the pair before each pair
    for at, (number, _) in enumerate(pairs):
        length = bisect_left(ends, number)
        ends[length : length + 1], last[length : length + 1] = [number], [at]
        earlier.append(last[length - 1] if length else -1)
    found: list[tuple[int, int]] = []
    at = last[-1] if last else -1
    while at >= 0:
        found.append(pairs[at])
        at = earlier[at]
    return found[::-1]


def _compared(part: _Part, old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[int, int]]:
    start, stop, other_start, other_stop = part
    if start == stop or (stop - start) * (other_stop - other_start) > SHORT:
        yield other_start, other_stop
        return
    from difflib import SequenceMatcher

    matcher = SequenceMatcher(None, old[start:stop], new[other_start:other_stop], autojunk=False)
    for tag, _, _, first, end in matcher.get_opcodes():
        if tag != "equal":
            yield other_start + first, other_start + end
