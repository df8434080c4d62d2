"""The rules and data that ship with editlint: Python modules, and the YAML of the top-level
`rules/` compiled into one file.

The compiled file is JSON lines: first a header (`stamp`, compiled `rules`, the names of the `data`
files), then a line a data file, so that a rule that never looks at its data costs nothing. A wheel
carries it; in a source checkout it is made again whenever `rules/` has changed, which the stamp
(size and time of each file) tells without reading any of them. Only that needs PyYAML.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import import_module
from typing import Any

from editlint.model.data import Data
from editlint.model.rule import Rule

_PACKAGE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
COMPILED = os.path.join(_PACKAGE, "builtin_packs.jsonl")
_CHECKOUT = os.path.dirname(os.path.dirname(_PACKAGE))
SOURCE = os.path.join(_CHECKOUT, "rules")
SUFFIXES = (".yaml", ".yml", ".json")

Stamp = dict[str, list[int]]


@cache
def rules() -> tuple[Rule, ...]:
    """Every built-in rule, by name."""
    found = [*_python_rules(), *_pack_rules()]
    return tuple(sorted(found, key=lambda rule: rule.name))


@cache
def data() -> Data:
    """The built-in data files by `pack/NAME`; each is parsed when it is first asked for."""
    header, lines = _loaded()
    return Data(_Lazy(dict(zip(header["data"], lines, strict=True))))


class _Lazy(Mapping[str, Any]):
    """A mapping whose values are kept as JSON until they are wanted."""

    def __init__(self, lines: dict[str, bytes]) -> None:
        self._lines = lines
        self._parsed: dict[str, Any] = {}

    def __getitem__(self, name: str) -> Any:
        if name not in self._parsed:
            self._parsed[name] = json.loads(self._lines[name])
        return self._parsed[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._lines)

    def __len__(self) -> int:
        return len(self._lines)


def _python_rules() -> Iterator[Rule]:
    """The rule of every module that lies directly in a room of `editlint.rules`.

    The folders are listed by hand: pkgutil alone would cost more than that.
    """
    top = os.path.join(_PACKAGE, "rules")
    for room in sorted(entry.name for entry in os.scandir(top) if entry.is_dir()):
        for name in sorted(os.listdir(os.path.join(top, room))):
            if name.endswith(".py") and name != "__init__.py":
                module = import_module(f"editlint.rules.{room}.{name.removesuffix('.py')}")
                yield from (value for value in vars(module).values() if isinstance(value, Rule))


def _pack_rules() -> list[Rule]:
    header, _ = _loaded()
    if not header["rules"]:
        return []
    from editlint.packs.load import load

    return [load(rule) for rule in header["rules"]]


@cache
def _loaded() -> tuple[dict[str, Any], list[bytes]]:
    """The header and the data lines, fresh."""
    if not os.path.isfile(os.path.join(_CHECKOUT, "hatch_build.py")):
        with open(COMPILED, "rb") as file:
            return _parts(file.read())
    stamp = stamp_of(SOURCE)
    try:
        with open(COMPILED, "rb") as file:
            header, lines = _parts(file.read())
        if header["stamp"] == stamp:
            return header, lines
    except (OSError, ValueError, KeyError):
        pass  # never made, or by another version: made now
    made = compiled(SOURCE)
    keep(made, COMPILED)
    return _parts(made)


def _parts(raw: bytes) -> tuple[dict[str, Any], list[bytes]]:
    first, *lines = raw.rstrip(b"\n").split(b"\n")
    return json.loads(first), lines


def stamp_of(source: str) -> Stamp:
    """Size and modification time (ns) of each file below `source`, and of every module of ours.

    Any of the modules may have a part in compiling.
    """
    stamp: Stamp = {}
    packs = (
        [entry.name for entry in os.scandir(source) if entry.is_dir()]
        if os.path.isdir(source)
        else []
    )
    for pack in sorted(packs):
        stamp |= _stamp(os.path.join(source, pack), pack, SUFFIXES)
    for folder, folders, _ in os.walk(_PACKAGE):
        folders[:] = sorted(name for name in folders if name != "__pycache__")
        stamp |= _stamp(folder, os.path.relpath(folder, _PACKAGE), (".py",))
    return stamp


def _stamp(folder: str, called: str, suffixes: tuple[str, ...]) -> Stamp:
    entries = sorted(
        (entry for entry in os.scandir(folder) if entry.name.endswith(suffixes)),
        key=lambda entry: entry.name,
    )
    return {
        f"{called}/{entry.name}": [entry.stat().st_size, entry.stat().st_mtime_ns]
        for entry in entries
    }


def compiled(source: str) -> bytes:
    """The compiled form of the packs below `source`.

    Raises `PackError` for the first rule that cannot be used.
    """
    from editlint.packs.compile import compile_pack
    from editlint.registry.preparers import PREPARERS

    stamp = stamp_of(source)
    texts: dict[str, str] = {}
    for path in filter(lambda path: path.endswith(SUFFIXES), stamp):
        with open(os.path.join(source, path), encoding="utf-8") as file:
            texts[path] = file.read()
    pack = compile_pack(texts, complete=True, preparers=PREPARERS)
    for error in pack.errors:
        raise error
    header = {"stamp": stamp, "rules": pack.rules, "data": list(pack.data)}
    return b"".join(
        json.dumps(part, separators=(",", ":")).encode() + b"\n"
        for part in (header, *pack.data.values())
    )


def keep(raw: bytes, path: str) -> None:
    """Write the compiled form at once; where the folder may not be written it is made anew on each
    start.
    """
    beside = f"{path}.{os.getpid()}"
    try:
        with open(beside, "wb") as file:
            file.write(raw)
        os.replace(beside, path)
    except OSError:
        return
