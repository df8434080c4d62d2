"""Edits of the text made in the document: at once, or as tracked changes that a person accepts.

What accepting all changes gives is what mending at once gives. Nothing but what goes is touched:
bookmarks, comments and the ends of fields in a paragraph that goes move to its neighbour.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import deepcopy
from itertools import groupby

from editlint.office.cut import in_run, unit_of
from editlint.office.plan import Insertion, Plan
from editlint.office.revisions import (
    Stamp,
    delete_mark,
    delete_row,
    delete_run,
    insert_run,
    take_properties,
)
from editlint.office.text import Line, OfficeText, Piece
from editlint.office.xml import SPACE, Element, attribute, child, descendants, name_of, namespace_of

_RANGES = frozenset({
    "bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd", "permStart", "permEnd",
    "moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd",
})  # fmt: skip
_FIELD = frozenset({"fldChar", "instrText"})
_EMPTY = frozenset({"hyperlink", "ins", "smartTag", "fldSimple", "customXml", "sdtContent", "sdt"})


class Editor:
    """Makes a plan in the XML of a text that has been cut at its places.

    With a `stamp` everything is a tracked change, without one it is done. `comments` are the
    numbers of those that go with the words that they are about.
    """

    def __init__(
        self, text: OfficeText, stamp: Stamp | None, comments: frozenset[str] = frozenset()
    ) -> None:
        self.text, self.stamp, self.comments = text, stamp, comments

    def make(self, plan: Plan) -> None:
        """Make all of it."""
        for insertion in plan.put_in:
            self._insert(insertion)
        for span in plan.taken:
            for piece in self.text.pieces_in(span):
                self._take(piece)
        gone = [self.text.lines[number] for number in plan.gone]
        tables = _whole_tables(gone, self.text.lines)
        for table in tables:
            self._take_table(table)
        alone = [line for line in gone if not _in(line, tables)]
        for group in _neighbours([one for line in alone for one in line.paragraphs]):
            self._take_paragraphs(group)
        for first, second in plan.joined:
            self._join(self.text.lines[first], self.text.lines[second])

    # Characters

    def _insert(self, insertion: Insertion) -> None:
        line = self.text.lines[insertion.number]
        at = insertion.at
        beside = [
            piece
            for piece in self.text.pieces
            if line.start <= piece.start and piece.end <= line.end
        ]
        left = next((piece for piece in reversed(beside) if piece.end <= at), None)
        near = left or next(iter(beside), None)
        run = _run_like(near.node if near else None, line.paragraphs[-1], insertion.said)
        if near is None:
            line.paragraphs[-1].append(run)
        elif left is None:
            unit_of(near.node).addprevious(run)
        else:
            unit_of(near.node).addnext(run)
        if self.stamp:
            insert_run(run, self.stamp)

    def _take(self, piece: Piece) -> None:
        unit = unit_of(piece.node)
        if self.stamp:
            delete_run(unit, self.stamp)
            return
        _remove(in_run(unit, piece.node))
        if unit is not piece.node and all(name_of(part) == "rPr" for part in unit):
            _remove(unit)

    # Paragraphs

    def _take_paragraphs(self, group: Sequence[Element]) -> None:
        """Paragraphs that follow one another: with their ends where there is somebody to join."""
        following, before = _beside(group[-1], after=True), _beside(group[0], after=False)
        keeps_last = any(
            child(properties, "sectPr") is not None for properties in _properties(group)
        )
        for paragraph in group:
            self._empty(paragraph)
        if keeps_last or (following is None and before is None):
            return
        if self.stamp is None:
            for paragraph in group:
                _move_rest(paragraph, following, before)
                _remove(paragraph)
        elif following is not None:
            for paragraph in group:
                delete_mark(paragraph, self.stamp)
                if self._holds_comment(paragraph):  # what keeps it alive in LibreOffice
                    take_properties(paragraph, following, self.stamp)
        elif before is not None:
            for paragraph in (before, *group[:-1]):
                delete_mark(paragraph, self.stamp)
            take_properties(group[-1], before, self.stamp)

    def _holds_comment(self, paragraph: Element) -> bool:
        """Whether one of our comments is anchored at its end.

        LibreOffice keeps such an anchor when the words around it go, and with it the style of the
        paragraph that it stood in, which the following one would have from then on.
        """
        found = descendants(paragraph, "commentReference")
        return any(attribute(one, "id") in self.comments for one in found)

    def _empty(self, paragraph: Element) -> None:
        """Take all out that a reader sees; of fields too, where they begin and end here."""
        runs = [run for run in descendants(paragraph, "r") if not _is_deleted(run, paragraph)]
        balanced = _is_balanced(paragraph)
        for run in runs:
            if any(name_of(part) in _FIELD for part in run) and not balanced:
                continue
            comment = child(run, "commentReference")
            if comment is not None and attribute(comment, "id") not in self.comments:
                continue
            if self.stamp:
                delete_run(run, self.stamp)
            else:
                _remove(run)
        for formula in [one for one in paragraph.iter() if name_of(one) == "oMath"]:
            if self.stamp:
                delete_run(formula, self.stamp)
            else:
                _remove(formula)

    def _take_table(self, table: Element) -> None:
        if self.stamp is None:
            _remove(table)
            return
        for paragraph in list(descendants(table, "p")):
            self._empty(paragraph)
            delete_mark(paragraph, self.stamp)
        for row in list(descendants(table, "tr")):
            delete_row(row, self.stamp)

    def _join(self, first: Line, second: Line) -> None:
        head, tail = first.paragraphs[-1], second.paragraphs[-1]
        if self.stamp:
            delete_mark(head, self.stamp)
            take_properties(tail, head, self.stamp)
            return
        for part in list(tail):
            if name_of(part) != "pPr":
                head.append(part)
        _remove(tail)


def _run_like(node: Element | None, paragraph: Element, said: str) -> Element:
    """A run that says `said` in the look of the one that holds `node`."""
    space = namespace_of(paragraph)
    run = paragraph.makeelement(f"{space}r")
    look = child(unit_of(node), "rPr") if node is not None else None
    if look is not None:
        run.append(deepcopy(look))
    text = run.makeelement(f"{space}t")
    text.text = said
    text.set(SPACE, "preserve")
    run.append(text)
    return run


def _remove(element: Element) -> None:
    """Take an element out, and what holds nothing any more."""
    parent = element.getparent()
    parent.remove(element)
    rest = [one for one in parent if name_of(one) not in ("sdtPr", "sdtEndPr")]
    if not rest and name_of(parent) in _EMPTY:
        _remove(parent)


def _in(line: Line, tables: Sequence[Element]) -> bool:
    return any(above in tables for above in line.paragraphs[-1].iterancestors())


def _whole_tables(gone: Sequence[Line], lines: Sequence[Line]) -> list[Element]:
    """The tables all of whose lines go, outermost ones alone."""
    going = {line.paragraphs[-1] for line in gone}
    tables: list[Element] = []
    for line in gone:
        for above in line.paragraphs[-1].iterancestors():
            if name_of(above) == "tbl" and above not in tables:
                inside = [one for one in lines if above in one.paragraphs[-1].iterancestors()]
                if all(one.paragraphs[-1] in going for one in inside):
                    tables.append(above)
    return [one for one in tables if not any(above in tables for above in one.iterancestors())]


def _neighbours(paragraphs: Sequence[Element]) -> Iterator[list[Element]]:
    """Paragraphs by the rows in which they stand next to one another."""
    places = {paragraph: number for number, paragraph in enumerate(paragraphs)}
    heads: dict[Element, Element] = {}
    for paragraph in paragraphs:
        before = _beside(paragraph, after=False)
        heads[paragraph] = heads[before] if before in places else paragraph
    for _, group in groupby(paragraphs, key=heads.__getitem__):
        yield list(group)


def _beside(paragraph: Element, *, after: bool) -> Element | None:
    """The paragraph next to this one, None where a table, a control or nothing stands there."""
    for other in paragraph.itersiblings(preceding=not after):
        if name_of(other) in ("p", "tbl", "sdt", "sectPr"):
            return other if name_of(other) == "p" else None
    return None


def _properties(paragraphs: Sequence[Element]) -> Iterator[Element]:
    for paragraph in paragraphs:
        found = child(paragraph, "pPr")
        if found is not None:
            yield found


def _is_deleted(run: Element, paragraph: Element) -> bool:
    for above in run.iterancestors():
        if above is paragraph:
            return False
        if name_of(above) in ("del", "moveFrom", "r"):
            return True
    return False


def _is_balanced(paragraph: Element) -> bool:
    """Whether every field that begins in a paragraph ends in it, and the other way round."""
    depth = 0
    for part in descendants(paragraph, "fldChar"):
        kind = part.get(f"{namespace_of(part)}fldCharType")
        depth += (kind == "begin") - (kind == "end")
        if depth < 0:
            return False
    return depth == 0


def _move_rest(paragraph: Element, following: Element | None, before: Element | None) -> None:
    """Hand what marks a place, and what is left of fields, to the neighbour of a paragraph."""
    rest = [
        part
        for part in paragraph.iter()
        if name_of(part) in _RANGES
        or (name_of(part) == "r" and any(name_of(one) in _FIELD for one in part))
        or (name_of(part) == "r" and child(part, "commentReference") is not None)
        or (name_of(part) in ("del", "moveFrom") and child(part, "r") is not None)
    ]
    rest = [part for part in rest if not any(above in rest for above in part.iterancestors())]
    rest = [part for part in rest if not _is_pair(part, rest)]
    if following is not None:
        at = int(child(following, "pPr") is not None)
        for number, part in enumerate(rest):
            following.insert(at + number, part)
    elif before is not None:
        for part in rest:
            before.append(part)


def _is_pair(part: Element, rest: Sequence[Element]) -> bool:
    """Whether a bookmark begins and ends in what goes: then it goes as well."""
    if name_of(part) not in ("bookmarkStart", "bookmarkEnd"):
        return False
    key = f"{namespace_of(part)}id"
    both = [
        one for one in rest if name_of(one).startswith("bookmark") and one.get(key) == part.get(key)
    ]
    return len(both) == 2
