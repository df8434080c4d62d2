"""Authorities without a name: "studies show", "experts say", "it is believed", "an estimated"."""

from __future__ import annotations

from collections.abc import Iterator

from editlint.language.lexicon import Mark
from editlint.rules.sourcing.engine.sources import is_name, vague_after
from editlint.rules.sourcing.engine.statements import Statement


def vague_phrases(s: Statement) -> Iterator[Mark]:
    """The places where the sentence leans on somebody unnamed, in order, none inside another.

    Whether the sentence names a source all the same is the caller's to ask.
    """
    last = -1
    found = (
        *s.found("hearsay"),
        *s.found("vague-phrase"),
        *_heads_with_verbs(s),
        *_one_study(s),
        *_according(s),
        *_estimated(s),
    )
    for mark in sorted(found, key=lambda m: (m.first, -m.stop)):
        whole = all(
            s.joined(i) for i in range(mark.first + 1, mark.stop)
        )  # not "experts, project managers"
        if mark.first >= last and whole and (mark.name == "hearsay" or not _specific(s, mark)):
            last = mark.stop
            yield mark


def _heads_with_verbs(s: Statement) -> Iterator[Mark]:
    """ "Many experts now believe": a plural authority, up to three small words, and a verb of
    saying or finding.
    """
    for head in s.found("vague-head"):
        at = head.stop
        while (
            at < min(s.within.stop, head.stop + 3)
            and s.lexicon.has("vague-between", s.key(at))
            and s.joined(at)
        ):
            at += 1
        if s.lexicon.has("vague-verb", s.key(at)) and s.joined(at):
            first = head.first
            while first - 1 >= s.within.start and s.lexicon.has("vague-filler", s.key(first - 1)):
                first -= 1
            if not (
                s.joined(first) and s.key(first - 1).endswith("ing")
            ):  # "Cleansing data shows": the authority is an object here
                yield Mark("vague", first, at + 1)


def _one_study(s: Statement) -> Iterator[Mark]:
    """ "A recent study found", "one survey of more than 2,000 readers"."""
    for mark in s.found("vague-one"):
        if s.joined(mark.stop) and s.lexicon.has("vague-verb", s.key(mark.stop)):
            yield Mark("vague", mark.first, mark.stop + 1)
        elif n := s.lexicon.after("vague-one-verb", s.words.keys, mark.stop, s.within.stop):
            yield Mark("vague", mark.first, mark.stop + n)


def _according(s: Statement) -> Iterator[Mark]:
    """ "According to many experts"."""
    for mark in s.found("according"):
        head = vague_after(s, mark.stop)
        if head is not None:
            yield Mark("vague", mark.first, head + 1)


def _estimated(s: Statement) -> Iterator[Mark]:
    """ "An estimated 4,000 seals": by whom? Not "an estimated price", which is a term of trade."""
    for mark in s.found("estimated"):
        if any(
            (mark.stop <= q.number < mark.stop + 5 and q.kind != "money") or q.number == mark.stop
            for q in s.quantities
        ):
            yield mark


def _specific(s: Statement, mark: Mark) -> bool:
    """Named after all ("experts at MIT", "Harvard researchers"), spoken of before ("the
    researchers"), or the writer's own.
    """
    if s.joined(mark.first) and (
        _introduces(s, mark.first - 1)
        or (s.joined(mark.first - 1) and _introduces(s, mark.first - 2))
    ):
        return True
    if s.lexicon.has("to", s.key(mark.stop - 1)) and s.lexicon.has("definite", s.key(mark.stop)):
        return True  # "are reported to the states"
    follows = s.lexicon.after("of-whom", s.words.keys, mark.stop, s.within.stop)
    return bool(follows) and (
        not s.lexicon.capitals
        or any(s.capital(k) for k in range(mark.stop + follows, mark.stop + follows + 3))
    )


def _introduces(s: Statement, k: int) -> bool:
    """Whether word `k`, before the authority, says which one it is: "the", "our", "Harvard",
    "Acme's".
    """
    key = s.key(k)
    if s.lexicon.has("specific", key) or s.lexicon.has("own", key) or key.endswith(("'s", "s'")):
        return True
    return s.lexicon.capitals and s.capital(k) and is_name(s, k)
