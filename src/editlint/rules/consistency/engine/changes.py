"""What an article says of a change: from an amount, to an amount, by so many percent.

Sales climbed 25% from 400 to 500.         start 400, end 500, told 25 upwards
At 55%, up from 40%, a rise of 15 percent  start 40 %, end 55 %, told 15 upwards
"""

from __future__ import annotations

from collections.abc import Iterator

from editlint.language.lexicon import Lexicon
from editlint.model.data import Data
from editlint.model.document import Document
from editlint.model.places import Span
from editlint.model.values import NamedTuple
from editlint.rules.consistency.engine.amounts import Amount, amounts_of, step_of
from editlint.rules.consistency.engine.figures import figures, tells_changes
from editlint.rules.consistency.engine.word_lists import WordLists

_AMOUNTS = frozenset({"count", "percent", "money", "measure", "points"})
_AND = frozenset({"and", "und", "et", "y"})
_CLOSE = 70  # characters between the two ends of a change
_BESIDE = 2  # words between the ends of “from 400 to 500 euros”
_APART = 9  # words between the ends of a change and its percentage


class End(NamedTuple):
    """One end of a change: its amount, and half of what its last figure counts."""

    value: float
    step: float


class Change(NamedTuple):
    """`told` is the percentage of the change, `way` 1 for up, -1 for down, 0 where nothing tells;
    `kind` is that of the ends.
    """

    start: End
    end: End
    told: Amount
    way: int
    kind: str


class _Pair(NamedTuple):
    """Two ends and the amounts that they are read from."""

    start: End
    end: End
    amounts: tuple[Amount, ...]


def changes(doc: Document, data: Data) -> tuple[Change, ...]:
    """Every change of which both ends and the percentage are told, one a sentence."""
    if not tells_changes(doc, data):
        return ()
    lexicon = data.made(Lexicon, f"sourcing/{doc.language}")
    return doc.view(_changes, lexicon, data.made(WordLists, "consistency/changes"))


def _changes(doc: Document, lexicon: Lexicon, words: WordLists) -> tuple[Change, ...]:
    read = (_change(doc, words, amounts_of(doc, lexicon, span)) for span in _sentences(doc, words))
    return tuple(change for change in read if change is not None)


def _sentences(doc: Document, words: WordLists) -> Iterator[Span]:
    """The sentences with three figures and a word such as “from”."""
    listed = [doc.sentence_number_at(doc.words.starts[at]) for at in figures(doc)]
    of_three = (one for one, third in zip(listed, listed[2:], strict=False) if one == third)
    for number in dict.fromkeys(of_three):
        if number is None:
            continue
        span = doc.sentences[number]
        keys = doc.words.keys_of(span)
        if words.among("from", keys) or words.among("turned", keys):
            yield span


def _change(doc: Document, words: WordLists, found: list[Amount]) -> Change | None:
    amounts = [amount for amount in found if amount.kind in _AMOUNTS]
    pairs = _pairs(doc, words, amounts)
    if len(pairs) != 1:
        return None
    start, end, ends = pairs[0]
    others = [one for one in amounts if one.kind == "percent" and one not in ends]
    if len(others) != 1 or not others[0].is_single:
        return None
    way = _way(doc, words, others[0], ends)
    kind = "percent" if any(one.kind == "percent" for one in ends) else ends[0].kind
    return None if way is None else Change(start, end, others[0], way, kind)


def _pairs(doc: Document, words: WordLists, amounts: list[Amount]) -> list[_Pair]:
    """The pairs of amounts that are told as the ends of a change."""
    joined, came = [], []
    for place, one in enumerate(amounts):
        if not one.is_single:
            dashed = any(dash in one.span.of(doc.prose) for dash in "-–—")
            if words.among("from", one.led[-2:]) and not dashed:
                step = step_of(doc, one)
                joined.append(_Pair(End(one.value, step), End(one.upper, step), (one,)))
            continue
        follower = _follower(amounts[place + 1 :], one)
        if follower is None:
            continue
        if words.among("from", one.led[-2:]) and words.among("to", follower.led[-2:]):
            if _begins_anew(doc, one, follower):
                continue
            joined.append(_Pair(_end(doc, one), _end(doc, follower), (one, follower)))
        elif _came_from(words, one, follower):
            came.append(_Pair(_end(doc, follower), _end(doc, one), (one, follower)))
    return joined or came


