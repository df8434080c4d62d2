"""Authorities without a name: "studies show", "experts say", "it is believed", "an estimated"."""

from __future__ import annotations

from collections.abc import Iterator

from editlint.language.lexicon import Mark
from editlint.language.numbers.quantity import Quantity
from editlint.rules.sourcing.engine.naming import is_name
from editlint.rules.sourcing.engine.sources import vague_after
from editlint.rules.sourcing.engine.statements import Statement

OF_SOME_KIND = 3  # words between "a recent" and "poll"
WHOLE = 8  # words between an authority and its verb: "in the north and the south"
ESTIMATED = "estimated"
RESEARCH = "research"
_LISTS = frozenset({
    "hearsay", "vague-phrase", "vague-head", "vague-one", "according", "estimated",
})  # fmt: skip
FORECASTS = frozenset({"forecast", "projected", "predicted"})


def vague_phrases(statement: Statement) -> Iterator[Mark]:
    """The places where the sentence leans on somebody unnamed, in order, none inside another.

    Whether the sentence names a source all the same is the caller's to ask.
    """
    if not _may_lean(statement):
        return
    last = -1
    found = (
        *statement.found("hearsay"),
        *statement.found("vague-phrase"),
        *_heads_with_verbs(statement),
        *_one_study(statement),
        *_according(statement),
        *_estimated(statement),
    )
    for mark in sorted(found, key=lambda mark: (mark.first, -mark.stop)):
        if mark.first < last or not _is_whole(statement, mark):
            continue
        if mark.name == "hearsay" or not _specific(statement, mark):
            last = mark.stop
            yield mark


def _may_lean(statement: Statement) -> bool:
    """Whether the sentence has any word of such a phrase: most have none."""
    within, studies = statement.within, statement.lexicon.singles("vague-study")
    return not (
        _LISTS.isdisjoint(statement.marks)
        and studies.isdisjoint(statement.words.keys[within.start : within.stop])
    )


def is_forecast(statement: Statement, mark: Mark) -> bool:
    """Whether the phrase tells of a forecast: whose it is stands often in a sentence beside it, as
    in "The bank said … Trade is forecast to grow".
    """
    return any(statement.key(at) in FORECASTS for at in range(mark.first, mark.stop))


def is_study(statement: Statement, mark: Mark) -> bool:
    """Whether the phrase speaks of one study or of research, which a report often names later: "A
    new study shows … The study, by the Hill Institute, …".
    """
    return any(
        statement.has_at("vague-study", at) or statement.key(at) == RESEARCH
        for at in range(mark.first, mark.stop)
    )


def leans_on_study(statement: Statement) -> bool:
    """Whether the sentence leans on a study that it does not name."""
    return any(is_study(statement, mark) for mark in vague_phrases(statement))


def _is_whole(statement: Statement, mark: Mark) -> bool:
    """Whether nothing parts the words of a phrase, as in "experts, project managers"."""
    return all(map(statement.joined, range(mark.first + 1, mark.stop)))


def _heads_with_verbs(statement: Statement) -> Iterator[Mark]:
    """ "Many experts now believe": a plural authority, up to three small words, and a verb of
    saying or finding.
    """
    for head in statement.found("vague-head"):
        at = _past_small_words(statement, _past_whole(statement, head.stop))
        if statement.has_at("vague-verb", at) and statement.joined(at):
            first = head.first
            while statement.has_at("vague-filler", first - 1):
                first -= 1
            # "Cleansing data shows": the authority is an object here
            is_object = statement.joined(first) and statement.key(first - 1).endswith("ing")
            if not is_object and not _is_told_which(statement, head.first, first):
                yield Mark("vague", first, at + 1)


def _is_told_which(statement: Statement, head: int, first: int) -> bool:
    """Whether a word before says which figures these are: "sales figures", "price index data"."""
    return (
        statement.has_at("vague-figures", head)
        and statement.joined(first)
        and first > statement.within.start
        and not statement.has_at("function", first - 1)
    )


def _past_small_words(statement: Statement, at: int) -> int:
    """The word after "now", "have often"."""
    stop = min(statement.within.stop, at + 3)
    while at < stop and statement.has_at("vague-between", at) and statement.joined(at):
        at += 1
    return at


