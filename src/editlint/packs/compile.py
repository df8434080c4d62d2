"""YAML text to compiled rules: everything is checked here. Reads nothing itself.

What comes out are plain values that are kept as JSON (in the wheel, in the cache) and that `load`
makes rules of.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any, get_args

from editlint.model.document import Format
from editlint.model.finding import Category
from editlint.model.nested import may_be_deep
from editlint.model.values import dataclass, field
from editlint.packs import fields
from editlint.packs.errors import KeyProblem, PackError, unknown_name
from editlint.packs.kinds import KINDS, kind_of
from editlint.packs.scopes import parse_scope
from editlint.packs.written import check_message, not_yaml, parsed

_LEVELS = {"suggestion": "info", "info": "info", "warning": "warning", "error": "error"}
_CATEGORIES = tuple(name for name in get_args(Category) if name != "tool")
_FORMATS = get_args(Format)
_VALE = ("extends", "message", "level", "scope", "link", "limit", "action", "description", "name")
_COMMON = frozenset(
    (*_VALE, "category", "languages", "formats", "aliases", "summary", "why", "bad", "good")
)
_EXAMPLE_KEYS = frozenset({"text", "fixed", "options", "meta", "files", "format"})
Prepare = Callable[[Mapping[str, Any]], Any]
_NAME = re.compile(r"[^\W_][\w.-]*")
_CAPITAL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")


@dataclass(slots=True)
class Pack:
    """A compiled pack: plain rules for `load`, the data files by "pack/name", and what could not be
    used. Rules and data are JSON-able.
    """

    rules: list[dict[str, Any]] = field(default_factory=list)
    data: dict[str, Any] = field(default_factory=dict)
    errors: list[PackError] = field(default_factory=list)


def compile_pack(
    files: Mapping[str, str],
    *,
    complete: bool = False,
    preparers: Mapping[str, Prepare] | None = None,
) -> Pack:
    """Compile the YAML (or, for data, JSON) texts of packs, by path. One broken rule becomes an
    error and the rest still compile.

    With `complete` (built-in packs) a rule must have a category, a summary, a why, and two bad and
    two good examples. `preparers` make of a data file, by the name that it gives under
    `prepared-by`, what its rule wants to find.
    """
    pack = Pack()
    for path, text in sorted(files.items()):
        try:
            values = parsed(path, text)
            if values.get("kind") == "data":
                pack.data[f"{_folder(path)}/{_stem(path)}"] = _data(path, text, preparers or {})
            else:
                pack.rules.append(compile_rule(path, values, complete=complete))
        except PackError as problem:
            pack.errors.append(problem)
        except (RecursionError, OverflowError) as error:
            pack.errors.append(PackError(path, "", f"is nested too deep or too large: {error}"))
    return pack


def compile_rule(path: str, values: Mapping[str, Any], *, complete: bool = False) -> dict[str, Any]:
    """The compiled form of one rule. Raises `PackError`."""
    try:
        return _compiled(path, values, complete)
    except KeyProblem as problem:
        raise PackError(path, problem.key, problem.message) from None


def _data(path: str, text: str, preparers: Mapping[str, Prepare]) -> Any:
    """The content of a data file, its scalars typed, as its preparer wants to find it."""
    import yaml

    fast = None if may_be_deep(text) else getattr(yaml, "CSafeLoader", None)
    try:
        values = yaml.load(text, Loader=fast or yaml.SafeLoader)
    except (yaml.YAMLError, ValueError) as error:  # a date that is none, for one
        raise not_yaml(path, error) from None
    content = {key: value for key, value in values.items() if key not in ("kind", "prepared-by")}
    name = values.get("prepared-by")
    if name is None:
        return content
    if name not in preparers:
        raise PackError(path, "prepared-by", unknown_name(str(name), preparers, "preparer"))
    return preparers[name](content)


def _compiled(path: str, values: Mapping[str, Any], complete: bool) -> dict[str, Any]:
    extends = _extends(values)
    kind = kind_of(extends)
    allowed = _COMMON | set(kind.keys)
    for key in values:
        if key not in allowed:
            raise KeyProblem(str(key), unknown_name(str(key), allowed, f"key of {extends}"))
    scope = fields.texts("scope", values.get("scope") or "text")
    parse_scope("scope", scope)
    action = fields.action("action", values["action"]) if values.get("action") else None
    fields.check_action(action)
    own = {key: read(key, values[key]) for key, read in kind.keys.items() if key in values}
    described = _described(path, values, complete)
    check_message(described["message"], kind.values)
    return {
        **described,
        "extends": extends,
        "scope": scope,
        "action": action if action and action["name"] else None,
        "limit": fields.count("limit", values["limit"]) if "limit" in values else 0,
        "languages": fields.texts("languages", values.get("languages") or []),
        "formats": _formats(values),
        "body": kind.compile(own, any(part == "raw" for part in scope)),
    }


def _extends(values: Mapping[str, Any]) -> str:
    extends = str(values.get("extends") or "")
    if not extends:
        kinds = ", ".join(KINDS)
        raise KeyProblem("extends", f"is missing; a rule says what kind it is: {kinds}")
    if extends not in KINDS:
        raise KeyProblem("extends", unknown_name(extends, KINDS, "kind of rule"))
    return extends


def _formats(values: Mapping[str, Any]) -> list[str]:
    formats = fields.texts("formats", values.get("formats") or [])
    for name in formats:
        if name not in _FORMATS:
            raise KeyProblem("formats", unknown_name(name, _FORMATS, "format"))
    return formats


def _described(path: str, values: Mapping[str, Any], complete: bool) -> dict[str, Any]:
    message = fields.text("message", values.get("message") or "")
    if not message:
        raise KeyProblem("message", "is missing; it tells the editor what is wrong and what to do")
    level = _one_of("level", _LEVELS, values.get("level") or "warning", str.lower)
    category = _one_of("category", _CATEGORIES, values.get("category") or "style")
    if complete:
        _check_complete(values)
    name, aliases = _names(path, values)
    summary = values.get("summary") or values.get("description") or message
    return {
        "name": name,
        "aliases": aliases,
        "category": category,
        "severity": _LEVELS[level],
        "message": message,
        "summary": " ".join(fields.text("summary", summary).split()),
        "why": fields.text("why", values.get("why") or "").strip(),
        "link": fields.text("link", values.get("link") or ""),
        "origin": path,
        "bad": _examples("bad", values.get("bad") or []),
        "good": _examples("good", values.get("good") or []),
    }


def _one_of(
    key: str, allowed: Iterable[str], value: Any, normal: Callable[[str], str] = str
) -> str:
    """A text that is one of `allowed`, as `normal` writes it."""
    word = normal(fields.text(key, value))
    if word not in allowed:
        raise KeyProblem(key, unknown_name(word, allowed, key))
    return word


def _names(path: str, values: Mapping[str, Any]) -> tuple[str, list[str]]:
    """The rule's name, `NoHurry` written `no-hurry`, and its aliases.

    Vale calls a rule `Style.NoHurry`, and so does who has written that in a comment or a setting.
    """
    stem, folder = _stem(path), _folder(path)
    name = name_of(path)
    if not _NAME.fullmatch(name):
        raise KeyProblem(
            "name",
            f"'{stem}' cannot be a rule's name, for no comment could allow it: take letters, digits"
            " and hyphens for the name of the file",
        )
    aliases = fields.texts("aliases", values.get("aliases") or [])
    if stem != name:
        aliases = [*aliases, f"{folder}.{stem}" if folder else stem]
    return name, aliases


def name_of(path: str) -> str:
    """The name of the rule in the file at `path`."""
    return _CAPITAL.sub("-", _stem(path)).replace("_", "-").lower()


def _check_complete(values: Mapping[str, Any]) -> None:
    for key in ("category", "summary", "why"):
        if not values.get(key):
            raise KeyProblem(key, "is missing; a built-in rule needs it")
    for key in ("bad", "good"):
        if len(values.get(key) or []) < 2:
            raise KeyProblem(key, "a built-in rule needs two examples or more")


def _examples(key: str, listed: Any) -> list[dict[str, Any]]:
    if not isinstance(listed, list):
        raise KeyProblem(key, "takes a list of examples")
    return [_example(f"{key}[{number}]", example) for number, example in enumerate(listed, 1)]


def _example(key: str, example: Any) -> dict[str, Any]:
    if isinstance(example, str):
        example = {"text": example}
    if not isinstance(example, Mapping) or "text" not in example:
        raise KeyProblem(key, "takes a text, or a 'text' with 'fixed' and the like")
    for name in example:
        if name not in _EXAMPLE_KEYS:
            raise KeyProblem(key, unknown_name(str(name), _EXAMPLE_KEYS, "key of an example"))
    return {
        name: _typed(value) if name in ("options", "meta") else value
        for name, value in example.items()
    }


def _typed(value: Any) -> Any:
    """Options and front matter are typed, unlike the rest of a rule."""
    import yaml

    if isinstance(value, Mapping):
        return {key: _typed(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_typed(item) for item in value]
    try:
        return yaml.safe_load(value)
    except (yaml.YAMLError, ValueError):  # it looks like YAML, and is a text
        return value


def _folder(path: str) -> str:
    return path.replace("\\", "/").rpartition("/")[0].rpartition("/")[2]


def _stem(path: str) -> str:
    return path.replace("\\", "/").rpartition("/")[2].rpartition(".")[0]
