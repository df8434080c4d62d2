"""Makes the compiled file: imports every Python rule, and reads the YAML, which needs PyYAML.

The modules of rules are found by looking into their folders; nothing is registered.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from importlib import import_module
from typing import Any

from editlint.model.rule import Rule
from editlint.packs.compile import compile_pack
from editlint.packs.load import load_rule
from editlint.packs.needs import needs_of
from editlint.registry.compiled import PACKAGE, SUFFIXES, stamp_of
from editlint.registry.preparers import PREPARERS
from editlint.registry.rows import row_of

LARGE = 20_000  # characters of a data file


def compiled(source: str) -> bytes:
    """The compiled form of the Python rules and of the packs below `source`.

    Raises `PackError` for the first rule that cannot be used.
    """
    stamp = stamp_of(source)
    texts: dict[str, str] = {}
    for path in sorted(path for path in stamp if path.endswith(SUFFIXES)):
        with open(os.path.join(source, path), encoding="utf-8") as file:
            texts[path] = file.read()
    pack = compile_pack(texts, complete=True, preparers=PREPARERS)
    for error in pack.errors:
        raise error
    rows = [row_of(load_rule(rule), needs_of(rule)) for rule in pack.rules]
    rows += map(row_of, python_rules())
    rows.sort(key=lambda row: str(row["name"]))
    parts: dict[str, Any] = {f"rules/{rule['name']}": rule for rule in pack.rules} | pack.data
    lines: list[bytes] = []
    places = {name: _placed(part, lines) for name, part in parts.items()}
    header = {"stamp": stamp, "rules": rows, "places": places}
    return b"".join((_line(header), *lines))


def python_rules() -> Iterator[Rule]:
    """The rule of every module that lies directly in a room of `editlint.rules`."""
    top = os.path.join(PACKAGE, "rules")
    for room in sorted(entry.name for entry in os.scandir(top) if entry.is_dir()):
        for name in sorted(os.listdir(os.path.join(top, room))):
            if name.endswith(".py") and name != "__init__.py":
                module = import_module(f"editlint.rules.{room}.{name.removesuffix('.py')}")
                yield from (value for value in vars(module).values() if isinstance(value, Rule))


def _line(value: Any) -> bytes:
    return json.dumps(value, separators=(",", ":")).encode() + b"\n"


def _placed(part: Any, lines: list[bytes]) -> list[int] | dict[str, list[int]]:
    """Add the line of a rule or of a data file, and say where it begins and how long it is; of a
    large data file each of its keys gets a line, for few rules need all of it.
    """
    line = _line(part)
    if len(line) > LARGE and isinstance(part, dict):
        return {key: _add(_line(value), lines) for key, value in part.items()}
    return _add(line, lines)


def _add(line: bytes, lines: list[bytes]) -> list[int]:
    lines.append(line)
    return [sum(map(len, lines[:-1])), len(line)]
