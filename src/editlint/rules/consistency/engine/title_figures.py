"""Figures of the title, the deck and the summary that the body does not have.

# Harbour counts 4,312 ships           the body says 4,132: told
# The bridge costs 3 million           the body says 3,140,500: the same, rounded
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from editlint.language.lexicon import Lexicon
from editlint.language.numbers.of_document import numbers
from editlint.language.numbers.quantity import Quantity
from editlint.model.document import Block, Document
from editlint.model.places import lazy
from editlint.model.values import NamedTuple

_DIGIT = lazy(r"\d")
CODED = 100  # a smaller sum of a currency by its letters may be something else
LEAST = 1000  # a count of fewer digits is left to other rules
NEAR = 2.0  # times: a figure of the body that is farther away is another one
HEDGED = 0.1  # how far "less than $450" may be from the figure that it stands for
FEW = 2  # figures of the body among which one is meant
LEAST_DIGITS = 3  # in fewer digits a slip makes any number of any other
FAR = 5.0  # times: for the only share of the body
_ALWAYS = frozenset({"money", "percent", "points"})
_COUNTED = frozenset({"count", "measure"})
_ALIKE = {"points": "percent", "measure": "count", "fraction": "percent"}


class TitleFigure(NamedTuple):
    """A figure of a title or summary, and that of the body which is like it but another, if any."""

    quantity: Quantity
    where: str
    nearest: Quantity | None


def title_figures(doc: Document, lexicon: Lexicon) -> Iterator[tuple[Quantity, str]]:
    """The figures that the title and the deck state, each with the name of its place."""
    if doc.deck is not None:
        for block, one in _in_blocks(doc.deck, doc.deck.blocks, lexicon):
            yield one, "title" if block.kind == "title" else "summary"
    title = _title(doc)
    if title is not None:
        yield from ((one, "title") for _, one in _in_blocks(doc, [title], lexicon))


def _title(doc: Document) -> Block | None:
    """The heading that all others stand below."""
    first = next((block for block in doc.blocks if block.kind in ("title", "heading")), None)
    return first if first and first.level == 1 else None


def _in_blocks(
    doc: Document, blocks: Sequence[Block], lexicon: Lexicon
) -> Iterator[tuple[Block, Quantity]]:
    if not any(_DIGIT().search(doc.prose, *block.span) for block in blocks):
        return
    found = numbers(doc, lexicon)
    starts = [one.span.start for one in found]
    for block in blocks:
        inside = found[bisect_left(starts, block.span.start) : bisect_left(starts, block.span.end)]
        yield from ((block, one) for one in inside if _is_stated(one))


def _is_stated(one: Quantity) -> bool:
    """Whether a number is a figure that the body owes."""
    if one.value != one.upper or (one.unit.isalpha() and one.value < CODED and one.kind == "money"):
        return False  # "PHP 7.3" is a version
    return one.kind in _ALWAYS or (one.kind in _COUNTED and one.value >= LEAST)


def missing(
    doc: Document, lexicon: Lexicon, stated: Sequence[tuple[Quantity, str]]
) -> Iterator[TitleFigure]:
    """Those of the `stated` figures that no number of the body is equal to."""
    if not stated:
        return
    title = _title(doc)
    end = title.span.end if title else 0
    body = [one for one in numbers(doc, lexicon) if one.span.start >= end]
    for one, where in stated:
        if not any(_equal(one, other) for other in body):
            yield TitleFigure(one, where, _nearest(one, body))


def _equal(one: Quantity, other: Quantity) -> bool:
    """Whether the body has a figure: the same number, of whatever it is, or one of its kind of
    which the other is what people round it to.
    """
    values = (other.value * 100,) if other.kind == "fraction" else (other.value, other.upper)
    if one.value in values:
        return True
    if _kind(one) != _kind(other) or (one.noun and other.noun and one.noun != other.noun):
        return False
    if one.hedge and any(abs(one.value - value) < value * HEDGED for value in values):
        return True
    return any(_rounds(one.value, value) or _rounds(value, one.value) for value in values)


def _rounds(rounded: float, exact: float) -> bool:
    """Whether `rounded` is what people make of `exact`: the nearest round number, or the one below.

    3,000 and 3 million may stand for what lies up to a tenth away.
    """
    unit = min(_unit(rounded), rounded / 10)
    return rounded - unit / 2 <= exact < rounded + unit


def _unit(value: float) -> float:
    """What a number is rounded to: 3,100 to hundreds, 2.5 to tenths."""
    if value <= 0:
        return 0.0
    digits, _, exponent = f"{value:.11e}".partition("e")
    places = len(digits.replace(".", "").rstrip("0")) - 1
    return float(10.0 ** (int(exponent) - places))


def _nearest(one: Quantity, body: Sequence[Quantity]) -> Quantity | None:
    """The figure of the body that must be meant: of the same kind, one of few of it and near, or
    written nearly alike.
    """
    like = [other for other in body if _kind(other) == _kind(one) and _same_unit(one, other)]
    slips = [other for other in like if _is_slip(one.value, other.value)]
    values = {other.value for other in like}
    if not slips and not one.hedge and len(values) <= FEW:
        far = FAR if _kind(one) == "percent" and len(values) == 1 else NEAR
        slips = [other for other in like if _is_near(one.value, other.value, far)]
    return min(slips, key=lambda other: abs(other.value - one.value), default=None)


def _is_near(first: float, second: float, times: float) -> bool:
    return second > 0 and 1 / times <= first / second <= times


def _is_slip(first: float, second: float) -> bool:
    """Whether a slip of the pen makes one of the other: two digits changed, or one."""
    one, other = f"{first:.12g}", f"{second:.12g}"
    if len(one) != len(other) or len(one.rstrip("0")) < LEAST_DIGITS:
        return False  # 100 and 120 are both round
    differ = [at for at in range(len(one)) if one[at] != other[at]]
    return len(differ) == 1 or (
        len(differ) == 2
        and differ[1] == differ[0] + 1
        and one[differ[0]] == other[differ[1]]
        and one[differ[1]] == other[differ[0]]
    )


def _kind(one: Quantity) -> str:
    return _ALIKE.get(one.kind, one.kind)


def _same_unit(one: Quantity, other: Quantity) -> bool:
    """Whether both count the same: money and shares by their signs, all else by the noun."""
    if one.kind in _ALWAYS:
        return True
    return bool(one.noun or one.unit) and (one.noun, one.unit) == (other.noun, other.unit)
