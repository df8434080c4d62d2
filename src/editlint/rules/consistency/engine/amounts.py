"""The amounts of one sentence, each with the words before it, and what rounding may hide of one.

up from about 1.2 million    value 1200000, led by "up", "from", "about", step 60000
"""

from __future__ import annotations

import re

from editlint.language.lexicon import Lexicon
from editlint.language.numbers.quantity import Quantity, number_words, read_numbers
from editlint.model.document import NOT_PROSE, Document
from editlint.model.places import Span, lazy
from editlint.model.values import NamedTuple
from editlint.rules.consistency.engine.figures import LONGEST
from editlint.rules.consistency.engine.places import block_at

_NUMBER = lazy(r"\d(?:[\d.,]*\d)?")
_LONGEST = 600  # characters of a sentence
_LED, _BEHIND = 6, 4  # words of the sentence before a number and behind it
# Words that the lists of hedges hold because they stand before numbers, and that round nothing.
_EXACT = frozenset(
    [
        "up",
        "down",
        "from",
        "to",
        "by",
        "a",
        "an",
        "the",
        "of",
        "total",
        "un",
        "une",
        "de",
        "insgesamt",
        "en",
    ]
)


class Amount(NamedTuple):
    """A number of a sentence: the words `[first, stop)` from the number to its unit, those before
    and behind it in the sentence.
    """

    kind: str
    value: float
    upper: float
    unit: str
    shape: str
    span: Span
    first: int
    stop: int
    led: tuple[str, ...]
    behind: tuple[str, ...]
    is_rounded: bool

    @property
    def is_single(self) -> bool:
        return self.value == self.upper


def amounts_of(doc: Document, lexicon: Lexicon, span: Span) -> list[Amount]:
    """The numbers of the sentence at `span`; none where it is too long or no running text."""
    block = block_at(doc, span.start)
    if span.end - span.start > _LONGEST or block.kind in NOT_PROSE or block.role == "code":
        return []
    within = doc.words.within(span)
    begins = number_words(set(doc.words.keys[within.start : within.stop]), lexicon)
    found = read_numbers(doc.prose, doc.words, within, lexicon, begins)
    return [_amount(doc, within, quantity) for quantity in found]


def _amount(doc: Document, within: range, quantity: Quantity) -> Amount:
    keys, at = doc.words.keys, quantity.number
    stop = doc.words.within(quantity.span).stop
    return Amount(
        quantity.kind,
        quantity.value,
        quantity.upper,
        quantity.unit,
        quantity.shape,
        quantity.span,
        at,
        stop,
        keys[max(within.start, at - _LED) : at],
        keys[stop : min(within.stop, stop + _BEHIND)],
        not _EXACT.issuperset(quantity.hedge.split()),
    )


def step_of(doc: Document, amount: Amount) -> float:
    """Half of what the last figure of the number counts, as far as one can see."""
    value = max(abs(amount.value), abs(amount.upper))
    if amount.is_rounded or amount.shape == "word":
        return value * (0.05 if amount.is_rounded else 0.02)
    text = _NUMBER().findall(amount.span.of(doc.prose))[-1:]
    if not text:
        return 0.5
    plain = re.sub(r"\D", "", text[0])
    if len(plain) > LONGEST:
        return 0.0  # nobody reads so many digits
    if float(plain) == value:
        zeros = len(plain) - len(plain.rstrip("0"))
        return min(0.5 * 10.0**zeros, value * 0.0025) if zeros > 1 else 0.5
    marked = max(text[0].rfind("."), text[0].rfind(","))
    tail = len(text[0]) - marked - 1 if marked >= 0 else 0
    written = int(plain) / 10.0**tail
    return 0.5 * 10.0**-tail * (value / written if written else 1.0)
