"""What stands above an article between `---` (YAML) or `+++` (TOML) lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

_OPENING = re.compile(r"(---|\+\+\+)[ \t]*(?:\r\n|\n|\r)")
_KEY = re.compile(r"\s*(?:#.*\s+)*(?:[\"']?[\w.-][\w .-]*[\"']?\s*[:=]|\[|\{|\Z)")
_LIMIT = 10_000  # characters; above it the slow YAML loader is used, which nothing can crash


def front_matter_end(source: str) -> int:
    """Where the front matter of `source` ends, without its line end; 0 where there is none.

    A text that opens with a thematic break is not taken for one: the first line inside has to look
    like a key.
    """
    opening = _OPENING.match(source)
    if not opening:
        return 0
    fence = r"^(?:---|\.\.\.)" if opening[1] == "---" else r"^\+\+\+"
    closing = re.compile(fence + r"[ \t]*(?=[\r\n]|\Z)", re.MULTILINE).search(
        source.replace("\r", "\n"), opening.end()
    )
    if not closing or not _KEY.match(
        source[opening.end() : min(closing.start(), opening.end() + 2000)]
    ):
        return 0
    return closing.end()


class FrontMatter(Mapping[str, Any]):
    """The values of a front matter, read when the first of them is wanted; empty where it is
    absent, not valid or not a mapping.

    Reading costs more than all else for a short article (PyYAML has to be imported), so a key that
    does not stand in the text as one is absent without it. Values are of the types that YAML and
    TOML have; keys that are no text are left out.
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
    at = text.find(key)
    while at >= 0:
        following = text[at + len(key) :].lstrip("\"' \t\r\n")[:1]
        if following in (":", "=", ".", "]") and not (
            text[at - 1].isalnum() or text[at - 1] in "_-"
        ):
            return True
        at = text.find(key, at + 1)
    return False


def _values(text: str) -> Mapping[str, Any]:
    inside = text[3:].rstrip()[:-3]
    try:
        values = _toml(inside) if text[0] == "+" else _yaml(inside)
    except Exception:  # what a loader raises on text that is not its language is of many kinds; none is our business
        return {}
    return (
        {key: value for key, value in values.items() if isinstance(key, str)}
        if isinstance(values, dict)
        else {}
    )


def _toml(inside: str) -> Any:
    import tomllib

    return tomllib.loads(inside.strip(" \t").replace("\r\n", "\n"))


def _yaml(inside: str) -> Any:
    import yaml

    # The C loader is fifteen times as fast, but overflows the stack of the process on thousands of
    # open brackets.
    fast = getattr(yaml, "CSafeLoader", None)
    return yaml.load(inside, Loader=fast if fast and len(inside) < _LIMIT else yaml.SafeLoader)
