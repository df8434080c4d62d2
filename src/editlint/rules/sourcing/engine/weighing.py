"""How likely a figure is one that an editor would ask a source for: two weighted sums.

The decision table answers by rows that people wrote. For English there are some thousands of
labelled sentences, and what they teach stands in the data file `sourcing/figures-en` as weights of
signs and words: two logistic regressions. The first asks whether somebody must have counted this,
the second whether, if so, nobody here says who. The chance of both decides.

    Thousands of families in the province live without clean water.   .64, a warning
    Rebels killed dozens of villagers.                                .57, for information
    Rebels killed dozens of villagers, residents said.                .33, and they vouch: nothing
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import exp
from typing import Any

from editlint.language.numbers.quantity import Quantity
from editlint.model.values import NamedTuple
from editlint.rules.sourcing.engine import signs
from editlint.rules.sourcing.engine.decision import Look
from editlint.rules.sourcing.engine.magnitudes import magnitudes
from editlint.rules.sourcing.engine.reading import Reading
from editlint.rules.sourcing.engine.statements import Statement

# Kinds of numbers that are never statistics: they only tell when or which.
NEVER = frozenset({"year", "date", "time", "ordinal", "label", "version", "phone", "score"})
NOUN, NEAR, ANYWHERE = 0, 1, 2  # where the weight of a word stands, by the word's place
HUNDREDTHS = 100  # the weights of words are whole numbers: a third of the time to read
TELLING = 15  # hundredths: the least weight of a word that is told as a reason


class Weights(NamedTuple):
    """The weights of signs and words, in log odds: of a sign one for each question (counted,
    unsaid), of a word three for the first, in hundredths: as the noun that is counted, near the
    figure, and anywhere in the sentence. `bias` is where the sums begin.

    `first` is the least sum of the first question at which it is worth while to look around;
    The rest are chances: from `agreed` and `agreed_warning` on a finding and a warning of the
    decision table are believed, from `info` and `warning` on they are made without it.
    """

    bias: Sequence[float]
    signs: Mapping[str, Sequence[float]]
    words: Mapping[str, Sequence[int]]
    first: float
    agreed: float
    agreed_warning: float
    info: float
    warning: float


def weights(data: Mapping[str, Any]) -> Weights:
    """The weights in a data file of the form of `sourcing/figures-en`."""
    levels = data["levels"]
    return Weights(
        bias=data["bias"],
        signs=data["signs"],
        words=data["words"],
        first=levels["first"],
        agreed=levels["agreed"],
        agreed_warning=levels["agreed warning"],
        info=levels["info"],
        warning=levels["warning"],
    )


class Weighed(NamedTuple):
    """A figure, the chances that somebody must have counted it and that nobody here says who, and
    words that speak for it.
    """

    quantity: Quantity
    counted: float
    unsaid: float
    telling: tuple[str, ...]

    @property
    def chance(self) -> float:
        """That it needs a source and has none."""
        return self.counted * self.unsaid


class Sums(NamedTuple):
    """Log odds of the two questions."""

    counted: float
    unsaid: float


class Candidate(NamedTuple):
    """A figure with all that its own sentence says of it: names of signs, and words by place."""

    quantity: Quantity
    signs: Sequence[str]
    near: frozenset[str]


def with_magnitudes(statement: Statement) -> Statement:
    """The sentence with its named sizes among its figures."""
    found = tuple(magnitudes(statement))
    if not found:
        return statement
    figures = sorted((*statement.quantities, *found), key=lambda quantity: quantity.first)
    return statement._replace(quantities=tuple(figures))


def candidates(look: Look) -> Iterator[Candidate]:
    """The figures of the sentence that may be statistics and that nothing excuses for certain."""
    for quantity in look.statement.quantities:
        if quantity.kind in NEVER:
            continue
        case = look.case(quantity)
        if not case.surely_excused:
            yield Candidate(
                quantity,
                signs.of_figure(quantity, case.points),
                frozenset(signs.words_near(look.statement, quantity)),
            )


def weigh(read: Reading, sentence: int, look: Look, known: Weights) -> Weighed | None:
    """The figure of the sentence that needs a source most, or None where none may need one."""
    best: tuple[Candidate, Sums] | None = None
    own: Sums | None = None
    statement = look.statement
    for candidate in candidates(look):
        if own is None:
            own = _of_sentence(statement, known)
        sums = _with_figure(own, candidate, known)
        if best is None or sums.counted > best[1].counted:
            best = candidate, sums
    if best is None or best[1].counted < known.first:
        return None
    candidate, sums = best
    around = signs.around(read, sentence, candidate.quantity.span.start)
    both = _with_signs(sums, around, known)
    telling = _telling(statement, candidate, known)
    return Weighed(candidate.quantity, _odds(both.counted), _odds(both.unsaid), telling)


def _of_sentence(statement: Statement, known: Weights) -> Sums:
    sums = _with_signs(Sums(*known.bias), signs.of_sentence(statement), known)
    return _with_words(sums, signs.words_in(statement), ANYWHERE, known)


def _with_figure(sums: Sums, candidate: Candidate, known: Weights) -> Sums:
    sums = _with_signs(sums, candidate.signs, known)
    sums = _with_words(sums, candidate.near, NEAR, known)
    return _with_words(sums, (candidate.quantity.noun,), NOUN, known)


def _with_signs(sums: Sums, names: Iterable[str], known: Weights) -> Sums:
    counted, unsaid = sums
    for name in names:
        if name in known.signs:
            of_counted, of_unsaid = known.signs[name]
            counted += of_counted
            unsaid += of_unsaid
    return Sums(counted, unsaid)


def _with_words(sums: Sums, words: Iterable[str], place: int, known: Weights) -> Sums:
    listed = known.words
    total = sum([listed[word][place] for word in words if word in listed])
    return Sums(sums.counted + total / HUNDREDTHS, sums.unsaid)


def _odds(log_odds: float) -> float:
    return 1 / (1 + exp(-max(-30.0, min(30.0, log_odds))))


def _telling(statement: Statement, candidate: Candidate, known: Weights) -> tuple[str, ...]:
    """The words beside the figure that speak most for its having been counted, at most two."""
    places = [*((word, NEAR) for word in candidate.near), (candidate.quantity.noun, NOUN)]
    weighed = {
        word: known.words[word][place]
        for word, place in places
        if word in known.words and not statement.lexicon.has("function", word)
    }
    told = sorted(weighed, key=lambda word: (-weighed[word], word))
    return tuple(word for word in told[:2] if weighed[word] >= TELLING)
