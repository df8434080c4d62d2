"""The house's own rules: the packs that `extend-rules` names, compiled once and kept where editlint
keeps what it can make again.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from typing import Any, NamedTuple

from editlint.model.rule import Rule
from editlint.model.version import __version__
from editlint.packs.load import FORMAT, load
from editlint.project.settings import Settings

SUFFIXES = (".yaml", ".yml")


class House(NamedTuple):
    """What the house adds.

    `errors` has a line for each rule that cannot be used; the others are there all the same.
    """

    rules: tuple[Rule, ...] = ()
    data: Mapping[str, Any] = {}
    errors: tuple[str, ...] = ()


def rules_of(settings: Settings, taken: Iterable[str] = ()) -> House:
    """The house's rules as the settings name them.

    `taken` are names that other rules have already.
    """
    if not settings.extend_rules:
        return House()
    found, errors = _found(settings)
    compiled = _compiled(settings, found)
    names = dict.fromkeys(taken, "is built in")
    rules: list[Rule] = []
    for rule in map(load, compiled["rules"]):
        if rule.name in names:
            errors.append(
                f"{rule.origin}: the name `{rule.name}` is taken: such a rule {names[rule.name]}. Give the file another name."
            )
        else:
            names[rule.name] = f"stands in {rule.origin}"
            rules.append(rule)
    return House(tuple(rules), compiled["data"], (*errors, *compiled["errors"]))


def _found(settings: Settings) -> tuple[dict[str, str], list[str]]:
    """Every file of the packs, its full path by the path that is shown, and a line for each folder
    that is not there.
    """
    found: dict[str, str] = {}
    errors: list[str] = []
    for named in settings.extend_rules:
        top = os.path.join(settings.root, named)
        if not os.path.isdir(top):
            errors.append(f"{settings.source}: extend-rules: there is no folder `{named}` here")
            continue
        for path in pack_files(top):
            found[os.path.relpath(path, settings.root or os.curdir)] = path
    return found, errors


def pack_files(top: str) -> Iterator[str]:
    """The YAML files of a pack: `top` itself, or all below it."""
    if os.path.isfile(top):
        yield top
    for inside, folders, names in os.walk(top):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (os.path.join(inside, name) for name in sorted(names) if name.endswith(SUFFIXES))


def texts_of(found: Mapping[str, str]) -> tuple[dict[str, str], list[str]]:
    """The texts of pack files by the path that is shown, and a line for each that cannot be read."""
    texts: dict[str, str] = {}
    errors: list[str] = []
    for shown, path in found.items():
        try:
            with open(path, encoding="utf-8-sig") as file:
                texts[shown] = file.read()
        except (OSError, UnicodeDecodeError) as error:
            errors.append(
                f"{shown}: cannot be read: {getattr(error, 'strerror', None) or 'it is not UTF-8'}"
            )
    return texts, errors


def _compiled(settings: Settings, found: Mapping[str, str]) -> dict[str, Any]:
    """The compiled packs, from the cache where nothing has changed since."""
    from editlint.project.cache import (
        folder,
    )  # it brings SQLite along, which a house without rules of its own never needs

    kept = os.path.join(folder(), f"packs-{_key(found)}.json")
    stamp = _stamp(found)
    if settings.cache:
        with (
            suppress(OSError, ValueError, KeyError, TypeError),
            open(kept, encoding="utf-8") as file,
        ):
            known: dict[str, Any] = json.load(file)
            if known["stamp"] == stamp:
                return known
    made = {"stamp": stamp, **_made(found)}
    if settings.cache:
        _keep(made, kept)
    return made


def _made(found: Mapping[str, str]) -> dict[str, Any]:
    from editlint.packs.compile import compile_pack

    texts, errors = texts_of(found)
    pack = compile_pack(texts)
    return {"rules": pack.rules, "data": pack.data, "errors": [*errors, *map(str, pack.errors)]}


def _stamp(found: Mapping[str, str]) -> list[Any]:
    """Size and time of each file, and what compiles them: another version, or `regex` come or gone,
    compiles anew.
    """
    from importlib.util import find_spec

    sizes: list[Any] = [__version__, FORMAT, find_spec("regex") is not None]
    for path in found.values():
        with suppress(OSError):
            status = os.stat(path)
            sizes.append([path, status.st_size, status.st_mtime_ns])
    return sizes


def _key(found: Mapping[str, str]) -> str:
    from hashlib import sha256

    return sha256("\n".join(found.values()).encode("utf-8", "surrogateescape")).hexdigest()[:16]


def _keep(made: Mapping[str, Any], path: str) -> None:
    """Write at once, so that a run beside this one never reads half a file; where nothing may be
    written nothing is kept.
    """
    beside = f"{path}.{os.getpid()}"
    with suppress(OSError, TypeError):
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(beside, "w", encoding="utf-8") as file:
            json.dump(made, file, separators=(",", ":"), default=str)
        os.replace(beside, path)
