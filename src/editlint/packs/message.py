"""A rule's message with its places filled in, as Go's Sprintf and so Vale does it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from editlint.model.places import lazy

_VERB = lazy(r"%(?:%|(?:\[(\d+)\])?([sdvq]))")


def filled(message: str, *values: str | int) -> str:
    """`%s`, `%d`, `%v`, `%q` in turn or by number (`%[2]s`), `%%` a per cent sign; a place without
    a value stays as it is.
    """
    turn = 0

    def put(match: re.Match[str]) -> str:
        nonlocal turn
        if match[0] == "%%":
            return "%"
        place = int(match[1]) - 1 if match[1] else turn
        turn = place + 1
        if not 0 <= place < len(values):
            return match[0]
        return f'"{values[place]}"' if match[2] == "q" else str(values[place])

    return _VERB().sub(put, message)


def asked(message: str) -> int:
    """How many values a message asks for: two in `'%s', not '%s'`."""
    turn = most = 0
    for match in _VERB().finditer(message):
        if match[0] != "%%":
            turn = int(match[1]) if match[1] else turn + 1
            most = max(most, turn)
    return most


def listed(message: str, options: Sequence[str]) -> str:
    """The options as one value for `message`: inside its quotation marks they are quoted one by
    one.
    """
    mark = re.search(r"(['\"‘“*`])%(?:\[1\])?s(['\"’”*`])", message)
    if mark:
        return f"{mark[2]} or {mark[1]}".join(options)
    return " or ".join(options)
