"""The number itself: digits in any grouping, number words, ranges and shares, as values."""

from __future__ import annotations

from collections.abc import Sequence

from editlint.language.lexicon import Lexicon
from editlint.model.values import NamedTuple
from editlint.model.words import Words

_DASHES = frozenset("-–—‑‒")
_BLANKS = (" ", "\u00a0", "\u202f", "\u2009")
_SIGNS = "%٪$€£¥₹ "


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

    def gap(self, i: int) -> str:
        """What stands between word `i - 1` and word `i`."""
        return self.prose[self.words.ends[i - 1] : self.words.starts[i]]


def digits(key: str, decimal: str = ".") -> tuple[float, str] | None:
    """The value and shape of a number in digits, or None for what is none ("½"); "1.2.3" is dotted,
    with its first part as value.

    Groups of three are thousands, and so are Indian groups ("2,50,000"); a lone group after the
    language's decimal mark is a fraction.
    """
    if key.isdecimal():
        return float(key), "integer"
    if not all(c.isdecimal() or c in ".,:" for c in key):
        return None
    if ":" in key:
        return (
            float(key.replace(".", ":").replace(",", ":").split(":")[0] or 0),
            "clock",
        )  # "127.0.0.1:80" too
    group = "," if decimal == "." else "."
    head, mark, tail = key.rpartition(decimal)
    whole = head if mark else key
    if decimal in whole:
        return float(whole.split(decimal)[0].replace(group, "") or 0), "dotted"
    parts = whole.split(group)
    if len(parts) > 1 and not _grouped(parts):
        return float(parts[0] or 0), "dotted"
    number = "".join(parts)
    if mark and not tail.isdecimal():  # "25,20.8.2017": the marks of two numbers
        return float(number or 0), "dotted"
    return (float(f"{number}.{tail}"), "decimal") if mark else (float(number), "grouped")


def _grouped(parts: Sequence[str]) -> bool:
    return (
        len(parts[-1]) == 3
        and 1 <= len(parts[0]) <= 3
        and all(len(p) in (2, 3) for p in parts[1:-1])
    )


def figure_at(line: Line, i: int) -> Figure | None:
    """The number that starts at word `i`, with its scale ("1.2 million"), range ("10 to 20") or
    share ("one in five").
    """
    figure = _simple(line, i)
    if figure is None or figure.shape in ("clock", "dotted", "multiple", "fraction"):
        return figure
    whole = _share(line, figure) or _range(line, figure) or figure
    return (
        None if whole.shape == "word" and whole.upper <= 1 else whole
    )  # a bare "one" is mostly a pronoun


def _simple(line: Line, i: int) -> Figure | None:
    key, values = line.words.keys[i], line.lexicon.values
    if key[0].isdigit():
        parsed = digits(key, line.lexicon.decimal)
        return (
            _scaled(line, _spaced(line, Figure(i, i + 1, parsed[0], parsed[0], parsed[1])))
            if parsed
            else None
        )
    if key in values["multiples"]:
        return Figure(i, i + 1, values["multiples"][key], values["multiples"][key], "multiple")
    return _part(line, i) or (
        _spelt(line, i) if key in values["units"] or key in values["scales"] else None
    )


def _spaced(line: Line, figure: Figure) -> Figure:
    """Takes further groups of three into a number, outside English: "40 000"."""
    value, at, keys = figure.value, figure.stop, line.words.keys
    if line.lexicon.decimal != "," or figure.shape != "integer" or len(keys[figure.first]) > 3:
        return figure
    while (
        at < line.stop and line.gap(at) in _BLANKS and len(keys[at]) == 3 and keys[at].isdecimal()
    ):
        value, at = value * 1000 + float(keys[at]), at + 1
    return figure if at == figure.stop else Figure(figure.first, at, value, value, "grouped")


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
    value = figure.value * factor
    return _scaled(
        line,
        Figure(figure.first, at + 1, value, value, "word" if figure.shape == "word" else "grouped"),
    )


