"""A Word document -> its text: what an editor reads of it, from the first paragraph to the notes.

Tracked insertions are text and deletions are not, as in Word's view of the final text. Comments,
headers and footers are no text of the article. A text box is read where it is anchored, notes
behind the last paragraph.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from editlint.model.values import dataclass
from editlint.office.fields import Fields
from editlint.office.package import DocumentError, Package
from editlint.office.relations import Relation, main_part, relations
from editlint.office.styles import Styles, is_on
from editlint.office.text import OfficeText, TextBuilder, image
from editlint.office.xml import Element, attribute, child, descendants, name_of, tree_of
from editlint.parse.word_text import BOX, BREAK, CELL

_THROUGH = frozenset({
    "ins", "moveTo", "smartTag", "sdt", "sdtContent", "customXml", "dir", "bdo", "ruby", "rubyBase",
})  # fmt: skip
_SIGNS = {
    "tab": "\t",
    "ptab": "\t",
    "br": BREAK,
    "cr": BREAK,
    "noBreakHyphen": "\u2011",
    "softHyphen": "\u00ad",
    "sym": "\ufffc",
}
_NOTES = {
    "footnoteReference": ("footnotes", "footnote", ""),
    "endnoteReference": ("endnotes", "endnote", "e"),
}
_ELSEWHERE = {"altChunk": "another file", "subDoc": "a part of a master document"}


@dataclass(frozen=True, slots=True)
class WordDocument:
    """A Word document that was read.

    `main` is the part that is the text; `trees` are the parts that hold text, by their names;
    `relations` are those of the main part.
    """

    package: Package
    main: str
    trees: Mapping[str, Element]
    relations: Mapping[str, Relation]
    text: OfficeText


def read_docx(package: Package) -> WordDocument:
    """Read a document. Raises `DocumentError`."""
    main = main_part(package)
    root = tree_of(package.part(main), main)
    body = child(root, "body")
    if name_of(root) != "document" or body is None:
        raise DocumentError("is no Word document: its main part is none")
    related = relations(package, main)
    reader = _Reader(package, main, root, related)
    reader.container(body, None)
    reader.notes()
    return WordDocument(package, main, reader.trees, related, reader.builder.finish())


class _Reader:
    """Goes through the stories of a document, one after the other."""

    def __init__(
        self, package: Package, main: str, root: Element, related: Mapping[str, Relation]
    ) -> None:
        self.package, self.related = package, related
        self.parts = {one.kind: one.target for one in related.values() if not one.external}
        self.styles = Styles(self._tree("styles"))
        self.trees: dict[str, Element] = {main: root}
        self.story, self.links = main, related
        self.builder = TextBuilder()
        self.fields = Fields()
        self.boxes: list[tuple[Element, Element]] = []  # with the run that each is anchored in
        self.found: dict[tuple[str, str], Element] = {}  # notes, with the run of the first mark
        self.anchor: Element | None = None
        self.hidden = False  # the paragraph is

    def _tree(self, kind: str) -> Element | None:
        name = self.parts.get(kind)
        if name not in self.package.names or name is None:
            return None
        return tree_of(self.package.part(name), name)

    # Containers: the body, a cell, a text box, a note

    def container(self, container: Element, mark: str | None) -> None:
        """All paragraphs and tables of a container; `mark` stands for those of their styles."""
        group: list[Element] = []
        for block in _blocks(container):
            if name_of(block) == "tbl":
                self._table(block, mark)
                continue
            group.append(block)
            if not (_mark_is_deleted(block) or _is_initial(block)):
                self._paragraph(tuple(group), mark)
                group = []
        if group:
            self._paragraph(tuple(group), mark)

    def _table(self, table: Element, mark: str | None) -> None:
        rows = [row for row in _through(table, "tr") if not _row_is_deleted(row)]
        cells = [cell for row in rows for cell in _through(row, "tc")]
        for cell in cells:  # one cell alone is a frame around text
            self.container(cell, mark or (CELL if len(cells) > 1 else None))

    def _paragraph(self, group: tuple[Element, ...], mark: str | None) -> None:
        properties = child(group[-1], "pPr")
        own = self.styles.mark(properties) if mark is None else mark
        self.builder.begin(own, kept=mark is not None)
        style = child(properties, "pStyle") if properties is not None else None
        self.hidden = style is not None and self.styles.hides(attribute(style, "val") or "")
        for paragraph in group:
            self._inline(paragraph)
        self.fields.end_of_paragraph(self.builder)
        self.builder.end(group, self.story, self.anchor)
        boxes, self.boxes = self.boxes, []
        for box, run in boxes:
            outer, self.anchor = self.anchor, self.anchor if self.anchor is not None else run
            self.container(box, BOX)
            self.anchor = outer

    # What stands in a paragraph

    def _inline(self, element: Element) -> None:
        for part in element:
            name = name_of(part)
            if name == "r":
                self._run(part)
            elif name == "hyperlink":
                self._hyperlink(part)
            elif name == "fldSimple":
                self._linked(part, self.fields.address_in(attribute(part, "instr") or ""))
            elif name in _THROUGH:
                self._inline(part)
            elif name in ("oMath", "oMathPara"):
                self.builder.sign("\ufffc", part)
            elif name in _ELSEWHERE:
                raise _elsewhere(name)

    def _hyperlink(self, link: Element) -> None:
        relation = self.links.get(attribute(link, "id") or "")
        self._linked(link, relation.target if relation and relation.external else None)

    def _linked(self, element: Element, address: str | None) -> None:
        if address is None:
            self._inline(element)
            return
        opened = self.builder.open_link()
        self._inline(element)
        self.builder.close_link(opened, address)

    def _run(self, run: Element) -> None:
        hidden, builder, fields = False, self.builder, self.fields
        for part in run:
            name = name_of(part)
            if name == "t":
                if part.text and not fields.in_code:
                    builder.text(part.text, part, hidden=hidden)
            elif name == "rPr":
                hidden = self._is_hidden(part)
            elif name in ("fldChar", "instrText"):
                fields.meet(part, builder)
            elif not fields.in_code:
                self._other(name, part, run, hidden)

    def _other(self, name: str, part: Element, run: Element, hidden: bool) -> None:
        if name in _SIGNS:
            self.builder.sign(_SIGNS[name], part, hidden=hidden)
        elif name in _NOTES:
            kind, _, letter = _NOTES[name]
            number = attribute(part, "id") or ""
            self.found.setdefault((kind, number), run)
            self.builder.sign(f"[^{letter}{number}]", part)
        elif name == "AlternateContent":
            for drawing in next(iter(part), ()):
                self._other(name_of(drawing), drawing, run, hidden)
        elif name in ("drawing", "pict", "object"):
            self._drawing(part, run)
        elif name == "ruby":
            self._inline(part)

    def _is_hidden(self, properties: Element) -> bool:
        said = is_on(child(properties, "vanish"))
        if said is not None:
            return said
        style = child(properties, "rStyle")
        return self.hidden or (
            style is not None and self.styles.hides(attribute(style, "val") or "")
        )

    def _drawing(self, drawing: Element, run: Element) -> None:
        boxes = list(_boxes(drawing))
        self.boxes += [(box, run) for box in boxes]
        pictures = [one for kind in ("blip", "imagedata") for one in descendants(drawing, kind)]
        for picture in pictures[:1] if not boxes else ():
            number = attribute(picture, "embed") or attribute(picture, "id") or ""
            relation = self.links.get(number)
            said = next(descendants(drawing, "docPr"), None)
            self.builder.sign(
                image(
                    relation.target if relation else number,
                    (said.get("descr") or "") if said is not None else "",
                ),
                drawing,
            )

    # Notes

    def notes(self) -> None:
        """The notes that the text has a mark of, in the order of their marks."""
        done: set[tuple[str, str]] = set()
        while waiting := [note for note in self.found if note not in done]:
            for kind, number in waiting:
                done.add((kind, number))
                self._note(kind, number)

    def _note(self, kind: str, number: str) -> None:
        name = self.parts.get(kind)
        if name is None or name not in self.package.names:
            return
        if name not in self.trees:
            self.trees[name] = tree_of(self.package.part(name), name)
        self.story, self.links = name, relations(self.package, name)
        letter = "e" if kind == "endnotes" else ""
        for note in self.trees[name]:
            if attribute(note, "id") == number:
                self.anchor = self.found[kind, number]
                self.container(note, f"[^{letter}{number}]: ")


def _blocks(container: Element) -> Iterator[Element]:
    """The paragraphs and tables of a container, content controls opened."""
    for part in container:
        name = name_of(part)
        if name in ("p", "tbl"):
            yield part
        elif name in _THROUGH:
            yield from _blocks(part)
        elif name in _ELSEWHERE:
            raise _elsewhere(name)


def _through(element: Element, wanted: str) -> Iterator[Element]:
    """The rows of a table or the cells of a row, content controls opened."""
    for part in element:
        name = name_of(part)
        if name == wanted:
            yield part
        elif name in _THROUGH:
            yield from _through(part, wanted)


def _boxes(element: Element) -> Iterator[Element]:
    """The outermost text boxes of a drawing; of a choice between two forms the first alone."""
    for part in element:
        name = name_of(part)
        if name == "txbxContent":
            yield part
        elif name != "Fallback":
            yield from _boxes(part)


def _mark_is_deleted(paragraph: Element) -> bool:
    return _has(paragraph, ("pPr", "rPr"), ("del", "moveFrom"))


def _is_initial(paragraph: Element) -> bool:
    """Whether a paragraph is a large first letter, which its own frame sets beside the next one."""
    properties = child(paragraph, "pPr")
    frame = child(properties, "framePr") if properties is not None else None
    return frame is not None and attribute(frame, "dropCap") in ("drop", "margin")


def _row_is_deleted(row: Element) -> bool:
    return _has(row, ("trPr",), ("del",))


def _has(element: Element, way: Iterable[str], names: Iterable[str]) -> bool:
    for step in way:
        found = child(element, step)
        if found is None:
            return False
        element = found
    return any(child(element, name) is not None for name in names)


def _elsewhere(name: str) -> DocumentError:
    return DocumentError(
        f"is not read: it holds {_ELSEWHERE[name]}, whose text Word takes in when it opens it;"
        " save it in Word anew"
    )
