"""Which of the texts that may be copies of one another are: each member beside its keeper.

    keeper  a  2023-01-05  the earliest, then the first by its identifier
    member  b  2024-02-01  .97 of its words lie in passages of a

Texts hang together by pairs (a like b, b like c), but a copy is what is a copy of its keeper: what
is none becomes the keeper of those behind it. Where there are many, a text is compared only with a
keeper that shares fingerprints with it. A longer text that holds all of an earlier one is
no copy of it: whoever left it out would lose the rest.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from itertools import repeat

from editlint.alignment.between import Comparison, Shared, between
from editlint.alignment.boundaries import Stretch
from editlint.alignment.fingerprints import WordHashes, fingerprints
from editlint.corpus.keys import Pieces
from editlint.model.values import NamedTuple

CONTAINMENT = 0.6  # of a text's words that lie in passages of its keeper, for it to be a copy
ALIKE = 0.04  # of the fingerprints of the text with fewer, for a comparison to be worth its time
FEW = 50  # texts that are compared without asking for their fingerprints


class Text(NamedTuple):
    """A text of the corpus; `date` is ISO 8601, "" where it is unknown."""

    identifier: str
    date: str
    text: str


class Place(NamedTuple):
    """A passage in characters: `[keeper_start, keeper_end)` of the keeper is `[member_start,
    member_end)` of the member; `density` is the share of equal words in it.
    """

    keeper_start: int
    keeper_end: int
    member_start: int
    member_end: int
    density: float


class Copy(NamedTuple):
    """A member beside its keeper. `containment` is the share of the member's words that lie in
    `passages`, `density` the share of equal words in them.
    """

    keeper: str
    member: str
    keeper_date: str
    member_date: str
    keeper_words: int
    member_words: int
    containment: float
    density: float
    passages: tuple[Place, ...]


class _Read(NamedTuple):
    """A text with its pieces between blanks, its words, and its fingerprints (none where they are
    not asked for).
    """

    text: Text
    pieces: list[int]
    words: list[str]
    prints: Set[int]


def copies(
    texts: Sequence[Text], pieces: Pieces, containment: float = CONTAINMENT
) -> Iterator[Copy]:
    """The copies among `texts`, each beside its keeper; the order of `texts` does not matter."""
    waiting = _read(sorted(texts, key=_order), pieces)
    while len(waiting) > 1:
        keeper, *others = waiting
        waiting = []
        for other in others:
            compared = _compared(keeper, other)
            if compared is None or compared.share(1) < containment:
                waiting.append(other)
            else:
                yield _copy(keeper, other, compared, pieces)


def _order(text: Text) -> tuple[bool, str, str]:
    return not text.date, text.date, text.identifier


def _read(texts: Sequence[Text], pieces: Pieces) -> list[_Read]:
    cut = {text: pieces.numbers_in(text) for text in {one.text for one in texts}}  # equal ones once
    said = {text: pieces.words_of(numbers) for text, numbers in cut.items()}
    numbers = [cut[one.text] for one in texts]
    words = [said[one.text] for one in texts]
    hashes = WordHashes()
    prints: Iterator[Set[int]] = repeat(frozenset(), len(texts))
    if len(texts) > FEW:
        prints = (fingerprints(one, hashes) for one in words)
    return list(map(_Read, texts, numbers, words, prints))


def _compared(keeper: _Read, other: _Read) -> Comparison | None:
    """The comparison of two texts, None where they have too little in common for one."""
    if keeper.words == other.words:
        whole = Stretch(0, len(keeper.words))
        return Comparison((Shared(whole, whole, whole.stop),), (whole.stop, whole.stop))
    fewer = min(len(keeper.prints), len(other.prints))
    if fewer and len(keeper.prints & other.prints) < ALIKE * fewer:
        return None
    return between(keeper.words, other.words)


def _copy(keeper: _Read, member: _Read, compared: Comparison, pieces: Pieces) -> Copy:
    there, here = _Places(keeper, pieces), _Places(member, pieces)
    places = (
        Place(*there.of(shared.one), *here.of(shared.other), round(shared.density, 4))
        for shared in compared.passages
    )
    return Copy(
        keeper.text.identifier,
        member.text.identifier,
        keeper.text.date,
        member.text.date,
        len(keeper.words),
        len(member.words),
        round(compared.share(1), 4),
        round(compared.density, 4),
        tuple(places),
    )


class _Places:
    """Where words stand in a text: at the pieces between blanks that they are of."""

    def __init__(self, read: _Read, pieces: Pieces) -> None:
        self._text = read.text.text
        self._numbers, self._size, self._pieces = read.pieces, len(read.words), pieces

    def of(self, words: Stretch) -> tuple[int, int]:
        """From the piece with the first word to the end of the one with the last.

        A piece begins where the rest of the text does, and ends where what is before the rest does.
        """
        first = self._pieces.before(words.first, self._numbers)
        beyond = self._pieces.before(self._size - words.stop, reversed(self._numbers))
        start = len(self._text) - len(self._text.split(None, first)[-1])
        return start, len(self._text.rsplit(None, beyond)[0].rstrip())
