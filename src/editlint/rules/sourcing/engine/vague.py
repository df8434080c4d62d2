"""Authorities without a name: "studies show", "experts say", "it is believed", "an estimated"."""

from __future__ import annotations

from collections.abc import Iterator

from editlint.language.lexicon import Mark
from editlint.rules.sourcing.engine.sources import is_name, vague_after
from editlint.rules.sourcing.engine.statements import Statement


def vague_phrases(statement: Statement) -> Iterator[Mark]:
    """The places where the sentence leans on somebody unnamed, in order, none inside another.

    Whether the sentence names a source all the same is the caller's to ask.
    """
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


def _is_whole(statement: Statement, mark: Mark) -> bool:
    """Whether nothing parts the words of a phrase, as in "experts, project managers"."""
    return all(map(statement.joined, range(mark.first + 1, mark.stop)))


def _heads_with_verbs(statement: Statement) -> Iterator[Mark]:
    """ "Many experts now believe": a plural authority, up to three small words, and a verb of
    saying or finding.
    """
    for head in statement.found("vague-head"):
        at, stop = head.stop, min(statement.within.stop, head.stop + 3)
        while at < stop and statement.has_at("vague-between", at) and statement.joined(at):
            at += 1
        if statement.has_at("vague-verb", at) and statement.joined(at):
            first = head.first
            while statement.has_at("vague-filler", first - 1):
                first -= 1
            # "Cleansing data shows": the authority is an object here
            if not (statement.joined(first) and statement.key(first - 1).endswith("ing")):
                yield Mark("vague", first, at + 1)


def _one_study(statement: Statement) -> Iterator[Mark]:
    """ "A recent study found", "one survey of more than 2,000 readers"."""
    for mark in statement.found("vague-one"):
        if statement.joined(mark.stop) and statement.has_at("vague-verb", mark.stop):
            yield Mark("vague", mark.first, mark.stop + 1)
        elif words := statement.after("vague-one-verb", mark.stop):
            yield Mark("vague", mark.first, mark.stop + words)


def _according(statement: Statement) -> Iterator[Mark]:
    """ "According to many experts"."""
    for mark in statement.found("according"):
        head = vague_after(statement, mark.stop)
        if head is not None:
            yield Mark("vague", mark.first, head + 1)


def _estimated(statement: Statement) -> Iterator[Mark]:
    """ "An estimated 4,000 seals": by whom? Not "an estimated price", which is a term of trade."""
    for mark in statement.found("estimated"):
        if any(
            (mark.stop <= quantity.number < mark.stop + 5 and quantity.kind != "money")
            or quantity.number == mark.stop
            for quantity in statement.quantities
        ):
            yield mark


def _specific(statement: Statement, mark: Mark) -> bool:
    """Named after all ("experts at MIT", "Harvard researchers"), spoken of before ("the
    researchers"), or the writer's own.
    """
    if statement.joined(mark.first) and (
        _introduces(statement, mark.first - 1)
        or (statement.joined(mark.first - 1) and _introduces(statement, mark.first - 2))
    ):
        return True
    if statement.has_at("to", mark.stop - 1) and statement.has_at("definite", mark.stop):
        return True  # "are reported to the states"
    words = statement.after("of-whom", mark.stop)
    if not words:
        return False
    first = mark.stop + words
    return not statement.lexicon.capitals or any(map(statement.capital, range(first, first + 3)))


def _introduces(statement: Statement, at: int) -> bool:
    """Whether word `at`, before the authority, says which one it is: "the", "our", "Harvard",
    "Acme's".
    """
    if statement.has_at("specific", at) or statement.has_at("own", at):
        return True
    if statement.key(at).endswith(("'s", "s'")):
        return True
    return statement.lexicon.capitals and statement.capital(at) and is_name(statement, at)
