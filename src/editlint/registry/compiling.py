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
    parts = {f"rules/{rule['name']}": rule for rule in pack.rules} | pack.data
    lines = {name: _line(part) for name, part in parts.items()}
    header = {"stamp": stamp, "rules": rows, "places": _places(lines)}
    return b"".join((_line(header), *lines.values()))


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


def _places(lines: dict[str, bytes]) -> dict[str, list[int]]:
    """Where each line begins, from the first on, and how long it is."""
    places: dict[str, list[int]] = {}
    at = 0
    for name, line in lines.items():
        places[name] = [at, len(line)]
        at += len(line)
    return places
