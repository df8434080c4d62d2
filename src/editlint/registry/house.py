"""The house's own rules: the packs that `extend-rules` names.

They are compiled once and kept where editlint keeps what it can make again, for compiling needs
PyYAML and takes longer than a whole check. Another content or name of a file, another version of
editlint or the package `regex` come or gone compile them anew.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from typing import Any

from editlint.model.rule import Rule
from editlint.model.values import NamedTuple
from editlint.model.version import __version__
from editlint.packs.load import FORMAT, load_rule
from editlint.project.files import ReadError, cause_of, read
from editlint.project.settings import Settings

SUFFIXES = (".yaml", ".yml")
MOST = 5_000_000  # bytes of a rule file


class House(NamedTuple):
    """What the house adds.

    `errors` has a line for each rule that cannot be used; the others are there all the same.
    `digest` stands for the content of its files.
    """

    rules: tuple[Rule, ...] = ()
    data: Mapping[str, Any] = {}
    errors: tuple[str, ...] = ()
    digest: str = ""


def rules_of(settings: Settings, taken: Iterable[str] = ()) -> House:
    """The house's rules as the settings name them.

    `taken` are names that other rules have already.
    """
    if not settings.extend_rules:
        return House()
    found, errors = _found(settings)
    texts, unread = texts_of(found)
    stamp = _stamp(texts)
    compiled = _compiled(settings, texts, stamp)
    names = dict.fromkeys(taken, "is built in")
    rules: list[Rule] = []
    for rule in map(load_rule, compiled["rules"]):
        if rule.name in names:
            errors.append(
                f"{rule.origin}: the name `{rule.name}` is taken: such a rule {names[rule.name]}."
                " Give the file another name."
            )
        else:
            names[rule.name] = f"stands in {rule.origin}"
            rules.append(rule)
    return House(tuple(rules), compiled["data"], (*errors, *unread, *compiled["errors"]), stamp)


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
        inside = list(pack_files(top, errors))
        if not inside:
            errors.append(
                f"{settings.source}: extend-rules: there is no rule (a .yaml file) in `{named}`"
            )
        for path in inside:
            found[os.path.relpath(path, settings.root or os.curdir)] = path
    return found, errors


def pack_files(top: str, errors: list[str] | None = None) -> Iterator[str]:
    """The YAML files of a pack: `top` itself, or all below it. A folder that cannot be listed goes
    to `errors`.
    """
    if os.path.isfile(top):
        yield top

    def unlisted(error: OSError) -> None:
        if errors is not None:
            errors.append(f"{error.filename}: this folder cannot be listed: {cause_of(error)}")

    for inside, folders, names in os.walk(top, onerror=unlisted):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (os.path.join(inside, name) for name in sorted(names) if name.endswith(SUFFIXES))


def texts_of(found: Mapping[str, str]) -> tuple[dict[str, str], list[str]]:
    """The texts of pack files by the path that is shown, and a line for each unreadable one."""
    texts: dict[str, str] = {}
    errors: list[str] = []
    for shown, path in found.items():
        try:
            texts[shown] = read(path, MOST).source
        except ReadError as error:
            errors.append(f"{shown}: {error}")
    return texts, errors


def _compiled(settings: Settings, texts: Mapping[str, str], stamp: str) -> dict[str, Any]:
    """The compiled packs, from the cache where nothing has changed since."""
    # The cache brings SQLite along, which a house without rules of its own never needs.
    from editlint.project.cache import digest, folder

    names = digest(name.encode("utf-8", "surrogatepass") for name in (settings.root, *texts))
    path = os.path.join(folder(), f"packs-{names}.json")
    kept = _kept(path) if settings.cache else {}
    if kept.get("stamp") == stamp:
        return kept
    from editlint.packs.compile import compile_pack

    pack = compile_pack(texts)
    made = {
        "stamp": stamp,
        "rules": pack.rules,
        "data": pack.data,
        "errors": [str(error) for error in pack.errors],
    }
    if settings.cache and not made["errors"]:  # what cannot be read now may be readable next time
        _keep(made, path)
    return made


def _stamp(texts: Mapping[str, str]) -> str:
    """What stands for the names and the content of all files, and for what compiles them."""
    from importlib.util import find_spec

    from editlint.project.cache import digest

    compiler = (__version__, str(FORMAT), str(find_spec("regex") is not None))
    parts = (*compiler, *(part for file in texts.items() for part in file))
    return digest(part.encode("utf-8", "surrogatepass") for part in parts)


def _kept(path: str) -> dict[str, Any]:
    """What an earlier run kept; nothing where it cannot be read."""
    from editlint.project.cache import unsealed

    with suppress(OSError, ValueError), open(path, encoding="utf-8") as file:
        kept = json.loads(unsealed(file.read()))
        return kept if isinstance(kept, dict) else {}
    return {}


def _keep(made: Mapping[str, Any], path: str) -> None:
    """Keep what was made; where nothing may be written nothing is kept."""
    from editlint.project.atomic import write_atomically
    from editlint.project.cache import sealed

    with suppress(OSError, TypeError):
        os.makedirs(os.path.dirname(path), mode=0o700, exist_ok=True)
        raw = sealed(json.dumps(made, separators=(",", ":"), default=str)).encode()
        write_atomically(path, raw)
