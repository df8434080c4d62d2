"""Authorities without a name: "studies show", "experts say", "it is believed", "an estimated"."""

from __future__ import annotations

from collections.abc import Iterator

from editlint.match.lexicon import Mark
from editlint.match.statements import Statement


def vague_phrases(s: Statement) -> Iterator[Mark]:
    """The places where the sentence leans on somebody unnamed, in order, none inside another.

    Whether the sentence names a source all the same is the caller's to ask.
    """
    last = -1
    for mark in sorted((*s.marks.get("vague-phrase", ()), *_heads_with_verbs(s)), key=lambda m: (m.first, -m.stop)):
        if mark.first >= last and not _specific(s, mark):
            last = mark.stop
            yield mark


def _heads_with_verbs(s: Statement) -> Iterator[Mark]:
    """ "Many experts now believe": a plural authority, up to three small words, and a verb of saying or finding."""
    for head in s.marks.get("vague-head", ()):
        at = head.stop
        while at < min(s.within.stop, head.stop + 3) and s.lexicon.has("vague-between", s.key(at)) and s.joined(at):
            at += 1
        if s.lexicon.has("vague-verb", s.key(at)) and s.joined(at):
            first = head.first
            while first - 1 >= s.within.start and s.lexicon.has("vague-filler", s.key(first - 1)):
                first -= 1
            yield Mark("vague", first, at + 1)


def _specific(s: Statement, mark: Mark) -> bool:
    """Named after all ("experts at MIT", "Harvard researchers"), spoken of before ("the researchers"), or the writer's own."""
    before = s.key(mark.first - 1)
    if s.lexicon.has("specific", before) or s.lexicon.has("own", before) or before.endswith(("'s", "s'")):
        return True
    if s.lexicon.capitals and mark.first - 1 > s.within.start and s.capital(mark.first - 1) and not s.lexicon.has("not-name", before):
        return True
    follows = s.lexicon.after("of-whom", s.words.keys, mark.stop, s.within.stop)
    return bool(follows) and (not s.lexicon.capitals or any(s.capital(k) for k in range(mark.stop + follows, mark.stop + follows + 3)))
