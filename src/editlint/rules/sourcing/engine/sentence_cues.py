"""The cues of the decision table that look at the sentence around the figure.

One small function each, by the name the table uses: `near_place` here is `near-place` there. A cue
that is only a list of words needs none: the table asks for the list by its name.
"""

from __future__ import annotations

from editlint.language.numbers.quantity import Quantity
from editlint.rules.sourcing.engine import genre
from editlint.rules.sourcing.engine.figure_cues import Cue, by_name
from editlint.rules.sourcing.engine.naming import is_name
from editlint.rules.sourcing.engine.statements import Statement
from editlint.rules.sourcing.engine.vague import vague_phrases

WISHED = 14  # words behind a wish, without a comma, in which the figure stands that is wished for
RESTATED = 6  # words in which a figure is told once more in other words


def first_person(statement: Statement, quantity: Quantity) -> bool:
    return in_first_person(statement)


def beside_first_person(statement: Statement, quantity: Quantity) -> bool:
    """A sentence beside it is in the first person: the figure is likely of the writer's own work
    too.
    """
    return statement.beside_own


def in_first_person(statement: Statement) -> bool:
    """We, our, I, my: the writer's own, unless "us" are all of us ("our planet")."""
    own = statement.found("own")
    if not own:
        return False
    of_all = statement.found("own-generic")
    return any(
        not any(generic.first <= mark.first < generic.stop for generic in of_all)
        and not _country(statement, mark.first)
        for mark in own
    )


def _country(statement: Statement, at: int) -> bool:
    return (
        statement.key(at) == "us"
        and statement.words.ends[at] - statement.words.starts[at] == 2
        and statement.prose[statement.words.starts[at] : statement.words.ends[at]] == "US"
    )


def advice(statement: Statement, quantity: Quantity) -> bool:
    """The text speaks to its readers."""
    return genre.ADVICE in statement.genre


def technical(statement: Statement, quantity: Quantity) -> bool:
    """The text shows code, or speaks of machines again and again."""
    return genre.TECHNICAL in statement.genre


def of_campus(statement: Statement, quantity: Quantity) -> bool:
    """The text is news of a university."""
    return genre.CAMPUS in statement.genre


def own_work(statement: Statement, quantity: Quantity) -> bool:
    """The text is told in the first person."""
    return genre.OWN_WORK in statement.genre


def own_name(statement: Statement, quantity: Quantity) -> bool:
    return names_own(statement)


def names_own(statement: Statement) -> bool:
    """A name of the publisher stands in the sentence."""
    keys, within = statement.words.keys, statement.within
    return any(
        keys[at : at + len(name)] == name
        for name in statement.own
        for at in range(within.start, within.stop - len(name) + 1)
    )


def of_named(statement: Statement, quantity: Quantity) -> bool:
    """A name stands among the first words, mostly of a firm or a thing: what is told of it is on
    record or its own.
    """
    return statement.lexicon.capitals and any(
        statement.capital(at) and is_name(statement, at) for at in statement.within[:4]
    )


def question(statement: Statement, quantity: Quantity) -> bool:
    return statement.text.rstrip("\"'”’) ").endswith("?") and not statement.has("reveal")


def hypothesis(statement: Statement, quantity: Quantity) -> bool:
    """ "If", "suppose" at the head of the sentence, "for example" and "would be" anywhere."""
    return any(
        mark.first - statement.within.start < 3 or mark.stop - mark.first > 1
        for mark in statement.found("hypothetical")
    )


def in_if_clause(statement: Statement, quantity: Quantity) -> bool:
    """ "If 62% of households agree, …": the figure is part of the condition."""
    if not any(
        mark.first == statement.within.start and mark.stop == mark.first + 1
        for mark in statement.found("hypothetical")
    ):
        return False
    within = statement.within
    comma = next((at for at in within[1:] if "," in statement.gap(at)), within.stop)
    return quantity.number < comma


def instruction(statement: Statement, quantity: Quantity) -> bool:
    """The sentence, or what follows its label and colon, begins with an order: "Add 2 cups"."""
    start = statement.within.start
    if statement.has_at("imperative", start) and not _verb_as_noun(statement, start):
        return True
    colon = next((at for at in statement.within[1:7] if ":" in statement.gap(at)), None)
    if colon is not None and statement.has_at("imperative", colon):
        return True
    return statement.has_at("adverbial", start) and _order_after_comma(statement)


def _order_after_comma(statement: Statement) -> bool:
    """ "For the last lap, run faster"."""
    comma = next((at for at in statement.within[1:16] if "," in statement.gap(at)), None)
    return (
        comma is not None and not statement.capital(comma) and statement.has_at("imperative", comma)
    )


def _verb_as_noun(statement: Statement, at: int) -> bool:
    """ "Work is", "Run times are": the first word is the subject after all."""
    return statement.has_at("be", at + 1) or statement.has_at("be", at + 2)


