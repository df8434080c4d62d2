"""Where two copies of a passage differ, for showing both with the differences marked."""

from __future__ import annotations

from editlint.language.similarity import differences
from editlint.model.finding import Finding
from editlint.model.places import Span
from editlint.model.words import Words, words_of

RULES = ("repeated-passage", "repeated-sentence")
SHOWN = 3


def differing(finding: Finding, source: str) -> tuple[list[Span], list[Span]]:
    """The first places where the finding's span and its one related copy differ, on either side;
    nothing where they are alike.
    """
    if (
        finding.rule not in RULES
        or len(finding.related) != 1
        or finding.related[0].path is not None
    ):
        return [], []
    spans = finding.span, finding.related[0].span
    one, other = (words_of(span.of(source)) for span in spans)
    if one.keys == other.keys:
        return [], []
    found = differences(one.keys, other.keys)[:SHOWN]
    return (
        [
            _place(one, d.one_first, d.one_stop, spans[0].start)
            for d in found
            if d.one_first < d.one_stop
        ],
        [
            _place(other, d.other_first, d.other_stop, spans[1].start)
            for d in found
            if d.other_first < d.other_stop
        ],
    )


def _place(words: Words, first: int, stop: int, offset: int) -> Span:
    start, end = words.span(first, stop)
    return Span(start + offset, end + offset)
