"""The repetitions of one document, found once and shared by the rules about passages and sentences."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

from editlint.model.document import NOT_PROSE, Document
from editlint.model.finding import Severity
from editlint.model.values import dataclass, replace
from editlint.rules.duplication.engine.boundaries import Border, Outline, Stretch
from editlint.rules.duplication.engine.choose_copy import Standing, keeper
from editlint.rules.duplication.engine.copies import (
    Copy,
    copy_of,
    is_expected,
    standing,
    touching,
    with_pictures,
)
from editlint.rules.duplication.engine.passages import Passage, passages
from editlint.rules.duplication.engine.severity import Measure, grade


@dataclass(frozen=True, slots=True)
class Repeat:
    """One repetition: its copies in order (in a periodic one the second holds all the further
    ones), which to keep and why.
    """

    copies: tuple[Copy, ...]
    likeness: float
    reordered: bool
    periodic: bool
    severity: Severity
    keep: int
    reason: str
    inner: bool = False  # it touches a larger one, which goes first

    @property
    def same(self) -> bool:
        return self.likeness == 1.0

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


def outline_of(doc: Document) -> Outline:
    """The blocks and sentences of `doc` as stretches of words."""
    words = doc.words
    blocks = [
        Stretch(r.start, r.stop)
        for b, r in zip(doc.blocks, doc.block_words, strict=True)
        if r and b.kind not in NOT_PROSE
    ]
    sentences = [Stretch(r.start, r.stop) for r in map(words.within, doc.sentences) if r]
    return Outline(
        blocks, sentences, [bisect_left(words.starts, start) for start in doc.lines.starts]
    )


def repeats(doc: Document) -> tuple[Repeat, ...]:
    """The repetitions of `doc` that are worth a finding of any severity, by their first places."""
    outline: list[Outline] = []

    def borders() -> Outline:
        outline.append(outline_of(doc))
        return outline[0]

    found = passages(doc.words.keys, borders)
    made = [r for passage in found if (r := _repeat(doc, outline[0], passage)) is not None]
    inner = _inner(made)
    return tuple(replace(r, inner=True) if k in inner else r for k, r in enumerate(made))


def _inner(made: Sequence[Repeat]) -> set[int]:
    """The numbers of the repetitions that have a place in common with a larger one."""
    found: set[int] = set()
    places = sorted((c.words, k) for k, r in enumerate(made) for c in r.copies)
    standing: list[tuple[Stretch, int]] = []
    for place, k in places:
        standing = [(other, m) for other, m in standing if other.stop > place.first]
        for _, m in standing:
            if k != m:
                found.add(min(k, m, key=lambda n: made[n].copies[0].words.size))
        standing.append((place, k))
    return found


def _repeat(doc: Document, outline: Outline, passage: Passage) -> Repeat | None:
    copies = with_pictures(doc, tuple(copy_of(doc, outline, place) for place in passage.places))
    severity = grade(
        Measure(
            words=min(c.words.size for c in copies),
            blocks=min(len(c.blocks) for c in copies),
            apart=min(max(0, b.blocks.start - a.blocks.stop) for a, b in pairwise(copies)),
            likeness=passage.likeness,
            copies=len(copies) if not passage.periodic else 3,
            reordered=passage.reordered,
            whole=touching(copies) or all(c.border <= Border.SENTENCE for c in copies),
            expected=is_expected(doc, copies),
        )
    )
    if severity is None:
        return None
    keep, reason = (0, "it comes first") if passage.periodic else keeper(_standings(doc, copies))
    return Repeat(
        copies, passage.likeness, passage.reordered, passage.periodic, severity, keep, reason
    )


def _standings(doc: Document, copies: tuple[Copy, ...]) -> list[Standing]:
    return [standing(doc, copies, k) for k in range(len(copies))]
