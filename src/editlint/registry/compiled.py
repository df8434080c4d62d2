"""The compiled file: what a start needs of the rules that ship, and the rest by its place in it.

It is JSON lines: a header (`stamp`, a row for each of the `rules`, the `places` of the other lines
by name, from the end of the header on), then a line for each YAML rule and each data file. A start
reads the header alone. A wheel carries the file; in a source checkout it is made again whenever
something that it is made of has changed, which the stamp (size and time of each file) tells
without reading any of them.

    {"stamp": {"residue/open-words.yaml": [1234, 17...]}, "rules": [{"name": "wire-slug", ...}],
     "places": {"rules/wire-slug": [0, 2259], "boilerplate/phrases": [2260, 99838]}}
    {"name": "wire-slug", "bad": ...}
    {"phrases": ...}
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import Any, BinaryIO

from editlint.model.values import NamedTuple

PACKAGE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
COMPILED = os.path.join(PACKAGE, "builtin_packs.jsonl")
_CHECKOUT = os.path.dirname(os.path.dirname(PACKAGE))
SOURCE = os.path.join(_CHECKOUT, "rules")
SUFFIXES = (".yaml", ".yml", ".json")
# What has a part in compiling, with all below it; to look at everything takes 3 ms of each start.
COMPILING = ("alignment", "edits", "language", "model", "packs", "registry", "reuse", "rules")

Stamp = dict[str, list[int]]


class Compiled(NamedTuple):
    """The header, and what its places are counted from: the file, open, or its bytes."""

    header: dict[str, Any]
    start: int
    file: BinaryIO | bytes

    def parsed(self, name: str) -> Any:
        """The content of the line of that name. Raises `KeyError` where there is none."""
        place, size = self.header["places"][name]
        place += self.start
        if isinstance(self.file, bytes):
            return json.loads(self.file[place : place + size])
        return json.loads(_read(self.file, place, size))


def _read(file: BinaryIO, place: int, size: int) -> bytes:
    """Read where no other process moves the place, for they share it with those that they make."""
    if hasattr(os, "pread"):
        return os.pread(file.fileno(), size, place)
    file.seek(place)
    return file.read(size)


class Lines(Mapping[str, Any]):
    """The data files by name; each is parsed when it is first asked for."""

    def __init__(self, compiled: Compiled, names: list[str]) -> None:
        self._compiled = compiled
        self._parsed: dict[str, Any] = dict.fromkeys(names)

    def __getitem__(self, name: str) -> Any:
        found = self._parsed[name]
        if found is None:
            found = self._parsed[name] = self._compiled.parsed(name)
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(self._parsed)

    def __len__(self) -> int:
        return len(self._parsed)


def opened() -> Compiled:
    """The compiled file as it is. Raises `OSError` or `ValueError` where it cannot be read."""
    file = open(COMPILED, "rb")  # noqa: SIM115 (it stays open: a newer one has other places)
    header = file.readline()
    return Compiled(json.loads(header), len(header), file)


def of_bytes(raw: bytes) -> Compiled:
    """The compiled file from what it holds."""
    header, _, _ = raw.partition(b"\n")
    return Compiled(json.loads(header), len(header) + 1, raw)


def is_checkout() -> bool:
    """Whether this is a source checkout, whose files change."""
    return os.path.isfile(os.path.join(_CHECKOUT, "hatch_build.py"))


def stamp_of(source: str) -> Stamp:
    """Size and modification time (ns) of each file below `source`, and of the modules that
    compile them and that rules are made of.
    """
    stamp: Stamp = {}
    if os.path.isdir(source):
        _look(source, "", SUFFIXES, stamp)
    for room in COMPILING:
        _look(os.path.join(PACKAGE, room), f"editlint/{room}/", (".py",), stamp)
    return stamp


def _look(folder: str, called: str, suffixes: tuple[str, ...], stamp: Stamp) -> None:
    """Put all files in the stamp that lie in this folder and below it."""
    for entry in os.scandir(folder):
        if entry.name.endswith(suffixes):
            status = entry.stat()
            stamp[called + entry.name] = [status.st_size, status.st_mtime_ns]
        elif entry.is_dir() and entry.name != "__pycache__":
            _look(entry.path, f"{called}{entry.name}/", suffixes, stamp)


def keep(raw: bytes, path: str) -> None:
    """Keep the compiled form; where the folder may not be written it is made on each start."""
    from editlint.project.atomic import write_atomically

    with suppress(OSError):
        write_atomically(path, raw)
