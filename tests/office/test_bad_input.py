"""What is no document, or wants to be more than one: a line each, and nothing is loaded or run."""

from __future__ import annotations

import io
import struct
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest

from editlint.cli.main import run
from editlint.office.package import DocumentError
from editlint.office.read import text_of
from editlint.office.write import mended
from office.making import docx, paragraph, parts_of, relation, with_parts

GOOD = docx(paragraph("The council met."))
_TYPES = b'<?xml version="1.0"?><!DOCTYPE w [<!ENTITY x "boom">]>'


def _document(xml: bytes) -> bytes:
    return with_parts(GOOD, {"word/document.xml": xml})


def _bomb() -> bytes:
    """A part of 70 MB of blanks, packed to 70 kB."""
    made = io.BytesIO(GOOD)
    with zipfile.ZipFile(made, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/media/x.bin", b" " * 100)
    raw = with_parts(GOOD, {})
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(raw)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            said = b" " * (70 << 20) if name == "word/document.xml" else old.read(name)
            new.writestr(name, said)
    return out.getvalue()


def _encrypted_entry() -> bytes:
    raw = bytearray(GOOD)
    for sign, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = raw.find(sign)
        raw[start + at] |= 1
    return bytes(raw)


def _liar() -> bytes:
    """A zip whose directory tells another size than its part has."""
    raw = bytearray(GOOD)
    start = raw.find(b"PK\x01\x02")
    raw[start + 24 : start + 28] = struct.pack("<I", (2 << 30) - 1)
    return bytes(raw)


BAD: dict[str, tuple[bytes, str]] = {
    "nothing": (b"", "is no Word document: it is not a zip"),
    "a text": (b"The council met.", "is no Word document: it is not a zip"),
    "encrypted by Word": (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
        "is encrypted",
    ),
    "an old document": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "is an old .doc"),
    "an encrypted entry": (_encrypted_entry(), "is encrypted"),
    "cut off": (GOOD[: len(GOOD) // 2], "breaks off"),
    "another zip": (
        with_parts(b"PK\x05\x06" + b"\0" * 18, {"a.txt": b"a"}),
        "nothing in it says which part is the text",
    ),
    "a part that unpacks to too much": (_bomb(), "would unpack to more than 64 MB"),
    "a whole that unpacks to too much": (_liar(), "would unpack to more than 1024 MB"),
    "an entity": (_document(_TYPES + b"<w>&x;</w>"), "declares a document type"),
    "an entity in UTF-16": (
        _document('<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE w [<!ENTITY x "y">]><w>&x;</w>'
                  .encode("utf-16")),
        "declares a document type",
    ),
    "broken XML": (_document(b"<w:document"), "is damaged: the XML of word/document.xml is broken"),
    "another root": (_document(b"<workbook/>"), "its main part is none"),
    "a text outside the file": (
        with_parts(
            GOOD,
            {
                "_rels/.rels": b'<Relationships xmlns="http://schemas.openxmlformats.org/package/'
                b'2006/relationships"><Relationship Id="r" Type="x/officeDocument" '
                b'Target="http://a.example/x.xml" TargetMode="External"/></Relationships>'
            },
        ),
        "its text lies outside the file, and nothing is loaded",
    ),
    "another file inside": (
        docx('<w:altChunk r:id="rId9"/>'), "it holds another file, whose text Word takes in"
    ),
    "a master document": (
        docx('<w:p><w:subDoc r:id="rId9"/></w:p>'), "a part of a master document"
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", BAD)
def test_it_is_refused_in_one_line(
    name: str, here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    raw, why = BAD[name]
    (here / "bad.docx").write_bytes(raw)
    (here / "good.docx").write_bytes(GOOD)
    for command in (["check", "."], ["fix", "."], ["annotate", "bad.docx"]):
        assert run([*command]) == 2
        said = capsys.readouterr().err.splitlines()
        assert len(said) == 1
        assert said[0].startswith("editlint: bad.docx: ")
        assert why in said[0]
    assert sorted(path.name for path in here.iterdir()) == ["bad.docx", "good.docx"]
    assert (here / "bad.docx").read_bytes() == raw


def test_nothing_outside_is_loaded_and_links_are_addresses(here: Path) -> None:
    raw = docx(
        paragraph('<w:hyperlink r:id="rIdX"><w:r><w:t>here</w:t></w:r></w:hyperlink>'),
        relations=relation("rIdX", "hyperlink", "file:///etc/passwd", external=True)
        + relation("rIdT", "attachedTemplate", "http://a.invalid/x.dotm", external=True),
    )
    assert text_of("a.docx", raw) == "[here](file:///etc/passwd)\n"


def test_macros_are_kept_and_not_run() -> None:
    raw = with_parts(docx(paragraph("The council met met.")), {"word/vbaProject.bin": b"\0macro"})
    source = text_of("a.docm", raw)
    from editlint.model.finding import Edit
    from editlint.model.places import Span

    at = source.index(" met.")
    new = mended(raw, [Edit(Span(at, at + 4))])
    assert text_of("a.docm", new) == "The council met.\n"
    assert parts_of(new)["word/vbaProject.bin"] == b"\0macro"


def test_random_damage_is_told_and_never_raises() -> None:
    for at in range(0, len(GOOD), 97):
        broken = bytearray(GOOD)
        broken[at] ^= 0xFF
        with suppress(DocumentError):
            text_of("a.docx", bytes(broken))
