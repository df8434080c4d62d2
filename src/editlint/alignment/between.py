"""The passages that two texts have in common, exact or edited, from their words alone.

    between(["the", "pool", "opens", ...], ["yesterday", "the", "pool", "opens", ...])
        -> passages with their places in both, and the share of the shorter text that they fill

The steps are those of the search inside one text (passages.py): seeds, chains, ends at sentences,
pieces merged. Only the seeds differ: each has one place in either text. To the other steps the two
texts are one behind the other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Literal

from editlint.alignment.boundaries import Stretch, Structure
from editlint.alignment.chains import chains, covered
from editlint.alignment.merging import Pair, merged
from editlint.alignment.passages import SHORTEST, is_dense, pairs_of
from editlint.alignment.seeds import seeds_between
from editlint.model.values import NamedTuple, dataclass

NO_STRUCTURE = Structure((), ())


class Shared(NamedTuple):
    """A passage of both texts: the words `one` of the first and `other` of the second.

    `matched` counts the words that equal stretches cover, of the side where they are fewer.
    """

    one: Stretch
    other: Stretch
    matched: int

    @property
    def density(self) -> float:
        """The share of equal words on the side where it is less: 1 where no word differs."""
        return self.matched / max(self.one.size, self.other.size)


@dataclass(frozen=True, slots=True)
class Comparison:
    """What two texts of so many words (`sizes`) have in common: `passages` by their places in the
    second one.
    """

    passages: tuple[Shared, ...]
    sizes: tuple[int, int]

    @property
    def containment(self) -> float:
        """The share of the shorter text that lies in passages of the longer one, 0 to 1.

        Words that were edited inside a passage count as its own: a copy with every tenth word
        changed is still contained.
        """
        return self.share(0 if self.sizes[0] <= self.sizes[1] else 1)

    def share(self, side: Literal[0, 1]) -> float:
        """The share of the words of the first (0) or second (1) text that lie in passages."""
        if not self.sizes[side]:
            return 0.0
        return covered(passage[side] for passage in self.passages) / self.sizes[side]

    @property
    def density(self) -> float:
        """The share of equal words inside the passages, 0 where there are none."""
        words = sum(max(passage.one.size, passage.other.size) for passage in self.passages)
        return sum(passage.matched for passage in self.passages) / words if words else 0.0


def between(
    one: Sequence[str],
    other: Sequence[str],
    structure: Callable[[], Structure] = lambda: NO_STRUCTURE,
    shortest: int = SHORTEST,
) -> Comparison:
    """What the words `one` and `other` have in common, in passages of `shortest` equal words.

    `structure` is that of `one` with `other` behind it (`behind`), asked for only where there is
    something in common; without it the passages end where equal words do.
    """
    size = len(one)
    sizes = (size, len(other))
    found = chains(seeds_between(one, other, size), shortest)
    dense = [chain for chain in found if is_dense(chain)]
    if not dense:
        return Comparison((), sizes)
    bounds = structure()
    pairs = merged([pair for chain in dense for pair in pairs_of(bounds, chain)])
    return Comparison(tuple(_shared(pairs, size)), sizes)


def _shared(pairs: Sequence[Pair], size: int) -> Iterator[Shared]:
    for pair in pairs:
        first, stop = pair.later
        if pair.earlier.stop <= size <= first:
            yield Shared(pair.earlier, Stretch(first - size, stop - size), pair.matched)


def behind(one: Structure, other: Structure, size: int) -> Structure:
    """The structure of a text of `size` words with another text behind it."""
    return Structure(
        [*one.blocks, *_moved(other.blocks, size)],
        [*one.sentences, *_moved(other.sentences, size)],
        [*one.lines, *(line + size for line in other.lines)],
    )


def _moved(stretches: Sequence[Stretch], by: int) -> Iterator[Stretch]:
    return (Stretch(first + by, stop + by) for first, stop in stretches)
