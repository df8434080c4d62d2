"""What stands above an article between `---` (YAML) or `+++` (TOML) lines."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

_OPENING = re.compile(r"(---|\+\+\+)[ \t]*(?:\r\n|\n|\r)")
_KEY = re.compile(r"\s*(?:#.*\s+)*(?:[\"']?[\w.-][\w .-]*[\"']?\s*[:=]|\[|\{|\Z)")
_LIMIT = 10_000  # characters; above it the slow YAML loader is used, which nothing can crash


def front_matter_end(source: str) -> int:
    """Where the front matter of `source` ends, without its line end; 0 where there is none.

    A text that opens with a thematic break is not taken for one: the first line inside has to look like a key.
    """
    opening = _OPENING.match(source)
    if not opening:
        return 0
    fence = r"^(?:---|\.\.\.)" if opening[1] == "---" else r"^\+\+\+"
    closing = re.compile(fence + r"[ \t]*(?=[\r\n]|\Z)", re.MULTILINE).search(source.replace("\r", "\n"), opening.end())
    if not closing or not _KEY.match(source[opening.end() : min(closing.start(), opening.end() + 2000)]):
        return 0
    return closing.end()


def front_matter(source: str, end: int) -> Mapping[str, Any]:
    """The values of the front matter `source[:end]`; empty where it is absent, not valid or not a mapping."""
    if not end:
        return {}
    inside = source[3:end].rstrip()[:-3]
    try:
        meta = _toml(inside) if source[0] == "+" else _yaml(inside)
    except Exception:  # what a loader raises on text that is not its language is of many kinds; none is our business
        return {}
    return {str(key): value for key, value in meta.items()} if isinstance(meta, dict) else {}


def _toml(inside: str) -> Any:
    import tomllib

    return tomllib.loads(inside.strip(" \t").replace("\r\n", "\n"))


def _yaml(inside: str) -> Any:
    import yaml

    # The C loader is fifteen times as fast, but overflows the stack of the process on thousands of open brackets.
    fast = getattr(yaml, "CSafeLoader", None)
    return yaml.load(inside, Loader=fast if fast and len(inside) < _LIMIT else yaml.SafeLoader)
