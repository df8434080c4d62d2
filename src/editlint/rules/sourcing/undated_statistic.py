"""A figure that is said to be of now, where nothing says when now is."""

from __future__ import annotations

from collections.abc import Iterator

from editlint.language.lexicon import Mark
from editlint.language.numbers.quantity import Quantity
from editlint.language.packs import PACKS
from editlint.model.document import Document
from editlint.model.finding import Hit, Severity
from editlint.model.rule import Context, rule
from editlint.rules.sourcing.engine.needed import has_figures
from editlint.rules.sourcing.engine.reading import Reading, reading, table
from editlint.rules.sourcing.engine.statements import Statement

NEAR = 8  # words between the figure and "now"


@rule(
    "undated-statistic",
    category="sourcing",
    severity=Severity.INFO,
    data=(*PACKS, "sourcing/decision"),
    needs=has_figures,
    bad=[
        "⟦More than 4,000 people⟧ in the valley currently live without running water.\n",
        "The ministry said that ⟦62% of households⟧ in the country now heat with wood.\n",
    ],
    good=[
        (
            "More than 4,000 people in the valley currently live without running water, a count of"
            " March 2024 shows.\n"
        ),
        "The ministry said that 62% of households in the country heated with wood in 2023.\n",
        "Most people in the valley now live without running water.\n",
        "The hall opened today before more than 100 people of the town and its villages.\n",
        (
            "Now the council must explain why the bridge that was to serve the valley for a century"
            " kept 4,000 people waiting.\n"
        ),
    ],
)
def undated_statistic(doc: Document, context: Context) -> Iterator[Hit]:
    """A figure is said to be current, and nothing near it tells of when it is.

    "Currently", "now" and "today" age with the page: a reader who comes two years later takes an
    old figure for a new one. Say the month or the year that the figure is from. A date in the
    sentence or in the ones beside it is enough.
    """
    read = reading(doc, context.data)
    if read is None:
        return
    decision = table(context.data)
    for sentence in sorted(read.places.holding("recency")):
        if (
            sentence not in read.quantities
            or not read.statement(sentence).has("recency")
            or _dated(read, sentence)
        ):
            continue
        verdict = decision.look(read.statement(sentence)).weigh()
        if (
            verdict
            and verdict.points >= decision.levels["info"]
            and not read.quoted(sentence, verdict.quantity.span.start)
            and _is_of_now(read.statement(sentence), verdict.quantity)
        ):
            yield Hit(verdict.quantity.whole, _message(read, verdict.quantity))


def _is_of_now(statement: Statement, quantity: Quantity) -> bool:
    """Whether the word for now stands near the figure ("4,000 people currently live"), and is not
    the day on which something was done ("opened today").
    """
    return any(
        min(abs(quantity.number - mark.first), abs(quantity.number - mark.stop)) <= NEAR
        and not _is_a_day(statement, mark)
        for mark in statement.found("recency")
    )


def _is_a_day(statement: Statement, mark: Mark) -> bool:
    return statement.key(mark.first) == "today" and any(
        statement.key(beside).endswith("ed") for beside in (mark.first - 1, mark.stop)
    )


def _dated(read: Reading, sentence: int) -> bool:
    """Whether `sentence` or one beside it in its block tells a date."""
    beside = [
        near
        for near in (sentence - 1, sentence, sentence + 1)
        if 0 <= near < len(read.spans) and read.block(near) == read.block(sentence)
    ]
    return any(
        any(quantity.kind in ("year", "date") for quantity in read.quantities.get(near, ()))
        or read.statement(near).has("dated")
        for near in beside
    )


def _message(read: Reading, quantity: Quantity) -> str:
    figure = " ".join(quantity.whole.of(read.doc.prose).split())
    return (
        f"“{figure}” is said to be of now, and no date is near: say the month or year it is from,"
        " so that it does not age with the page."
    )
