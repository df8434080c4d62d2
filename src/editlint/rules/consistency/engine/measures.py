"""Amounts with units, and whether two of them are the same: "8 miles (13 km)"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any

from editlint.language.numbers.written import digits
from editlint.model.data import Data
from editlint.model.document import Document
from editlint.model.finding import Hit, Related
from editlint.model.places import Span, lazy
from editlint.model.values import NamedTuple
from editlint.rules.consistency.engine.places import block_at

_OFF = 0.08  # by how much two amounts may differ, beside what rounding does
_ROUNDED = 0.12  # how much of a round number may be rounding
_LONGEST = 48  # characters of an amount with its unit
_B = r"[ \u00a0\u202f\u2060]"
_PART = r"\d{1,2}[/⁄](?:2|3|4|5|8|16)(?!\d)|[½¼¾⅓⅔⅛]"
_NUMBER = rf"(?:\d{{1,3}}{_B})?(?:{_PART})|[-−]?\d[\d.,]*(?:[½¼¾⅓⅔⅛])?"
_RATE = rf"(?!{_B}?(?:/|(?:per|pro|par|por){_B}))"  # behind a unit that is none by itself
_OPENS = lazy(
    rf"{_B}?[(\[/]{_B}?|,?{_B}(?:or|oder|ou|o){_B}|(?:,|{_B}[–—]){_B}(?=[^\W\d_]{{2,13}}\.?{_B}\d)"
)
_FRACTIONS = {"½": 1 / 2, "¼": 1 / 4, "¾": 3 / 4, "⅓": 1 / 3, "⅔": 2 / 3, "⅛": 1 / 8}
_BLANKS = " \u00a0\u202f\u2060"
_FAHRENHEIT = 32


class Amount(NamedTuple):
    """An amount or a range of amounts in a unit; `step` is half of its last figure."""

    low: float
    high: float
    step: float
    unit: str
    written: str
    span: Span


class Units:
    """The table of units, made of the data file."""

    def __init__(self, table: Mapping[str, Any]) -> None:
        self.dimensions: Mapping[str, Mapping[str, list[float]]] = table["dimensions"]
        self._written: Mapping[str, str] = table["written"]
        self._about: str = table["about"]

    @cached_property
    def names(self) -> dict[str, str]:
        return {
            form.replace("_", " "): name
            for name, forms in self._written.items()
            for form in forms.split()
        }

    @cached_property
    def _amount(self) -> str:
        forms = sorted(self.names, key=len, reverse=True)
        unit = "|".join(re.escape(form).replace("\\ ", f"{_B}") for form in forms)
        ranged = rf"(?:{_B}?(?:[-–—]|to|bis|à|a){_B}?({_NUMBER}))?"
        return rf"({_NUMBER}){ranged}{_B}?-?({unit})\.?(?![\w²³])"

    @cached_property
    def left(self) -> re.Pattern[str]:
        """An amount at the end of a text."""
        return re.compile(rf"(?<![\w.,$€£/⁄]){self._amount}{_B}*\Z", re.I)

    @cached_property
    def right(self) -> re.Pattern[str]:
        """An amount at the beginning of a text, behind “about”."""
        about = "|".join(re.escape(word) for word in self._about.split())
        return re.compile(rf"(?:(?:{about}){_B}?){{0,2}}{self._amount}{_RATE}", re.I)


def conversions(doc: Document, data: Data, places: Sequence[tuple[int, int]]) -> Iterator[Hit]:
    """A hit for each amount that is not what stands before it in another unit; `places` are the
    words of two figures each, with what may open a conversion between.
    """
    units = data.made(Units, "consistency/measures")
    for one, other in places:
        within = doc.words.ends[one], doc.words.starts[other] + 1
        for opened in _OPENS().finditer(doc.prose, *within):
            second = _right(doc, units, opened.end())
            first = _left(doc, units, opened.start()) if second else None
            if not first or not second or _agree(units, first, second):
                continue
            if block_at(doc, first.span.start).role != "code":
                yield _hit(doc, units, first, second)


def _left(doc: Document, units: Units, end: int) -> Amount | None:
    start = max(0, end - _LONGEST)
    match = units.left.search(doc.prose[start:end])
    if match is None:
        return None
    found = _amount(doc, units, match, start)
    before = doc.prose[max(0, start + match.start() - 24) : start + match.start()]
    if found is None or re.search(
        rf"[\d½¼¾⅓⅔⅛]{_B}?(?:[^\W\d_]+\.?|['′])?{_B}*(?:[x×+&]|and|plus|und|et|y)?{_B}*\Z", before
    ):
        return None  # "5 ft 10 in", "2 x 4 inches", "½ cup + 2 tablespoons"
    return found


def _right(doc: Document, units: Units, start: int) -> Amount | None:
    match = units.right.match(doc.prose[start : start + _LONGEST])
    return _amount(doc, units, match, start) if match else None


def _amount(doc: Document, units: Units, match: re.Match[str], start: int) -> Amount | None:
    low, high = match[1], match[2] or match[1]
    decimal = "." if doc.language == "en" else ","
    ends = _value(low, decimal), _value(high, decimal)
    name = units.names.get(" ".join(match[3].casefold().split()))
    if name is None:
        return None  # "mıles": i without its dot is an i only to an expression
    if ends[0] is None or ends[1] is None or ends[1] < ends[0]:
        return None
    span = Span(start + match.start(1), start + match.end(3))
    return Amount(ends[0], ends[1], _step(high, decimal, ends[1]), name, match[3], span)


def _value(text: str, decimal: str) -> float | None:
    negative = text[0] in "-−"
    whole, part = _without_part(text.lstrip("-−"))
    if part is None or not whole:
        return part
    read = digits(whole.rstrip(".,"), decimal)
    if read is None or read[1] in ("dotted", "clock"):
        return None
    return -(read[0] + part) if negative else read[0] + part


def _without_part(text: str) -> tuple[str, float | None]:
    """ "1 1/2" and "1½": the whole number as it is written, and the fraction."""
    if text[-1] in _FRACTIONS:
        return text[:-1].strip(_BLANKS), _FRACTIONS[text[-1]]
    above, stroke, below = text.replace("⁄", "/").partition("/")
    if not stroke:
        return text, 0.0
    *whole, above = above.split()
    return "".join(whole), int(above) / int(below) if int(below) else None


def _step(text: str, decimal: str, value: float) -> float:
    """Half of what the last figure counts: 0.05 of "4.5", 50 of "500", but no more than a part."""
    plain = _without_part(text.strip("-−.,"))[0]
    _, mark, tail = plain.rpartition(decimal)
    if mark and tail.isdecimal() and len(tail) != 3:
        return 0.5 * 10.0 ** -len(tail)
    zeros = len(plain) - len(plain.rstrip("0"))
    if not zeros:
        return 0.5
    return max(0.5, min(0.5 * 10.0**zeros, _ROUNDED * abs(value)))


def _agree(units: Units, first: Amount, second: Amount) -> bool:
    """Whether the amounts are equal in any reading, or cannot be compared."""
    if first.unit == second.unit or (first.low == first.high) != (second.low == second.high):
        return True
    shared = _tables(units, first, second)
    if not shared:
        return True
    return any(_fits(first, second, low, high) for low, high in _expected(shared, first, second))


def _expected(
    tables: list[Mapping[str, list[float]]], first: Amount, second: Amount
) -> Iterator[tuple[float, float]]:
    """What `first` is in the unit of `second`, for each amount that the units may have."""
    for table in tables:
        for one in table[first.unit]:
            for other in table[second.unit]:
                factor = other / one if "celsius" in table else one / other
                yield first.low * factor, first.high * factor
    if first.unit == "celsius":
        yield first.low * 1.8 + _FAHRENHEIT, first.high * 1.8 + _FAHRENHEIT
    elif first.unit == "fahrenheit":
        yield (first.low - _FAHRENHEIT) / 1.8, (first.high - _FAHRENHEIT) / 1.8


def _fits(first: Amount, second: Amount, low: float, high: float) -> bool:
    slack = 2.5 if second.unit in ("celsius", "fahrenheit") else 0.0
    return all(
        abs(told - meant) <= max(slack, _OFF * abs(meant)) + second.step
        for told, meant in ((second.low, low), (second.high, high))
    )


def _hit(doc: Document, units: Units, first: Amount, second: Amount) -> Hit:
    one, other = (" ".join(amount.span.of(doc.prose).split()) for amount in (first, second))
    meant = list(_expected(_tables(units, first, second), first, second))
    low, _ = meant[-1 if first.unit in ("celsius", "fahrenheit") else 0]
    message = f"{one} is about {_short(low)} {second.written}, and “{other}” is beside it."
    return Hit(
        second.span,
        f"{message} Correct one of the two.",
        related=(Related(first.span, "the same amount in the other unit"),),
    )


def _tables(units: Units, first: Amount, second: Amount) -> list[Mapping[str, list[float]]]:
    return [
        table for table in units.dimensions.values() if first.unit in table and second.unit in table
    ]


def _short(value: float) -> str:
    return f"{value:,.0f}" if abs(value) >= 10 else f"{value:.1f}"
