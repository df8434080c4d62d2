"""An article as rules see it: blocks with places, and prose that is as long as its source."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Callable, Container, Hashable, Mapping, Sequence
from functools import cached_property
from typing import Any, Literal, TypeVar, cast

from editlint.model.places import JOINER, NUMBERS, LineIndex, Span, lazy
from editlint.model.roles import RANK, Area, Role
from editlint.model.values import NamedTuple, dataclass, field
from editlint.model.words import Words, words_of

T = TypeVar("T")

Format = Literal["markdown", "text", "html", "word"]
BlockKind = Literal[
    "title", "heading", "paragraph", "list_item", "quote", "table_cell",
    "caption", "code", "html", "front_matter", "thematic_break",
]  # fmt: skip
NOT_PROSE: frozenset[BlockKind] = frozenset({"code", "html", "front_matter", "thematic_break"})
# HTML elements that hold nothing, so that no tag closes them.
VOID = frozenset({
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track",
    "wbr",
})  # fmt: skip


class Block(NamedTuple):
    """A leaf of the document. `span` has its markup (`## `, `- `, `<p>`) and no line end after it.

    `level` is that of a heading (1-6) or the depth of a list item or quote (from 1), else 0. Blocks
    come in order and do not overlap.
    """

    kind: BlockKind
    span: Span
    level: int = 0
    role: Role = "body"


class Traits(NamedTuple):
    """What a format is like, for whoever would otherwise ask for its name.

    `has_elements`: places are elements, which go as wholes. `has_markup`: the author says what is a
    heading, a list or a quotation. `has_comments`: a comment does not show. `one_line_a_block`: no
    block holds several lines as a reader sees them. `hides_text`: characters may be set hidden, and
    then they show to some readers. `line`: what a person calls a line of it.
    """

    has_elements: bool
    has_markup: bool
    has_comments: bool
    one_line_a_block: bool
    hides_text: bool = False
    line: str = "line"


# No sentence ends within such a text, in whatever language: most headings, items and cells.
_WITHOUT_AN_END = lazy(r"\w(?:[\w ,%'’/+-]*[\w%])?")


# Not slotted, so that the views can be kept: cached_property writes into the instance's __dict__.
@dataclass(frozen=True)
class Document:
    """One article, read. `len(prose) == len(source)`: an offset in prose is an offset in the
    source.

    `path` is what the reader calls it (None: no file); `language` is an ISO 639-1 code or "" where
    it is unknown; `meta` is the front matter. `deck` are the texts in it that readers see (title,
    description, ...) as a document that ends where the front matter does, so that its places are
    those of this one.
    """

    path: str | None
    source: str
    format: Format
    language: str
    meta: Mapping[str, Any]
    blocks: tuple[Block, ...]
    prose: str
    elements: tuple[Span, ...] = ()
    areas: tuple[Area, ...] = ()
    traits: Traits = Traits(False, False, False, True)
    deck: Document | None = None
    _views: dict[Any, Any] = field(default_factory=dict, compare=False, repr=False)

    @cached_property
    def lines(self) -> LineIndex:
        return LineIndex(self.source, self.traits.line)

    @cached_property
    def words(self) -> Words:
        return words_of(self.prose)

    def area_around(self, span: Span) -> Role | None:
        """The strongest role of the areas that hold all of `span`, None where there is none."""
        starts, longer = self._area_order
        roles: list[Role] = []
        at = bisect_right(starts, span.start) - 1
        while at >= 0:
            (_, end), role = self.areas[at]
            if span.end <= end:
                roles.append(role)
                at -= 1
            else:
                at = longer[at]  # what stands between ends no later
        return max(roles, key=RANK.__getitem__, default=None)

    @cached_property
    def _area_order(self) -> tuple[list[int], list[int]]:
        """Where each area starts, and the number of the last one before it that ends later."""
        longer: list[int] = []
        for number, area in enumerate(self.areas):
            at = number - 1
            while at >= 0 and self.areas[at].span.end <= area.span.end:
                at = longer[at]
            longer.append(at)
        return [area.span.start for area in self.areas], longer

    @cached_property
    def block_starts(self) -> Sequence[int]:
        return array(NUMBERS, [block.span.start for block in self.blocks])

    def block_number_at(self, at: int) -> int:
        """The number of the block that holds the code point `at`, or of the one before it; -1 above
        the first.
        """
        return bisect_right(self.block_starts, at) - 1

    def block_at(self, at: int) -> Block | None:
        """That block, None above the first."""
        number = self.block_number_at(at)
        return self.blocks[number] if number >= 0 else None

    def is_in(self, kinds: Container[BlockKind], span: Span) -> bool:
        """Whether one block of these kinds holds all of `span`."""
        block = self.block_at(span.start)
        return block is not None and block.kind in kinds and block.span.contains(span)

    @cached_property
    def block_words(self) -> Sequence[range]:
        """For each block the numbers of its words."""
        return self.words.within_all(block.span for block in self.blocks)

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """The sentences of the prose, in order, without the blanks around them.

        None crosses a block.
        """
        return tuple(
            span
            for block in self.blocks
            if block.kind not in NOT_PROSE
            for span in self._sentences_in(block.span)
        )

    @cached_property
    def sentence_starts(self) -> Sequence[int]:
        return array(NUMBERS, [span.start for span in self.sentences])

    def sentence_number_at(self, at: int) -> int | None:
        """The number of the sentence that holds the code point `at`, None where none does."""
        number = bisect_right(self.sentence_starts, at) - 1
        return number if number >= 0 and at < self.sentences[number].end else None

    def _sentences_in(self, span: Span) -> list[Span]:
        text = span.of(self.prose)
        bare = text.strip()
        if _WITHOUT_AN_END().fullmatch(bare):
            if len(bare) == len(text):
                return [span]
            start = span.start + text.index(bare)
            return [Span(start, span.end if text.endswith(bare) else start + len(bare))]
        from editlint.model.boundaries import boundaries

        found: list[Span] = []
        for start, end in boundaries(text, self.language or "en"):
            if (
                found and found[-1].end == span.start + start
            ):  # markup that closes behind the full stop belongs to its sentence
                start = end - len(text[start:end].lstrip(JOINER))
                found[-1] = Span(found[-1].start, span.start + start)
            part = text[start:end].lstrip()
            start = span.start + end - len(part)
            if part:
                found.append(Span(start, start + len(part.rstrip())))
        return found

    def view(self, compute: Callable[..., T], *given: Hashable) -> T:
        """What `compute(self, *given)` returns, computed once and shared by all rules that ask."""
        key = (compute, *given)
        if key not in self._views:
            self._views[key] = compute(self, *given)
        return cast(T, self._views[key])
