"""The repetitions of one document, found once and shared by the rules about passages and sentences."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

from editlint.model.document import NOT_PROSE, Document
from editlint.model.finding import Severity
from editlint.model.values import dataclass, replace
from editlint.rules.duplication.engine.boundaries import Boundary, Stretch, Structure
from editlint.rules.duplication.engine.choose_copy import CopyRank, choose_copy
from editlint.rules.duplication.engine.copies import (
    Copy,
    copy_of,
    is_expected,
    rank_of,
    touching,
    with_pictures,
)
from editlint.rules.duplication.engine.job import ARTICLE_WORDS, difference_of, job_of
from editlint.rules.duplication.engine.passages import Passage, passages
from editlint.rules.duplication.engine.severity import Job, RepeatFacts, severity_of

ALMOST = 0.999  # how alike copies are that differ in links or capitals alone


@dataclass(frozen=True, slots=True)
class Repeat:
    """One repetition: its copies in order (in a periodic one the second holds all the further
    ones), which to keep and why.
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
        return tuple(c for k, c in enumerate(self.copies) if k != self.keep)

    @property
    def touching(self) -> bool:
        """Whether each copy follows the one before without a word between."""
        return touching(self.copies)

    @property
    def is_sentence(self) -> bool:
        """Whether it is a matter of sentences inside paragraphs rather than of paragraphs."""
        return any(len(c.blocks) == 1 and c.sentences <= 1 and not c.whole for c in self.copies)


def structure_of(doc: Document) -> Structure:
    """The blocks and sentences of `doc` as stretches of words."""
    words = doc.words
    blocks = [
        Stretch(r.start, r.stop)
        for b, r in zip(doc.blocks, doc.block_words, strict=True)
        if r and b.kind not in NOT_PROSE
    ]
    sentences = [Stretch(r.start, r.stop) for r in map(words.within, doc.sentences) if r]
    return Structure(
        blocks, sentences, [bisect_left(words.starts, start) for start in doc.lines.starts]
    )


def repeats(doc: Document) -> tuple[Repeat, ...]:
    """The repetitions of `doc` that are worth a finding of any severity, by their first places."""
    structure: list[Structure] = []

    def borders() -> Structure:
        structure.append(structure_of(doc))
        return structure[0]

    found = passages(doc.words.keys, borders)
    made = [r for passage in found if (r := _repeat(doc, structure[0], passage)) is not None]
    inner = _inner(made)
    return tuple(replace(r, inner=True) if k in inner else r for k, r in enumerate(made))


def _inner(made: Sequence[Repeat]) -> set[int]:
    """The numbers of the repetitions that have a place in common with a larger one."""
    found: set[int] = set()
    places = sorted((c.words, k) for k, r in enumerate(made) for c in r.copies)
    rank_of: list[tuple[Stretch, int]] = []
    for place, k in places:
        rank_of = [(other, m) for other, m in rank_of if other.stop > place.first]
        for _, m in rank_of:
            if k != m:
                found.add(min(k, m, key=lambda n: made[n].copies[0].words.size))
        rank_of.append((place, k))
    return found


def _repeat(doc: Document, structure: Structure, passage: Passage) -> Repeat | None:
    copies = with_pictures(doc, tuple(copy_of(doc, structure, place) for place in passage.places))
    differs = (
        difference_of(doc, copies) if passage.similarity == 1.0 and not passage.periodic else ""
    )
    similarity = ALMOST if differs else passage.similarity
    job = job_of(doc, copies, passage.similarity == 1.0)
    if differs == "code" and min(c.words.size for c in copies) < ARTICLE_WORDS:
        job = "apart"
    severity = severity_of(
        RepeatFacts(
            words=min(c.words.size for c in copies),
            blocks=min(len(c.blocks) for c in copies),
            apart=min(max(0, b.blocks.start - a.blocks.stop) for a, b in pairwise(copies)),
            similarity=similarity,
            copies=len(copies) if not passage.periodic else 3,
            reordered=passage.reordered,
            whole=touching(copies) or all(c.border <= Boundary.SENTENCE for c in copies),
            expected=is_expected(doc, copies),
            sentences=min(c.sentences for c in copies),
            job=job,
        )
    )
    if severity is None or _is_address(doc, copies[0]):
        return None
    keep, reason = (0, "it comes first") if passage.periodic else choose_copy(_ranks(doc, copies))
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


def _is_address(doc: Document, copy: Copy) -> bool:
    """Whether the words are those of a path or an address: `/uploads/2014/11/cover.png`."""
    return len(copy.span.of(doc.source).split()) * 3 <= copy.words.size


def _ranks(doc: Document, copies: tuple[Copy, ...]) -> list[CopyRank]:
    return [rank_of(doc, copies, k) for k in range(len(copies))]
