"""What the text points at by number, and whether the article has it.

As Figure 4 shows …             the article has Figures 1 to 3: nothing is Figure 4
Go back to step 7.              its list has five entries
see Figure 2 of the report      another text's figure
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from editlint.model.document import NOT_PROSE, Document
from editlint.model.places import JOINER, OBJECT, Span, lazy
from editlint.model.values import NamedTuple
from editlint.rules.consistency.engine.lists import lists
from editlint.rules.consistency.engine.numbered import MOST, Numbered, SeriesWords

_QUIET = frozenset({"note", "quotation", "code", "navigation", "twin", "caption"})
_LINK = lazy(r"\]\(|<a\s", re.IGNORECASE)  # a link before it in its sentence leads elsewhere
FEW = 2  # numbers of a series that may be lost
LEAST_STEPS = 3  # entries of a list that may be called steps


class Reference(NamedTuple):
    """A place that points at a number of a series; the article has the numbers `have`."""

    series: str
    number: int
    span: Span
    have: tuple[int, ...]


def references(doc: Document, found: Sequence[Numbered], known: SeriesWords) -> Iterator[Reference]:
    """Every place that points at what the article numbers, where it numbers such things at all."""
    keys = doc.words.keys
    if known.shown.isdisjoint(keys):
        return
    have: dict[str, tuple[int, ...]] = {}
    heads = {one.span.start for one in found}
    for at in [at for at, key in enumerate(keys[:-1]) if key in known.shown]:
        series, number = known.names[keys[at]], keys[at + 1]
        if not number.isdecimal() or not 0 < int(number) <= MOST:
            continue
        if doc.words.starts[at] in heads or not _is_pointing(doc, known, at):
            continue
        if series not in have:
            have[series] = _have(doc, found, known, series)
        if have[series]:
            span = doc.words.span(at, at + 2)
            yield Reference(series, int(number), span, have[series])


def _have(
    doc: Document, found: Sequence[Numbered], known: SeriesWords, series: str
) -> tuple[int, ...]:
    """The numbers of a series that the article has; of steps, those of its lists too."""
    numbers = {
        number
        for one in found
        if one.series == series
        for number in range(one.number, one.last + 1)
    }
    if series in known.steps:
        numbers.update(_opening(doc, known, series))
        for one in doc.view(lists):
            first = one.numbers[0] if one.numbers else 1
            if len(one.entries) >= LEAST_STEPS or numbers:
                numbers.update(range(first, first + len(one.entries)))
    return tuple(sorted(numbers))


def _opening(doc: Document, known: SeriesWords, series: str) -> Iterator[int]:
    """The numbers that a block begins with in running text: "Step 5 is easy"."""
    keys = doc.words.keys
    for within in doc.block_words:
        first = within.start
        if len(within) > 1 and known.names.get(keys[first]) == series:
            number = keys[first + 1]
            if number.isdecimal() and int(number) <= MOST:
                yield int(number)


def _is_pointing(doc: Document, known: SeriesWords, at: int) -> bool:
    """Whether words `at` and `at + 1` point at something of this article."""
    words, prose = doc.words, doc.prose
    start, end = words.starts[at], words.ends[at + 1]
    if prose[words.ends[at] : words.starts[at + 1]].strip("\u00a0 .\n"):
        return False
    if prose[end : end + 1].isalnum() or prose[end : end + 1] in (JOINER, OBJECT, "-", "–"):
        return False
    if start and prose[start - 1] in (JOINER, OBJECT, "[", "-", "/"):
        return False
    if at + 2 < len(words) and words.keys[at + 2] in known.elsewhere:
        return bool(prose[end : words.starts[at + 2]].strip())
    block = doc.blocks[bisect_right(doc.block_starts, start) - 1]
    if block.role in _QUIET or block.kind in NOT_PROSE:
        return False
    sentence = doc.sentences[bisect_right(doc.sentences, (start + 1,)) - 1]
    return not _LINK().search(doc.source, sentence.start, start)


def dangling(doc: Document, found: Sequence[Numbered], known: SeriesWords) -> Iterator[Reference]:
    """The references to what the article does not have, one for each number.

    Only where its own numbers run from 1 without a hole, and where few places point beyond them:
    else it numbers such things in ways that are not seen here.
    """
    lost: dict[tuple[str, int], Reference] = {}
    for one in references(doc, found, known):
        if one.number not in one.have and not _stands_unread(doc, one, known):
            lost.setdefault((one.series, one.number), one)
    for one in lost.values():
        have = one.have
        whole = len(have) > 1 and have == tuple(range(1, len(have) + 1))
        alone = sum(series == one.series for series, _ in lost) <= FEW
        if whole and alone and one.number <= 2 * have[-1]:
            yield one


def _stands_unread(doc: Document, one: Reference, known: SeriesWords) -> bool:
    """Whether the number stands in what is no prose: the text of a picture, a shortcode."""
    names = "|".join(map(re.escape, known.of(one.series)))
    pattern = rf"\b(?:{names})\W{{0,4}}{one.number}\b"
    return any(
        doc.prose[match.end() - 1] != doc.source[match.end() - 1]
        for match in re.finditer(pattern, doc.source, re.IGNORECASE)
    )
