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
from editlint.model.data import Data
from editlint.model.document import Document
from editlint.model.places import Span
from editlint.model.values import NamedTuple
from editlint.rules.consistency.engine.amounts import Amount, amounts_of
from editlint.rules.consistency.engine.word_lists import WordLists

_COUNTED = frozenset({"count", "money"})
_SHAPES = frozenset({"integer", "grouped", "word", "decimal"})
_MIXED = frozenset({"percent", "fraction", "multiple", "measure", "points"})
_EARLY = 4  # words of the sentence before its whole: "Out of the 120"
_PARTS = range(2, 9)
_OPENINGS = ":–—("
_CODE = frozenset("<>{}=|")
_LISTED = 3  # parts that a list has at least; two may be some of many
_FAR = 12  # words between a whole and its first part
_NEAR = 0.5  # how far, of the whole, the sum may be off: beyond that other things are counted


class Total(NamedTuple):
    """A whole with its parts, and what the parts make."""

    whole: Amount
    parts: tuple[Amount, ...]
    sum: float


def totals(doc: Document, data: Data, spans: Sequence[Span]) -> Iterator[Total]:
    """The wholes of the sentences at `spans` that are told with all their parts."""
    lexicon = data.made(Lexicon, f"sourcing/{doc.language}")
    words = data.made(WordLists, "consistency/changes")
    for span in spans:
        if words.among("open-parts", doc.words.keys_of(span)):
            continue  # there are more parts than it names: asked before its numbers are read
        found = amounts_of(doc, lexicon, span)
        amounts = [one for one in found if one.kind in _COUNTED and one.shape in _SHAPES]
        if len(amounts) < 3 or any(one.kind in _MIXED for one in found):
            continue
        if any(one.is_rounded or not one.is_single for one in amounts):
            continue
        for whole, parts in _readings(doc, words, span, amounts):
            if _is_complete(doc, words, span, whole, parts):
                yield Total(whole, tuple(parts), sum(part.value for part in parts))
                break


_Reading = tuple[Amount, list[Amount]]


def _readings(
    doc: Document, words: WordLists, span: Span, amounts: list[Amount]
) -> Iterator[_Reading]:
    """What may be the whole, and what its parts."""
    first, *rest = amounts
    start = doc.words.within(span).start
    listed = len(rest) >= _LISTED
    if listed and words.among("of", first.led[-3:]) and first.first - start <= _EARLY:
        yield first, rest
    if (listed and _is_opened(doc, first, rest[0])) or _is_made_of(doc, words, first, rest[0]):
        yield first, rest
    *before, last = amounts
    if _is_summed(words, last):
        yield last, before


def _is_opened(doc: Document, whole: Amount, part: Amount) -> bool:
    """Whether a colon, a dash or a bracket opens the list of the parts."""
    between = doc.prose[whole.span.end : part.span.start]
    opened = max((between.rfind(sign) for sign in _OPENINGS), default=-1)
    if opened < 0 or any(sign in between for sign in ".;?!"):
        return False
    return len(between[opened + 1 :].split()) <= 3 and part.first - whole.first <= _FAR


def _is_made_of(doc: Document, words: WordLists, whole: Amount, part: Amount) -> bool:
    """Whether it is said that the whole consists of what follows."""
    told = " ".join(doc.words.keys[whole.first + 1 : part.first])
    return part.first - whole.first <= _FAR and any(
        f"{phrase} " in f"{told} " for phrase in words["consists"]
    )


def _is_summed(words: WordLists, whole: Amount) -> bool:
    """Whether the last number is told to be the sum: "120 in total", "in all, 120"."""
    around = (
        " ".join(whole.led[-3:]),
        " ".join(whole.behind),
    )
    return any(phrase in text for text in around for phrase in words["wholes"])


def _is_complete(
    doc: Document, words: WordLists, span: Span, whole: Amount, parts: list[Amount]
) -> bool:
    """Whether the parts are all of the whole, as far as the sentence tells."""
    if len(parts) not in _PARTS or len({part.kind for part in parts}) != 1:
        return False
    if len({one.unit for one in (whole, *parts)}) > 1 or whole.value < 3:
        return False
    if any(part.value >= whole.value for part in parts) or not _CODE.isdisjoint(span.of(doc.prose)):
        return False
    if any(_is_label(doc, part) for part in parts):
        return False
    if _has_rest(doc, words, span, parts):
        return False
    one, last = parts[-2:]
    joined = doc.words.keys[one.stop : last.first]
    return words.among("joining-parts", joined) or "&" in doc.prose[one.span.end : last.span.start]


def _is_label(doc: Document, part: Amount) -> bool:
    """Whether the number only tells which: "Sample 1, Sample 2"."""
    if not part.led or doc.prose[part.span.end : part.span.end + 1] not in tuple(",.;:)"):
        return False
    return doc.prose[doc.words.starts[part.first - 1]].isupper()


def _has_rest(doc: Document, words: WordLists, span: Span, parts: list[Amount]) -> bool:
    """Whether "others" or "the rest" stands there without a number of its own."""
    rests = [at for at in doc.words.within(span) if words.has("rests", doc.words.keys[at])]
    return any(not any(part.first - 2 <= at <= part.stop + 2 for part in parts) for at in rests)


def is_adding_up(total: Total) -> bool:
    """Whether the parts make the whole, or are so far from it that they count other things."""
    off = abs(total.sum - total.whole.value)
    return off < 0.5 or off > _NEAR * total.whole.value


def plain(value: float) -> str:
    """The number as people write it: "1,820,000", "4.5"."""
    return f"{value:,.2f}".rstrip("0").rstrip(".")
