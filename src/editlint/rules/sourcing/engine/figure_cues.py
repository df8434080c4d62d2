"""The cues of the decision table that look at the figure itself.

One small function each, by the name the table uses: `share_of` here is `share-of` there.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from functools import cache

from editlint.language.numbers.kinds import Kind
from editlint.language.numbers.quantity import Quantity
from editlint.rules.sourcing.engine.naming import is_name
from editlint.rules.sourcing.engine.statements import Statement

Cue = Callable[[Statement, Quantity], bool]


def by_name(*cues: Cue) -> dict[str, Cue]:
    """Functions by their own names, with hyphens, as the decision table calls them."""
    return {cue.__name__.replace("_", "-"): cue for cue in cues}


def share(statement: Statement, quantity: Quantity) -> bool:
    """A percentage or a fraction of something; a bare "100%" is a manner of speaking."""
    if quantity.kind not in ("percent", "points", "fraction"):
        return False
    single = quantity.kind == "percent" and quantity.upper == quantity.value
    whole = single and quantity.value in (0, 100)
    return not whole or share_of(statement, quantity)


def percent(statement: Statement, quantity: Quantity) -> bool:
    if quantity.kind == "fraction":
        return quantity.shape == "fraction" and quantity.value != 0.5
    return quantity.kind in ("percent", "points")


def bare_share(statement: Statement, quantity: Quantity) -> bool:
    """A percentage of nothing named: "75% done", but not "84% believe" or "earn 33% more"."""
    if quantity.kind != "percent" or quantity.noun or share_of(statement, quantity):
        return False
    at = _after(statement, quantity)
    return not (
        statement.has_at("compare", at)
        or any(mark.first == at for mark in statement.found("opinion"))
    )


def attributive(statement: Statement, quantity: Quantity) -> bool:
    """ "A 75% layout": the share describes a thing and says nothing of how it came about, unlike "a
    7% drop".
    """
    if quantity.kind != "percent":
        return False
    before, at = quantity.number - 1, _after(statement, quantity)
    if not any(statement.has_at(name, before) for name in ("article", "definite", "quantifier")):
        return False
    if at not in statement.within or statement.has_at("function", at):
        return False
    if not all(sign.isspace() or sign in "%-\u2060" for sign in statement.gap(at)):
        return False
    return not any(
        at <= mark.first < at + 4
        for name in ("trend-verb", "effect", "market")
        for mark in statement.found(name)
    )


def round_word(statement: Statement, quantity: Quantity) -> bool:
    """ "A million types": a round number in words that nobody counted."""
    return (
        quantity.kind == "count"
        and quantity.shape == "word"
        and quantity.hedge == ""
        and quantity.value in (100, 1000, 1e6, 1e9)
        and statement.has_at("article", quantity.number - 1)
    )


def set_rate(statement: Statement, quantity: Quantity) -> bool:
    """A percentage that somebody set or that describes a thing: "a 15 percent tariff", "20% off",
    "5% alcohol".
    """
    at = _after(statement, quantity)
    return (
        quantity.kind == "percent"
        and bool(statement.after("rate-noun", at))
        and not share_of(statement, quantity)
    )


def part_of_name(statement: Statement, quantity: Quantity) -> bool:
    """ "Niacinamide 10% + Zinc 1%": the figure follows a name and belongs to it."""
    before = quantity.number - 1
    return (
        before > statement.within.start
        and quantity.hedge == ""
        and statement.joined(quantity.number)
        and statement.capital(before)
        and not statement.lexicon.known(statement.key(before))
        and not statement.key(before).endswith("'s")
    )


def share_of(statement: Statement, quantity: Quantity) -> bool:
    """ "40 percent of households", "two-thirds of organisations"."""
    if quantity.kind not in ("percent", "fraction"):
        return False
    return statement.has_at("partitive-of", _after(statement, quantity))


def part_of_unit(statement: Statement, quantity: Quantity) -> bool:
    """ "A quarter of a millimetre": the size of something, and no share."""
    if quantity.kind != "fraction" or not share_of(statement, quantity):
        return False
    unit = _after(statement, quantity) + 2
    return statement.has_at("article", unit - 1) and any(
        statement.has_at(name, unit) for name in ("measure", "duration")
    )


def counts_people(statement: Statement, quantity: Quantity) -> bool:
    """What is counted is people or their organisations."""
    return quantity.noun != "" and statement.lexicon.has("population", quantity.noun)


def counts_things(statement: Statement, quantity: Quantity) -> bool:
    return quantity.kind == "count" and quantity.noun != ""


def counts_wares(statement: Statement, quantity: Quantity) -> bool:
    """What is counted is what an offer holds or a writer made: courses, templates."""
    return quantity.kind == "count" and statement.lexicon.has("wares", quantity.noun)


def extent(statement: Statement, quantity: Quantity) -> bool:
    """How large or widespread a firm is: "Acme has customers in more than 140 countries", "a firm
    with nearly 500 employees".
    """
    start, lead, lexicon = statement.within.start, quantity.first - 1, statement.lexicon
    if quantity.kind != "count" or not lexicon.has("extent-noun", quantity.noun):
        return False
    if not statement.has_at("extent-lead", lead):
        return False
    if lead == start + 1 and not statement.has_at("function", lead):
        return True  # "Acme employs": a first word before a verb is the name
    if statement.has("firm"):
        return True
    return lexicon.capitals and any(
        statement.capital(at) and is_name(statement, at) for at in range(start + 1, quantity.first)
    )


def multiple(statement: Statement, quantity: Quantity) -> bool:
    return quantity.kind == "multiple"


def sum(statement: Statement, quantity: Quantity) -> bool:
    return quantity.kind == "money"


def large_sum(statement: Statement, quantity: Quantity) -> bool:
    return quantity.kind == "money" and quantity.upper >= 1_000_000


def small_sum(statement: Statement, quantity: Quantity) -> bool:
    return quantity.kind == "money" and quantity.upper < 10_000


def large(statement: Statement, quantity: Quantity) -> bool:
    if quantity.kind == "count":
        return quantity.upper >= 1000 and quantity.shape != "integer"
    return quantity.kind == "measure" and quantity.upper >= 100_000


def hedged(statement: Statement, quantity: Quantity) -> bool:
    return quantity.hedge != ""


def bare_count(statement: Statement, quantity: Quantity) -> bool:
    return quantity.kind == "count" and quantity.noun == ""


def measured(statement: Statement, quantity: Quantity) -> bool:
    return quantity.kind in ("measure", "duration", "age")


def few(statement: Statement, quantity: Quantity) -> bool:
    return quantity.kind == "count" and quantity.upper < 20


def _after(statement: Statement, quantity: Quantity) -> int:
    """The word after the number and its unit."""
    starts, stop = statement.words.starts, statement.within.stop
    return bisect_left(starts, quantity.span.end, quantity.number, stop)


# Of the number and what it counts, whatever stands around it.
NUMBER_CUES: dict[str, Cue] = by_name(
    percent,
    counts_people,
    counts_things,
    counts_wares,
    multiple,
    sum,
    large_sum,
    small_sum,
    large,
    hedged,
    bare_count,
    measured,
    few,
)
FIGURE_CUES: dict[str, Cue] = by_name(
    share,
    bare_share,
    attributive,
    round_word,
    set_rate,
    part_of_name,
    share_of,
    part_of_unit,
    extent,
)
# Of all these some hold for figures of such kinds alone: of others they need not be asked.
KINDS: dict[Cue, frozenset[Kind]] = {
    percent: frozenset({"percent", "points", "fraction"}),
    counts_things: frozenset({"count"}),
    counts_wares: frozenset({"count"}),
    multiple: frozenset({"multiple"}),
    sum: frozenset({"money"}),
    large_sum: frozenset({"money"}),
    small_sum: frozenset({"money"}),
    large: frozenset({"count", "measure"}),
    bare_count: frozenset({"count"}),
    measured: frozenset({"measure", "duration", "age"}),
    few: frozenset({"count"}),
    share: frozenset({"percent", "points", "fraction"}),
    bare_share: frozenset({"percent"}),
    attributive: frozenset({"percent"}),
    set_rate: frozenset({"percent"}),
    share_of: frozenset({"percent", "fraction"}),
    part_of_unit: frozenset({"fraction"}),
    round_word: frozenset({"count"}),
    extent: frozenset({"count"}),
}


@cache
def of_kind(kind: Kind) -> tuple[Cue, ...]:
    """The cues of numbers that figures of this kind are asked."""
    return tuple(cue for cue in NUMBER_CUES.values() if kind in KINDS.get(cue, (kind,)))
