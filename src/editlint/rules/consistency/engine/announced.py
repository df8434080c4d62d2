"""Numbers that announce how many things follow, told from all other numbers before a list.

The plan has four aims:                          four, for lists hold aims
Six villages along the river:                    six, for nothing else is counted behind it
The two teams agreed on the following points:    none: what follows are points
For four people:                                 none, by the word before it
Three parts and a glossary:                      none: the list has one more
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from typing import Any

from editlint.language.lexicon import Lexicon
from editlint.language.numbers.quantity import Quantity, plural
from editlint.model.places import JOINER, Span
from editlint.model.values import NamedTuple
from editlint.model.words import Words

MOST = 40  # nobody counts a longer list by hand
LEAD = 4  # words between a number and what it counts ("three very good reasons")
TAIL = 20  # words between things that lists hold and the list
TAIL_OF_OTHERS = 10  # and between what else is counted and the list


class CountWords(NamedTuple):
    """The words of one language that tell an announced number, by list of `counted-lists.yaml`."""

    things: frozenset[str]
    no_count_after: frozenset[str]
    no_things_after: frozenset[str]
    some_only: frozenset[str]
    something_else: frozenset[str]
    pointing: frozenset[str]
    title_lead: frozenset[str]
    exact: frozenset[str]
    one_more: frozenset[str]
    before_last: frozenset[str]
    singular: frozenset[str]


def count_words(content: Mapping[str, Any]) -> dict[str, CountWords]:
    """The lists of the data file `consistency/counted-lists`, by language."""
    names = [name.replace("_", "-") for name in CountWords._fields]
    return {
        language: CountWords(*(frozenset(str(content[name][language]).split()) for name in names))
        for language in content["things"]
    }


class Announced(NamedTuple):
    """A number of things that are said to follow: `value` of them, as written at `span`.

    `sure`: they are things that lists hold; `known`: the ones spoken of before ("the three ways");
    `is_last`: nothing stands between them and the colon, or they are those of a title.
    """

    value: int
    span: Span
    sure: bool
    known: bool = False
    is_last: bool = True


class Sentence(NamedTuple):
    """A lead-in: its words and the numbers in them. In a title capitals show no names."""

    prose: str
    words: Words
    within: range
    quantities: Sequence[Quantity]
    lexicon: Lexicon
    known: CountWords
    is_title: bool = False

    def gap(self, at: int) -> str:
        """What stands before word `at`."""
        return self.prose[self.words.ends[at - 1] if at else 0 : self.words.starts[at]]


def announced(sentence: Sentence) -> Announced | None:
    """What a lead-in announces: the one number in it that counts what follows, if there is one."""
    keys = sentence.words.keys[sentence.within.start : sentence.within.stop]
    if not sentence.known.some_only.isdisjoint(keys):
        return None
    counts = [one for one in sentence.quantities if one.kind not in ("year", "date", "ordinal")]
    if len(counts) != 1 or not _is_whole(counts[0], sentence.known):
        return None
    found = counts[0]
    if _has_colon(sentence, found):
        return None  # the list is in the sentence, and what stands below it is another
    things = _things(sentence, found)
    if things is None or _has_one_more(sentence, things):
        return None
    end = sentence.words.ends[things.stop - 1]
    before = sentence.words.keys[found.number - 1] if found.number > sentence.within.start else ""
    known = before in sentence.known.no_count_after
    is_last = sentence.is_title or (
        things.stop == sentence.within.stop and sentence.prose[end : end + 1] != "?"
    )
    return Announced(int(found.value), Span(found.span.start, end), things.sure, known, is_last)


def _is_whole(found: Quantity, known: CountWords) -> bool:
    """Whether a number is a count without a hedge, as small as lists are."""
    return (
        found.kind == "count"
        and found.shape in ("integer", "word")
        and found.value == found.upper
        and 2 <= found.value <= MOST
        and found.value == int(found.value)
        and found.hedge in known.exact | {""}
    )


def _has_colon(sentence: Sentence, found: Quantity) -> bool:
    """Whether a colon stands between a number and the end of its sentence."""
    end = sentence.words.ends[sentence.within.stop - 1]
    return ": " in sentence.prose[found.span.end : end]


class _Things(NamedTuple):
    """What a number counts: up to word `stop`, and whether lists hold it."""

    stop: int
    sure: bool


def _things(sentence: Sentence, found: Quantity) -> _Things | None:
    words, within, known = sentence.words, sentence.within, sentence.known
    keys = words.keys
    first = bisect_left(words.starts, found.span.end)
    before = keys[found.number - 1] if found.number > within.start else ""
    rest = range(first, within.stop)
    if before in known.no_things_after or not rest or _is_named(sentence, found):
        return None
    if sentence.is_title and not _opens_title(sentence, found.number):
        return None
    if not known.pointing.isdisjoint(keys[within.start : max(within.start, found.number - 1)]):
        return None  # "follow these steps to make the four boxes"
    if not sentence.prose[found.span.end : words.starts[first]].strip(JOINER).isspace():
        return None  # "18F", "a three-step plan"
    for at in rest[:LEAD]:
        if keys[at] in known.things and not _goes_on(sentence, at):
            if within.stop - at > TAIL or _points_behind(sentence, range(at + 1, within.stop)):
                return None
            return _Things(at + 1, sure=True)
        if sentence.lexicon.has("function", keys[at]):
            break
    if before in known.no_count_after or len(rest) > TAIL_OF_OTHERS:
        return None
    return _other_things(sentence, rest)


def _has_one_more(sentence: Sentence, things: _Things) -> bool:
    """Whether something else is named beside what is counted: "three parts and a glossary"."""
    if sentence.is_title:
        return False
    keys, known = sentence.words.keys, sentence.known
    return any(
        keys[at] in known.before_last and keys[at + 1] in known.singular
        for at in range(things.stop, sentence.within.stop - 1)
    )


def _other_things(sentence: Sentence, rest: range) -> _Things | None:
    """Things of any other kind, where nothing else is counted or pointed to behind them."""
    keys, lexicon = sentence.words.keys, sentence.lexicon
    noun = next((at for at in rest[:LEAD] if plural(keys[at], lexicon)), None)
    if (
        noun is None
        or _has_capital(sentence, noun)
        or any(lexicon.has("function", keys[at]) for at in range(rest.start, noun))
    ):
        return None
    behind = keys[noun + 1 : rest.stop]
    if not sentence.known.something_else.isdisjoint(behind):
        return None
    if lexicon.language == "en" and any(_counts(key, lexicon) for key in behind):
        return None
    if lexicon.language != "en" and len(behind) > 1:
        return None
    return _Things(noun + 1, sure=False)


def _points_behind(sentence: Sentence, rest: range) -> bool:
    """Whether the list holds what is named last: "three reasons for which this message appears";
    but "the three reasons are the following" holds them.
    """
    keys = sentence.words.keys[rest.start : max(rest.start, rest.stop - 1)]
    known = sentence.known
    return not (known.pointing | known.one_more).isdisjoint(keys)


def _goes_on(sentence: Sentence, at: int) -> bool:
    """Whether a hyphen ties a word to the next one: "step-by-step"."""
    return at + 1 < len(sentence.words) and sentence.gap(at + 1) == "-"


def _opens_title(sentence: Sentence, at: int) -> bool:
    """Whether a number opens a title or its second half: elsewhere it may be a part of a name."""
    if at == sentence.within.start or sentence.words.keys[at - 1] in sentence.known.title_lead:
        return True
    return any(sign in sentence.gap(at) for sign in ":–—|")


def _is_named(sentence: Sentence, found: Quantity) -> bool:
    """Whether a number belongs to the name before it ("Windows 10 features")."""
    at = found.number - 1
    if found.shape != "integer" or at < sentence.within.start or not _has_capital(sentence, at):
        return False
    if at == sentence.within.start and sentence.lexicon.known(sentence.words.keys[at]):
        return False  # "These 4 features"
    return sentence.gap(found.number).strip(JOINER).isspace()


def _has_capital(sentence: Sentence, at: int) -> bool:
    names = sentence.lexicon.capitals and not sentence.is_title
    return names and sentence.prose[sentence.words.starts[at]].isupper()


def _counts(key: str, lexicon: Lexicon) -> bool:
    """Whether a word behind what is counted may be what the list holds instead."""
    return plural(key, lexicon) and not lexicon.has("function", key) and key not in ("has", "was")
