"""A word that stands twice in a row."""

from __future__ import annotations

import itertools
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from typing import Any

from editlint.document import NOT_PROSE, Document
from editlint.finding import Applicability, Edit, Fix, Hit, Severity
from editlint.rule import Context, Example, rule
from editlint.text import JOINER, Span

DATA = "duplication/doubled-words"
QUOTES = "\"'“”‘’«»„"


@rule(
    "repeated-word",
    category="duplication",
    severity=Severity.WARNING,
    data=(DATA,),
    allow=(),
    bad=[
        Example("The choir sang in ⟦the the⟧ old hall.\n", fixed="The choir sang in the old hall.\n"),
        Example("They walked back to\n⟦the\nthe⟧ station in the rain.\n", fixed="They walked back to\nthe\nstation in the rain.\n"),
        Example("She left it ⟦with [with⟧](https://example.org/) her neighbour.\n"),
        Example("Turn left at the bottom of the ⟦line line⟧ and wait.\n"),
    ],
    good=[
        "He knew that that was over, and he had had enough. No no, she said.\n",
        "Duran Duran played in Walla Walla.\n",
        "She came in. In the hall stood a piano. Everything was there: the “the the” of the draft, too.\n",
        Example("It was a buffet buffet.\n", options={"allow": ["buffet"]}),
    ],
)
def repeated_word(doc: Document, context: Context) -> Iterator[Hit]:
    """A word stands twice in a row, often across the end of a line where nobody sees it.

    Words that a sound sentence doubles ("that that", "had had"), names ("Duran Duran") and words in quotation marks are left alone. Words
    that your house doubles on purpose are listed in `allow`.
    """
    keys = doc.words.keys
    doubled = [k for k, (one, other) in enumerate(itertools.pairwise(keys)) if one == other]
    if not doubled:
        return
    slips, allowed = _lists(doc.language, context.data[DATA])
    allowed |= {word.casefold() for word in context.options.get("allow", ())}
    for k in doubled:
        if keys[k] not in allowed and _is_slip(doc, k, keys[k] in slips):
            yield _hit(doc, k, keys[k] in slips)


def _lists(language: str, data: Mapping[str, Any]) -> tuple[set[str], set[str]]:
    """The slips and the allowed words of a language; of an unknown one no slips, and what any language allows."""
    if language in data:
        return set(data[language]["slips"]), set(data[language]["allowed"])
    return set(), {word for entry in data.values() if isinstance(entry, dict) for word in entry["allowed"]}


def _is_slip(doc: Document, k: int, certain: bool) -> bool:
    words = doc.words
    gap = doc.prose[words.ends[k] : words.starts[k + 1]]
    if gap.replace(JOINER, " ").strip() or not gap or "\n\n" in gap:
        return False
    first, second = (words.span(n, n + 1).of(doc.source) for n in (k, k + 1))
    if not first[0].isalpha() or (first[0].isupper() and second[0].isupper()):
        return False  # a number, a name
    if not certain and (_equal(doc, k, k + 2) or _equal(doc, k, k - 1)):
        return False  # three in a row are meant
    return _in_one_block(doc, k) and not _quoted(doc, k)


def _equal(doc: Document, k: int, other: int) -> bool:
    return 0 <= other < len(doc.words) and doc.words.keys[k] == doc.words.keys[other]


def _in_one_block(doc: Document, k: int) -> bool:
    span = doc.words.span(k, k + 2)
    number = bisect_right(doc.blocks, span.start, key=lambda b: b.span.start) - 1
    return number >= 0 and doc.blocks[number].span.contains(span) and doc.blocks[number].kind not in NOT_PROSE | {"table_cell"}


def _quoted(doc: Document, k: int) -> bool:
    """Whether the two words and nothing else stand in quotation marks."""
    start, end = doc.words.span(k, k + 2)
    return doc.prose[start - 1 : start] in QUOTES and start > 0 and doc.prose[end : end + 1] in QUOTES and end < len(doc.prose)


def _hit(doc: Document, k: int, certain: bool) -> Hit:
    words = doc.words
    span = words.span(k, k + 2)
    first, second = (words.span(n, n + 1).of(doc.source) for n in (k, k + 1))
    across = doc.lines.position(span.start).line != doc.lines.position(span.end - 1).line
    message = f"“{second}” stands twice in a row{' across the end of a line' if across else ''}. One is enough, unless both are meant."
    return Hit(span, message, fixes=_fixes(doc, k, certain and second in (first, first.lower())))


def _fixes(doc: Document, k: int, certain: bool) -> tuple[Fix, ...]:
    """Delete the second word, with the blank that keeps the line as it is; where markup stands between the two, a person must."""
    words = doc.words
    if doc.source[words.ends[k] : words.starts[k + 1]].strip():
        return ()
    gone = Span(words.ends[k], words.ends[k + 1])
    if "\n" in gone.of(doc.source) and doc.source[gone.end : gone.end + 1] == " ":
        gone = Span(words.starts[k + 1], words.ends[k + 1] + 1)
    applicability = Applicability.SAFE if certain else Applicability.UNSAFE
    return (Fix("Delete the second one", (Edit(gone),), applicability, keeps=(words.span(k, k + 1),)),)
