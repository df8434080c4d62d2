r"""JSON whose text is safe to print: what cannot be seen, or would be a command of a CI system, is
written by its number. A reader of JSON gets the same values.

    {"message": "a\u202eb #\u0023vso[task.complete]"}
"""

from __future__ import annotations

import json
import re
from typing import Any

_UNSAFE = (
    "[\x7f-\x9f\xad\u0600-\u0605\u061c\u06dd\u070f\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f"
    "\ud800-\udfff\ufeff\ufff9-\ufffb\U000e0000-\U000e0fff]|(?<=#)#(?=\\w*\\[)"
)


def dumps(value: Any, *, indent: int | None = None) -> str:
    """`value` as JSON text."""
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    return re.sub(_UNSAFE, _numbered, text)


def _numbered(match: re.Match[str]) -> str:
    return "\\u0023" if match[0] == "#" else json.dumps(match[0])[1:-1]
