"""The number itself: words of digits, number words, ranges and shares, as values."""

from __future__ import annotations

from editlint.language.lexicon import Lexicon
from editlint.language.numbers.written import digits, with_tail
from editlint.model.values import NamedTuple
from editlint.model.words import Words

_DASHES = frozenset("-–—‑‒")
_BLANKS = (" ", "\u00a0", "\u202f", "\u2009")
_MARKS = (*_BLANKS[1:], "'", "’")  # group digits in every language; a plain blank does in some
_SIGNS = "%٪$€£¥₹ "
# What has no scale, range or share: "10:30", "1.2.3", "two-thirds", "doubled".
_CLOSED = frozenset({"clock", "dotted", "fraction", "multiple"})
_COUNTED = frozenset({"integer", "word", "grouped"})
# Shares are told of these, of numbers up to twelve and of fives up to a hundred.
_ROUND = frozenset({1000, 10_000, 100_000, 1_000_000})


class Figure(NamedTuple):
    """A bare number: words `[first, stop)`, its value, the upper end of a range (else the value
    again).

    `shape` is how it is written: `integer`, `grouped`, `decimal`, `clock`, `dotted`, `word`,
    `fraction` ("two-thirds", "one in five") or `multiple` ("doubled").
    """

    first: int
    stop: int
    value: float
    upper: float
    shape: str


class Line(NamedTuple):
    """Words of one block, as the readers of numbers look at them."""

    prose: str
    words: Words
    stop: int
    lexicon: Lexicon

    def gap(self, at: int) -> str:
        """What stands between word `at - 1` and word `at`."""
        return self.prose[self.words.ends[at - 1] : self.words.starts[at]]


def figure_at(line: Line, at: int) -> Figure | None:
    """The number that starts at word `at`, with its scale ("1.2 million"), range ("10 to 20") or
    share ("one in five").
    """
    figure = _simple(line, at)
    if figure is None or figure.shape in _CLOSED:
        return figure
    whole = figure
    if not _ends(line, figure.stop):
        whole = _share(line, figure) or _range(line, figure) or figure
    if whole.shape == "word" and whole.upper <= 1:
        return None  # a bare "one" is mostly a pronoun
    return whole


def _simple(line: Line, at: int) -> Figure | None:
    key, values = line.words.keys[at], line.lexicon.values
    if key[0].isdigit():
        parsed = digits(key, line.lexicon.decimal)
        if parsed is None or not line.prose[line.words.starts[at]].isdecimal():
            return None  # "²" and "①" are no figures
        value, shape = parsed
        figure = Figure(at, at + 1, value, value, shape)
        if _ends(line, at + 1):
            return figure
        return _scaled(line, _with_fraction(line, _spaced(line, figure)))
    if key in values["multiples"]:
        times = values["multiples"][key]
        return Figure(at, at + 1, times, times, "multiple")
    part = _part(line, at)
    if part is None and (key in values["units"] or key in values["scales"]):
        return _spelt(line, at)
    return part


def _ends(line: Line, at: int) -> bool:
    """Whether a number surely ends before word `at`, as most do: a blank parts it from a word with
    which no number goes on.
    """
    if at >= line.stop:
        return True
    key = line.words.keys[at]
    return line.gap(at) == " " and not key[0].isdigit() and key not in line.lexicon.goes_on


def _spaced(line: Line, figure: Figure) -> Figure:
    """Takes further groups of three into a number: "40 000" outside English, "1 234,5", "1'234.50";
    the last may have a fraction.
    """
    value, at, keys = figure.value, figure.stop, line.words.keys
    if figure.shape != "integer" or len(keys[figure.first]) > 3 or not value:
        return figure
    marks = _BLANKS if line.lexicon.decimal == "," else ()
    shape = "grouped"
    while at < line.stop and shape == "grouped" and line.gap(at) in (*marks, *_MARKS):
        group, mark, tail = with_tail(keys[at])
        if len(group) != 3 or not group.isdecimal() or not _is_tail(line, mark, tail):
            break
        value, at = value * 1000 + float(f"{group}.{tail or 0}"), at + 1
        shape = "decimal" if mark else shape
    return figure if at == figure.stop else Figure(figure.first, at, value, value, shape)


def _is_tail(line: Line, mark: str, tail: str) -> bool:
    """Whether what follows a group is its fraction: three digits only after the language's mark."""
    if not mark:
        return True
    return tail.isdecimal() and len(tail) < 10 and (len(tail) != 3 or mark == line.lexicon.decimal)


def _with_fraction(line: Line, figure: Figure) -> Figure:
    """Takes "½" right after a whole number into it: "3½ million"."""
    at = figure.stop
    if figure.shape != "integer" or at >= line.stop or line.gap(at) != "":
        return figure
    above, slash, below = line.words.keys[at].partition("⁄")
    if not slash or not above.isdecimal() or not below.isdecimal() or not int(below[:9]):
        return figure
    value = figure.value + int(above[:9]) / int(below[:9])
    return Figure(figure.first, at + 1, value, value, "decimal")


def _scaled(line: Line, figure: Figure) -> Figure:
    """Takes "million" after a number into it, and "k", "bn" where they touch it."""
    at, scales = figure.stop, line.lexicon.values["scales"]
    if at >= line.stop:
        return figure
    key, gap = line.words.keys[at], line.gap(at)
    factor = scales.get(key) if gap in (" ", "-", "\u00a0", "") else None
    if factor is None and gap == "" and figure.value < 1000:
        factor = line.lexicon.values["suffixes"].get(key)
    if factor is None:
        return figure
    value, shape = figure.value * factor, "word" if figure.shape == "word" else "grouped"
    return _scaled(line, Figure(figure.first, at + 1, value, value, shape))