def _spelt(line: Line, i: int) -> Figure | None:
    """Number words in a row: "two hundred and fifty thousand"."""
    units, scales, keys = (
        line.lexicon.values["units"],
        line.lexicon.values["scales"],
        line.words.keys,
    )
    total = current = 0.0
    at = i
    while at < line.stop and (at == i or line.gap(at) in (" ", "-", "\n")):
        if keys[at] in units:
            current += units[keys[at]]
        elif keys[at] in scales and (current or _one(line, i)):
            current = current or 1.0
            current *= scales[keys[at]]
            if scales[keys[at]] >= 1000:
                total, current = total + current, 0.0
        elif not (
            current >= 100
            and line.lexicon.has("and", keys[at])
            and at + 1 < line.stop
            and keys[at + 1] in units
        ):
            break
        at += 1
    return Figure(i, at, total + current, total + current, "word") if at > i else None


def _one(line: Line, i: int) -> bool:
    """Whether an article before word `i` makes a scale word a number: "a million"."""
    return i > 0 and line.lexicon.has("article", line.words.keys[i - 1])


def _part(line: Line, i: int) -> Figure | None:
    """A fraction in words: "two-thirds", "a quarter of", "half the"."""
    values, keys = line.lexicon.values, line.words.keys
    lead = values["units"].get(keys[i])
    if (
        lead is not None
        and i + 1 < line.stop
        and keys[i + 1] in values["fractions"]
        and line.gap(i + 1) in (" ", "-")
    ):
        share = lead * values["fractions"][keys[i + 1]]
        whole = 0 < share < 1 and (
            lead > 1 or line.gap(i + 1) == "-" or line.lexicon.after("of", keys, i + 2, line.stop)
        )
        return Figure(i, i + 2, share, share, "fraction") if whole else None
    if (
        keys[i] in values["fractions"]
        and i + 2 < line.stop
        and keys[i + 2] in values["scales"]
        and line.lexicon.has("article", keys[i + 1])
    ):
        amount = values["fractions"][keys[i]] * values["scales"][keys[i + 2]]
        return Figure(i, i + 3, amount, amount, "word")
    if keys[i] in values["fractions"] and line.lexicon.after("of", keys, i + 1, line.stop):
        share = values["fractions"][keys[i]]
        if i > 0 and line.lexicon.has("which-half", keys[i - 1]):
            return None  # "the first half of 2025" is a time
        led = share == 0.5 or (i > 0 and line.lexicon.has("article", keys[i - 1]))
        return Figure(i, i + 1, share, share, "fraction") if led else None
    return None


def _share(line: Line, figure: Figure) -> Figure | None:
    """ "one in five", "9 out of 10"."""
    at = figure.stop
    of = line.lexicon.after("ratio", line.words.keys, at, line.stop)
    if not of or at + of >= line.stop or figure.value > 99:
        return None
    base = _simple(line, at + of)
    if (
        base is None
        or base.shape not in ("integer", "word", "grouped")
        or not figure.value < base.value
        or not _base(base.value)
    ):
        return None
    return Figure(
        figure.first, base.stop, figure.value / base.value, figure.value / base.value, "fraction"
    )


def _base(value: float) -> bool:
    return (value <= 100 and (value <= 12 or value % 5 == 0)) or value in (
        1000,
        10_000,
        100_000,
        1_000_000,
    )


def _range(line: Line, figure: Figure) -> Figure | None:
    at = figure.stop
    if at + 1 > line.stop - 1 and at >= line.stop:
        return None
    gap = line.gap(at).strip(_SIGNS)
    if line.words.keys[at][0].isdigit() and len(gap) == 1 and gap in _DASHES:
        upper = _simple(line, at)
    elif (
        at + 1 < line.stop
        and line.lexicon.after("range", line.words.keys, at, line.stop)
        and not gap
    ):
        upper = _simple(line, at + 1) if line.gap(at + 1).strip(_SIGNS) == "" else None
    else:
        return None
    if (
        upper is None
        or upper.shape in ("clock", "dotted", "fraction", "multiple")
        or upper.value <= figure.value
    ):
        return None
    scaled = upper.value >= 1000 > figure.value and upper.stop - upper.first > 1
    low = figure.value * (upper.value / _simple_value(line, upper)) if scaled else figure.value
    return (
        Figure(figure.first, upper.stop, low, upper.value, upper.shape)
        if low < upper.value
        else None
    )  # "10-1b" is no range


def _simple_value(line: Line, figure: Figure) -> float:
    """The number before its scale word, so that "2 to 3 million" scales both ends."""
    parsed = (
        digits(line.words.keys[figure.first], line.lexicon.decimal)
        if line.words.keys[figure.first][0].isdigit()
        else None
    )
    return parsed[0] if parsed and parsed[0] else figure.value
