"""Where two copies of a passage differ, for showing both with the differences marked."""

from __future__ import annotations

from editlint.language.similarity import differences
from editlint.model.finding import Finding
from editlint.model.places import Span
from editlint.model.words import Words, words_of

RULES = ("repeated-passage", "repeated-sentence")
SHOWN = 3


def differing(finding: Finding, source: str, most: int = SHOWN) -> tuple[list[Span], list[Span]]:
    """The first places where the finding's span and its one related copy differ, on either side;
    nothing where they are alike.
    """
    copy = _other_copy(finding)
    if copy is None:
        return [], []
    one, other = words_of(finding.span.of(source)), words_of(copy.of(source))
    if one.keys == other.keys:
        return [], []
    found = differences(one.keys, other.keys)[:most]
    ours = ((place.one_first, place.one_stop) for place in found)
    theirs = ((place.other_first, place.other_stop) for place in found)
    return (
        [_place(one, *words, finding.span.start) for words in ours if words[0] < words[1]],
        [_place(other, *words, copy.start) for words in theirs if words[0] < words[1]],
    )


def _other_copy(finding: Finding) -> Span | None:
    """The other copy, where the finding is about two of them in one file."""
    if finding.rule not in RULES or len(finding.related) != 1:
        return None
    (related,) = finding.related
    return related.span if related.path is None else None


def _place(words: Words, first: int, stop: int, offset: int) -> Span:
    start, end = words.span(first, stop)
    return Span(start + offset, end + offset)