def _past_whole(statement: Statement, after: int) -> int:
    """The word after what was asked or looked at: "polls (in the north and the south) have shown",
    "a recent survey (of young cooks) revealed".
    """
    if not (statement.has_at("in", after) or statement.has_at("partitive-of", after)):
        return after
    for at in range(after + 1, min(statement.within.stop, after + WHOLE)):
        if not statement.joined(at):
            break
        if statement.has_at("vague-verb", at) or statement.has_at("vague-between", at):
            return at
    return after


def _one_study(statement: Statement) -> Iterator[Mark]:
    """ "A recent study found", "a new doorstep poll found", "one survey of more than 2,000
    readers".
    """
    if statement.has("own"):
        return  # "in a study published last fall, we counted"
    for mark in (*statement.found("vague-one"), *_studies_of_some_kind(statement)):
        verb = _past_small_words(statement, _past_whole(statement, mark.stop))
        if statement.joined(verb) and statement.has_at("vague-verb", verb):
            yield Mark("vague", mark.first, verb + 1)
        elif words := statement.after("vague-one-verb", mark.stop):
            yield Mark("vague", mark.first, mark.stop + words)


def _studies_of_some_kind(statement: Statement) -> Iterator[Mark]:
    """ "A recent battleground poll", "a large survey", "one 2012 study": words in small letters or
    a year part the study from "a".
    """
    studies, keys = statement.lexicon.singles("vague-study"), statement.words.keys
    for at in statement.within:
        if keys[at] in studies:
            article = _article_before(statement, at)
            if article is not None:
                yield Mark("vague", article, at + 1)


def _article_before(statement: Statement, study: int) -> int | None:
    """The word "a", "one" of a study that nobody names. Of reports and experts only the recent ones
    are: "a police report" says whose it is.
    """
    for at in range(study - 1, max(study - 2 - OF_SOME_KIND, statement.within.start - 1), -1):
        if not statement.joined(at + 1):
            return None
        if statement.has_at("one", at):
            is_recent = statement.has_at("vague-filler", at + 1)
            return at if is_recent or statement.has_at("vague-finding", study) else None
        if statement.capital(at) or statement.has_at("speaker", at):
            return None
    return None


def _according(statement: Statement) -> Iterator[Mark]:
    """ "According to many experts"."""
    for mark in statement.found("according"):
        head = vague_after(statement, mark.stop)
        if head is not None:
            yield Mark("vague", mark.first, head + 1)


def _estimated(statement: Statement) -> Iterator[Mark]:
    """ "An estimated 4,000 seals", "a reported $4m": by whom? Not "an estimated price", which is a
    term of trade, nor "allegedly stole $40": the charge has been brought by somebody.
    """
    for mark in statement.found("estimated"):
        if any(_hedges(statement, mark, quantity) for quantity in statement.quantities):
            yield mark


def _hedges(statement: Statement, mark: Mark, quantity: Quantity) -> bool:
    """Whether `mark` stands before the figure; "estimated" may have words between, as in "an
    estimated crowd of 4,000".
    """
    if mark.stop in (quantity.number, quantity.first):
        return True
    is_estimate = statement.key(mark.stop - 1) == ESTIMATED and quantity.kind != "money"
    return is_estimate and mark.stop <= quantity.number < mark.stop + 5


def _specific(statement: Statement, mark: Mark) -> bool:
    """Named after all ("experts at MIT", "Harvard researchers"), spoken of before ("the
    researchers"), or the writer's own.
    """
    if _is_introduced(statement, mark.first):
        return True
    if statement.has_at("to", mark.stop - 1) and statement.has_at("definite", mark.stop):
        return True  # "are reported to the states"
    words = statement.after("of-whom", mark.stop)
    if not words:
        return False
    first = mark.stop + words
    return not statement.lexicon.capitals or any(map(statement.capital, range(first, first + 3)))


def _is_introduced(statement: Statement, first: int) -> bool:
    """Whether the words before the authority at `first` say which one it is. They say nothing of "a
    recent study", nor in "the beneficiaries are said to".
    """
    if statement.has_at("article", first) or statement.has_at("be", first):
        return False
    return statement.joined(first) and (
        _introduces(statement, first - 1)
        or (statement.joined(first - 1) and _introduces(statement, first - 2))
    )


def _introduces(statement: Statement, at: int) -> bool:
    """Whether word `at`, before the authority, says which one it is: "the", "our", "Harvard",
    "Acme's".
    """
    if statement.has_at("specific", at) or statement.has_at("own", at):
        return True
    if statement.key(at).endswith(("'s", "s'")):
        return True
    return statement.lexicon.capitals and statement.capital(at) and is_name(statement, at)
