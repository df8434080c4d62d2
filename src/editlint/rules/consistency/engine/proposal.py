"""A style sheet proposed from what the articles of a house do: of each variant the form that most
of them write.

    counted = Counted("en")
    counted.add(doc) for each article
    decisions(counted, spellings)      Decision("reuse", "re-use", 31, 4), ...
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from editlint.language.quotations import quotations
from editlint.model.document import NOT_PROSE, Document
from editlint.model.places import SpanSet
from editlint.model.values import NamedTuple
from editlint.rules.consistency.engine.inflections import inflected
from editlint.rules.consistency.engine.names import names
from editlint.rules.consistency.engine.ordinary import NAMING, OUTSIDE
from editlint.rules.consistency.engine.spelling_lists import Spellings
from editlint.rules.consistency.engine.spellings import plain
from editlint.rules.consistency.engine.variants import families, regional

CLEAR = 2  # times as often as the other the form is written that a house has decided for
_NAME = 2  # places of each spelling of a name


class Decision(NamedTuple):
    """Two forms of one word and how often the articles have each; `one` is the more frequent.

    `is_name`: both may be right, of two people.
    """

    one: str
    two: str
    ones: int
    twos: int
    is_name: bool = False

    @property
    def is_clear(self) -> bool:
        return not self.is_name and self.ones >= CLEAR * self.twos


class Counted:
    """The words of many articles of one language with how often they stand as ordinary words, and
    the names with accents.
    """

    def __init__(self, language: str) -> None:
        self.language = language
        self.articles = 0
        self.words: Counter[str] = Counter()
        self.names: Counter[str] = Counter()

    def add(self, doc: Document) -> None:
        """Count the words and names of an article."""
        self.articles += 1
        self.words.update(_countable(doc))
        found = doc.view(names)
        self.names.update(
            place.text
            for key in found.words
            for place in found.places(key)
            if place.is_sure and not place.text.isupper()
        )

    def of(self, forms: Iterable[str]) -> int:
        """How often any of `forms` stands."""
        return sum(self.words[form] for form in dict.fromkeys(forms))


def decisions(counted: Counted, lists: Spellings) -> list[Decision]:
    """What there is to decide, in the order of the words to write."""
    words = frozenset(counted.words)
    hyphened = (word for word in words if "-" in word)
    found = [
        _decision(family.one, counted.of(family.side(0)), family.two, counted.of(family.side(1)))
        for family in families(words, hyphened, counted.language, lists)
    ]
    known = {frozenset((each.one, each.two)) for each in found}
    more = [*_of_one_region(counted, lists), *_names(counted)]
    found += [each for each in more if frozenset((each.one, each.two)) not in known]
    return sorted({each for each in found if each.ones and each.twos + each.ones > 1})


def _decision(one: str, ones: int, two: str, twos: int, *, name: bool = False) -> Decision:
    return (
        Decision(one, two, ones, twos, name)
        if ones >= twos
        else Decision(two, one, twos, ones, name)
    )


def _of_one_region(counted: Counted, lists: Spellings) -> Iterator[Decision]:
    """Words of the region that the house does not follow otherwise."""
    sides = regional(counted.words.keys() & lists.forms.keys(), lists)
    totals = [counted.of(side) for side in sides]
    rare = totals.index(min(totals))
    if max(totals) < CLEAR * max(1, totals[rare]):
        return
    for number in sorted({lists.forms[word] // 2 for word in sides[rare]}):
        pair = lists.pairs[number]
        forms = list(zip(*inflected(pair[0], pair[1], counted.language), strict=True))
        ones, twos = counted.of(forms[1 - rare]), counted.of(forms[rare])
        yield Decision(pair[1 - rare], pair[rare], max(ones, totals[1 - rare]), twos)


def _names(counted: Counted) -> Iterator[Decision]:
    """Names that stand with accents and without."""
    written: defaultdict[str, list[str]] = defaultdict(list)
    for name in counted.names:
        written[plain(name.lower())].append(name)
    for forms in written.values():
        if len({form.lower() for form in forms}) > 1:
            first, second = sorted(forms, key=lambda form: (-counted.names[form], form))[:2]
            ones, twos = counted.names[first], counted.names[second]
            if twos >= _NAME and first.lower() != second.lower():
                yield Decision(first, second, ones, twos, is_name=True)


def _countable(doc: Document) -> Iterator[str]:
    """The words of a text that are no names and stand outside of code, notes and quotations, with
    the compounds among them.
    """
    starts, ends, keys = doc.words.starts, doc.words.ends, doc.words.keys
    names_have_capitals = doc.language in NAMING
    for block, within in zip(doc.blocks, doc.block_words, strict=True):
        if block.kind in NOT_PROSE or block.role in OUTSIDE:
            continue
        quoted = SpanSet(quotations(doc.prose, *block.span))
        last = -1  # the word before, where it counted
        for number in within:
            span = doc.words.span(number, number + 1)
            is_name = names_have_capitals and doc.prose[span.start].isupper()
            if is_name or quoted.meets(span):
                continue
            yield keys[number]
            if last == number - 1 and doc.prose[ends[last] : starts[number]] == "-":
                yield f"{keys[last]}-{keys[number]}"
            last = number
