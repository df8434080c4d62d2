"""The repetitions of one document, found once and shared by the rules of this room.

passages.py knows words alone; here each place becomes a copy in its document, and the repetition is
judged: how grave it is, and which of its copies stays.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import pairwise

from editlint.alignment.boundaries import Boundary, Stretch, Structure
from editlint.alignment.passages import ALMOST, Passage, passages
from editlint.model.document import NOT_PROSE, Document
from editlint.model.finding import Severity
from editlint.model.places import NUMBERS, Pairs, Span, lazy
from editlint.model.values import dataclass, replace
from editlint.rules.duplication.engine.choose_copy import FIRST, choose_copy
from editlint.rules.duplication.engine.copies import (
    Copy,
    copy_of,
    rank_of,
    touching,
    with_pictures,
)
from editlint.rules.duplication.engine.doubled import seeds_of
from editlint.rules.duplication.engine.expected import is_expected
from editlint.rules.duplication.engine.job import (
    ARTICLE_WORDS,
    difference_of,
    is_reference,
    job_of,
    under_two_headings,
)
from editlint.rules.duplication.engine.rewritten import is_rewritten
from editlint.rules.duplication.engine.severity import (
    EDITED,
    Job,
    RepeatFacts,
    is_little,
    severity_of,
)
from editlint.rules.duplication.engine.source_line import is_source_line

_STOP = lazy(r"[。！？](?![」』”）])")


@dataclass(frozen=True, slots=True)
class Repeat:
    """One repetition: its copies in order, which to keep and why.

    In a periodic one the second copy holds all the further ones.
    """

    copies: tuple[Copy, ...]
    similarity: float
    reordered: bool
    periodic: bool
    severity: Severity
    keep: int
    reason: str
    inner: bool = False  # it touches a larger one, which goes first
    differs: str = ""  # in what copies of the same words differ: links, capitals
    job: Job = "text"

    @property
    def same(self) -> bool:
        return self.similarity == 1.0

    @property
    def kept(self) -> Copy:
        return self.copies[self.keep]

    @property
    def gone(self) -> tuple[Copy, ...]:
        """The copies that are not kept."""
        return self.copies[: self.keep] + self.copies[self.keep + 1 :]

    @property
    def touching(self) -> bool:
        """Whether each copy follows the one before without a word between."""
        return touching(self.copies)

    @property
    def is_sentence(self) -> bool:
        """Whether it is a matter of sentences inside paragraphs rather than of paragraphs."""
        return any(
            len(copy.blocks) == 1 and copy.sentences <= 1 and not copy.whole for copy in self.copies
        )


def structure_of(doc: Document) -> Structure:
    """The blocks and sentences of `doc` as stretches of words."""
    words = doc.words
    blocks = (
        numbers
        for block, numbers in zip(doc.blocks, doc.block_words, strict=True)
        if block.kind not in NOT_PROSE
    )
    spans: Iterable[Span] = doc.sentences
    if "。" in doc.prose:
        spans = (part for span in spans for part in _spoken(doc, span))
    lines = array(NUMBERS, [bisect_left(words.starts, start) for start in doc.lines.starts])
    return Structure(_stretches(blocks), _stretches(map(words.within, spans)), lines)


def _stretches(numbers: Iterable[range]) -> Sequence[Stretch]:
    """The stretches of words that are not empty; few of them are ever asked for."""
    firsts, stops = array(NUMBERS), array(NUMBERS)
    for words in numbers:
        if words:
            firsts.append(words.start)
            stops.append(words.stop)
    return Pairs(Stretch, firsts, stops)


def _spoken(doc: Document, sentence: Span) -> Iterator[Span]:
    """The sentences that Japanese and Chinese put into one pair of quotation marks, one by one."""
    start = sentence.start
    for match in _STOP().finditer(doc.prose, *sentence):
        yield Span(start, match.end())
        start = match.end()
    yield Span(start, sentence.end)


def repeats(doc: Document) -> tuple[Repeat, ...]:
    """The repetitions of `doc` that are worth a finding of any severity, by their first places."""
    structure = partial(doc.view, structure_of)  # most articles repeat nothing and need none
    found = passages(doc.words.keys, doc.view(seeds_of), structure)
    judged = (_repeat(doc, structure(), passage) for passage in found)
    made = [repeat for repeat in judged if repeat is not None]
    inner = _inner(made)
    return tuple(
        replace(repeat, inner=True) if number in inner else repeat
        for number, repeat in enumerate(made)
    )


def _inner(made: Sequence[Repeat]) -> set[int]:
    """The numbers of the repetitions that have a place in common with a larger one."""
    found: set[int] = set()
    places = sorted(
        (copy.words, number) for number, repeat in enumerate(made) for copy in repeat.copies
    )
    open_places: list[tuple[Stretch, int]] = []  # those that reach beyond the start of `place`
    for place, number in places:
        open_places = [entry for entry in open_places if entry[0].stop > place.first]
        for _, other in open_places:
            if number != other:
                found.add(min(number, other, key=lambda one: made[one].copies[0].words.size))
        open_places.append((place, number))
    return found


def _facts(
    doc: Document, passage: Passage, copies: tuple[Copy, ...], job: Job, similarity: float
) -> RepeatFacts:
    exact = passage.similarity == 1.0
    return RepeatFacts(
        words=min(copy.amount for copy in copies),
        blocks=min(len(copy.blocks) for copy in copies),
        apart=_blocks_between(copies),
        similarity=passage.similarity if job == "apart" else similarity,
        copies=len(copies) if not passage.periodic else 3,
        reordered=passage.reordered,
        whole=_is_whole(copies),
        expected=is_expected(doc, copies),
        sentences=min(copy.sentences for copy in copies),
        parted=_is_parted(doc, copies),
        rewritten=job == "text" and not exact and is_rewritten(doc, copies),
        job=job,
    )


def _is_whole(copies: Sequence[Copy]) -> bool:
    """Whether the copies are sentences or more, or follow one another."""
    return touching(copies) or all(copy.boundary <= Boundary.SENTENCE for copy in copies)


def _is_parted(doc: Document, copies: Sequence[Copy]) -> bool:
    first, *others = copies
    return doc.view(is_reference) and any(under_two_headings(doc, first, copy) for copy in others)


def _repeat(doc: Document, structure: Structure, passage: Passage) -> Repeat | None:
    """The passage as an editor meets it; None where it is no finding."""
    if passage.similarity < EDITED:
        return None
    places = (copy_of(doc, structure, place) for place in passage.places)
    meant = tuple(copy for copy in places if not is_source_line(doc, copy))
    amount = min((copy.amount for copy in meant), default=0)
    if len(meant) < 2 or is_little(passage.similarity, amount, _is_whole(meant)):
        return None
    copies = with_pictures(doc, meant)
    exact = passage.similarity == 1.0
    differs = difference_of(doc, copies) if exact and not passage.periodic else ""
    similarity = ALMOST if differs else passage.similarity
    words = min(copy.amount for copy in copies)
    job = job_of(doc, copies, exact)
    if differs in ("code", "links") and words < ARTICLE_WORDS:
        job = "apart"  # each says the same of another thing
    if passage.among and not touching(copies) and doc.view(is_reference):
        job = "apart"  # such a page says the like of many things
    severity = severity_of(_facts(doc, passage, copies, job, similarity))
    if severity is None or _is_address(doc, copies[0]):
        return None
    keep, reason = 0, FIRST
    if not passage.periodic:
        keep, reason = choose_copy([rank_of(doc, copies, number) for number in range(len(copies))])
    return Repeat(
        copies,
        similarity,
        passage.reordered,
        passage.periodic,
        severity,
        keep,
        reason,
        differs=differs,
        job=job,
    )


def _blocks_between(copies: Sequence[Copy]) -> int:
    """How many blocks stand between the closest two copies."""
    return min(max(0, other.blocks.start - one.blocks.stop) for one, other in pairwise(copies))


def _is_address(doc: Document, copy: Copy) -> bool:
    """Whether the words are those of a path or an address: `/uploads/2014/11/cover.png`."""
    spaced = copy.amount == copy.words.size
    return spaced and len(copy.span.of(doc.source).split()) * 3 <= copy.words.size
