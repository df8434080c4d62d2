"""Lines and passages that stand in many files of a house's own folder.

    "Sign up for our newsletter"      14 files, at the end     a line: perhaps a leftover of a page
    "Opinions that are voiced here .. are those of their authors"   31 files    a passage

A line is told by its words, figures apart ("Photo 3 of 9" is "Photo 7 of 8"), so that a copy in
other typography is equal. Headings are left out, for series and reports share them on purpose;
blocks without a letter and code are, too. The order of the files does not matter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from editlint.model.document import NOT_PROSE, Document
from editlint.model.places import JOINER
from editlint.model.values import NamedTuple

LINE = 12  # words, up to which a block is a line, and from which it is a passage
EXAMPLES = 3  # files that are named
ZONES = ("at the beginning", "inside", "at the end")
_LONG = 20  # words of a block that is surely the article's own
_FIGURES = re.compile(r"\d+")
_HEADINGS = ("title", "heading")


class Standing(NamedTuple):
    """A text that stands in `times` files, as the first of them by its path has it.

    `zone` is where it stands mostly, `files` are the first few by their paths.
    """

    text: str
    times: int
    files: tuple[str, ...]
    zone: str
    words: tuple[str, ...]

    @property
    def is_line(self) -> bool:
        return len(self.words) <= LINE


class Learner:
    """Gathers blocks, article by article; it holds each different one once."""

    def __init__(self) -> None:
        self.files = 0
        self._met: dict[tuple[str, ...], _Met] = {}

    def add(self, doc: Document) -> None:
        """Note what stands in an article, whose path is its name."""
        self.files += 1
        path = doc.path or ""
        for words, text, zone in _blocks(doc):
            met = self._met.get(words)
            if met is None:
                self._met[words] = met = _Met({}, [0, 0, 0])
            met.add(path, text, zone)

    def standing(self, least: int) -> list[Standing]:
        """What stands in so many files at least, the most frequent first, then by its text."""
        found = [met.standing(words) for words, met in self._met.items() if met.times >= least]
        return sorted(found, key=lambda one: (-one.times, one.text))


class _Met(NamedTuple):
    """In which files a text stands (the first few by path, with the text there), and where."""

    first: dict[str, str]
    zones: list[int]

    @property
    def times(self) -> int:
        return sum(self.zones)

    def add(self, path: str, text: str, zone: int) -> None:
        self.zones[zone] += 1
        self.first[path] = text
        if len(self.first) > EXAMPLES:
            del self.first[max(self.first)]

    def standing(self, words: tuple[str, ...]) -> Standing:
        files = tuple(sorted(self.first))
        zone = ZONES[self.zones.index(max(self.zones))]
        return Standing(self.first[files[0]], self.times, files, zone, words)


def _blocks(doc: Document) -> Iterator[tuple[tuple[str, ...], str, int]]:
    """The words, text and zone (a place in `ZONES`) of each different block of an article."""
    sizes = [len(words) for words in doc.block_words]
    long = [number for number, size in enumerate(sizes) if size >= _LONG]
    seen: set[tuple[str, ...]] = set()
    for number, block in enumerate(doc.blocks):
        if block.kind in NOT_PROSE or block.kind in _HEADINGS:
            continue
        keys = doc.words.keys_of(block.span)
        words = tuple(_FIGURES.sub("#", key) for key in keys)
        if words in seen or not any(key.isalpha() for key in keys):
            continue
        seen.add(words)
        text = " ".join(block.span.of(doc.prose).replace(JOINER, "").split())
        yield words, text, _zone(number, long, len(sizes))


def _zone(number: int, long: list[int], blocks: int) -> int:
    """Before the article's own long blocks, between or behind them; of a text without any, by the
    thirds of its blocks.
    """
    if not long:
        return min(2, 3 * number // max(1, blocks))
    others = [one for one in long if one != number]
    if not others or number < others[0]:
        return 0
    return 2 if number > others[-1] else 1