def _end(doc: Document, amount: Amount) -> End:
    return End(amount.value, step_of(doc, amount))


def _begins_anew(doc: Document, one: Amount, follower: Amount) -> bool:
    """Whether a clause of its own tells the second amount: "down from 23, and prices rose to 4"."""
    keys = doc.words.keys[one.stop : follower.first]
    gap = doc.prose[one.span.end : follower.span.start]
    return "," in gap and not _AND.isdisjoint(keys)


def _follower(later: list[Amount], one: Amount) -> Amount | None:
    """The next amount of the kind of `one`, if it is near."""
    for other in later:
        if other.span.start - one.span.end > _CLOSE:
            return None
        unitless = one.kind == "count" and other.first - one.stop <= _BESIDE
        if (one.kind == other.kind and one.unit == other.unit) or unitless:
            return other if other.is_single else None
    return None


def _came_from(words: WordLists, one: Amount, follower: Amount) -> bool:
    """Whether `follower` is what `one` was before: "to 55 from 40", "55, up from 40"."""
    if not words.among("up-from", follower.led[-2:]):
        return False
    return words.among("to", one.led[-2:]) or words.among("turned", follower.led[-3:])


def _way(doc: Document, words: WordLists, told: Amount, ends: tuple[Amount, ...]) -> int | None:
    """Which way the percentage `told` goes, None where it is no percentage of this change."""
    keys = doc.words.keys
    low, high = ends[0].first, ends[-1].stop
    before, between, behind = told.led[-4:], keys[:0], keys[:0]
    if told.first >= high:
        before = between = keys[high : told.first]
        behind = told.behind[:2]
    elif told.stop <= low:
        between = keys[told.stop : low - 1]
    if len(between) > _APART or words.among("clauses", between) or _is_rate(words, told):
        return None
    if told.first >= high and not _is_of_the_same(doc, words, ends[-1], told):
        return None
    if words.among("shares", told.behind[:1]):
        return None
    if before[-1:] == ("than",):
        before = before[:-2]  # "less than 10 %" falls nowhere
    near = _first_way(words, (*before[-5:][::-1], *behind))
    if near is not None:
        return near
    bracketed = doc.prose[told.span.start - 1 : told.span.start] == "("
    if not bracketed and not (before and words.has("tying", before[-1])):
        return None
    return _first_way(words, (*ends[0].led, *ends[-1].behind[:2])[::-1])


def _is_of_the_same(doc: Document, words: WordLists, last: Amount, told: Amount) -> bool:
    """Whether what leads to a percentage behind a change names no other thing that changed: "a rise
    of", "the club has grown by", but not "the total match volume increased by".
    """
    gap = doc.prose[last.span.end : told.span.start]
    aside, closed, rest = gap.partition(")")
    if closed and "(" not in aside and rest.lstrip()[:1] not in tuple(",;–—"):
        return False  # "(vs 400 today) a rise of": the amount was told aside
    opened = max((gap.rfind(sign) for sign in ",;:—–("), default=-1)
    clause = doc.words.keys_of(Span(last.span.end + opened + 1, told.span.start))
    noun = opened < 0  # the one that is counted: "from 400 to 500 boxes"
    others = [key for key in clause if not words.has("small", key) and _is_free(words, key)]
    return len(others) <= 1 + noun


def _is_free(words: WordLists, key: str) -> bool:
    """Whether the word is none of those that tell of a change."""
    return _direction(words, key) is None and not words.has("tying", key)


def _first_way(words: WordLists, keys: tuple[str, ...]) -> int | None:
    ways = (_direction(words, key) for key in keys)
    return next((way for way in ways if way is not None), None)


def _direction(words: WordLists, key: str) -> int | None:
    if words.has("rising", key):
        return 1
    if words.has("falling", key):
        return -1
    return 0 if words.has("changing", key) else None


def _is_rate(words: WordLists, told: Amount) -> bool:
    """Whether the percentage is one of each year or an average."""
    behind = told.behind[:2]
    per_year = len(behind) == 2 and words.has("per", behind[0]) and words.has("periods", behind[1])
    return per_year or words.among("rates", (*told.led[-3:], *behind))
