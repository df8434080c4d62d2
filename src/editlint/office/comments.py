"""Findings as comments at their words, in the part of a Word document that holds its comments.

Ours are known by their initials, whoever is their author, so that a second look replaces them. A
place in a note or a text box, where Word takes no comments, has its comment where the note or the
box is anchored in the text.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Sequence
from itertools import count

from editlint.model.places import Span
from editlint.model.values import NamedTuple
from editlint.office.cut import unit_of
from editlint.office.docx import WordDocument
from editlint.office.relations import relations_name
from editlint.office.revisions import Stamp
from editlint.office.text import OfficeText
from editlint.office.xml import (
    SPACE,
    Element,
    attribute,
    bytes_of,
    child,
    name_of,
    namespace_of,
    new_root,
    tree_of,
)  # fmt: skip

INITIALS = "editlint"
_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_TYPES = "[Content_Types].xml"
_PARTS = "http://schemas.openxmlformats.org/package/2006/relationships"
_ANCHORS = ("commentRangeStart", "commentRangeEnd", "commentReference")


class Comment(NamedTuple):
    """What is to be said at a place of the text, paragraph by paragraph."""

    span: Span
    said: tuple[str, ...]


class CommentsPart:
    """The comments of a document, as they are and as they become."""

    def __init__(self, document: WordDocument) -> None:
        self.document = document
        found = next((one for one in document.relations.values() if one.kind == "comments"), None)
        self.is_new = found is None or found.target not in document.package.names
        if self.is_new or found is None:
            self.name = _free_name(document)
            space = namespace_of(document.trees[document.main])[1:-1]
            self.root = new_root(space, "comments", "w")
        else:
            self.name = found.target
            self.root = tree_of(document.package.part(self.name), self.name)

    def ours(self) -> list[Element]:
        """The comments that an earlier look left."""
        return [one for one in self.root if attribute(one, "initials") == INITIALS]

    def take_out(self, comments: Iterable[Element]) -> None:
        """Take comments out, with their anchors in the text."""
        numbers = {attribute(comment, "id") for comment in comments}
        for comment in [one for one in self.root if attribute(one, "id") in numbers]:
            self.root.remove(comment)
        for tree in self.document.trees.values():
            for element in [
                one
                for one in tree.iter()
                if name_of(one) in _ANCHORS and attribute(one, "id") in numbers
            ]:
                _drop(element)

    def write(self, text: OfficeText, comments: Sequence[Comment], stamp: Stamp) -> frozenset[str]:
        """Put comments at their words, and give their numbers; `text` has been cut where they
        begin and end.
        """
        taken = [int(attribute(one, "id") or 0) for one in self.root]
        numbers = count(max(taken, default=-1) + 1)
        written: set[str] = set()
        for comment, number in zip(comments, numbers, strict=False):
            self.root.append(_comment(self.root, comment, number, stamp))
            _anchor(text, comment.span, number)
            written.add(str(number))
        return frozenset(written)

    def parts(self) -> dict[str, bytes]:
        """The parts of the package that change with the comments."""
        changed = {self.name: bytes_of(self.root)}
        if not self.is_new:
            return changed
        package, main = self.document.package, self.document.main
        types = tree_of(package.part(_TYPES), _TYPES)
        types.append(
            types.makeelement(
                f"{namespace_of(types)}Override", PartName=f"/{self.name}", ContentType=_TYPE
            )
        )
        name = relations_name(main)
        related = (
            tree_of(package.part(name), name)
            if name in package.names
            else new_root(_PARTS, "Relationships")
        )
        related.append(
            related.makeelement(
                f"{namespace_of(related)}Relationship",
                Id=_free_id(self.document),
                Type=_KIND,
                Target=posixpath.relpath(self.name, posixpath.dirname(main) or "."),
            )
        )
        return {**changed, _TYPES: bytes_of(types), name: bytes_of(related)}


def _free_name(document: WordDocument) -> str:
    folder = posixpath.dirname(document.main)
    names = (posixpath.join(folder, f"comments{number or ''}.xml") for number in count())
    return next(name for name in names if name not in document.package.names)


def _free_id(document: WordDocument) -> str:
    ids = (f"rIdEditlint{number or ''}" for number in count())
    return next(one for one in ids if one not in document.relations)


def _comment(root: Element, comment: Comment, number: int, stamp: Stamp) -> Element:
    space = namespace_of(root)
    made = root.makeelement(f"{space}comment")
    for name, value in (
        ("id", str(number)), ("author", stamp.author), ("date", stamp.date), ("initials", INITIALS),
    ):  # fmt: skip
        made.set(f"{space}{name}", value)
    for at, line in enumerate(comment.said):
        paragraph = made.makeelement(f"{space}p")
        if at == 0:
            paragraph.append(_run(paragraph, paragraph.makeelement(f"{space}annotationRef")))
        text = paragraph.makeelement(f"{space}t")
        text.text = "".join(char if char.isprintable() else " " for char in line)
        text.set(SPACE, "preserve")
        paragraph.append(_run(paragraph, text))
        made.append(paragraph)
    return made


def _run(near: Element, inside: Element) -> Element:
    run = near.makeelement(f"{namespace_of(near)}r")
    run.append(inside)
    return run


def _anchor(text: OfficeText, span: Span, number: int) -> None:
    """Mark where a comment begins and ends, and where it is read."""
    first, last = _ends(text, span)
    space = namespace_of(_paragraph_of(first))
    start, end, reference = (first.makeelement(f"{space}{name}") for name in _ANCHORS)
    for mark in (start, end, reference):
        mark.set(f"{space}id", str(number))
    if name_of(first) == "p":  # an empty paragraph
        at = int(child(first, "pPr") is not None)
        first.insert(at, start)
        first.insert(at + 1, end)
    else:
        first.addprevious(start)
        last.addnext(end)
    _outside(end).addnext(_run(end, reference))


def _ends(text: OfficeText, span: Span) -> tuple[Element, Element]:
    """The first and last run of a place, or the paragraph where it has none."""
    line = text.lines[text.line_at(span.start)]
    if line.anchor is not None:
        return line.anchor, line.anchor
    units = [
        unit_of(piece.node)
        for piece in text.pieces_in(span)
        if text.lines[text.line_at(piece.start)].anchor is None
    ]
    if not units:
        pieces = text.pieces_in(Span(line.start, max(line.end, line.start)))
        units = [unit_of(piece.node) for piece in pieces]
    if not units:
        return line.paragraphs[-1], line.paragraphs[-1]
    return units[0], units[-1]


def _paragraph_of(element: Element) -> Element:
    if name_of(element) == "p":
        return element
    return next(above for above in element.iterancestors() if name_of(above) == "p")


def _outside(element: Element) -> Element:
    """What holds an element directly below its paragraph."""
    for above in element.iterancestors():
        if name_of(above) == "p":
            return element
        element = above
    return element


def _drop(anchor: Element) -> None:
    """Take an anchor out, and the run that holds nothing else."""
    parent = anchor.getparent()
    parent.remove(anchor)
    if name_of(parent) == "r" and all(name_of(one) == "rPr" for one in parent):
        parent.getparent().remove(parent)
