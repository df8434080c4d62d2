"""The cues of the decision table that look at the figure itself.

One small function each, by the name the table uses: `share_of` here is `share-of` there.
"""

from __future__ import annotations

from collections.abc import Callable

from editlint.language.numbers.quantity import Quantity
from editlint.rules.sourcing.engine.sources import is_name
from editlint.rules.sourcing.engine.statements import Statement

Cue = Callable[[Statement, Quantity], bool]


def by_name(*cues: Cue) -> dict[str, Cue]:
    """Functions by their own names, with hyphens, as the decision table calls them."""
    return {cue.__name__.replace("_", "-"): cue for cue in cues}


def share(s: Statement, q: Quantity) -> bool:
    """A percentage or a fraction of something; a bare "100%" is a manner of speaking."""
    whole = q.kind == "percent" and q.value in (0, 100) and q.upper == q.value
    return q.kind in ("percent", "points", "fraction") and not (whole and not share_of(s, q))


def percent(s: Statement, q: Quantity) -> bool:
    return q.kind in ("percent", "points") or (
        q.kind == "fraction" and q.shape == "fraction" and q.value != 0.5
    )


def bare_share(s: Statement, q: Quantity) -> bool:
    """A percentage of nothing named: "75% done", but not "84% believe" or "earn 33% more"."""
    if q.kind != "percent" or q.noun or share_of(s, q):
        return False
    at = _after(s, q)
    return not (
        s.lexicon.has("compare", s.key(at)) or any(m.first == at for m in s.found("opinion"))
    )


def attributive(s: Statement, q: Quantity) -> bool:
    """ "A 75% layout": the share describes a thing and says nothing of how it came about, unlike "a
    7% drop".
    """
    at = _after(s, q)
    led = any(
        s.lexicon.has(name, s.key(q.number - 1)) for name in ("article", "definite", "quantifier")
    )
    if q.kind != "percent" or not led or at not in s.within or s.lexicon.has("function", s.key(at)):
        return False
    if not all(c.isspace() or c in "%-\u2060" for c in s.gap(at)):
        return False
    return not any(
        m.first in range(at, at + 4)
        for name in ("trend-verb", "effect", "market")
        for m in s.found(name)
    )


def round_word(s: Statement, q: Quantity) -> bool:
    """ "A million types": a round number in words that nobody counted."""
    return (
        q.kind == "count"
        and q.shape == "word"
        and q.hedge == ""
        and q.value in (100, 1000, 1e6, 1e9)
        and s.lexicon.has("article", s.key(q.number - 1))
    )


def set_rate(s: Statement, q: Quantity) -> bool:
    """A percentage that somebody set or that describes a thing: "a 15 percent tariff", "20% off",
    "5% alcohol".
    """
    at = _after(s, q)
    return (
        q.kind == "percent"
        and bool(s.lexicon.after("rate-noun", s.words.keys, at, s.within.stop))
        and not share_of(s, q)
    )


def part_of_name(s: Statement, q: Quantity) -> bool:
    """ "Niacinamide 10% + Zinc 1%": the figure follows a name and belongs to it."""
    i = q.number - 1
    return (
        i > s.within.start
        and q.hedge == ""
        and s.joined(q.number)
        and s.capital(i)
        and not s.lexicon.known(s.key(i))
        and not s.key(i).endswith("'s")
    )


def share_of(s: Statement, q: Quantity) -> bool:
    """ "40 percent of households", "two-thirds of organisations"."""
    return q.kind in ("percent", "fraction") and s.lexicon.has("partitive-of", s.key(_after(s, q)))


def counts_people(s: Statement, q: Quantity) -> bool:
    """What is counted is people or their organisations."""
    return q.noun != "" and s.lexicon.has("population", q.noun)


def counts_things(s: Statement, q: Quantity) -> bool:
    return q.kind == "count" and q.noun != ""


def counts_wares(s: Statement, q: Quantity) -> bool:
    """What is counted is what an offer holds or a writer made: courses, templates."""
    return q.kind == "count" and s.lexicon.has("wares", q.noun)


def extent(s: Statement, q: Quantity) -> bool:
    """How large or widespread a firm is: "Acme has customers in more than 140 countries", "a firm
    with nearly 500 employees".
    """
    lead = s.key(q.first - 1)
    if (
        q.kind != "count"
        or not s.lexicon.has("extent-noun", q.noun)
        or not s.lexicon.has("extent-lead", lead)
    ):
        return False
    if q.first == s.within.start + 2 and not s.lexicon.has("function", lead):
        return True  # "Acme employs": a first word before a verb is the name
    named = s.lexicon.capitals and any(
        s.capital(i) and is_name(s, i) for i in range(s.within.start + 1, q.first)
    )
    return named or s.has("firm")


def multiple(s: Statement, q: Quantity) -> bool:
    return q.kind == "multiple"


def sum(s: Statement, q: Quantity) -> bool:
    return q.kind == "money"


def large_sum(s: Statement, q: Quantity) -> bool:
    return q.kind == "money" and q.upper >= 1_000_000


def small_sum(s: Statement, q: Quantity) -> bool:
    return q.kind == "money" and q.upper < 10_000


def large(s: Statement, q: Quantity) -> bool:
    return (q.kind == "count" and q.upper >= 1000 and q.shape != "integer") or (
        q.kind == "measure" and q.upper >= 100_000
    )


def hedged(s: Statement, q: Quantity) -> bool:
    return q.hedge != ""


def bare_count(s: Statement, q: Quantity) -> bool:
    return q.kind == "count" and q.noun == ""


def measured(s: Statement, q: Quantity) -> bool:
    return q.kind in ("measure", "duration", "age")


def few(s: Statement, q: Quantity) -> bool:
    return q.kind == "count" and q.upper < 20


def _after(s: Statement, q: Quantity) -> int:
    """The word after the number and its unit."""
    return next(
        (i for i in range(q.number, s.within.stop) if s.words.starts[i] >= q.span.end),
        s.within.stop,
    )


FIGURE_CUES: dict[str, Cue] = by_name(
    share,
    percent,
    bare_share,
    attributive,
    round_word,
    set_rate,
    part_of_name,
    share_of,
    counts_people,
    counts_things,
    counts_wares,
    extent,
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
