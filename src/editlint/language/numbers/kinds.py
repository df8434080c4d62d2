"""What kind of number a figure is, told from the signs and words next to it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from editlint.language.numbers.digits import Figure, Line
from editlint.model.values import NamedTuple

Kind = Literal[
    "count", "percent", "points", "money", "fraction", "multiple", "measure", "duration",
    "age", "ordinal", "year", "date", "time", "version", "label", "phone", "score",
]  # fmt: skip

_CURRENCY = frozenset("$€£¥₹₩₽₺")
_MEASURES = frozenset('°″′"')
_PERCENT = frozenset({" %", "\u00a0%", "\u202f%"})
# What joins a figure to a name or an identifier: "#5", "a/3", "x_4".
_TIES_BEFORE, _TIES_AFTER = frozenset("#_/@\\="), frozenset("_/@\\=")
_STOPS = frozenset(".,;:)\n")
_JOINS = "-\u2060 \u00a0\n+)%"


class Typed(NamedTuple):
    """A kind, its unit, the word after the unit, and how many characters of signs belong to the
    number before and after its words.
    """

    kind: Kind
    stop: int
    unit: str = ""
    before: int = 0
    after: int = 0


class Near(NamedTuple):
    """A figure with what stands next to it: the word before and after ("" if anything but blanks is
    between) and what these two tell of it, two characters each side.
    """

    line: Line
    figure: Figure
    before: str
    ahead: str
    told_before: frozenset[str]
    told: frozenset[str]
    left: str
    right: str

    def has(self, name: str, word: str) -> bool:
        return word != "" and self.line.lexicon.has(name, word)

    def next(self, skip: int) -> str:
        """The word `skip` words after the one ahead, if nothing but blanks is between."""
        return _joined(self.line, self.figure.stop + skip)


def typed(line: Line, figure: Figure, least: int) -> Typed:
    """The kind of `figure`; the first test that fits tells. No word before `least` is looked at."""
    start, end = line.words.starts[figure.first], line.words.ends[figure.stop - 1]
    before = line.words.keys[figure.first - 1] if figure.first > least else ""
    ahead = _joined(line, figure.stop)
    told_before, told = line.lexicon.beside_number(before), line.lexicon.beside_number(ahead)
    left, right = line.prose[max(0, start - 2) : start], line.prose[end : end + 2]
    is_plain = not told_before and not told and _is_plain(left, right)
    near = Near(line, figure, before, ahead, told_before, told, left, right)
    for test in (_OF_PLAIN if is_plain else _TESTS)[figure.shape]:
        found = test(near)
        if found is not None:
            return found
    return Typed("count", figure.stop)


def _is_plain(left: str, right: str) -> bool:
    """Whether the signs beside a figure tell nothing: a blank, and then a stop or another word."""
    return (
        left[-1:] == " "
        and left[0] != ","
        and (right[:1] in _STOPS or (right[:1] == " " and right[1:].isalpha()))
    )


def _joined(line: Line, at: int) -> str:
    return line.words.keys[at] if at < line.stop and line.gap(at).strip(_JOINS) == "" else ""


def _after(near: Near, name: str, skip: int = 0) -> int:
    """How many words of a phrase called `name` come `skip` words after the figure."""
    if skip and not near.next(skip):
        return 0
    line = near.line
    return line.lexicon.after(name, line.words.keys, near.figure.stop + skip, line.stop)


def _money(near: Near) -> Typed | None:
    figure, line = near.figure, near.line
    if near.left[-1:] in _CURRENCY:
        return Typed("money", figure.stop, near.left[-1], before=1)
    sign = near.right.strip()[:1]
    if sign in _CURRENCY and not near.right.startswith("\n"):
        return Typed("money", figure.stop, sign, after=near.right.index(sign) + 1)
    if near.left[-1:] in (" ", "\u00a0", ".") and "currency-code" in near.told_before:
        starts = line.words.starts
        before = starts[figure.first] - starts[figure.first - 1]
        return Typed("money", figure.stop, near.before, before=before)
    stop = figure.stop + (_after(near, "currency") if "currency" in near.told else 0)
    return Typed("money", stop, line.words.keys[stop - 1]) if stop > figure.stop else None


def _percent(near: Near) -> Typed | None:
    stop = near.figure.stop
    if near.right[:1] == "%" or near.right in _PERCENT:
        if "points" in near.told:
            return Typed("points", stop + 1, "%")
        return Typed("percent", stop, "%", after=near.right.index("%") + 1)
    words = _after(near, "percent") if "percent" in near.told else 0
    if not words:
        return None
    points = near.has("points", near.next(words))
    return Typed("points" if points else "percent", stop + words + points, "%")


def _multiple(near: Near) -> Typed | None:
    stop, key = near.figure.stop, near.ahead
    if key == "x" and near.line.gap(stop) == "":
        loose = not near.next(1) or near.has("function", near.next(1))
        compared = _after(near, "than", 1) or (
            loose and (near.has("function", near.before) or near.has("hedge", near.before))
        )
        return Typed("multiple" if compared else "label", stop + 1, "x")
    if "fold" in near.told or ("times" in near.told and _after(near, "than", 1)):
        return Typed("multiple", stop + 1, "x")
    return None


def _multiple_word(near: Near) -> Typed | None:
    """ "doubled", but not "doubled down", which is a manner of speaking."""
    return Typed("label" if "down" in near.told else "multiple", near.figure.stop, "x")


def _fraction(near: Near) -> Typed | None:
    """A share, unless it is marks: "4.8 out of 5"."""
    rated = "." in near.line.words.keys[near.figure.first]
    return Typed("score" if rated else "fraction", near.figure.stop)


def _ordinal(near: Near) -> Typed | None:
    stop = near.figure.stop
    if near.right[:1].isalpha() and "ordinal-suffix" in near.told:
        month = near.has("month", near.next(1)) or "month" in near.told_before
        return Typed("date" if month else "ordinal", stop + 1)
    return None


def _clock(near: Near) -> Typed | None:
    return Typed("time" if near.figure.value < 24 else "score", near.figure.stop)


def _version(near: Near) -> Typed | None:
    return Typed("version", near.figure.stop)


def _hour(near: Near) -> Typed | None:
    timed = near.figure.value <= 24 and "clock" in near.told
    return Typed("time", near.figure.stop + 1) if timed else None


def _attached(near: Near) -> Typed | None:
    """Part of a name or an identifier: "COVID-19", "v2", "#5", "a/3", "4x4"."""
    touching = near.left[-1:]
    tied = (
        touching in _TIES_BEFORE
        or touching.isalpha()
        or (touching == "-" and near.left[:1].isalnum())
        or near.right[:1] in _TIES_AFTER
    )
    return Typed("label", near.figure.stop) if tied else None


def _identifier(near: Near) -> Typed | None:
    """ "18F", "4x4", "300X": letters that touch the number and are no unit."""
    return Typed("label", near.figure.stop + 1) if near.right[:1].isalpha() and near.ahead else None


def _labelled(near: Near) -> Typed | None:
    """ "page 3", "Section 230", "version 2.0", "No. 10"."""
    least = 4 if near.figure.shape == "word" else 1  # "no one" is no number one
    if len(near.before) < least:
        return None
    touching = near.line.gap(near.figure.first).strip(" \u00a0") in ("", ".")
    return Typed("label", near.figure.stop) if touching and "label" in near.told_before else None


def _duration(near: Near) -> Typed | None:
    stop = near.figure.stop
    if "duration" not in near.told:
        filled = "filler" in near.told and near.has("duration", near.next(1))
        return Typed("duration", stop + 2, near.next(1)) if filled else None
    if near.has("old", near.next(1)):
        return Typed("age", stop + 2, near.ahead)
    return Typed("duration", stop + 1, near.ahead)


def _measure(near: Near) -> Typed | None:
    if "measure" in near.told:
        return Typed("measure", near.figure.stop + 1, near.ahead)
    if near.right[:1] in _MEASURES:
        return Typed("measure", near.figure.stop, near.right[0], after=1)
    return None


def _age(near: Near) -> Typed | None:
    value, stop = near.figure.value, near.figure.stop
    if value < 120 and "aged" in near.told_before:
        return Typed("age", stop)
    commas = near.left.startswith(",") and near.right.startswith(",")
    return Typed("age", stop) if commas and 1 <= value < 110 else None


def _date(near: Near) -> Typed | None:
    stop, value = near.figure.stop, near.figure.value
    if not 1 <= value <= 31:
        return None
    if "month" in near.told:
        return Typed("date", stop + 1)
    if "month" in near.told_before:
        return Typed("date", stop)
    if "partitive" in near.told and near.has("month", near.next(1)):
        return Typed("date", stop + 2)
    return None


def _year(near: Near) -> Typed | None:
    figure, line = near.figure, near.line
    if len(line.words.keys[figure.first]) != 4 or not 1500 <= figure.value <= 2100:
        return None
    if "year-mark" in near.told:
        return Typed("year", figure.stop + 1)
    if near.has("population", near.ahead):
        return None
    hedge = line.lexicon.before("hedge", line.words.keys, figure.first)
    return Typed("year", figure.stop) if not hedge or near.has("in", near.before) else None


def _phone(near: Near) -> Typed | None:
    key = near.line.words.keys[near.figure.first]
    if len(key) < 3:
        return None
    grouped = near.right[:1] in ("-", ".") and len(near.ahead) >= 3 and near.ahead.isdecimal()
    dialled = len(key) >= 9 or key.startswith("0") or grouped
    return Typed("phone", near.figure.stop) if dialled else None


def _score(near: Near) -> Typed | None:
    """ "3-2", "102-98": a falling pair; a rising one has been read as a range."""
    figure = near.figure
    if near.right[:1] not in ("-", "–", "—") or not near.ahead.isdecimal():
        return None
    falling = float(near.ahead) <= figure.value < 300 and figure.stop - figure.first == 1
    return Typed("score", figure.stop + 1) if falling else None


_Test = Callable[[Near], Typed | None]
_ANY: tuple[_Test, ...] = (_percent, _money, _multiple, _duration, _measure)
_TESTS: dict[str, tuple[_Test, ...]] = {
    "clock": (_clock,),
    "dotted": (_version,),
    "multiple": (_multiple_word,),
    "fraction": (_fraction,),
    "word": (*_ANY, _labelled, _hour),
    "grouped": (*_ANY, _attached, _identifier),
    "decimal": (*_ANY, _attached, _identifier, _labelled),
    "integer": (
        _percent,
        _money,
        _hour,
        _multiple,
        _ordinal,
        _attached,
        _duration,
        _measure,
        _date,
        _year,
        _labelled,
        _phone,
        _age,
        _score,
    ),
}
# Those that can hold where neither a word nor a sign beside the figure tells anything.
_OF_PLAIN = {**_TESTS, "word": (), "grouped": (), "decimal": (), "integer": (_year, _phone)}
