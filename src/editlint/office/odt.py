"""An OpenDocument text -> its text, in the same marks as a Word document.

Deletions that are tracked lie beside the text and are not read; insertions are text. It is read and
not written: its text lies between the elements, not in runs that could be cut and put back.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from editlint.model.values import NamedTuple
from editlint.office.package import DocumentError, Package
from editlint.office.styles import mark_by_name
from editlint.office.text import OfficeText, TextBuilder, image
from editlint.office.xml import Element, attribute, child, name_of, tree_of
from editlint.parse.word_text import BOX, BREAK, CELL, CONTENTS, INDENT, ITEM

CONTENT, STYLES = "content.xml", "styles.xml"
_TYPE = b"application/vnd.oasis.opendocument.text"
_SKIPPED = frozenset({
    "tracked-changes", "annotation", "annotation-end", "note-citation", "ruby-text", "forms",
    "sequence-decls", "hidden-paragraph", "title", "desc",
})  # fmt: skip
_INDEXES = frozenset({
    "table-of-content", "illustration-index", "table-index", "object-index", "alphabetical-index",
    "user-index", "bibliography",
})  # fmt: skip
_BLANKS = re.compile(r"[ \t\r\n]+")


class _Style(NamedTuple):
    parent: str
    hidden: bool


def read_odt(package: Package) -> OfficeText:
    """Read a document. Raises `DocumentError`."""
    if "mimetype" in package.names and not package.part("mimetype").startswith(_TYPE):
        raise DocumentError("is no OpenDocument text: it says that it is something else")
    if "META-INF/manifest.xml" in package.names and b"encryption-data" in package.part(
        "META-INF/manifest.xml"
    ):
        raise DocumentError("is encrypted: save it without a password")
    root = tree_of(package.part(CONTENT), CONTENT)
    body = child(root, "body")
    text = child(body, "text") if body is not None else None
    if text is None:
        raise DocumentError("is no OpenDocument text: it holds none")
    roots = [root]
    if STYLES in package.names:
        roots.append(tree_of(package.part(STYLES), STYLES))
    reader = _Reader(_styles(roots))
    reader.blocks(text, "", 0)
    reader.notes()
    return reader.builder.finish()


def _styles(roots: Iterable[Element]) -> dict[tuple[str, str], _Style]:
    """The styles by family and name."""
    found: dict[tuple[str, str], _Style] = {}
    for root in roots:
        for group in root:
            for style in group if name_of(group) in ("styles", "automatic-styles") else ():
                look = child(style, "text-properties")
                hidden = look is not None and attribute(look, "display") == "none"
                key = attribute(style, "family") or "", attribute(style, "name") or ""
                made = _Style(attribute(style, "parent-style-name") or "", hidden)
                found.setdefault(key, made)
    return found


class _Reader:
    def __init__(self, styles: dict[tuple[str, str], _Style]) -> None:
        self.styles = styles
        self.builder = TextBuilder()
        self.waiting: list[tuple[str, Element]] = []  # text boxes and notes, with their marks
        self.later: list[tuple[str, Element]] = []
        self.blank = True  # a blank went before, so that another one is none

    def blocks(self, container: Element, mark: str, level: int) -> None:
        """All blocks of a container; a `mark` stands for those of their styles."""
        for block in container:
            name = name_of(block)
            if name in ("p", "h"):
                self._paragraph(block, mark or self._mark(block, level), kept=bool(mark))
            elif name == "list":
                self._list(block, mark, level + 1)
            elif name == "table":
                cells = [one for one in block.iter() if name_of(one) == "table-cell"]
                self.blocks(block, mark or (CELL if len(cells) > 1 else ""), level)
            elif name in _INDEXES:
                self.blocks(block, CONTENTS, level)
            elif name == "frame":  # anchored to the page
                self._object(block)
                self._waiting()
            elif name not in _SKIPPED and isinstance(block.tag, str):
                self.blocks(block, mark, level)

    def _list(self, items: Element, mark: str, level: int) -> None:
        for item in items:
            first = True
            for block in item:
                if name_of(block) == "list":
                    self._list(block, mark, level + 1)
                elif name_of(block) in ("p", "h"):
                    own = mark or self._mark(block, level if first else 0)
                    self._paragraph(block, own, kept=bool(mark))
                    first = False

    def _mark(self, block: Element, level: int) -> str:
        if name_of(block) == "h":
            number = attribute(block, "outline-level") or "1"
            return f"{'#' * min(int(number) if number.isdecimal() else 1, 6)} "
        for name in self._line_of("paragraph", attribute(block, "style-name") or ""):
            said = mark_by_name(name.replace("_20_", " ").lower())
            if said is not None:
                return said
        return f"{INDENT * min(level - 1, 8)}{ITEM}" if level else ""

    def _line_of(self, family: str, name: str) -> list[str]:
        names: list[str] = []
        while name and name not in names:
            names.append(name)
            name = self.styles.get((family, name), _Style("", False)).parent
        return names

    def _is_hidden(self, element: Element, family: str) -> bool:
        names = self._line_of(family, attribute(element, "style-name") or "")
        return any(self.styles.get((family, name), _Style("", False)).hidden for name in names)

    def _paragraph(self, block: Element, mark: str, *, kept: bool) -> None:
        self.builder.begin(mark, kept=kept)
        self.blank = True
        self._inline(block, self._is_hidden(block, "paragraph"))
        self.builder.end((block,), CONTENT)
        self._waiting()

    def _waiting(self) -> None:
        waiting, self.waiting = self.waiting, []
        for mark, box in waiting:
            self.blocks(box, mark, 0)

    def notes(self) -> None:
        """The notes, in the order of their marks."""
        while self.later:
            mark, body = self.later.pop(0)
            self.blocks(body, mark, 0)

    def _inline(self, element: Element, hidden: bool) -> None:
        self._say(element.text, element, hidden)
        for part in element:
            self._part(part, hidden)
            self._say(part.tail, part, hidden)

    def _part(self, part: Element, hidden: bool) -> None:
        name = name_of(part)
        if name == "s":
            count = attribute(part, "c") or "1"
            self._sign(" " * min(int(count) if count.isdecimal() else 1, 1000), part, hidden)
        elif name in ("tab", "line-break"):
            self._sign("\t" if name == "tab" else BREAK, part, hidden)
        elif name == "a":
            opened = self.builder.open_link()
            self._inline(part, hidden)
            self.builder.close_link(opened, attribute(part, "href") or "")
        elif name == "note":
            self._note(part)
        elif name in ("frame", "g", "custom-shape"):
            self._object(part)
        elif name == "span":
            self._inline(part, hidden or self._is_hidden(part, "text"))
        elif name == "hidden-text":
            self._inline(part, True)
        elif name and name not in _SKIPPED:
            self._inline(part, hidden)

    def _note(self, note: Element) -> None:
        number = (attribute(note, "id") or "").removeprefix("ftn").removeprefix("edn")
        label = f"{'e' if attribute(note, 'note-class') == 'endnote' else ''}{number}"
        self.builder.sign(f"[^{label}]", note)
        self.blank = False
        self.later += [(f"[^{label}]: ", one) for one in note if name_of(one) == "note-body"]

    def _object(self, frame: Element) -> None:
        boxes = [one for one in frame if name_of(one) == "text-box"]
        self.waiting += [(BOX, one) for one in boxes]
        picture = child(frame, "image")
        if picture is not None and not boxes and not self.builder.is_closed:
            self.builder.sign(image(attribute(picture, "href") or ""), frame)
            self.blank = False

    def _say(self, said: str | None, node: Element, hidden: bool) -> None:
        """Characters; blanks in a row are one, as line ends in the XML are."""
        if not said:
            return
        text = _BLANKS.sub(" ", said)
        if self.blank and text[0] == " ":
            text = text[1:]
        if text:
            self.blank = text[-1] == " "
            self.builder.text(text, node, hidden=hidden)

    def _sign(self, said: str, node: Element, hidden: bool) -> None:
        self.builder.sign(said, node, hidden=hidden)
        self.blank = said == BREAK
