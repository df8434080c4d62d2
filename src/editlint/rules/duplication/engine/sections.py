"""Sections under headings, and which of them are entries of one list rather than parts of a text.

    ### `lang`                         ### `hreflang`
    **Type:** `string`                 **Type:** `string`
    Set this if you do not ...         Set this if you do not ...

Both are short, of one shape, under headings of one level: what they say alike each says for itself.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator

from editlint.model.document import Document
from editlint.model.places import NUMBERS
from editlint.model.values import NamedTuple

ENTRY_WORDS = 150  # a longer section is a part of the text, whatever its shape
PLAIN_WORDS = 60  # and a longer one of paragraphs alone
OWN_SHAPE = frozenset({"code", "list_item", "table_cell", "html"})


class Section(NamedTuple):
    """The blocks `[first, stop)` below a heading; `heading` and `parent` are numbers of blocks."""

    heading: int
    parent: int
    level: int
    first: int
    stop: int


class Sections:
    """Sections in order, as numbers: each is made when it is asked for."""

    def __init__(self, headings: array[int], parents: array[int], levels: bytes, stop: int) -> None:
        self.headings, self._parents, self._levels, self._stop = headings, parents, levels, stop

    def __iter__(self) -> Iterator[Section]:
        return map(self.__getitem__, range(len(self.headings)))

    def __getitem__(self, at: int) -> Section:
        heading, follows = self.headings[at], at + 1
        stop = self.headings[follows] if follows < len(self.headings) else self._stop
        return Section(heading, self._parents[at], self._levels[at], heading + 1, stop)


def sections(doc: Document) -> Sections:
    """Every section with a heading, in order; each ends where the next heading stands."""
    parents = array("i")
    above: list[tuple[int, int]] = []  # numbers and levels of the headings that are still open
    headings = array(
        NUMBERS, (number for number, block in enumerate(doc.blocks) if block.role == "heading")
    )
    levels = bytes(doc.blocks[heading].level for heading in headings)
    for heading, level in zip(headings, levels, strict=True):
        while above and above[-1][1] >= level:
            above.pop()
        parents.append(above[-1][0] if above else -1)
        above.append((heading, level))
    return Sections(headings, parents, levels, len(doc.blocks))


def section_at(doc: Document, block: int) -> Section | None:
    """The section that block number `block` stands in; None above the first heading."""
    listed = doc.view(sections)
    at = bisect_right(listed.headings, block) - 1
    return listed[at] if at >= 0 else None


def are_entries(doc: Document, one: int, other: int) -> bool:
    """Whether two blocks stand at the same place of two sections that are entries of one list."""
    first, second = section_at(doc, one), section_at(doc, other)
    if first is None or second is None or first.heading == second.heading:
        return False
    if first.level != second.level or says(doc, first.heading) == says(doc, second.heading):
        return False
    same_place = (
        one - first.first == other - second.first or first.stop - one == second.stop - other
    )
    shapes = [doc.view(shape_of, section) for section in (first, second)]
    if not same_place or shapes[0] != shapes[1]:
        return False
    longest = max(_words(doc, first), _words(doc, second))
    return longest <= (PLAIN_WORDS if OWN_SHAPE.isdisjoint(shapes[0]) else ENTRY_WORDS)


def siblings_of(doc: Document, section: Section) -> int:
    """How many sections of this level have the shape of `section`, itself included."""
    return doc.view(_like_sections)[section.level, doc.view(shape_of, section)]


def _like_sections(doc: Document) -> Counter[tuple[int, tuple[str, ...]]]:
    """How many sections there are of each level and shape."""
    return Counter((each.level, doc.view(shape_of, each)) for each in doc.view(sections))


def says(doc: Document, heading: int) -> str:
    """What a heading says, with its code: `lang` and `hreflang` have no words in prose."""
    return " ".join(doc.blocks[heading].span.of(doc.source).split())


def shape_of(doc: Document, section: Section) -> tuple[str, ...]:
    """The kinds of a section's blocks; a list of five items has the shape of one of three."""
    kinds = [block.kind for block in doc.blocks[section.first : section.stop]]
    return tuple(
        kind
        for number, kind in enumerate(kinds)
        if kind != "list_item" or number == 0 or kinds[number - 1] != kind
    )


def _words(doc: Document, section: Section) -> int:
    return sum(len(doc.block_words[number]) for number in range(section.first, section.stop))
