"""The text that is made of a document, with the way back from its code points to the XML.

    ## What it cost          Line(0, 15), whose paragraph is <w:p>
       ^^^^^^^^^^^^          Piece(3, 15), whose node is <w:t>What it cost</w:t>

The mark `## ` stands for a style and belongs to no node, so no piece covers it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cached_property

from editlint.model.places import Span
from editlint.model.values import NamedTuple, dataclass
from editlint.office.xml import Element
from editlint.parse.word_text import BREAK, HIDDEN, SHOWN


class Piece(NamedTuple):
    """A stretch of the text that is written in one node, from code point `at` of that node on.

    What is no text there (a picture, the mark of a note, a line break) is one piece as a whole;
    then `is_text` is false.
    """

    start: int
    end: int
    node: Element
    at: int
    is_text: bool


class Line(NamedTuple):
    """One line of the text, without its line end: a paragraph.

    `paragraphs` are its elements: several where the mark between two is deleted and that change is
    not accepted. `story` is the part that they stand in, `anchor` what stands for the text box or
    the note that they belong to, in the text around it.
    """

    start: int
    end: int
    paragraphs: tuple[Element, ...]
    story: str
    anchor: Element | None = None


@dataclass(frozen=True)
class OfficeText:
    """A document as a text in the marks of `parse/word_text.py`."""

    source: str
    pieces: tuple[Piece, ...]
    lines: tuple[Line, ...]

    @cached_property
    def _starts(self) -> list[int]:
        return [piece.start for piece in self.pieces]

    @cached_property
    def _line_starts(self) -> list[int]:
        return [line.start for line in self.lines]

    def pieces_in(self, span: Span) -> tuple[Piece, ...]:
        """The pieces that `span` meets, in order."""
        first = max(bisect_right(self._starts, span.start) - 1, 0)
        stop = bisect_left(self._starts, span.end)
        return tuple(piece for piece in self.pieces[first:stop] if piece.end > span.start)

    def line_at(self, offset: int) -> int:
        """The number of the line that holds `offset`, its line end included."""
        return max(bisect_right(self._line_starts, offset) - 1, 0)

    def written(self, span: Span) -> str:
        """What the nodes say at `span`, marks apart."""
        return "".join(
            self.source[max(piece.start, span.start) : min(piece.end, span.end)]
            for piece in self.pieces_in(span)
        )


class TextBuilder:
    """Puts the text together, paragraph by paragraph, piece by piece."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._at = 0
        self._pieces: list[Piece] = []
        self._lines: list[Line] = []
        self._start = 0  # of the line that is open
        self._body = 0  # where its text begins
        self._hidden = False
        self._closed, self._kept = True, False

    @property
    def is_closed(self) -> bool:
        """Whether no line is open."""
        return self._closed

    def begin(self, mark: str, *, kept: bool = False) -> None:
        """Open a line with a mark, `kept` where it says what the line stands in.

        The mark of a style goes where the line stays empty: there is nothing that it could say.
        """
        self._start, self._closed, self._kept = self._at, False, kept
        self._put(mark)
        self._body = self._at

    def text(self, said: str, node: Element, *, hidden: bool = False) -> None:
        """Characters as they are written in `node`, which is all of its text."""
        self._hide(hidden)
        said = said.replace("\n", " ").replace("\r", " ")
        self._pieces.append(Piece(self._at, self._at + len(said), node, 0, True))
        self._put(said)

    def sign(self, said: str, node: Element, *, hidden: bool = False) -> None:
        """What stands for a node that is no text: a tab, a break, `![](image.png)`, `[^2]`."""
        self._hide(hidden)
        self._pieces.append(Piece(self._at, self._at + len(said), node, 0, False))
        self._put(said)

    def open_link(self) -> int:
        """Begin the text of a link; what `close_link` is to be given."""
        self._hide(False)
        self._put("[")
        return len(self._parts)

    def close_link(self, opened: int, address: str) -> None:
        """End a link; one without text is none."""
        self._hide(False)
        if len(self._parts) == opened:
            self._parts.pop()
            self._at -= 1
        else:
            self._put(link_target(address))

    def end(
        self, paragraphs: tuple[Element, ...], story: str, anchor: Element | None = None
    ) -> None:
        """Close the line."""
        self._hide(False)
        if self._at == self._body and self._body > self._start and not self._kept:
            self._parts.pop()
            self._at = self._start
        self._lines.append(Line(self._start, self._at, paragraphs, story, anchor))
        self._put("\n")
        self._closed, self._kept = True, False

    def finish(self) -> OfficeText:
        """The text of all lines."""
        return OfficeText("".join(self._parts), tuple(self._pieces), tuple(self._lines))

    def _hide(self, hidden: bool) -> None:
        if hidden != self._hidden:
            self._hidden = hidden
            self._put(HIDDEN if hidden else SHOWN)

    def _put(self, said: str) -> None:
        if said:
            self._parts.append(said)
            self._at += len(said)


def link_target(address: str) -> str:
    """`](address)` as it closes a link: what would end it early is escaped."""
    for sign, code in ((" ", "%20"), ("(", "%28"), (")", "%29"), ("\n", "%0A"), (BREAK, "")):
        address = address.replace(sign, code)
    return f"]({address})"


def image(target: str, said: str = "") -> str:
    """`![said](target)` for a picture."""
    bare = "".join(char for char in said if char not in "[]()" and char.isprintable())
    return f"![{bare}{link_target(target)}"
