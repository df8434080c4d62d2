"""Just enough XML to write: elements with attributes, and no character that XML forbids."""

from __future__ import annotations

import re
from collections.abc import Mapping

from editlint.formats.shared.unseen import CHARACTERS, COMMAND

_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_WRITTEN = f'[&<>"\n\r\t{CHARACTERS}]|{COMMAND}'
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
