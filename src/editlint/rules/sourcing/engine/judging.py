"""What is said of a sentence's figures: by weights where a language has them, else by the table."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from editlint.language.numbers.quantity import Quantity
from editlint.model.data import Data
from editlint.model.finding import Severity
from editlint.model.values import NamedTuple
from editlint.rules.sourcing.engine.decision import Decision, Look
from editlint.rules.sourcing.engine.genre import ADVICE, TECHNICAL
from editlint.rules.sourcing.engine.own_names import Name
from editlint.rules.sourcing.engine.reading import Reading, table
from editlint.rules.sourcing.engine.sentence_cues import names_own
from editlint.rules.sourcing.engine.weighing import (
    NEVER,
    Weighed,
    Weights,
    weigh,
    weights,
    with_magnitudes,
)

LEARNT = ("sourcing/figures-en",)  # one for each language that has weights
MOST_REASONS = 2
NEEDS = 0.5  # the chance that somebody must have counted, from which a source is looked for
# Texts that the weights do not know, for they were learnt from news, opinion, reports and press
# releases; the table was made on advice, offers and reviews.
TABLED = frozenset({ADVICE, TECHNICAL})

OwnNames = Callable[[], frozenset[Name]]


class Judgement(NamedTuple):
    """The figure of a sentence that needs a source most, how much that matters, and why it does.

    `weight`: of several figures of a paragraph the one with most is told. `has_source`: somebody
    vouches for it, so nothing is told, and no reasons are looked for.
    """

    sentence: int
    quantity: Quantity
    severity: Severity
    reasons: tuple[str, ...]
    weight: float
    has_source: bool = False


Judge = Callable[[int, OwnNames], Judgement | None]


def judge(read: Reading, data: Data) -> tuple[Iterable[int], Judge]:
    """The sentences that may have a figure without a source, and the function that judges one."""
    decision, name = table(data), f"sourcing/figures-{read.doc.language}"
    if name not in data or not TABLED.isdisjoint(read.genre):
        return _with_figures(read), lambda sentence, own: _by_table(
            read, sentence, decision.look(read.statement(sentence)), own
        )
    known = data.made(weights, name)
    return (
        sorted({*read.places.sized(), *_any_figure(read)}),
        lambda sentence, own: _by_weights(read, sentence, decision, known, own),
    )


def _any_figure(read: Reading) -> Iterable[int]:
    for sentence, quantities in read.quantities.items():
        if any(quantity.kind not in NEVER for quantity in quantities) and read.spoken(sentence):
            yield sentence


def _with_figures(read: Reading) -> Iterable[int]:
    for sentence, quantities in read.quantities.items():
        if any(map(_countable, quantities)) and read.spoken(sentence):
            yield sentence


def _countable(quantity: Quantity) -> bool:
    """Whether a figure may be a statistic at all: most are dates, labels and small counts, and cost
    nothing more.
    """
    return quantity.kind not in NEVER and (
        quantity.kind != "count" or quantity.upper >= 20 or quantity.hedge != ""
    )


def _by_weights(
    read: Reading, sentence: int, decision: Decision, known: Weights, own: OwnNames
) -> Judgement | None:
    plain = decision.look(read.statement(sentence))
    statement = with_magnitudes(plain.statement)
    look = plain if statement is plain.statement else decision.look(statement)
    weighed = weigh(read, sentence, look, known)
    if weighed is None or (weighed.chance < known.agreed and weighed.counted < NEEDS):
        return None
    case = _beside(read, sentence, look).case(weighed.quantity)
    if case.surely_excused:
        return None
    mild = weighed.chance < known.warning or case.mild
    severity = Severity.INFO if mild else Severity.WARNING
    made = Judgement(sentence, weighed.quantity, severity, (), weighed.chance)
    if weighed.chance < known.agreed:
        return made._replace(has_source=True) if _source(read, made) is not None else None
    of_table = None
    if weighed.chance < known.warning:
        of_table = _by_table(read, sentence, plain, own)
    if of_table is not None and not of_table.has_source:
        of_table = of_table._replace(weight=weighed.chance)
        if of_table.severity is Severity.WARNING and weighed.chance >= known.agreed_warning:
            return of_table
        if weighed.chance < known.info:
            return of_table._replace(severity=Severity.INFO)
    elif weighed.chance < known.info:
        return of_table
    if _source(read, made) is not None:
        return made._replace(has_source=True)
    # Names of our own only excuse, and are dear to learn: asked last.
    if _with_names(look, own).case(made.quantity).surely_excused:
        return None
    return made._replace(reasons=_reasons(look, weighed))


def _beside(read: Reading, sentence: int, look: Look) -> Look:
    """The look at the sentence of one who knows those beside it."""
    if read.beside_own(sentence):
        return look.at(look.statement._replace(beside_own=True))
    return look


def _with_names(look: Look, own: OwnNames) -> Look:
    """The look at the sentence of one who knows the names of our own; most have none of them."""
    statement = look.statement._replace(own=own())
    return look.at(statement) if names_own(statement) else look


def _reasons(look: Look, weighed: Weighed) -> tuple[str, ...]:
    """Why a figure needs a source, by the table and by the words that speak for it."""
    reasons = look.case(weighed.quantity).verdict.reasons
    if weighed.telling:
        words = " and ".join(f"“{word}”" for word in weighed.telling)
        return (*reasons[: MOST_REASONS - 1], f"it speaks of {words}")
    return reasons


def _by_table(read: Reading, sentence: int, look: Look, own: OwnNames) -> Judgement | None:
    if not look.asks():
        return None
    look = _beside(read, sentence, look)
    made = _tabled(sentence, look)
    if made is None:
        return None
    if _source(read, made) is not None:
        return made._replace(has_source=True)
    # Names of our own only excuse, and are dear to learn: asked last.
    named = _with_names(look, own)
    if named is look:
        return made
    made = _tabled(sentence, named)
    if made is None:
        return None
    return made._replace(has_source=_source(read, made) is not None)


def _tabled(sentence: int, look: Look) -> Judgement | None:
    verdict, levels = look.weigh(), look.levels
    if verdict is None or verdict.points < levels["info"]:
        return None
    mild = verdict.points < levels["warning"] or verdict.mild
    severity = Severity.INFO if mild else Severity.WARNING
    return Judgement(sentence, verdict.quantity, severity, verdict.reasons, verdict.points)


def _source(read: Reading, judgement: Judgement) -> object | None:
    """What vouches for the figure, if anything does."""
    return read.source(judgement.sentence, judgement.quantity.span.start)
