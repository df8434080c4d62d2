"""What the text points at by number, and whether the article has it.

As Figure 4 shows …             the article has Figures 1 to 3: nothing is Figure 4
Go back to step 7.              its list has five entries
see Figure 2 of the report      another text's figure
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from editlint.model.document import NOT_PROSE, Document
from editlint.model.places import JOINER, OBJECT, Span, lazy
from editlint.model.values import NamedTuple
from editlint.rules.consistency.engine.figures import whole
from editlint.rules.consistency.engine.lists import lists
from editlint.rules.consistency.engine.numbered import MOST, Numbered, SeriesWords
from editlint.rules.consistency.engine.places import block_at, sentence_at

_QUIET = frozenset({"note", "quotation", "code", "navigation", "twin", "caption"})
_LINK = lazy(r"\]\(|<a\s", re.IGNORECASE)  # a link before it in its sentence leads elsewhere
FEW = 2  # numbers of a series that may be lost
LEAST_STEPS = 3  # entries of a list that may be called steps


class Known(NamedTuple):
    """The numbers of a series that the article has: those that it labels, and those of steps that
    are entries of its lists or begin a paragraph.
    """

    labelled: frozenset[int]
    others: frozenset[int]

    @property
    def numbers(self) -> frozenset[int]:
        return self.labelled | self.others

    @property
    def last(self) -> int:
        """The last number, where they run from 1 without a hole; else 0."""
        run = self.labelled or self.others
        return len(run) if len(run) > 1 and run == set(range(1, len(run) + 1)) else 0


class Reference(NamedTuple):
    """A place that points at a number of a series, of which the article has `have`."""

    series: str
    number: int
    span: Span
    have: Known


def references(doc: Document, found: Sequence[Numbered], known: SeriesWords) -> Iterator[Reference]:
    """Every place that points at what the article numbers, where it numbers such things at all."""
    keys = doc.words.keys
    if known.shown.isdisjoint(keys):
        return
    have: dict[str, Known] = {}
    heads = {one.span.start for one in found}
    for at in [at for at, key in enumerate(keys[:-1]) if key in known.shown]:
        series, number = known.names[keys[at]], keys[at + 1]
        if not 0 < whole(number) <= MOST:
            continue
        if doc.words.starts[at] in heads or not _is_pointing(doc, known, at):
            continue
        if series not in have:
            have[series] = _have(doc, found, known, series)
        if have[series].numbers and not (_is_entry(doc, at) and not have[series].labelled):
            span = doc.words.span(at, at + 2)
            yield Reference(series, int(number), span, have[series])


def _is_entry(doc: Document, at: int) -> bool:
    """Whether a word stands in a list: there "step 4" may be one of something else."""
    return block_at(doc, doc.words.starts[at]).kind == "list_item"


def _have(doc: Document, found: Sequence[Numbered], known: SeriesWords, series: str) -> Known:
    labelled = frozenset(
        number
        for one in found
        if one.series == series
        for number in range(one.number, one.last + 1)
    )
    others: set[int] = set()
    if series in known.steps:
        others.update(_opening(doc, known, series))
        for one in doc.view(lists):
            first = one.numbers[0] if one.numbers else 1
            if len(one.entries) >= LEAST_STEPS or labelled:
                others.update(range(first, first + len(one.entries)))
    return Known(labelled, frozenset(others))


def _opening(doc: Document, known: SeriesWords, series: str) -> Iterator[int]:
    """The numbers that a block begins with in running text: "Step 5 is easy"."""
    keys = doc.words.keys
    for within in doc.block_words:
        first = within.start
        if len(within) > 1 and known.names.get(keys[first]) == series:
            number = whole(keys[first + 1])
            if 0 <= number <= MOST:
                yield number


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
    block = block_at(doc, start)
    if block.role in _QUIET or block.kind in NOT_PROSE:
        return False
    return not _LINK().search(doc.source, sentence_at(doc, start).start, start)


def dangling(doc: Document, found: Sequence[Numbered], known: SeriesWords) -> Iterator[Reference]:
    """The references to what the article does not have, one for each number.

    Only where its own numbers run from 1 without a hole, and where few places point beyond them:
    else it numbers such things in ways that are not seen here.
    """
    lost: dict[tuple[str, int], Reference] = {}
    for one in references(doc, found, known):
        if one.number not in one.have.numbers and not _stands_unread(doc, one, known):
            lost.setdefault((one.series, one.number), one)
    for one in lost.values():
        few = sum(series == one.series for series, _ in lost) <= FEW
        if few and one.number <= 2 * one.have.last:
            yield one


def _stands_unread(doc: Document, one: Reference, known: SeriesWords) -> bool:
    """Whether the number stands in what is no prose: the text of a picture, a shortcode."""
    names = "|".join(map(re.escape, known.of(one.series)))
    pattern = rf"\b(?:{names})\W{{0,4}}{one.number}\b"
    return any(
        doc.prose[match.end() - 1] != doc.source[match.end() - 1]
        for match in re.finditer(pattern, doc.source, re.IGNORECASE)
    )
