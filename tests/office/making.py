"""Documents for tests, made of the XML that Word, LibreOffice, pandoc and Google Docs write."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from typing import Any
from xml.sax.saxutils import escape

from docx import Document

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SPACES = (
    f'xmlns:w="{W}"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:v="urn:schemas-microsoft-com:vml"'
    ' xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
_STYLES = {"% ": "Title", "# ": "Heading1", "## ": "Heading2", "- ": "ListBullet"}
_RELATIONS = "word/_rels/document.xml.rels"


def run(said: str, look: str = "") -> str:
    """A run; `look` is what stands in its `w:rPr`."""
    rpr = f"<w:rPr>{look}</w:rPr>" if look else ""
    return f'<w:r>{rpr}<w:t xml:space="preserve">{escape(said)}</w:t></w:r>'


def paragraph(*inside: str, style: str = "", properties: str = "") -> str:
    """A paragraph of runs, each a text or the XML of one."""
    runs = "".join(one if one.startswith("<") else run(one) for one in inside)
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    ppr = f"<w:pPr>{named}{properties}</w:pPr>" if named or properties else ""
    return f"<w:p>{ppr}{runs}</w:p>"


def cell(*blocks: str, properties: str = "") -> str:
    """A cell of a table, of paragraphs or texts."""
    inside = "".join(one if one.startswith("<") else paragraph(one) for one in blocks)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inside}</w:tc>"


def table(*rows: tuple[str, ...]) -> str:
    """A table of rows of cells, each a text or the XML of one."""
    made = ["".join(one if one.startswith("<w:tc>") else cell(one) for one in row) for row in rows]
    grid = '<w:gridCol w:w="900"/>' * max(map(len, rows))
    inside = "".join(f"<w:tr>{row}</w:tr>" for row in made)
    return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{inside}</w:tbl>"


def docx(*blocks: str, parts: Mapping[str, bytes] | None = None, relations: str = "") -> bytes:
    """A document with these blocks, in the styles that python-docx brings, and further parts."""
    made = io.BytesIO()
    Document().save(made)
    body = "".join(blocks)
    document = (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f"<w:document {SPACES}><w:body>{body}<w:sectPr/></w:body></w:document>"
    )
    changed = {"word/document.xml": document.encode(), **(parts or {})}
    if relations:
        old = zipfile.ZipFile(made).read(_RELATIONS).decode()
        changed[_RELATIONS] = old.replace(
            "</Relationships>", f"{relations}</Relationships>"
        ).encode()
    return with_parts(made.getvalue(), changed)


def relation(number: str, kind: str, target: str, *, external: bool = False) -> str:
    """A relation of the main part."""
    base = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    mode = ' TargetMode="External"' if external else ""
    return f'<Relationship Id="{number}" Type="{base}/{kind}" Target="{target}"{mode}/>'


def notes(kind: str, *said: str) -> bytes:
    """The part `word/footnotes.xml` or `word/endnotes.xml` with notes from 1 on."""
    one = kind.removesuffix("s")
    lines = (("-1", "separator"), ("0", "continuationSeparator"))
    made = "".join(
        f'<w:{one} w:type="{name}" w:id="{number}"><w:p><w:r><w:{name}/></w:r></w:p></w:{one}>'
        for number, name in lines
    )
    made += "".join(
        f'<w:{one} w:id="{number}">{paragraph(text)}</w:{one}>'
        for number, text in enumerate(said, 1)
    )
    return f"<w:{kind} {SPACES}>{made}</w:{kind}>".encode()


def with_parts(raw: bytes, parts: Mapping[str, bytes]) -> bytes:
    """The package with some parts replaced or added."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(made, "w") as new:
        names = old.namelist()
        for name in [*names, *(name for name in parts if name not in names)]:
            new.writestr(name, parts[name] if name in parts else old.read(name))
    return made.getvalue()


def parts_of(raw: bytes) -> dict[str, bytes]:
    """Every part of a package with its bytes, in order."""
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def as_docx(text: str) -> bytes:
    """A document of a text in simple marks: a title, headings, items, hidden text."""
    blocks: list[str] = []
    for line in text.rstrip("\n").split("\n"):
        mark = next((mark for mark in _STYLES if line.startswith(mark)), "")
        pieces = re.split("\x0e([^\x0f]*)\x0f", line.removeprefix(mark))
        runs = [
            run(said, "<w:vanish/>" if at % 2 else "") for at, said in enumerate(pieces) if said
        ]
        blocks.append(paragraph(*runs, style=_STYLES.get(mark, "")))
    return docx(*blocks)


def body_of(raw: bytes) -> Any:
    """The `w:body` of a document."""
    from lxml import etree

    return etree.fromstring(parts_of(raw)["word/document.xml"])[0]
