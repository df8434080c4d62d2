"""The age at death that a sentence tells, beside the years of birth and death."""

from __future__ import annotations

from collections.abc import Iterator

from editlint.model.data import Data
from editlint.model.document import NOT_PROSE, Document
from editlint.model.finding import Hit, Related
from editlint.model.places import Span
from editlint.model.values import NamedTuple
from editlint.rules.consistency.engine.figures import whole
from editlint.rules.consistency.engine.places import block_at, sentence_at
from editlint.rules.consistency.engine.word_lists import WordLists

_YEARS = range(1500, 2100)
_OLDEST = 118
_PREPOSITIONS = frozenset({"mit", "à", "a los"})
_FAR = 10  # words between the death and the age


class _Life(NamedTuple):
    """A sentence that tells two years and an age, by their words."""

    born: int
    died: int
    age: int


def wrong_ages(doc: Document, data: Data) -> Iterator[Hit]:
    """A hit for each age at death that the years do not make."""
    words = data.made(WordLists, "consistency/ages")
    keys = doc.words.keys
    places = [at for at, key in enumerate(keys) if words.has("died", key)]
    for span in dict.fromkeys(sentence_at(doc, doc.words.starts[at]) for at in places):
        life = _life(doc, words, span)
        if life is None or block_at(doc, span.start).kind in NOT_PROSE:
            continue
        born, died, age = (int(keys[at]) for at in life)
        if age not in (died - born - 1, died - born):
            place = doc.words.span(life.age, life.age + 1)
            years = f"{died - born - 1} or {died - born}"
            yield Hit(
                place,
                f"Born in {born} and dead in {died} makes {years} years, and here it is {age}."
                " Correct the age or one of the years.",
                related=(_related(doc, life.born, "born"), _related(doc, life.died, "died")),
            )


def _related(doc: Document, at: int, what: str) -> Related:
    return Related(Span(doc.words.starts[at], doc.words.ends[at]), f"the year: {what}")


def _life(doc: Document, words: WordLists, span: Span) -> _Life | None:
    """The years and the age of the one life that a sentence tells."""
    keys, within = doc.words.keys, doc.words.within(span)
    years = [at for at in within if len(keys[at]) == 4 and _number(keys[at]) in _YEARS]
    deaths = [at for at in within if words.has("died", keys[at])]
    ages = [at for at in within if _is_age(words, keys, at)]
    if len(years) != 2 or len(ages) != 1 or not deaths:
        return None
    born, died = years
    beside = doc.prose[doc.words.ends[born] : doc.words.starts[died]]
    in_brackets = beside in ("–", "-", "—") and doc.prose[doc.words.starts[born] - 1] == "("
    if not in_brackets and not words.among("born", keys[within.start : within.stop]):
        return None
    if not 0 < _number(keys[died]) - _number(keys[born]) <= _OLDEST:
        return None
    near = min(abs(ages[0] - at) for at in deaths)
    return _Life(born, died, ages[0]) if near <= _FAR else None


def _number(key: str) -> int:
    return whole(key) if key.isascii() else -1


def _is_age(words: WordLists, keys: tuple[str, ...], at: int) -> bool:
    """Whether word `at` is told to be an age."""
    if not (keys[at].isdecimal() and len(keys[at]) <= 3 and 0 < _number(keys[at]) <= _OLDEST):
        return False
    two, one = " ".join(keys[max(0, at - 2) : at]), keys[at - 1] if at else ""
    led = next((word for word in (two, one) if words.has("aged", word)), "")
    behind = keys[at + 1] if at + 1 < len(keys) else ""
    return bool(led) and (led not in _PREPOSITIONS or words.has("years", behind))
