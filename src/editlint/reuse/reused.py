"""What an article has in common with others that were there before it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from editlint.alignment.between import NO_STRUCTURE, Comparison, Shared, behind, between
from editlint.alignment.boundaries import Stretch, Structure
from editlint.alignment.fingerprints import fingerprints, short
from editlint.alignment.merging import overlap
from editlint.model.document import Document
from editlint.model.others import Entry, Others
from editlint.model.values import NamedTuple
from editlint.reuse.facts import facts_of
from editlint.reuse.meant import Pair, why_meant
from editlint.reuse.original import is_older_version, is_original
from editlint.reuse.pages import Kin, in_other_tree, kin
from editlint.reuse.running import Kept, kept, running, structure_of

LEAST = 35  # words of a passage that is told
ARTICLE = 50  # words of an article; what has fewer is a stub, of which sites have many alike
WHOLE = 0.95  # share of an article that makes it a copy of another
STANDING = 0.5  # share of the fingerprints of a passage that make it a standing text
COVERED = 0.6  # share of a passage that makes it one with another that was told

# same: each article holds the other; inside: this one is a part of the other; holds: the other way.
Kind = Literal["same", "inside", "holds", "passage", "standing"]


class Reused(NamedTuple):
    """A stretch of the running text that stands in `entry` too, there in `lines` (1-based).

    `words` are those of the passage, `density` the share of them that are equal, `share` what part
    of this article it is. `meant` says why it is legitimate ("": nothing says so), `kin` whether
    the two are versions or translations of one page. `also` counts further files that have it.
    """

    entry: Entry
    kind: Kind
    here: Stretch
    lines: tuple[int, int]
    words: int
    density: float
    share: float
    meant: str = ""
    kin: Kin = ""
    also: int = 0


def reused(doc: Document, others: Others) -> tuple[Reused, ...]:
    """All that `doc` has in common with those of `others` that were there before it, by its places;
    what stands in several of them once.
    """
    path = doc.path or ""
    own = Entry(path, "", facts_of(doc.meta, path), others.published)
    found = [one for entry in others.entries for one in _of_entry(doc, own, entry, others)]
    for standing in others.told:
        found += _standing(doc, standing.entry, standing.files, others)
    return tuple(sorted(_once(found), key=lambda one: one.here))


def _of_entry(doc: Document, own: Entry, entry: Entry, others: Others) -> Iterator[Reused]:
    if entry.archived and is_older_version(own, entry):
        return
    related = kin(own.path, entry.path)
    if not is_original(entry, own) or (not related and in_other_tree(own.path, entry.path)):
        return  # it is told of the other article, or inside that version or language
    there = kept(entry.laid)
    compared = _compared(doc, there)
    passages = [passage for passage in compared.passages if _words(doc, passage) >= LEAST]
    if not passages:
        return
    kind = _kind(compared)
    groups = [passages] if related or kind != "passage" else [[passage] for passage in passages]
    for group in groups:
        one = _told(doc, there, entry, kind, group)
        pair = Pair(own, entry, doc.view(running), there, one.here, _hull(group, 1))
        meant = why_meant(pair, others.allowed)
        if not meant and _share_in(doc, one.here, others.standing) >= STANDING:
            meant = "it stands in many files"
        yield one._replace(meant=meant, kin=related)


def _compared(doc: Document, there: Kept) -> Comparison:
    keys = doc.view(running).keys

    def structure() -> Structure:
        return behind(doc.view(structure_of), NO_STRUCTURE, len(keys))

    return between(keys, there.keys, structure)


def _words(doc: Document, passage: Shared) -> int:
    """How many words a reader counts in a passage."""
    numbers = doc.view(running).numbers
    first, stop = numbers[passage.one.first], numbers[passage.one.stop - 1] + 1
    return min(passage.one.size, doc.words.amount(first, stop), passage.other.size)


def _kind(compared: Comparison) -> Kind:
    here, there = (compared.share(0) >= WHOLE, compared.share(1) >= WHOLE)
    if min(compared.sizes) < ARTICLE:
        return "passage"
    if here and there:
        return "same"
    return "inside" if here else "holds" if there else "passage"


def _hull(passages: Sequence[Shared], side: Literal[0, 1]) -> Stretch:
    stretches = [passage[side] for passage in passages]
    return Stretch(min(one.first for one in stretches), max(one.stop for one in stretches))


def _told(
    doc: Document, there: Kept, entry: Entry, kind: Kind, passages: Sequence[Shared]
) -> Reused:
    place = _hull(passages, 1)
    lines = there.lines[place.first], there.lines[place.stop - 1]
    size = sum(max(passage.one.size, passage.other.size) for passage in passages)
    density = sum(passage.matched for passage in passages) / size
    words = sum(_words(doc, passage) for passage in passages)
    share = sum(passage.one.size for passage in passages) / len(doc.view(running).keys)
    return Reused(entry, kind, _hull(passages, 0), lines, words, density, min(share, 1.0))


def _share_in(doc: Document, here: Stretch, known: frozenset[int]) -> float:
    """The share of the fingerprints of a stretch that are among `known` (40 bits of each)."""
    if not known:
        return 0.0
    prints = {short(one) for one in fingerprints(doc.view(running).keys[here.first : here.stop])}
    return len(prints & known) / len(prints) if prints else 0.0


def _standing(doc: Document, entry: Entry, files: int, others: Others) -> Iterator[Reused]:
    """The standing texts that `doc` is the first to have; `entry` is the next of `files`."""
    there = kept(entry.laid)
    for passage in _compared(doc, there).passages:
        if _words(doc, passage) < LEAST:
            continue
        one = _told(doc, there, entry, "standing", [passage])
        if _share_in(doc, one.here, others.standing) < STANDING:
            continue
        own = Entry(doc.path or "", "")
        pair = Pair(own, entry, doc.view(running), there, one.here, passage.other)
        yield one._replace(meant=why_meant(pair, others.allowed), also=files - 2)


def _once(found: Sequence[Reused]) -> list[Reused]:
    """What covers the same words is told once: the gravest, then the longest, the rest counted."""
    kept_ones: list[Reused] = []
    for one in sorted(found, key=_gravity):
        for at, known in enumerate(kept_ones):
            if overlap(one.here, known.here) >= COVERED * one.here.size:
                more = one.kind == known.kind != "standing" and one.entry.path != known.entry.path
                kept_ones[at] = known._replace(also=known.also + more)
                break
        else:
            kept_ones.append(one)
    return kept_ones


def _gravity(one: Reused) -> tuple[object, ...]:
    part = one.kind in ("passage", "standing")
    return bool(one.meant), bool(one.kin), part, -one.words, one.entry.path, one.here