def _spelt(line: Line, first: int) -> Figure | None:
    """Number words in a row: "two hundred and fifty thousand"."""
    values, keys = line.lexicon.values, line.words.keys
    units, scales = values["units"], values["scales"]
    total = current = 0.0
    at = first
    while at < line.stop and (at == first or line.gap(at) in (" ", "-", "\n")):
        if keys[at] in units:
            current += units[keys[at]]
        elif keys[at] in scales and (current or _one(line, first)):
            current = current or 1.0
            current *= scales[keys[at]]
            if scales[keys[at]] >= 1000:
                total, current = total + current, 0.0
        elif current < 100 or not _goes_on(line, at):
            break
        at += 1
    return Figure(first, at, total + current, total + current, "word") if at > first else None


def _goes_on(line: Line, at: int) -> bool:
    """Whether word `at` is the "and" of "two hundred and fifty"."""
    return (
        line.lexicon.has("and", line.words.keys[at])
        and at + 1 < line.stop
        and line.words.keys[at + 1] in line.lexicon.values["units"]
    )


def _one(line: Line, at: int) -> bool:
    """Whether an article before word `at` makes a scale word a number: "a million"."""
    return at > 0 and line.lexicon.has("article", line.words.keys[at - 1])


def _part(line: Line, at: int) -> Figure | None:
    """A fraction in words: "two-thirds", "half a million", "a quarter of", "half the"."""
    keys, fractions = line.words.keys, line.lexicon.values["fractions"]
    if (
        at + 1 < line.stop
        and keys[at + 1] in fractions
        and keys[at] in line.lexicon.values["units"]
        and line.gap(at + 1) in (" ", "-")
    ):
        return _counted_part(line, at)
    if keys[at] in fractions:
        return _part_of_scale(line, at) or _part_of(line, at)
    return None


def _counted_part(line: Line, at: int) -> Figure | None:
    """ "Two-thirds", "one-fifth", "one fifth of"; a bare "one fifth" is none."""
    values, keys = line.lexicon.values, line.words.keys
    count = values["units"][keys[at]]
    share = count * values["fractions"][keys[at + 1]]
    if not 0 < share < 1:
        return None
    if count > 1 or line.gap(at + 1) == "-" or line.lexicon.after("of", keys, at + 2, line.stop):
        return Figure(at, at + 2, share, share, "fraction")
    return None


def _part_of_scale(line: Line, at: int) -> Figure | None:
    """ "Half a million"."""
    values, keys = line.lexicon.values, line.words.keys
    if at + 2 >= line.stop or keys[at + 2] not in values["scales"]:
        return None
    if not line.lexicon.has("article", keys[at + 1]):
        return None
    amount = values["fractions"][keys[at]] * values["scales"][keys[at + 2]]
    return Figure(at, at + 3, amount, amount, "word")


def _part_of(line: Line, at: int) -> Figure | None:
    """ "A quarter of", "half the"; but "the first half of 2025" is a time."""
    lexicon, keys = line.lexicon, line.words.keys
    if not lexicon.after("of", keys, at + 1, line.stop):
        return None
    if at > 0 and lexicon.has("which-half", keys[at - 1]):
        return None
    share = lexicon.values["fractions"][keys[at]]
    led = share == 0.5 or _one(line, at)
    return Figure(at, at + 1, share, share, "fraction") if led else None


def _share(line: Line, figure: Figure) -> Figure | None:
    """ "one in five", "9 out of 10"."""
    at = figure.stop
    words = line.lexicon.after("ratio", line.words.keys, at, line.stop)
    if not words or at + words >= line.stop or figure.value > 99:
        return None
    base = _simple(line, at + words)
    if base is None or base.shape not in _COUNTED or figure.value >= base.value:
        return None
    if not _is_base(base.value):
        return None
    share = figure.value / base.value
    return Figure(figure.first, base.stop, share, share, "fraction")


def _is_base(value: float) -> bool:
    """Whether shares are told of such a number."""
    return value <= 12 or (value <= 100 and value % 5 == 0) or value in _ROUND


def _range(line: Line, figure: Figure) -> Figure | None:
    """ "10-20", "2 to 3 million"."""
    upper = _upper_end(line, figure.stop)
    if upper is None or upper.shape in _CLOSED or upper.value <= figure.value:
        return None
    scaled = upper.value >= 1000 > figure.value and upper.stop - upper.first > 1
    low = figure.value * (upper.value / _simple_value(line, upper)) if scaled else figure.value
    if low >= upper.value:
        return None  # "10-1b" is no range
    return Figure(figure.first, upper.stop, low, upper.value, upper.shape)


def _upper_end(line: Line, at: int) -> Figure | None:
    """The number that a dash or a word such as "to", at word `at`, joins to the one before."""
    if at >= line.stop:
        return None
    gap = line.gap(at).strip(_SIGNS)
    if len(gap) == 1 and gap in _DASHES and line.words.keys[at][0].isdigit():
        return _simple(line, at)
    if gap or at + 1 >= line.stop or line.gap(at + 1).strip(_SIGNS):
        return None
    if not line.lexicon.after("range", line.words.keys, at, line.stop):
        return None
    return _simple(line, at + 1)


def _simple_value(line: Line, figure: Figure) -> float:
    """The number before its scale word, so that "2 to 3 million" scales both ends."""
    key = line.words.keys[figure.first]
    parsed = digits(key, line.lexicon.decimal) if key[0].isdigit() else None
    return parsed[0] if parsed and parsed[0] else figure.value
