"""Article files: read without guessing, written so that no half file ever stands on the disk."""

from __future__ import annotations

import os

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

    `source` has no BOM and its line ends are as they were; `encoding` is utf-8, utf-16-le or
    utf-16-be.
    """

    source: str
    encoding: str = "utf-8"
    bom: bool = False

    def encoded(self, source: str) -> bytes:
        """`source` in the encoding of this text, with a BOM if this one had one."""
        return ((BOM if self.bom else "") + source).encode(self.encoding)


def read(path: str) -> Text:
    """Read and decode a file. Raises `ReadError`."""
    return decode(read_bytes(path))


def read_bytes(path: str) -> bytes:
    """What a file holds. Raises `ReadError`."""
    try:
        with open(path, "rb") as file:
            return file.read()
    except OSError as error:
        if os.path.islink(path) and not os.path.exists(path):
            raise ReadError("is a link to a file that does not exist") from None
        raise ReadError(f"cannot be read: {cause_of(error)}") from None


def decode(raw: bytes) -> Text:
    """UTF-8 with or without BOM, or UTF-16 with one. Raises `ReadError` for anything else."""
    encoding = _UTF16.get(raw[:2], "utf-8")
    try:
        source = raw.decode(encoding)
    except UnicodeDecodeError as error:
        raise ReadError(_not_text(raw, error)) from None
    if "\0" in source:
        raise ReadError("is not text: it holds NUL characters")
    bom = source.startswith(BOM)
    return Text(source[1:] if bom else source, encoding, bom)


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

    Raises `WriteError`; the old file then stands as it was.
    """
    write_bytes(path, like.encoded(source))


def write_bytes(path: str, raw: bytes) -> None:
    """Put `raw` in the place of the file at once, as `write` does, or make it.

    Raises `WriteError`.
    """
    from editlint.project.atomic import write_atomically  # most runs only read

    target = os.path.realpath(path)
    try:
        write_atomically(target, raw, os.stat(target) if os.path.exists(target) else None)
    except OSError as error:
        raise WriteError(f"cannot be written: {cause_of(error)}") from None
