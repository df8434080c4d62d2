"""How long a message may be: two lines that a person reads, whatever an article holds.

The sentence “The mayor said … in the old hall” stands twice ...
"""

from __future__ import annotations

from editlint.model.places import lazy

MOST = 300  # characters
_LEAST = 24  # of a name or place that is shortened
_GAP = " … "
_QUOTED = lazy(r"“[^”]*”|‘[^’]*’|`[^`]*`|'[^']*'|\"[^\"]*\"|\([^()]*\)")


def shortened(message: str, most: int = MOST) -> str:
    """`message` with at most so many characters: the longest of what it quotes is shortened first,
    each in its middle, then the whole.
    """
    while len(message) > most:
        longest = max(_QUOTED().finditer(message), key=lambda part: len(part.group()), default=None)
        if longest is None or len(longest.group()) <= _LEAST:
            return middle(message, most)
        size = max(_LEAST, len(longest.group()) - (len(message) - most))
        part = middle(longest.group(), size)
        message = message[: longest.start()] + part + message[longest.end() :]
    return message


def middle(text: str, most: int) -> str:
    """`text` with at most so many characters, its beginning and end kept."""
    if len(text) <= most:
        return text
    head = (most - len(_GAP) + 1) // 2
    tail = most - len(_GAP) - head
    return text[:head].rstrip() + _GAP + text[len(text) - tail :].lstrip()
