"""Every quantity of a text as a value: the number, its unit, what it counts, how it is hedged, and
what kind of number it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Set
from itertools import compress

from editlint.language.lexicon import Lexicon
from editlint.language.numbers.digits import Figure, Line, figure_at
from editlint.language.numbers.kinds import Kind, Typed, typed
from editlint.model.places import Span
from editlint.model.values import NamedTuple
from editlint.model.words import Words

_DIGITS = frozenset("0123456789")
_OF_THINGS = frozenset({"count", "percent", "fraction", "money"})


class Quantity(NamedTuple):
    """A number in its place.

    `span` covers the number with its sign and unit ("$1.2 million", "40 percent"), `whole` also the
    hedge before and the noun after ("more than 90,000 operations"). `value` and `upper` are the
    ends of a range, equal for a single number; a percentage is in percent, a fraction of one in
    ones. `unit` is the sign or word as it is written, normalised; `noun` what is counted, "" if
    nothing is. The words `[first, stop)` are those of `whole`; word `number` is the first of the
    number itself.
    """

    kind: Kind
    value: float
    upper: float
    unit: str
    noun: str
    hedge: str
    shape: str
    span: Span
    whole: Span
    first: int
    number: int
    stop: int


def number_words(keys: Set[str], lexicon: Lexicon) -> frozenset[str]:
    """Those of the normalised words `keys` that a number can begin with."""
    written = [key for key in keys if key < ":" and key[:1] in _DIGITS]  # few come before ":"
    return lexicon.starters & keys | frozenset(written)


def read_numbers(
    prose: str, words: Words, within: range, lexicon: Lexicon, begins: frozenset[str]
) -> Iterator[Quantity]:
    """The quantities of the words `within` (of one block), in order. One pass; a word belongs to
    one quantity at most.

    `begins` are the `number_words` of the text.
    """
    line, keys = Line(prose, words, within.stop, lexicon), words.keys
    free = within.start
    for at in compress(within, map(begins.__contains__, keys[within.start : within.stop])):
        if at >= free:
            figure = figure_at(line, at)
            if figure is not None:
                free = figure.stop
                yield _quantity(line, figure, typed(line, figure, within.start), within.start)


def _quantity(line: Line, figure: Figure, kind: Typed, least: int) -> Quantity:
    words, keys = line.words, line.words.keys
    hedge = line.lexicon.before("hedge", keys, figure.first, least)
    noun = _noun(line, kind.stop) if kind.kind in _OF_THINGS else None
    first, stop = figure.first - hedge, kind.stop if noun is None else noun + 1
    start, end = words.starts[figure.first] - kind.before, words.ends[kind.stop - 1] + kind.after
    return Quantity(
        kind.kind,
        figure.value,
        figure.upper,
        kind.unit,
        "" if noun is None else keys[noun],
        " ".join(keys[first : figure.first]),
        figure.shape,
        Span(start, end),
        Span(min(start, words.starts[first]), max(end, words.ends[stop - 1])),
        first,
        figure.first,
        stop,
    )


def _noun(line: Line, at: int) -> int | None:
    """The word that is counted: the first plural after the number, or after "of" and "of the",
    before the sentence moves on.
    """
    keys, lexicon = line.words.keys, line.lexicon
    while at < line.stop and lexicon.has("partitive", keys[at]) and not _broken(line, at):
        at += 1
    for place in range(at, min(at + 4, line.stop)):
        if _broken(line, place) or lexicon.has("function", keys[place]) or keys[place][0].isdigit():
            return None
        if plural(keys[place], lexicon):
            return place
    return None


def plural(key: str, lexicon: Lexicon) -> bool:
    """Whether a word looks like a plural noun: listed as people or things counted, or, in English,
    by its ending.
    """
    if lexicon.has("population", key) or lexicon.has("counted", key):
        return True
    if lexicon.language == "en":
        return len(key) > 3 and key[-1] == "s" and not key.endswith(("ss", "us", "is", "'s"))
    return len(key) > 3 and not lexicon.has("verb", key)


def _broken(line: Line, at: int) -> bool:
    return line.gap(at).strip("%)\u2060 \u00a0\n+-/“") != ""
