"""The cues of the decision table that look at the sentence around the figure.

One small function each, by the name the table uses: `near_place` here is `near-place` there. A cue
that is only a list of words needs none: the table asks for the list by its name.
"""

from __future__ import annotations

from editlint.language.numbers.quantity import Quantity
from editlint.rules.sourcing.engine.figure_cues import Cue, by_name
from editlint.rules.sourcing.engine.sources import is_name
from editlint.rules.sourcing.engine.statements import Statement
from editlint.rules.sourcing.engine.vague import vague_phrases


def first_person(s: Statement, q: Quantity) -> bool:
    return in_first_person(s)


def beside_first_person(s: Statement, q: Quantity) -> bool:
    """A sentence beside it is in the first person: the figure is likely of the writer's own work
    too.
    """
    return s.beside_own


def in_first_person(s: Statement) -> bool:
    """We, our, I, my: the writer's own, unless "us" are all of us ("our planet")."""
    own = s.found("own")
    if not own:
        return False
    generic = s.found("own-generic")
    return any(
        not any(g.first <= m.first < g.stop for g in generic) and not _country(s, m.first)
        for m in own
    )


def _country(s: Statement, i: int) -> bool:
    return (
        s.key(i) == "us"
        and s.words.ends[i] - s.words.starts[i] == 2
        and s.prose[s.words.starts[i] : s.words.ends[i]] == "US"
    )


def own_name(s: Statement, q: Quantity) -> bool:
    """A name of the publisher stands in the sentence."""
    keys, within = s.words.keys, s.within
    return any(
        keys[i : i + len(name)] == name
        for name in s.own
        for i in range(within.start, within.stop - len(name) + 1)
    )


def of_named(s: Statement, q: Quantity) -> bool:
    """A name stands among the first words, mostly of a firm or a thing: what is told of it is on
    record or its own.
    """
    return s.lexicon.capitals and any(s.capital(i) and is_name(s, i) for i in s.within[:4])


def question(s: Statement, q: Quantity) -> bool:
    return s.text.rstrip("\"'”’) ").endswith("?") and not s.has("reveal")


def hypothesis(s: Statement, q: Quantity) -> bool:
    """ "If", "suppose" at the head of the sentence, "for example" and "would be" anywhere."""
    return any(
        m.first - s.within.start < 3 or m.stop - m.first > 1 for m in s.found("hypothetical")
    )


def in_if_clause(s: Statement, q: Quantity) -> bool:
    """ "If 62% of households agree, …": the figure is part of the condition."""
    if not any(
        m.first == s.within.start and m.stop == m.first + 1 for m in s.found("hypothetical")
    ):
        return False
    comma = next((i for i in s.within[1:] if "," in s.gap(i)), s.within.stop)
    return q.number < comma


def instruction(s: Statement, q: Quantity) -> bool:
    """The sentence, or what follows its label and colon, begins with an order: "Add 2 cups"."""
    if s.lexicon.has("imperative", s.key(s.within.start)) and not _verb_as_noun(s, s.within.start):
        return True
    colon = next((i for i in s.within[1:7] if ":" in s.gap(i)), None)
    if colon is not None and s.lexicon.has("imperative", s.key(colon)):
        return True
    return s.lexicon.has("adverbial", s.key(s.within.start)) and _order_after_comma(s)


def _order_after_comma(s: Statement) -> bool:
    """ "For the last lap, run faster"."""
    comma = next((i for i in s.within[1:16] if "," in s.gap(i)), None)
    return comma is not None and not s.capital(comma) and s.lexicon.has("imperative", s.key(comma))


def _verb_as_noun(s: Statement, i: int) -> bool:
    """ "Work is", "Run times are": the first word is the subject after all."""
    return s.lexicon.has("be", s.key(i + 1)) or s.lexicon.has("be", s.key(i + 2))


def idiomatic(s: Statement, q: Quantity) -> bool:
    """The figure itself is a manner of speaking: "half the battle", "80% of the time"."""
    return any(m.first < q.stop + 2 and m.stop > q.first for m in s.found("idiom"))


def sports(s: Statement, q: Quantity) -> bool:
    """A word that only sport has, or two that it shares."""
    return s.has("sport") or len({m.first for m in s.found("sport-word")}) >= 2


def short(s: Statement, q: Quantity) -> bool:
    return len(s.within) < 6


def label(s: Statement, q: Quantity) -> bool:
    """A short name and a colon or dash before the figure, or no full sentence at all."""
    lead = s.within[:5]
    return (
        any(
            s.gap(i).strip() in (":", "–", "—") or s.gap(i) == " - "
            for i in lead[1:]
            if i <= q.number
        )
        and len(s.within) < 14
    )


def unfinished(s: Statement, q: Quantity) -> bool:
    """No full stop at the end: a label, a caption, a list entry."""
    return s.text[-1:] not in (".", "!", "?", "”", '"', ")", "’", ";", "…")


def dated(s: Statement, q: Quantity) -> bool:
    """A year stands in the sentence as a date: "in 2025", "through June 2019"."""
    return any(x.kind == "year" for x in s.quantities)


def future(s: Statement, q: Quantity) -> bool:
    """A forecast: a forecast word, or "by 2030"."""
    return s.has("forecast") or any(
        x.kind == "year" and s.lexicon.has("until", s.key(x.number - 1)) and x.value > 2020
        for x in s.quantities
    )


def near_place(s: Statement, q: Quantity) -> bool:
    """A place phrase ("worldwide"), or "in" with a name, in the sentence."""
    if s.has("place"):
        return True
    return s.lexicon.capitals and any(
        s.lexicon.has("in", s.key(i)) and _name_at(s, i + 1) for i in s.within
    )


def _name_at(s: Statement, i: int) -> bool:
    at = i + 1 if s.lexicon.has("article", s.key(i)) else i
    return (
        s.capital(at)
        and not s.lexicon.has("month", s.key(at))
        and not s.lexicon.has("dated", s.key(at))
        and s.key(at)[:1].isalpha()
    )


def vague(s: Statement, q: Quantity) -> bool:
    """The sentence leans on an authority that it does not name."""
    return next(vague_phrases(s), None) is not None


def many_figures(s: Statement, q: Quantity) -> bool:
    """Three figures of one kind and more: a list of specifications or of workouts."""
    return len([x for x in s.quantities if x.kind in ("measure", "duration", "label")]) >= 3


SENTENCE_CUES: dict[str, Cue] = by_name(
    first_person,
    beside_first_person,
    own_name,
    of_named,
    question,
    hypothesis,
    in_if_clause,
    instruction,
    idiomatic,
    sports,
    short,
    label,
    unfinished,
    dated,
    future,
    near_place,
    vague,
    many_figures,
)
