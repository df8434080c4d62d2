"""What is said of a sentence's figures: by weights where a language has them, else by the table."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import compress

from editlint.language.numbers.quantity import Quantity
from editlint.model.data import Data
from editlint.model.finding import Severity
from editlint.model.values import NamedTuple
from editlint.rules.sourcing.engine.decision import Decision, Verdict
from editlint.rules.sourcing.engine.magnitudes import words_of_size
from editlint.rules.sourcing.engine.own_names import Name
from editlint.rules.sourcing.engine.reading import Reading, table
from editlint.rules.sourcing.engine.weighing import NEVER, Weights, weigh, weights, with_magnitudes

LEARNT = ("sourcing/figures-en",)  # one for each language that has weights
MOST_REASONS = 2
YOU, YOU_LEAST = 0.003, 1  # of its words, and times, that a text may say "you" and still report

OwnNames = Callable[[], frozenset[Name]]


class Judgement(NamedTuple):
    """A figure without a source, how much that matters, and why it needs one."""

    quantity: Quantity
    severity: Severity
    reasons: tuple[str, ...]


Judge = Callable[[int, OwnNames], Judgement | None]


def judge(read: Reading, data: Data) -> tuple[Iterable[int], Judge]:
    """The sentences that may have a figure without a source, and the function that judges one."""
    decision, name = table(data), f"sourcing/figures-{read.doc.language}"
    if name not in data or _speaks_to_readers(read):
        return _with_figures(read), lambda sentence, own: _by_table(read, sentence, decision, own)
    known = data.made(weights, name)
    sized = read.near(frozenset(words_of_size(read.lexicon)))
    return (
        sorted({*sized, *_any_figure(read)}),
        lambda sentence, own: _by_weights(read, sentence, decision, known, own),
    )


def _speaks_to_readers(read: Reading) -> bool:
    """Whether the text says "you" outside of quotations, again and again: advice, offers, reviews.

    The table was made on those; the weights know news, opinion, reports and press releases best.
    """
    words, you = read.doc.words, read.lexicon.anchors("you")
    said = list(compress(words.starts, map(you.__contains__, words.keys)))
    least = max(YOU_LEAST, YOU * len(words))
    return len(said) > least and sum(not _in_quotation(read, at) for at in said) > least


def _in_quotation(read: Reading, at: int) -> bool:
    sentence = read.sentence_at(at)
    return sentence is not None and read.quoted(sentence, at)


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
    statement = with_magnitudes(read.statement(sentence))
    weighed = weigh(read, sentence, statement, decision, known)
    if weighed is None or weighed.chance < known.agreed:
        return None
    surely = weighed.chance >= known.warning
    of_table = None if surely else _by_table(read, sentence, decision, own)
    strong = of_table is not None and of_table.severity is Severity.WARNING
    if strong and weighed.chance >= known.agreed_warning:
        return of_table
    if weighed.chance < known.info:
        return of_table and of_table._replace(severity=Severity.INFO)
    quantity = weighed.quantity
    if read.source(sentence, quantity.span.start) is not None:
        return None
    # Names of our own only excuse, and are dear to learn: asked last.
    if decision.surely_excuses(statement._replace(own=own()), quantity):
        return None
    reasons = decision.reasons(statement, quantity)
    if weighed.telling:
        words = " and ".join(f"“{word}”" for word in weighed.telling)
        reasons = (*reasons[: MOST_REASONS - 1], f"{words} beside it tell of what is counted")
    return Judgement(quantity, Severity.WARNING if surely else Severity.INFO, reasons)


def _by_table(read: Reading, sentence: int, decision: Decision, own: OwnNames) -> Judgement | None:
    statement = read.statement(sentence)
    if not decision.asks(statement):
        return None
    statement = statement._replace(beside_own=read.beside_own(sentence))
    if not _is_unvouched(read, sentence, decision, decision.weigh(statement)):
        return None
    # Names of our own only excuse, and are dear to learn: asked last.
    verdict = decision.weigh(statement._replace(own=own()))
    if verdict is None or not _is_unvouched(read, sentence, decision, verdict):
        return None
    strong = verdict.points >= decision.levels["warning"]
    return Judgement(
        verdict.quantity, Severity.WARNING if strong else Severity.INFO, verdict.reasons
    )


def _is_unvouched(
    read: Reading, sentence: int, decision: Decision, verdict: Verdict | None
) -> bool:
    return (
        verdict is not None
        and verdict.points >= decision.levels["info"]
        and read.source(sentence, verdict.quantity.span.start) is None
    )
