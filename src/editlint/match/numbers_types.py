"""What kind of number a figure is, told from the signs and words next to it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from editlint.match.numbers_digits import Figure, Line

if TYPE_CHECKING:
    from editlint.match.numbers import Kind

_CURRENCY = frozenset("$€£¥₹₩₽₺")


class Typed(NamedTuple):
    """A kind, its unit, the word after the unit, and how many characters of signs belong to the number before and after its words."""

    kind: Kind
    stop: int
    unit: str = ""
    before: int = 0
    after: int = 0


def typed(line: Line, figure: Figure, least: int) -> Typed:
    """The kind of `figure`; the first test that fits tells. No word before `least` is looked at."""
    for test in _TESTS:
        found = test(line, figure, least)
        if found is not None:
            return found
    return Typed("count", figure.stop)


def _next(line: Line, at: int) -> str:
    """The word at `at` if only blanks or a hyphen are before it, else ""."""
    return line.words.keys[at] if at < line.stop and line.gap(at).strip("-\u2060 \u00a0\n+)%") == "" else ""


def _left(line: Line, figure: Figure, chars: int = 1) -> str:
    start = line.words.starts[figure.first]
    return line.prose[max(0, start - chars) : start]


def _right(line: Line, figure: Figure, chars: int = 1) -> str:
    end = line.words.ends[figure.stop - 1]
    return line.prose[end : end + chars]


def _money(line: Line, figure: Figure, least: int) -> Typed | None:
    left = _left(line, figure)
    if left in _CURRENCY and left:
        return Typed("money", figure.stop, left, before=1)
    right = _right(line, figure, 2)
    if right.strip()[:1] in _CURRENCY and right.strip()[:1] and not right.startswith("\n"):
        return Typed("money", figure.stop, right.strip()[0], after=len(right.rstrip()))
    if figure.first > least and line.lexicon.has("currency-code", line.words.keys[figure.first - 1]) and left in (" ", "\u00a0", "."):
        code = figure.first - 1
        return Typed("money", figure.stop, line.words.keys[code], before=line.words.starts[figure.first] - line.words.starts[code])
    at = figure.stop
    n = line.lexicon.after("currency", line.words.keys, at, line.stop) if _next(line, at) else 0
    return Typed("money", at + n, line.words.keys[at + n - 1]) if n else None


def _percent(line: Line, figure: Figure, least: int) -> Typed | None:
    right = _right(line, figure, 2)
    if right[:1] == "%" or right in (" %", "\u00a0%", "\u202f%"):
        points = line.lexicon.has("points", _next(line, figure.stop))
        return Typed("points" if points else "percent", figure.stop + points, "%", after=0 if points else right.index("%") + 1)
    n = line.lexicon.after("percent", line.words.keys, figure.stop, line.stop) if _next(line, figure.stop) else 0
    if not n:
        return None
    points = line.lexicon.has("points", _next(line, figure.stop + n))
    return Typed("points" if points else "percent", figure.stop + n + points, "%")


def _multiple(line: Line, figure: Figure, least: int) -> Typed | None:
    if figure.shape == "multiple":
        return Typed("multiple", figure.stop, "x")
    key = _next(line, figure.stop)
    if key == "x" and line.gap(figure.stop) == "" and not _next(line, figure.stop + 1)[:1].isdigit():
        return Typed("multiple", figure.stop + 1, "x")
    if line.lexicon.has("fold", key) or (
        line.lexicon.has("times", key) and line.lexicon.after("than", line.words.keys, figure.stop + 1, line.stop)
    ):
        return Typed("multiple", figure.stop + 1, "x")
    return None


def _ordinal(line: Line, figure: Figure, least: int) -> Typed | None:
    at = figure.stop
    if at < line.stop and line.gap(at) == "" and figure.shape == "integer" and line.lexicon.has("ordinal-suffix", line.words.keys[at]):
        month = line.lexicon.has("month", _next(line, at + 1)) or (
            figure.first > least and line.lexicon.has("month", line.words.keys[figure.first - 1])
        )
        return Typed("date" if month else "ordinal", at + 1)
    return None


def _clock(line: Line, figure: Figure, least: int) -> Typed | None:
    if figure.shape == "clock":
        return Typed("time" if figure.value < 24 else "score", figure.stop)
    if figure.shape == "dotted":
        return Typed("version", figure.stop)
    n = line.lexicon.has("clock", _next(line, figure.stop)) and figure.value <= 24
    return Typed("time", figure.stop + 1) if n else None


def _fraction(line: Line, figure: Figure, least: int) -> Typed | None:
    return Typed("fraction", figure.stop) if figure.shape == "fraction" else None


def _attached(line: Line, figure: Figure, least: int) -> Typed | None:
    """Part of a name or an identifier: "COVID-19", "v2", "#5", "a/3", "4x4"."""
    left = _left(line, figure, 2)
    if left[-1:] in ("#", "_", "/", "@", "\\", "=") or left[-1:].isalpha() or (left[-1:] == "-" and left[:1].isalnum()):
        return Typed("label", figure.stop)
    at = figure.stop
    if (
        figure.shape in ("integer", "decimal")
        and at < line.stop
        and line.gap(at) == ""
        and line.words.keys[at] in ("x", "th", "d", "p", "g")
    ):
        return Typed("label", at + 1)
    if _right(line, figure, 1) in ("_", "/", "\\", "=", "@") and figure.shape == "integer":
        return Typed("label", at)
    return None


def _labelled(line: Line, figure: Figure, least: int) -> Typed | None:
    """ "page 3", "Section 230", "version 2.0", "No. 10"; and after a name, a small number that counts nothing: "Windows 10"."""
    if figure.first <= least or figure.shape not in ("integer", "decimal", "word"):
        return None
    before = line.words.keys[figure.first - 1]
    spelt = figure.shape == "word" and len(before) < 4  # "no one" is no number one
    if not spelt and line.gap(figure.first).strip(" \u00a0") in ("", ".") and line.lexicon.has("label", before):
        return Typed("label", figure.stop)
    return None


def _duration(line: Line, figure: Figure, least: int) -> Typed | None:
    keys, at = line.words.keys, figure.stop
    if not line.lexicon.has("duration", _next(line, at)):
        if _next(line, at) and line.lexicon.has("duration", _next(line, at + 1)) and line.lexicon.has("filler", keys[at]):
            return Typed("duration", at + 2, keys[at + 1])
        return None
    if line.lexicon.has("old", _next(line, at + 1)):
        return Typed("age", at + 2, keys[at])
    return Typed("duration", at + 1, keys[at])


def _measure(line: Line, figure: Figure, least: int) -> Typed | None:
    keys = line.words.keys
    if line.lexicon.has("measure", _next(line, figure.stop)):
        return Typed("measure", figure.stop + 1, keys[figure.stop])
    if _right(line, figure) in ("°", "″", "′", '"') and _right(line, figure):
        return Typed("measure", figure.stop, _right(line, figure), after=1)
    return None


def _age(line: Line, figure: Figure, least: int) -> Typed | None:
    if figure.first > least and figure.value < 120 and line.lexicon.has("aged", line.words.keys[figure.first - 1]):
        return Typed("age", figure.stop)
    commas = _left(line, figure, 2).startswith(",") and _right(line, figure, 1) == ","
    return Typed("age", figure.stop) if commas and figure.shape == "integer" and 1 <= figure.value < 110 else None


def _date(line: Line, figure: Figure, least: int) -> Typed | None:
    keys, at, lexicon = line.words.keys, figure.stop, line.lexicon
    if figure.shape != "integer":
        return None
    day = 1 <= figure.value <= 31
    before = keys[figure.first - 1] if figure.first > least else ""
    ahead = _next(line, at)
    if day and (lexicon.has("month", before) or lexicon.has("month", ahead)):
        return Typed("date", at + lexicon.has("month", ahead))
    if day and lexicon.has("partitive", ahead) and lexicon.has("month", _next(line, at + 1)):
        return Typed("date", at + 2)
    if not _yearlike(line, figure):
        return None
    hedged = lexicon.before("hedge", keys, figure.first, least) and not lexicon.has("in", before)
    return None if hedged or lexicon.has("population", ahead) else Typed("year", at)


def _yearlike(line: Line, figure: Figure) -> bool:
    key = line.words.keys[figure.first]
    return len(key) == 4 and 1500 <= figure.value <= 2100


def _phone(line: Line, figure: Figure, least: int) -> Typed | None:
    key = line.words.keys[figure.first]
    long = figure.shape == "integer" and len(key) >= 9
    grouped = figure.shape == "integer" and len(key) >= 3 and _right(line, figure) in ("-", ".") and _next(line, figure.stop).isdigit()
    code = figure.shape == "integer" and len(key) > 2 and key.startswith("0")
    return Typed("phone", figure.stop) if long or code or (grouped and len(_next(line, figure.stop)) >= 3) else None


def _score(line: Line, figure: Figure, least: int) -> Typed | None:
    """ "3-2", "won 102-98": a pair that counts nothing, told by a falling pair or a word of winning."""
    at = figure.stop
    pair = (
        _right(line, figure) in ("-", "–", "—")
        and figure.shape == "integer"
        and _next(line, at).isdigit()
        and figure.stop - figure.first == 1
    )
    return Typed("score", at + 1) if pair and figure.value < 300 and float(line.words.keys[at]) <= figure.value else None


_Test = Callable[[Line, Figure, int], Typed | None]
_TESTS: tuple[_Test, ...] = (
    _percent, _money, _clock, _multiple, _fraction, _ordinal, _attached, _duration, _measure, _date, _labelled, _phone, _age, _score,
)  # fmt: skip
