"""What stands above an article between `---` (YAML) or `+++` (TOML) lines, or as JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from editlint.model.nested import is_endless, may_be_deep
from editlint.model.places import found_at, lazy

_OPENING = lazy(r"\s*(---|\+\+\+)[ \t]*(?:\r\n|\n|\r)")
_COMMENTS = lazy(r"(?:[ \t]*(?:#[^\r\n]*)?(?:\r\n|\n|\r))*")
_KEY = lazy(r"\s*(?:[\"']?[\w.-][\w .-]*[\"']?\s*[:=]|\[|\{|\Z)")
_JSON = lazy(r"\s*\{[ \t]*(?:\r\n|\n|\r)\s*\"[\w.-]+\"[ \t]*:")
_JSON_END = lazy(r"^\}[ \t]*(?=[\r\n]|\Z)", re.MULTILINE)


def front_matter_end(source: str) -> int:
    """Where the front matter of `source` ends, without its line end; 0 where there is none.

    A text that opens with a thematic break is not taken for one: the first line inside that is no
    comment has to look like a key. Blank lines may stand above it, and JSON may stand for it.
    """
    opening = _OPENING().match(source)
    if not opening:
        return _json_end(source)
    fence = r"^(?:---|\.\.\.)" if opening[1] == "---" else r"^\+\+\+"
    closing = re.compile(fence + r"[ \t]*(?=[\r\n]|\Z)", re.MULTILINE).search(
        source.replace("\r", "\n"), opening.end()
    )
    if not closing:
        return 0
    comments = _COMMENTS().match(source, opening.end(), closing.start())
    first = comments.end() if comments else opening.end()
    return closing.end() if _KEY().match(source, first, closing.start()) else 0


def _json_end(source: str) -> int:
    """Where a JSON object at the top ends, as Hugo reads it: with a brace alone on its line."""
    if not _JSON().match(source):
        return 0
    closing = _JSON_END().search(source.replace("\r", "\n"))
    return closing.end() if closing else 0


class FrontMatter(Mapping[str, Any]):
    """The values of a front matter, read when the first of them is wanted; empty where it is
    absent, not valid or not a mapping.

    Reading costs more than all else for a short article (PyYAML has to be imported), so a key that
    does not stand in the text as one is absent without it. Values are of the types that YAML and
    TOML have; keys that are no text are left out, and values that aliases make endless.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._values: Mapping[str, Any] | None = None

    def __getitem__(self, key: str) -> Any:
        if self._values is None and not _may_hold(self._text, key):
            raise KeyError(key)
        return self._read()[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._read())

    def __len__(self) -> int:
        return len(self._read())

    def __repr__(self) -> str:
        return f"FrontMatter({self._text!r})"

    def _read(self) -> Mapping[str, Any]:
        if self._values is None:
            self._values = _values(self._text) if self._text else {}
        return self._values


def _may_hold(text: str, key: str) -> bool:
    """Whether `key` stands in the front matter where a key may stand.

    With escapes, and for odd keys, nobody can tell that cheaply.
    """
    if "\\" in text or not key.isidentifier():
        return bool(text)
    for at in found_at(text, key):
        following = text[at + len(key) :].lstrip("\"' \t\r\n")[:1]
        if following in (":", "=", ".", "]") and not (
            text[at - 1].isalnum() or text[at - 1] in "_-"
        ):
            return True
    return False


def _values(text: str) -> Mapping[str, Any]:
    text = text.lstrip()
    inside = text[3:].rstrip()[:-3]
    try:
        if text[0] == "{":
            values = json.loads(text)
        else:
            values = _toml(inside) if text[0] == "+" else _yaml(inside)
    except Exception:  # each loader raises errors of its own on what is not its language
        return {}
    if not isinstance(values, dict):
        return {}
    has_aliases = "&" in text and "*" in text
    return {
        key: value
        for key, value in values.items()
        if isinstance(key, str) and not (has_aliases and is_endless(value))
    }


def _toml(inside: str) -> Any:
    import tomllib

    return tomllib.loads(inside.strip(" \t").replace("\r\n", "\n"))


def _yaml(inside: str) -> Any:
    import yaml

    # The C loader is fifteen times as fast, but overflows the stack of the process on thousands of
    # open brackets.
    fast = None if may_be_deep(inside) else getattr(yaml, "CSafeLoader", None)
    return yaml.load(inside, Loader=fast or yaml.SafeLoader)
