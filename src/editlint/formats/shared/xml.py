"""Just enough XML to write: elements with attributes, and no character that XML forbids."""

from __future__ import annotations

import re
from collections.abc import Mapping

_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_WRITTEN = (
    '[&<>"\n\r\t\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff'
    "\ufff9-\ufffb\U000e0000-\U000e0fff]|(?<=#)#(?=\\w*\\[)"
)
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
    """`text` for an attribute or an element, with what cannot be seen, or would be a command of a
    CI system, by its number.
    """
    return re.sub(_WRITTEN, _number, _FORBIDDEN.sub("\ufffd", text))


def _number(match: re.Match[str]) -> str:
    return _NAMES.get(match[0]) or f"&#{ord(match[0])};"
