"""A rule as it is written: YAML to plain texts, and what its writer did by mistake.

token: "\\brain\\b"     in double quotes `\\b` is a backspace, not the edge of a word
tokens: [a]
tokens: [b]           the second would win in silence
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from editlint.model.nested import is_endless, may_be_deep
from editlint.model.places import lazy
from editlint.packs.errors import KeyProblem, PackError

_CONTROL = lazy(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_EXAMPLES = ("bad", "good")  # an article in an example may hold anything
_QUOTED = "while scanning a quoted scalar"


def parsed(path: str, text: str) -> dict[str, Any]:
    """The keys of a rule with their values. Raises `PackError`.

    Every scalar stays as it was written: `yes`, `1.0` and `null` are words of an article here.
    """
    import yaml

    fast = None if may_be_deep(text) else getattr(yaml, "CBaseLoader", None)

    class Loader(fast or yaml.BaseLoader):  # type: ignore[misc]
        def construct_mapping(self, node: Any, deep: bool = False) -> dict[Any, Any]:
            _refuse_twins(path, node)
            made: dict[Any, Any] = super().construct_mapping(node, deep)
            return made

    try:
        values = yaml.load(text, Loader=Loader)
    except yaml.YAMLError as error:
        raise not_yaml(path, error) from None
    if not isinstance(values, dict):
        raise PackError(path, "", "a rule is a file of 'key: value' lines")
    if "*" in text and "&" in text and is_endless(values):
        raise PackError(path, "", "its aliases (`*name`) stand for too many values")
    for key, value in values.items():
        if key not in _EXAMPLES:
            _refuse_controls(path, str(key), value)
    return values


def not_yaml(path: str, error: Any) -> PackError:
    """What to tell of a text that the YAML library refuses."""
    opened = getattr(error, "context", None) == _QUOTED
    mark = error.context_mark if opened else getattr(error, "problem_mark", None)
    where = f"line {mark.line + 1}" if mark else ""
    cause = "the quotation mark that opens here is never closed"
    if not opened:
        cause = getattr(error, "problem", None) or str(error)
    return PackError(path, where, f"is not YAML: {cause}")


def _refuse_twins(path: str, node: Any) -> None:
    """Raises `PackError` where a key stands twice."""
    lines: dict[str, int] = {}
    for key, _ in node.value:
        line = key.start_mark.line + 1
        if key.value in lines:
            first = lines[key.value]
            raise PackError(path, f"line {line}", f"'{key.value}' stands in line {first} already")
        lines[key.value] = line


def _refuse_controls(path: str, key: str, value: Any) -> None:
    for text in _texts(value):
        control = _CONTROL().search(text)
        if control:
            raise PackError(
                path,
                key,
                f"holds the control character U+{ord(control.group()):04X}, which no article has;"
                r" in double quotes \b is one. Put patterns in single quotes",
            )


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for name, item in value.items():
            yield from (str(name), *_texts(item))
    elif isinstance(value, list):
        for item in value:
            yield from _texts(item)


def check_message(message: str, values: int) -> None:
    """Raises `KeyProblem` where a message asks for more than its kind of rule can tell."""
    from editlint.packs.message import asked

    most = asked(message)
    if most > values:
        count = "one value" if values == 1 else f"{values} values"
        raise KeyProblem(
            "message", f"asks for {most} values; this kind of rule has {count} for '%s'"
        )
