"""XML of any length, entry after entry, read so that it can do nothing but be read.

    <item><title>The pool</title><guid>17</guid></item>   {"title": ..., "guid": ...} of one <item>

Only one entry is held at a time. A file that declares a document type is refused, for it may define
entities that grow without end or that stand in other files; nothing is loaded from anywhere.
Characters that XML forbids are read as blanks: exports of content systems are full of them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from html import escape
from typing import Any

from editlint.model.values import NamedTuple
from editlint.project.files import cause_of
from editlint.sources.record import LARGEST, Unread

_CHUNK = 1 << 16
_DEEPEST = 200  # elements inside one another
_FORBIDDEN = bytes.maketrans(
    bytes(byte for byte in range(32) if byte not in b"\t\n\r"), b" " * 29
)  # what word processors leave in texts, as 0x0B
_UTF16 = (b"\xff\xfe", b"\xfe\xff", b"<\x00", b"\x00<")


class Field(NamedTuple):
    """An element directly in an entry: its name with its name space ("http://... content"), its
    attributes, and its text; where it holds elements, they stand in the text as they were written.
    """

    name: str
    attributes: Mapping[str, str]
    text: str


class RefusedError(Exception):
    """Why XML is not read on, in one line."""


def entries(path: str, called: Collection[str]) -> Iterator[list[Field] | Unread]:
    """The fields of every element of the local names `called` that lies in no other such element,
    in order; at last an `Unread` where the file breaks off or is something else.
    """
    reader = _Reader(called)
    seen = 0
    try:
        with open(path, "rb") as file:
            plain = not (head := file.read(_CHUNK)).startswith(_UTF16)
            while head:
                reader.feed(head.translate(_FORBIDDEN) if plain else head)
                seen += len(reader.done)
                yield from reader.taken()
                head = file.read(_CHUNK)
            reader.feed(b"", final=True)
            yield from reader.taken()
    except OSError as error:
        yield Unread(path, f"cannot be read: {cause_of(error)}")
    except (RefusedError, reader.broken) as error:
        seen += len(reader.done)
        yield from reader.taken()
        yield Unread(path, _told(error, seen))
    else:
        if not reader.has_entries:
            yield Unread(path, f"has no {' and no '.join(f'<{name}>' for name in called)}")


def _told(error: Exception, seen: int) -> str:
    if isinstance(error, RefusedError):
        return str(error)
    behind = f" behind {seen:,} articles, which were read" if seen else ""
    return f"is damaged or no XML{behind}: {error}"


class _Reader:
    """Gathers entries from what the parser (Expat, of the standard library) tells."""

    def __init__(self, called: Collection[str]) -> None:
        from xml.parsers import expat

        self.broken = expat.ExpatError
        self.done: list[list[Field]] = []
        self.has_entries = False
        self._called = called
        self._entry: list[Field] | None = None
        self._depth = self._entry_depth = 0
        self._name, self._attributes = "", dict[str, str]()
        self._text: list[str] = []
        self._size = 0
        self._parser = expat.ParserCreate(namespace_separator=" ")
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._characters
        self._parser.StartDoctypeDeclHandler = _refuse_document_type

    def feed(self, raw: bytes, final: bool = False) -> None:
        self._parser.Parse(raw, final)

    def taken(self) -> list[list[Field]]:
        """The entries that are complete; they are not held any longer."""
        done, self.done = self.done, []
        return done

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise RefusedError(f"is not read: its elements lie {_DEEPEST} deep in one another")
        local = name.rpartition(" ")[2]
        if self._entry is None:
            if local in self._called:
                self._entry, self._entry_depth, self._size = [], self._depth, 0
                self.has_entries = True
        elif self._depth == self._entry_depth + 1:
            self._name, self._attributes, self._text = name, attributes, []
        else:
            said = "".join(f' {key}="{escape(value)}"' for key, value in attributes.items())
            self._gather(f"<{local}{said}>")

    def _end(self, name: str) -> None:
        if self._entry is not None:
            if self._depth == self._entry_depth:
                self.done.append(self._entry)
                self._entry = None
            elif self._depth == self._entry_depth + 1:
                self._entry.append(Field(self._name, self._attributes, "".join(self._text)))
            else:
                self._gather(f"</{name.rpartition(' ')[2]}>")
        self._depth -= 1

    def _characters(self, text: str) -> None:
        inside = self._depth - self._entry_depth if self._entry is not None else 0
        if inside == 1:
            self._gather(text)
        elif inside > 1:  # part of elements that are written as they stand
            self._gather(escape(text, quote=False))

    def _gather(self, text: str) -> None:
        self._size += len(text)
        if self._size > LARGEST:
            raise RefusedError(f"is not read: an article in it is larger than {LARGEST >> 20} MB")
        self._text.append(text)


def _refuse_document_type(*declared: Any) -> None:
    raise RefusedError("is not read: it declares a document type, which may hold entities")
