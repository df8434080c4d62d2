"""What a text is looked up by among millions: a few of its fingerprints, made for many texts at
once.

    text          the pool opens at nine on weekdays ...        600 words
    fingerprints  as an archive has them (alignment/fingerprints.py)   260
    keys          those in the lowest ninth of all numbers, at least the 32 lowest    66

Which of its fingerprints are keys depends on no other text, so two texts that share a passage
share about a ninth of its words as keys. (Lowest numbers: MinHash, Broder 1997; all below a bound,
so that a short text is also found in a long one: FracMinHash, Irber et al. 2022.)

The numbers are exactly those of `fingerprints`; here numpy makes them for a batch. What makes it
quick is that texts are cut at blanks and each different piece ("(Pool," is `pool`) is read once.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import accumulate, chain
from sys import intern
from threading import Lock
from typing import TYPE_CHECKING, Any

from editlint.alignment.fingerprints import GRAM, TURNS, WINDOW, word_hash
from editlint.model.values import NamedTuple
from editlint.model.words import words_of

if TYPE_CHECKING:
    import numpy

    Numbers = numpy.ndarray[Any, numpy.dtype[Any]]

BOUND = (1 << 64) // 9  # fingerprints below it are keys
FEWEST = 32  # keys of a text that has as many fingerprints
REMEMBERED = 400_000  # different pieces of text whose words are kept at a time


class Keys(NamedTuple):
    """The keys of texts, one text behind the other: those of text i are `keys[starts[i]:starts[i +
    1]]`, and it has `words[i]` words.
    """

    keys: Numbers
    starts: Numbers
    words: Numbers


class Pieces(dict[str, int]):
    """The number of each piece between blanks that was met, and the words of each.

    A piece has mostly one word, may have none ("--") or many ("and/or").
    """

    def __init__(self) -> None:
        super().__init__()
        self._begin()

    def _begin(self) -> None:
        self.words: list[tuple[str, ...]] = []
        self._hashes, self._counts, self._firsts = array("Q"), array("q"), array("q")

    def __missing__(self, piece: str) -> int:
        number = self[piece] = len(self.words)
        words = tuple(map(intern, words_of(piece).keys))  # one is told from another at once
        self.words.append(words)
        self._firsts.append(len(self._hashes))
        self._counts.append(len(words))
        self._hashes.extend(map(word_hash, words))
        return number

    def numbers_in(self, text: str) -> list[int]:
        """The numbers of the pieces of a text."""
        return list(map(self.__getitem__, text.split()))

    def words_of(self, numbers: Sequence[int]) -> list[str]:
        """The normalised words of pieces, as `model.words.words_of` has them for their text."""
        return list(chain.from_iterable(map(self.words.__getitem__, numbers)))

    def before(self, word: int, numbers: Iterable[int]) -> int:
        """How many pieces there are before the one that has so many words before it, or in it:
        asked from the front or, of pieces in reverse, from the end.
        """
        ends = accumulate(map(self._counts.__getitem__, numbers))
        return next(at for at, end in enumerate(ends) if end > word)

    def arrays(self) -> tuple[Numbers, Numbers, Numbers]:
        """The hashes of all words, and for each piece how many are its own and where they begin.

        They are views: while they are held no piece may be met.
        """
        import numpy as np

        numbered = (self._counts, self._firsts)
        counts, firsts = (np.frombuffer(one, np.int64) for one in numbered)
        return np.frombuffer(self._hashes, np.uint64), counts, firsts

    def forget(self) -> None:
        """Begin anew where too many pieces are kept: they grow with the texts."""
        if len(self) > REMEMBERED:
            self.clear()
            self._begin()


_known = Pieces()
_alone = Lock()


@contextmanager
def known() -> Iterator[Pieces]:
    """The pieces that this process has met, for one thread at a time."""
    with _alone:
        yield _known


def keys_of(texts: Sequence[str], pieces: Pieces) -> Keys:
    """The keys of each of `texts`, in no order."""
    import numpy as np

    pieces.forget()
    hashes, starts = _word_hashes(texts, pieces)
    prints, owners = _fingerprints(hashes, starts)
    chosen = prints < BOUND
    counts = np.bincount(owners[chosen], minlength=len(texts))
    for text in np.flatnonzero(counts < FEWEST):
        first, stop = np.searchsorted(owners, (text, text + 1))
        chosen[first:stop] |= prints[first:stop] <= _bound(prints[first:stop])
    ends = np.cumsum(np.bincount(owners[chosen], minlength=len(texts)))
    return Keys(prints[chosen], np.concatenate(([0], ends)), np.diff(starts))


def _bound(prints: Numbers) -> Any:
    """The highest of the lowest fingerprints of a text that has few below the common bound."""
    import numpy as np

    different = np.unique(prints)
    return different[min(FEWEST, len(different)) - 1] if len(different) else 0


def _word_hashes(texts: Sequence[str], pieces: Pieces) -> tuple[Numbers, Numbers]:
    """The hashes of the words of all texts, and where those of each begin."""
    import numpy as np

    cut = [text.split() for text in texts]
    sizes = np.fromiter(map(len, cut), np.int64, len(cut))
    met = chain.from_iterable(cut)
    numbers = np.fromiter(map(pieces.__getitem__, met), np.int64, int(sizes.sum()))
    hashes, counts, firsts = pieces.arrays()
    own = counts[numbers]
    ends = np.concatenate(([0], np.cumsum(own)))
    places = np.repeat(firsts[numbers] - ends[:-1], own) + np.arange(ends[-1])
    return hashes[places], ends[np.concatenate(([0], np.cumsum(sizes)))]


def _fingerprints(hashes: Numbers, starts: Numbers) -> tuple[Numbers, Numbers]:
    """The fingerprints of all texts, a run of equal ones once, and which text each is of."""
    import numpy as np

    if len(hashes) < GRAM:
        return hashes[:0], hashes[:0].astype(np.int64)
    size = len(hashes) - GRAM + 1
    grams = hashes[:size].copy()
    for at, turn in enumerate(TURNS[1:], 1):
        part = hashes[at : at + size]
        grams ^= part << np.uint64(turn) | part >> np.uint64(64 - turn)
    pairs = np.minimum(grams, np.append(grams[1:], grams[-1:]))  # of two in a row the smallest
    fours = np.minimum(pairs, np.append(pairs[2:], pairs[-2:])[: len(pairs)])
    made = np.maximum(np.diff(starts) - GRAM + 1, 0)  # grams that lie in each text
    level = np.searchsorted((2, WINDOW), made, side="right")  # few grams: no window is full
    windows = made - np.array((0, 1, WINDOW - 1))[level]
    owners = np.repeat(np.arange(len(made)), windows)
    firsts = np.repeat(starts[:-1] - (np.cumsum(windows) - windows), windows)
    places = firsts + np.arange(len(owners))
    prints = fours[places]
    for few, smallest in enumerate((grams, pairs)):
        short = np.flatnonzero((level == few)[owners])
        prints[short] = smallest[places[short]]
    new = np.ones(len(prints), bool)
    new[1:] = (prints[1:] != prints[:-1]) | (owners[1:] != owners[:-1])
    return prints[new], owners[new]
