"""The rules and data that ship with editlint: Python modules, and YAML compiled into one file.

The compiled file is JSON lines: first a header (`stamp`, compiled `rules`, the names of the `data`
files), then a line a data file, so that a rule that never looks at its data costs nothing. A wheel
carries it; in a source checkout it is made again whenever `rules/` has changed, which the stamp
(size and time of each file) tells without reading any of them. Only that needs PyYAML.

    {"stamp": {"residue/chat-leftover.yaml": [1234, 17...]}, "rules": [...], "data": ["a/b"]}
    {"phrases": [...]}
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from contextlib import suppress
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
# The rooms that have a part in compiling; looking at all would take 3 ms of each start.
COMPILING = (
    "language", "model", "packs", "registry", "rules/boilerplate/engine",
    "rules/consistency/engine", "rules/residue/engine",
)  # fmt: skip

Stamp = dict[str, list[int]]


@cache
def rules() -> tuple[Rule, ...]:
    """Every built-in rule, by name."""
    found = [*_python_rules(), *_pack_rules()]
    return tuple(sorted(found, key=lambda rule: rule.name))


def names() -> Iterator[str]:
    """The names and aliases of the built-in rules: taken, for whoever names a rule."""
    return (name for rule in rules() for name in (rule.name, *rule.aliases))


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
    for room in _folders_in(top):
        for name in sorted(os.listdir(os.path.join(top, room))):
            if name.endswith(".py") and name != "__init__.py":
                module = import_module(f"editlint.rules.{room}.{name.removesuffix('.py')}")
                yield from (value for value in vars(module).values() if isinstance(value, Rule))


def _folders_in(top: str) -> list[str]:
    return sorted(entry.name for entry in os.scandir(top) if entry.is_dir())


def _pack_rules() -> list[Rule]:
    header, _ = _loaded()
    if not header["rules"]:
        return []
    from editlint.packs.load import load_rule

    return [load_rule(compiled) for compiled in header["rules"]]


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
    """Size and modification time (ns) of each file below `source`, and of the modules that
    compile them.
    """
    stamp: Stamp = {}
    for pack in _folders_in(source) if os.path.isdir(source) else ():
        stamp |= _stamp(os.path.join(source, pack), pack, SUFFIXES)
    for room in COMPILING:
        stamp |= _stamp(os.path.join(_PACKAGE, room), room, (".py",))
    return stamp


def _stamp(folder: str, called: str, suffixes: tuple[str, ...]) -> Stamp:
    entries = [entry for entry in os.scandir(folder) if entry.name.endswith(suffixes)]
    entries.sort(key=lambda entry: entry.name)
    stats = {f"{called}/{entry.name}": entry.stat() for entry in entries}
    return {name: [status.st_size, status.st_mtime_ns] for name, status in stats.items()}


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
    lines = (json.dumps(part, separators=(",", ":")) for part in (header, *pack.data.values()))
    return "".join(f"{line}\n" for line in lines).encode()


def keep(raw: bytes, path: str) -> None:
    """Keep the compiled form; where the folder may not be written it is made on each start."""
    from editlint.project.atomic import write_atomically

    with suppress(OSError):
        write_atomically(path, raw)
