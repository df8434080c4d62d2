"""A whole and the parts that a sentence says it has.

    Of the 120 boats, 30 are rowed, 40 are sailed and 50 have engines.
    120 people replied: 30 in favour, 40 against and 50 undecided.
    30 men, 40 women and 50 children were saved, 120 people in total.
    The fleet of 120 ships consists of 30 trawlers, 40 tugs and 50 ferries.

Parts are read only where nothing hints that there are more of them, that some count twice, or that
a number is rounded.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from editlint.language.lexicon import Lexicon
from editlint.language.numbers.quantity import Quantity
from editlint.model.data import Data
from editlint.model.document import Document
from editlint.model.places import Span
from editlint.model.values import NamedTuple
from editlint.rules.consistency.engine.changes import Sentence, Words, read_sentence

_COUNTED = frozenset({"count", "money"})
_SHAPES = frozenset({"integer", "grouped", "word", "decimal"})
_PARTS = range(2, 9)
_OPENINGS = ":–—("
_CODE = frozenset("<>{}=|")
_LISTED = 3  # parts that a list has at least; two may be some of many
_FAR = 12  # words between a whole and its first part
_NEAR = 0.5  # how far, of the whole, the sum may be off: beyond that other things are counted


class Total(NamedTuple):
    """A whole with its parts, and what the parts make."""

    whole: Quantity
    parts: tuple[Quantity, ...]
    sum: float


def totals(doc: Document, data: Data, spans: Sequence[Span]) -> Iterator[Total]:
    """The wholes of the sentences at `spans` that are told with all their parts."""
    lexicon = data.made(Lexicon, f"sourcing/{doc.language}")
    words = data.made(Words, "consistency/changes")
    for span in spans:
        sentence = read_sentence(doc, lexicon, span)
        amounts = [q for q in sentence.quantities if q.kind in _COUNTED and q.shape in _SHAPES]
        if len(amounts) < 3 or len(amounts) != len(_numbers(sentence)):
            continue
        for whole, parts in _readings(doc, words, sentence, amounts):
            if _is_complete(doc, words, sentence, whole, parts):
                yield Total(whole, tuple(parts), sum(part.value for part in parts))
                break


def _numbers(sentence: Sentence) -> list[Quantity]:
    """All that is counted or measured in it: where other amounts mix in, nobody can add up."""
    kept = {"count", "money", "percent", "fraction", "multiple", "measure", "points"}
    return [quantity for quantity in sentence.quantities if quantity.kind in kept]


_Reading = tuple[Quantity, list[Quantity]]


def _readings(
    doc: Document, words: Words, sentence: Sentence, amounts: list[Quantity]
) -> Iterator[_Reading]:
    """What may be the whole, and what its parts."""
    first, *rest = amounts
    keys, start = doc.words.keys, doc.words.within(sentence.span).start
    led = keys[max(start, first.first - 3) : first.first]
    listed = len(rest) >= _LISTED
    if listed and words.among("of", led) and first.first - start <= 4:
        yield first, rest
    if (listed and _is_opened(doc, first, rest[0])) or _is_made_of(doc, words, first, rest[0]):
        yield first, rest
    *before, last = amounts
    if _is_summed(doc, words, last):
        yield last, before


def _is_opened(doc: Document, whole: Quantity, part: Quantity) -> bool:
    """Whether a colon, a dash or a bracket opens the list of the parts."""
    between = doc.prose[whole.span.end : part.span.start]
    opened = max((between.rfind(sign) for sign in _OPENINGS), default=-1)
    if opened < 0 or any(sign in between for sign in ".;?!"):
        return False
    return len(between[opened + 1 :].split()) <= 3 and part.first - whole.number <= _FAR


def _is_made_of(doc: Document, words: Words, whole: Quantity, part: Quantity) -> bool:
    """Whether it is said that the whole consists of what follows."""
    told = " ".join(doc.words.keys[whole.number + 1 : part.first])
    return part.first - whole.number <= _FAR and any(
        f"{phrase} " in f"{told} " for phrase in words["consists"]
    )


def _is_summed(doc: Document, words: Words, whole: Quantity) -> bool:
    """Whether the last number is told to be the sum: "120 in total", "in all, 120"."""
    keys = doc.words.keys
    around = (
        " ".join(keys[max(0, whole.first - 3) : whole.first]),
        " ".join(keys[whole.stop - 1 : whole.stop + 3]),
    )
    return any(phrase in text for text in around for phrase in words["wholes"])


def _is_complete(
    doc: Document, words: Words, sentence: Sentence, whole: Quantity, parts: list[Quantity]
) -> bool:
    """Whether the parts are all of the whole, as far as the sentence tells."""
    if len(parts) not in _PARTS or any(q.value != q.upper or q.hedge for q in (whole, *parts)):
        return False
    if len({q.kind for q in parts}) != 1 or len({q.unit for q in (whole, *parts)}) > 1:
        return False
    if any(part.value >= whole.value for part in parts) or whole.value < 3:
        return False
    if not _CODE.isdisjoint(sentence.span.of(doc.prose)):
        return False
    within = doc.words.within(sentence.span)
    keys = doc.words.keys[within.start : within.stop]
    if words.among("open-parts", keys):
        return False
    last = parts[-1]
    joined = doc.words.keys[parts[-2].stop : last.number]
    return (
        words.among("joining-parts", joined)
        or "&" in doc.prose[parts[-2].span.end : last.span.start]
    )


def is_adding_up(total: Total) -> bool:
    """Whether the parts make the whole, or are so far from it that they count other things."""
    off = abs(total.sum - total.whole.value)
    return off < 0.5 or off > _NEAR * total.whole.value


def plain(value: float) -> str:
    """The number as people write it: "1,820,000", "4.5"."""
    return f"{value:,.2f}".rstrip("0").rstrip(".")
