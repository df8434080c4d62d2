r"""JSON whose text is safe to print: what cannot be seen, or would be a command of a CI system, is
written by its number. A reader of JSON gets the same values.

    {"message": "a\u202eb #\u0023vso[task.complete]"}
"""

from __future__ import annotations

import json
import re
from typing import Any

from editlint.formats.shared.unseen import CHARACTERS, COMMAND

_UNSAFE = f"[{CHARACTERS}\ud800-\udfff]|{COMMAND}"


def dumps(value: Any, *, indent: int | None = None) -> str:
    """`value` as JSON text."""
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    return re.sub(_UNSAFE, _numbered, text)


def _numbered(match: re.Match[str]) -> str:
    return f"\\u{ord(match[0]):04x}" if match[0].isascii() else json.dumps(match[0])[1:-1]
