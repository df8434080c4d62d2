"""The zip that a document is: looked at before it is unpacked, and written with few parts changed.

What cannot be a document of a word processor, or wants to be more than one, is refused in one line.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from zlib import error as ZlibError

from editlint.model.values import dataclass

PART = 64 << 20  # bytes that a part may come to that is read, unpacked
WHOLE = 1 << 30  # bytes that a document may come to, unpacked
PARTS = 20_000
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # the container of old .doc files and of encryption


class DocumentError(Exception):
    """Why a document cannot be read or written, in one line, without its name."""


@dataclass(frozen=True, slots=True)
class Package:
    """A document as it lies on the disk: `raw` is the file, `names` are those of its parts."""

    raw: bytes
    names: frozenset[str]

    def part(self, name: str) -> bytes:
        """The bytes of a part, unpacked. Raises `DocumentError`."""
        try:
            with zipfile.ZipFile(io.BytesIO(self.raw)) as archive:
                if archive.getinfo(name).file_size > PART:
                    raise DocumentError(_too_large(name, PART))
                return archive.read(name)
        except KeyError:
            raise DocumentError(f"is no Word document: it has no part {name}") from None
        except (zipfile.BadZipFile, ZlibError, EOFError, NotImplementedError, OSError):
            raise DocumentError(f"is damaged: its part {name} cannot be unpacked") from None

    def with_parts(self, parts: Mapping[str, bytes]) -> bytes:
        """The file with these parts in the place of those of their names, or behind the others."""
        made = io.BytesIO()
        try:
            with (
                zipfile.ZipFile(io.BytesIO(self.raw)) as old,
                zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new,
            ):
                new.comment = old.comment
                for info in old.infolist():
                    said = parts.get(info.filename)
                    new.writestr(_entry(info), old.read(info) if said is None else said)
                for name in parts.keys() - self.names:
                    new.writestr(zipfile.ZipInfo(name), parts[name], zipfile.ZIP_DEFLATED)
        except (zipfile.BadZipFile, ZlibError, EOFError, NotImplementedError, OSError):
            raise DocumentError("is damaged: not all of its parts can be unpacked") from None
        return made.getvalue()


def _entry(info: zipfile.ZipInfo) -> zipfile.ZipInfo:
    """What is said of a part beside its bytes: its date, its mode, how it is packed."""
    entry = zipfile.ZipInfo(info.filename, info.date_time)
    entry.compress_type, entry.comment = info.compress_type, info.comment
    entry.create_system, entry.external_attr = info.create_system, info.external_attr
    return entry


def open_package(raw: bytes) -> Package:
    """The document whose file holds `raw`. Raises `DocumentError`."""
    if raw.startswith(_COMPOUND):
        if "EncryptedPackage".encode("utf-16-le") in raw:
            raise DocumentError("is encrypted: save it without a password")
        raise DocumentError("is an old .doc, whatever its name says: save it as .docx")
    if not raw.startswith(b"PK"):
        raise DocumentError("is no Word document: it is not a zip")
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            entries = archive.infolist()
    except (zipfile.BadZipFile, NotImplementedError, OSError, ValueError):
        raise DocumentError("is damaged: the file breaks off or is not a whole zip") from None
    _look_at(entries)
    return Package(raw, frozenset(entry.filename for entry in entries))


def _look_at(entries: list[zipfile.ZipInfo]) -> None:
    if any(entry.flag_bits & 1 for entry in entries):
        raise DocumentError("is encrypted: save it without a password")
    if len(entries) > PARTS or sum(entry.file_size for entry in entries) > WHOLE:
        raise DocumentError(_too_large("it", WHOLE))
    if len({entry.filename for entry in entries}) < len(entries):
        raise DocumentError("is damaged: it holds a part twice")


def _too_large(what: str, most: int) -> str:
    return f"is not read: {what} would unpack to more than {most >> 20} MB"