def idiomatic(statement: Statement, quantity: Quantity) -> bool:
    """The figure itself is a manner of speaking: "half the battle", "80% of the time"."""
    return any(
        mark.first < quantity.stop + 2 and mark.stop > quantity.first
        for mark in statement.found("idiom")
    )


def sports(statement: Statement, quantity: Quantity) -> bool:
    """A word that only sport has, or two that it shares."""
    if statement.has("sport"):
        return True
    return len({mark.first for mark in statement.found("sport-word")}) >= 2


def short(statement: Statement, quantity: Quantity) -> bool:
    return len(statement.within) < 6


def label(statement: Statement, quantity: Quantity) -> bool:
    """A short name and a colon or dash before the figure, or no full sentence at all."""
    return len(statement.within) < 14 and any(
        statement.gap(at).strip() in (":", "–", "—") or statement.gap(at) == " - "
        for at in statement.within[1:5]
        if at <= quantity.number
    )


def unfinished(statement: Statement, quantity: Quantity) -> bool:
    """No full stop at the end: a label, a caption, a list entry."""
    return statement.text[-1:] not in (".", "!", "?", "”", '"', ")", "’", ";", "…")


def counter(statement: Statement, quantity: Quantity) -> bool:
    """A fragment that opens with its figure, as where a page praises: "97% placement rate"."""
    opens = statement.words.starts[statement.within.start] >= quantity.whole.start
    return opens and len(statement.within) <= 8 and unfinished(statement, quantity)


def planned(statement: Statement, quantity: Quantity) -> bool:
    """ "Plans to cut 3,000 jobs": what comes behind the wish is decided, not counted."""
    return any(
        mark.stop <= quantity.number < mark.stop + WISHED
        and not any("," in statement.gap(at) for at in range(mark.stop, quantity.first + 1))
        for mark in statement.found("plan")
    )


def worked_out(statement: Statement, quantity: Quantity) -> bool:
    """ "That is half of them" at the head of a sentence, "one in four, or 18 million": a figure
    made from the one before.
    """
    start = statement.within.start
    if any(mark.first < start + 2 for mark in statement.found("computed")):
        return True
    return any(
        other.number < quantity.number <= other.stop + RESTATED
        and statement.lexicon.has("range", statement.key(quantity.first - 1))
        and "," in statement.gap(quantity.first - 1)
        for other in statement.quantities
    )


def of_people(statement: Statement, quantity: Quantity) -> bool:
    """The sentence speaks of people or their organisations, be they counted or not."""
    within, people = statement.within, statement.lexicon.singles("population")
    return not people.isdisjoint(statement.words.keys[within.start : within.stop])


def dated(statement: Statement, quantity: Quantity) -> bool:
    """A year stands in the sentence as a date: "in 2025", "through June 2019"."""
    return any(figure.kind == "year" for figure in statement.quantities)


def future(statement: Statement, quantity: Quantity) -> bool:
    """A forecast: a forecast word, or "by 2030"."""
    return statement.has("forecast") or any(
        figure.kind == "year"
        and statement.has_at("until", figure.number - 1)
        and figure.value > 2020
        for figure in statement.quantities
    )


def near_place(statement: Statement, quantity: Quantity) -> bool:
    """A place phrase ("worldwide"), or "in" with a name, in the sentence."""
    if statement.has("place"):
        return True
    keys, places = statement.words.keys, statement.lexicon.singles("in")
    return statement.lexicon.capitals and any(
        _name_at(statement, at + 1) for at in statement.within if keys[at] in places
    )


def _name_at(statement: Statement, first: int) -> bool:
    at = first + 1 if statement.has_at("article", first) else first
    return (
        statement.capital(at)
        and not statement.has_at("month", at)
        and not statement.has_at("dated", at)
        and statement.key(at)[:1].isalpha()
    )


def vague(statement: Statement, quantity: Quantity) -> bool:
    """The sentence leans on an authority that it does not name."""
    return next(vague_phrases(statement), None) is not None


def many_figures(statement: Statement, quantity: Quantity) -> bool:
    """Three figures of one kind and more: a list of specifications or of workouts."""
    kinds = [figure.kind for figure in statement.quantities]
    return kinds.count("measure") + kinds.count("duration") + kinds.count("label") >= 3


# Where in the sentence the figure stands.
PLACE_CUES: dict[str, Cue] = by_name(counter, in_if_clause, idiomatic, label, planned, worked_out)
# What the sentence is like, whichever of its figures is looked at.
SENTENCE_CUES: dict[str, Cue] = by_name(
    of_people,
    first_person,
    beside_first_person,
    own_name,
    advice,
    technical,
    of_campus,
    own_work,
    of_named,
    question,
    hypothesis,
    instruction,
    sports,
    short,
    unfinished,
    dated,
    future,
    near_place,
    vague,
    many_figures,
)
# Of these some hold only beside such a phrase: of sentences without it they need not be asked.
OF_PHRASES: dict[Cue, str] = {
    first_person: "own",
    hypothesis: "hypothetical",
    in_if_clause: "hypothetical",
    idiomatic: "idiom",
    planned: "plan",
}
