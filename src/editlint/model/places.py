"""Places in a text: spans, and the one class that turns them into lines, columns and bytes."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, cached_property
from itertools import accumulate
from typing import AnyStr, Generic, TypeVar, overload

from editlint.model.values import NamedTuple, dataclass

T = TypeVar("T")

NUMBERS = "I"  # of an array of places or of words: four bytes each
OBJECT = "\ufffc"  # stands in prose where an image, inline code, a URL or a shortcode stood
JOINER = "\u2060"  # stands in prose where markup inside a word stood; words skip it
_MARKS = "#>%|:- \t\n\x0e"  # that a place may begin with
_QUOTED = 4  # words of a place that is told
BOM = "\ufeff"


def lazy(pattern: str, flags: int = 0) -> Callable[[], re.Pattern[str]]:
    """A pattern that is compiled when it is first called for: most articles never need most
    patterns.
    """
    return cache(lambda: re.compile(pattern, flags))


def found_at(text: AnyStr, part: AnyStr) -> Iterator[int]:
    """Where `part` begins in `text`, each place."""
    at = text.find(part)
    while at >= 0:
        yield at
        at = text.find(part, at + 1)


class Span(NamedTuple):
    """Half-open `[start, end)` in code points of the decoded source.

    Touching is not overlapping.
    """

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end

    def of(self, text: str) -> str:
        """The part of `text` that the span covers."""
        return text[self.start : self.end]


def hull(spans: Iterable[Span]) -> Span:
    """The smallest span that covers all of `spans` (at least one)."""
    listed = list(spans)
    return Span(min(span.start for span in listed), max(span.end for span in listed))


class Pairs(Sequence[T], Generic[T]):
    """A sequence of values of two numbers (spans, ranges), each made by `make` when it is asked
    for: a text of short blocks has more of them than letters would fill.
    """

    __slots__ = ("firsts", "make", "seconds")

    def __init__(self, make: Callable[[int, int], T], firsts: array[int], seconds: array[int]):
        self.make, self.firsts, self.seconds = make, firsts, seconds

    def __len__(self) -> int:
        return len(self.firsts)

    def __iter__(self) -> Iterator[T]:
        return map(self.make, self.firsts, self.seconds)

    @overload
    def __getitem__(self, at: int) -> T: ...

    @overload
    def __getitem__(self, at: slice) -> Sequence[T]: ...

    def __getitem__(self, at: int | slice) -> T | Sequence[T]:
        if isinstance(at, slice):
            return Pairs(self.make, self.firsts[at], self.seconds[at])
        return self.make(self.firsts[at], self.seconds[at])


class SpanSet:
    """A growing set of offsets, kept as sorted spans that neither overlap nor touch."""

    def __init__(self, spans: Iterable[Span] = ()) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for span in sorted(spans):
            self.add(span)

    def add(self, span: Span) -> None:
        first, stop = bisect_left(self._ends, span.start), bisect_right(self._starts, span.end)
        start, end = span
        if first < stop:
            start, end = min(start, self._starts[first]), max(end, self._ends[stop - 1])
        self._starts[first:stop] = [start]
        self._ends[first:stop] = [end]

    def __iter__(self) -> Iterator[Span]:
        return map(Span, self._starts, self._ends)

    def meets(self, span: Span) -> bool:
        """Whether `span` overlaps the set; an empty span does inside it, not at its edge."""
        at = bisect_right(self._ends, span.start)
        return at < len(self._starts) and self._starts[at] < span.end

    def covers(self, span: Span) -> bool:
        """Whether `span` lies wholly in one piece of the set."""
        at = bisect_right(self._starts, span.start) - 1
        return at >= 0 and span.end <= self._ends[at]


class Position(NamedTuple):
    """1-based line and column; the column counts code points."""

    line: int
    column: int


@dataclass(frozen=True)
class LineIndex:
    """Every conversion between offsets (code points), lines and columns, UTF-8 bytes and UTF-16
    units.

    Lines end at LF, CRLF or CR only: a form feed or U+2028 is a character of its line. `called` is
    what a person calls a line.
    """

    source: str
    called: str = "line"

    @cached_property
    def starts(self) -> Sequence[int]:
        """The offset at which each line starts; a final line end opens no further line."""
        source, starts = self.source, array(NUMBERS, [0])
        if "\r" in source:
            starts.extend(match.end() for match in re.finditer(r"\r\n?|\n", source))
        else:
            starts.extend(at + 1 for at in found_at(source, "\n"))
        if len(starts) > 1 and starts[-1] == len(source):
            starts.pop()
        return starts

    def line_at(self, offset: int) -> int:
        """0-based number of the line that holds `offset`."""
        return bisect_right(self.starts, offset) - 1

    def line_span(self, line: int) -> Span:
        """The line with its line end, by 0-based number."""
        end = self.starts[line + 1] if line + 1 < len(self.starts) else len(self.source)
        return Span(self.starts[line], end)

    def text_span(self, line: int) -> Span:
        """The line without its line end, by 0-based number."""
        start, end = self.line_span(line)
        while end > start and self.source[end - 1] in "\r\n":
            end -= 1
        return Span(start, end)

    def lines_of(self, span: Span) -> range:
        """The 0-based numbers of the lines that `span` meets; an empty span meets the one it stands
        in.
        """
        return range(self.line_at(span.start), self.line_at(max(span.start, span.end - 1)) + 1)

    def named(self, span: Span) -> str:
        """ "line 3" or "lines 3-7", as people count."""
        met = self.lines_of(span)
        if len(met) == 1:
            return f"{self.called} {met.stop}"
        return f"{self.called}s {met.start + 1}-{met.stop}"

    def named_at(self, offset: int) -> str:
        """ "line 3": the one that holds `offset`."""
        return self.named(Span(offset, offset))

    def told(self, span: Span) -> str:
        """ "paragraph 12, “The council …”": where a place is, for who has the words before them."""
        first = self.line_at(span.start)
        said = self.source[span.start : max(span.end, self.text_span(first).end)]
        words = said.lstrip(_MARKS).split(None, _QUOTED)
        quoted = " ".join(words[:_QUOTED]) + (" …" if len(words) > _QUOTED else "")
        return f"{self.named(span)}, “{quoted}”" if quoted else self.named(span)

    def whole_lines(self, span: Span) -> Span:
        """`span` widened to whole lines, the last line end included."""
        met = self.lines_of(span)
        return Span(self.starts[met.start], self.line_span(met.stop - 1).end)

    def position(self, offset: int) -> Position:
        """1-based line and column of `offset`, which may be the end of the source."""
        line = self.line_at(offset)
        return Position(line + 1, offset - self.starts[line] + 1)

    def utf8_column(self, offset: int) -> int:
        """1-based column of `offset` in UTF-8 bytes."""
        start = self.starts[self.line_at(offset)]
        return len(self.source[start:offset].encode("utf-8", "surrogatepass")) + 1


# Runs of characters of two, three or four bytes; what is not ASCII is found faster than these.
_WIDTHS = ("\x80-\u07ff", "\u0800-\uffff", "\U00010000-\U0010ffff")
_WIDE_RUN = lazy(f"([^\0-\x7f](?:{'|'.join(f'(?<=[{width}])[{width}]*' for width in _WIDTHS)}))")
Stretch = tuple[int, int, int]  # its first byte, the byte behind it, bytes less characters before


def byte_stretches(source: str) -> Callable[[int], Stretch]:
    """What tells of a UTF-8 byte offset of `source` in which stretch of bytes it lies. In a stretch
    each byte is a code point, so that the last of the three numbers is what to take from an offset.

    The offset has to be that of a character's first byte. Each run of characters of one width costs
    one entry in a table; where the width is not 1 the stretch is that one character's first byte.
    """
    if source.isascii():
        return lambda of_byte: (0, len(source) + 1, 0)
    runs = _WIDE_RUN().split(source)  # every second one is of characters of more than one byte
    offsets_at = [*accumulate(map(len, runs), initial=0)]
    sizes = (len(run.encode("utf-8", "surrogatepass")) for run in runs)
    bytes_at = [*accumulate(sizes, initial=0)]
    bytes_at[-1] += 1  # the end of the text

    def stretch(of_byte: int) -> Stretch:
        run = bisect_right(bytes_at, of_byte, 0, len(runs)) - 1
        first, offset = bytes_at[run], offsets_at[run]
        if run % 2 == 0:
            return first, bytes_at[run + 1], first - offset
        width = (bytes_at[run + 1] - first) // (offsets_at[run + 1] - offset)
        return of_byte, of_byte + 1, of_byte - offset - (of_byte - first) // width

    return stretch
