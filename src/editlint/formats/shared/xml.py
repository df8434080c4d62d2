"""Just enough XML to write: elements with attributes, and no character that XML forbids."""

from __future__ import annotations

import re
from collections.abc import Mapping

_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NAMES = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    '"': "&quot;",
    "\n": "&#10;",
    "\r": "&#13;",
    "\t": "&#9;",
}


def tag(name: str, attributes: Mapping[str, object], *, close: bool = False) -> str:
    """A start tag, or with `close` an empty element."""
    written = "".join(f' {key}="{escaped(str(value))}"' for key, value in attributes.items())
    return f"<{name}{written}{'/' if close else ''}>"


def escaped(text: str) -> str:
    return re.sub('[&<>"\n\r\t]', lambda match: _NAMES[match[0]], _FORBIDDEN.sub("\ufffd", text))
