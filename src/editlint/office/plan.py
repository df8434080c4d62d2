"""What edits of the text are in terms of a document: characters, paragraphs and tables that go.

    "One.\\nTwo.\\nThree.\\n"   without "\\nTwo."   ->   paragraph 2 goes
                              without "e.\\nTw"   ->   some characters go, and 1 is joined with 2

Whether a line end goes with the paragraph before or after it is one and the same to a text; to a
document it is the difference between two styles. So an edit is read by what it leaves of the
paragraphs at its ends.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from editlint.model.finding import Edit
from editlint.model.places import Span
from editlint.model.values import NamedTuple
from editlint.office.package import DocumentError
from editlint.office.text import Line, OfficeText
from editlint.office.xml import Element, name_of
from editlint.parse.word_text import BOX, CELL, mark_of


class NotWritableError(DocumentError):
    """An edit that a document has no form for."""


class Insertion(NamedTuple):
    """`said` is put in at an offset of the line `number`."""

    at: int
    said: str
    number: int


class Plan(NamedTuple):
    """What is to be done, all in terms of the text as it is.

    `taken` are characters within lines, `gone` the numbers of lines that go as wholes, `joined`
    pairs of lines: the second goes on the first.
    """

    taken: tuple[Span, ...]
    put_in: tuple[Insertion, ...]
    gone: tuple[int, ...]
    joined: tuple[tuple[int, int], ...]


def plan(text: OfficeText, edits: Iterable[Edit]) -> Plan:
    """How to make `edits`. Raises `NotWritableError`."""
    taken: list[Span] = []
    put_in: list[Insertion] = []
    gone: set[int] = set()
    joined: list[tuple[int, int]] = []
    for edit in edits:
        edit = _bare(edit, text.source)
        if "\n" in edit.text:
            raise NotWritableError("it would put a new paragraph in")
        first, last = text.line_at(edit.span.start), text.line_at(edit.span.end)
        only_end = first < last and edit.span.end == text.lines[last].start
        _look_at(text, first, last - only_end)
        before, after = _left(text, edit.span, first, last)
        if first == last and edit.span.end <= text.lines[first].end:
            before = True
            taken.append(edit.span)
        elif before:
            taken.append(Span(edit.span.start, text.lines[first].end))
            gone.update(range(first + 1, last if after else last + 1))
            if after:
                joined.append((first, last))
                taken.append(Span(text.lines[last].start, edit.span.end))
        else:
            stays = edit.span.end <= text.lines[last].end or bool(edit.text)
            gone.update(range(first, last if stays else last + 1))
            taken.append(Span(text.lines[last].start, max(edit.span.end, text.lines[last].start)))
        if edit.text:
            at, number = (edit.span.start, first) if before else (edit.span.end, last)
            put_in.append(Insertion(at, edit.text, number))
    _look_at_cells(text, gone)
    spans = tuple(span for span in taken if span.start < span.end)
    return Plan(spans, tuple(put_in), tuple(sorted(gone)), tuple(joined))


def _bare(edit: Edit, source: str) -> Edit:
    """The edit without what it takes out and puts in again at its ends."""
    (start, end), said = edit.span, edit.text
    while said and start < end and said[-1] == source[end - 1]:
        said, end = said[:-1], end - 1
    while said and start < end and said[0] == source[start]:
        said, start = said[1:], start + 1
    return Edit(Span(start, end), said)


def _left(text: OfficeText, span: Span, first: int, last: int) -> tuple[bool, bool]:
    """Whether something is left of the first line before `span`, of the last one behind it."""
    before = text.written(Span(text.lines[first].start, span.start))
    after = text.written(Span(span.end, max(text.lines[last].end, span.end)))
    return bool(before.strip()), bool(after.strip())


def _look_at(text: OfficeText, first: int, last: int) -> None:
    lines = text.lines[first : last + 1]
    if any(text.source.startswith(BOX, line.start) and line.end > line.start for line in lines):
        raise NotWritableError("it would change a text box")
    if len({line.story for line in lines}) > 1:
        raise NotWritableError("it would join the text with a note")


def _look_at_cells(text: OfficeText, gone: set[int]) -> None:
    """A cell needs a paragraph, a note as well; a table goes as a whole or not at all."""
    for number in gone:
        line = text.lines[number]
        cell = cell_of(line)
        if cell is None:
            continue
        holder = table_of(cell) if name_of(cell) == "tc" else cell
        if not _lines_in(text.lines, holder) <= gone and _lines_in(text.lines, cell) <= gone:
            raise NotWritableError("it would leave an empty cell or note")
        if name_of(cell) != "tc" and _lines_in(text.lines, cell) <= gone:
            raise NotWritableError("it would leave an empty note")


def _lines_in(lines: Sequence[Line], holder: Element) -> set[int]:
    return {
        number
        for number, line in enumerate(lines)
        if any(above is holder for above in line.paragraphs[-1].iterancestors())
    }


def cell_of(line: Line) -> Element | None:
    """The cell or the note that a line stands in."""
    for above in line.paragraphs[-1].iterancestors():
        if name_of(above) in ("tc", "footnote", "endnote"):
            return above
    return None


def table_of(cell: Element) -> Element:
    """The table that a cell is of."""
    return next(above for above in cell.iterancestors() if name_of(above) == "tbl")


def is_writable(source: str, edits: Iterable[Edit]) -> bool:
    """Whether a document has a form for edits of its text, as far as the marks of the text say.

    A text box may stand in a file twice, a table loses rows and not cells, and words keep the style
    that they have.
    """
    return all(_has_form(_Cut(source, _bare(edit, source))) for edit in edits)


class _Cut:
    """An edit with the lines that it meets: `first` to `last`, and where they begin and end."""

    def __init__(self, source: str, edit: Edit) -> None:
        self.source, self.span, self.said = source, edit.span, edit.text
        self.whole = edit.span.end > edit.span.start and source[edit.span.end - 1] == "\n"
        self.start = source.rfind("\n", 0, edit.span.start) + 1
        end = edit.span.end - 1 if self.whole else source.find("\n", edit.span.end)
        self.end = len(source) if end < 0 else end
        self.lines = source[self.start : self.end].split("\n")
        self.last = self.end - len(self.lines[-1])
        self.words = self.start + len(mark_of(self.lines[0]))  # of the first line

    def line_at(self, start: int) -> str:
        """The line that begins at an offset."""
        end = self.source.find("\n", start)
        return self.source[start : len(self.source) if end < 0 else end]


def _has_form(cut: _Cut) -> bool:
    if "\n" in cut.said:
        return False
    if cut.said and (cut.span.start < cut.words or not cut.lines[0][cut.words - cut.start :]):
        return False
    if any(line.startswith(BOX) for line in cut.lines) or _cuts_mark(cut):
        return False
    if "\n" not in cut.span.of(cut.source):
        return True
    if any(line.startswith("[^") for line in cut.lines):
        return False
    return not any(line.startswith(CELL) for line in cut.lines) or _takes_table(cut)


def _takes_table(cut: _Cut) -> bool:
    """Whether no cell stays of what an edit takes cells from."""
    above = cut.line_at(cut.source.rfind("\n", 0, max(cut.start - 1, 0)) + 1) if cut.start else ""
    from_start = cut.span.start <= cut.start or not cut.lines[0].startswith(CELL)
    return from_start and not (above.startswith(CELL) or cut.line_at(cut.end + 1).startswith(CELL))


def _cuts_mark(cut: _Cut) -> bool:
    """Whether words would stay without the style that they have, or in that of others."""
    start, end = cut.span
    if start == end:
        return start < cut.words
    before = cut.source[cut.words : start].strip()
    if cut.whole:
        following = cut.line_at(end)
        if not before:
            return start > cut.start and cut.words > cut.start
        return bool(following.strip() and mark_of(following))
    if not cut.source[end : cut.end].strip():
        return False
    if cut.last == cut.start:
        return start < cut.words
    mark = cut.last + len(mark_of(cut.lines[-1]))
    if before:
        return end < mark
    blank = not cut.source[cut.last : end].strip()
    return (start > cut.start and cut.words > cut.start) or (mark > cut.last and not blank)
