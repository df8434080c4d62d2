"""Runs of characters that are the bytes of UTF-8, read in another encoding."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from editlint.model.places import Span, lazy
from editlint.model.values import NamedTuple, dataclass

# Windows-1252 is by far the most common; it stands for Latin-1 too, because the characters that
# Latin-1 has beside it (C1) are nothing else anywhere.
CODEPAGES = ("cp1252", "cp1250", "cp1251", "cp1253", "mac_roman", "cp437", "cp850")

_FOREIGN = lazy("[^\x00-\x7f\u2060\ufffc]{2,}")  # those two stand for markup


class Run(NamedTuple):
    """Characters that stand side by side in a text, and those that their bytes make."""

    span: Span
    meant: str


def foreign_stretches(text: str) -> list[Span]:
    """Where two characters and more that are not ASCII stand side by side: a run is made of such
    alone, and to look for them once is cheaper than for the runs of every encoding.
    """
    return [Span(*match.span()) for match in _FOREIGN().finditer(text)]


@dataclass(frozen=True, slots=True)
class Codepage:
    """What the bytes from 0x80 on became when they were read in one encoding."""

    byte_of: dict[str, int]
    pattern: re.Pattern[str]

    def runs(self, text: str, foreign: Iterable[Span]) -> Iterator[Run]:
        """The runs of `text` whose bytes are UTF-8; they lie in its `foreign_stretches`."""
        for stretch in foreign:
            for match in self.pattern.finditer(text, *stretch):
                meant = self._made(match.group())
                if meant:
                    yield Run(Span(*match.span()), meant)

    def meant(self, run: str) -> str:
        """The characters that the bytes of the whole `run` make, empty where they make none."""
        return self._made(run) if self.pattern.fullmatch(run) else ""

    def _made(self, run: str) -> str:
        try:
            return bytes(self.byte_of[char] for char in run).decode("utf-8")
        except UnicodeDecodeError:
            return ""


@cache
def codepage(name: str) -> Codepage:
    """The table of one encoding, made when a text asks for it."""
    char_of = {byte: bytes([byte]).decode(name, "ignore") for byte in range(0x80, 0x100)}
    # A byte without a character passes as the control character of its number.
    byte_of = {chr(byte): byte for byte in range(0x80, 0xA0)}
    byte_of |= {char: byte for byte, char in char_of.items() if char}

    def chars(start: int, stop: int) -> str:
        return "".join(re.escape(char) for char, byte in byte_of.items() if start <= byte < stop)

    follows = f"[{chars(0x80, 0xC0)}]"
    pattern = (
        f"(?:[{chars(0xC2, 0xE0)}]{follows}"
        f"|[{chars(0xE0, 0xF0)}]{follows}{{2}}"
        f"|[{chars(0xF0, 0xF5)}]{follows}{{3}})+"
    )
    return Codepage(byte_of, re.compile(pattern))
