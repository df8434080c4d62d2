"""Article files: read without guessing, written so that no half file ever stands on the disk."""

from __future__ import annotations

import os
import stat
from typing import BinaryIO

from editlint.model.places import BOM
from editlint.model.values import dataclass

_UTF16 = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}


class ReadError(Exception):
    """Why a file could not be read, in one line, without its name."""


class WriteError(Exception):
    """Why a file could not be written, in one line, without its name."""


def cause_of(error: OSError) -> str:
    """What the system says, for the end of a message: "permission denied"."""
    return (error.strerror or str(error)).lower()


@dataclass(frozen=True, slots=True)
class Text:
    """A decoded file.

    `source` has no BOM and its line ends are as they were. `encoding` is utf-8, utf-16-le or
    utf-16-be, or another one that the settings name, or that was `told` from the text itself.
    """

    source: str
    encoding: str = "utf-8"
    bom: bool = False
    told: bool = False

    def encoded(self, source: str) -> bytes:
        """`source` in the encoding of this text, with a BOM if this one had one."""
        return ((BOM if self.bom else "") + source).encode(self.encoding)


def read(path: str, most: int = 0, other: str | None = None) -> Text:
    """Read and decode a file of at most so many bytes (0: any size), as `decode` does.

    Raises `ReadError`.
    """
    return decode(read_bytes(path, most), other)


def read_bytes(path: str, most: int = 0) -> bytes:
    """What a file of at most so many bytes (0: any size) holds; no pipe or device is waited for.

    Raises `ReadError`.
    """
    try:
        with open(path, "rb", opener=_without_waiting) as file:
            kind = kind_of(os.fstat(file.fileno()))
            if kind:
                raise ReadError(f"cannot be read: it is {kind}")
            return read_at_most(file, most)
    except OSError as error:
        if os.path.islink(path) and not os.path.exists(path):
            raise ReadError("is a link to a file that does not exist") from None
        raise ReadError(f"cannot be read: {cause_of(error)}") from None


def _without_waiting(path: str, flags: int) -> int:
    """Opening a pipe waits for a writer, for ever."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def read_at_most(file: BinaryIO, most: int) -> bytes:
    """All that `file` holds. Raises `ReadError` where that is more than so many bytes (0: any)."""
    raw = file.read(most + 1) if most else file.read()
    if most and len(raw) > most:
        raise ReadError(
            f"is not read: it is larger than {most / 1_000_000:g} MB"
            " (`max-file-size` sets how large it may be)"
        )
    return raw


_KINDS = {
    stat.S_IFIFO: "a pipe",
    stat.S_IFCHR: "a device",
    stat.S_IFBLK: "a device",
    stat.S_IFSOCK: "a socket",
}


def kind_of(status: os.stat_result) -> str | None:
    """What it is that is neither file nor folder: "a pipe"; None where it is one of them."""
    return _KINDS.get(stat.S_IFMT(status.st_mode))


def decode(raw: bytes, other: str | None = None) -> Text:
    """UTF-8 with or without BOM, or UTF-16 with one. What is neither is read in the encoding
    `other`; "": in the one that the text shows, where that is certain; None or utf-8: not at all.

    Raises `ReadError`.
    """
    if raw.startswith(_BEGINNINGS):
        raise ReadError(next(said for first, said in _DOCUMENTS.items() if raw.startswith(first)))
    encoding = _UTF16.get(raw[:2], "utf-8")
    try:
        source = raw.decode(encoding)
    except UnicodeDecodeError as error:
        if other in (None, "utf-8") or b"\0" in raw or encoding != "utf-8":
            raise ReadError(_not_text(raw, error)) from None
        return _in_other_encoding(raw, other or "", error)
    if "\0" in source:
        raise ReadError("is not text: it holds NUL characters")
    bom = source.startswith(BOM)
    return Text(source[1:] if bom else source, encoding, bom)


def _in_other_encoding(raw: bytes, other: str, error: UnicodeDecodeError) -> Text:
    from editlint.project.encodings import certain  # most texts are UTF-8

    encoding = other or certain(raw)
    if not encoding:
        hint = ', or name its encoding, as in `encoding = "cp1252"`'
        raise ReadError(_not_text(raw, error) + hint)
    try:
        return Text(raw.decode(encoding), encoding, told=not other)
    except UnicodeDecodeError as wrong:
        byte, line = raw[wrong.start], raw.count(b"\n", 0, wrong.start) + 1
        raise ReadError(
            f"is neither UTF-8 nor {other} text: byte 0x{byte:02X} in line {line}"
        ) from None


_SAVE = "Save its text as .docx, .md or .txt"
_DOCUMENTS = {
    b"{\\rtf": f"is a Rich Text document. {_SAVE}",
    b"%PDF-": "is a PDF. Check the text that it was made from",
    b"\xd0\xcf\x11\xe0": f"is a document of an older office program, as .doc is. {_SAVE}",
    b"PK\x03\x04": f"is an archive or a document of another program. {_SAVE}",
}
_BEGINNINGS = tuple(_DOCUMENTS)


def _not_text(raw: bytes, error: UnicodeDecodeError) -> str:
    if error.encoding.startswith("utf-16"):
        return f"is not text: its UTF-16 breaks off or is invalid at byte {error.start}"
    if b"\0" in raw:
        return "is not text: it holds NUL characters"
    line = raw.count(b"\n", 0, error.start) + 1
    return f"is not UTF-8 text: byte 0x{raw[error.start]:02X} in line {line}. Save it as UTF-8"


def write(path: str, source: str, like: Text) -> None:
    """Put `source` in the place of the file at once, in the encoding of `like`, keeping its mode
    and owner. A link stays a link.

    Raises `WriteError`, also where the file is read-only, has other names or changed since `like`
    was read; it then stands as it was.
    """
    try:
        raw, before = like.encoded(source), like.encoded(like.source)
    except UnicodeEncodeError as error:
        char = error.object[error.start]
        raise WriteError(
            f"is not mended: {like.encoding} has no “{char}”, which the mended text needs."
            " Save it as UTF-8"
        ) from None
    write_bytes(path, raw, before)


def write_bytes(path: str, raw: bytes, before: bytes | None = None) -> None:
    """Put `raw` in the place of the file at once, as `write` does, or make it (`before` None: what
    it holds now does not matter).

    Raises `WriteError`.
    """
    from editlint.project.atomic import write_atomically  # most runs only read

    target = os.path.realpath(path)
    try:
        status = os.stat(target) if os.path.exists(target) else None
        if status:
            _may_be_replaced(target, status, before)
        write_atomically(target, raw, status)
    except OSError as error:
        raise WriteError(f"cannot be written: {cause_of(error)}") from None


def _may_be_replaced(path: str, status: os.stat_result, before: bytes | None) -> None:
    """Raises `WriteError` where the file is not to be written, or no longer holds `before`."""
    if not status.st_mode & 0o222 or not os.access(path, os.W_OK):
        raise WriteError("is not mended: it is read-only")
    if status.st_nlink > 1:
        raise WriteError(
            f"is not mended: it has {status.st_nlink} names (hard links), and the others would keep"
            " the old text"
        )
    if before is None:
        return
    with open(path, "rb") as file:
        if file.read() != before:
            raise WriteError("is not mended: another program changed it meanwhile. Run it again")
