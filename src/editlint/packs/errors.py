"""What is wrong with a rule, in one line for the one who wrote it."""

from __future__ import annotations

from collections.abc import Iterable


class PackError(ValueError):
    """A rule that cannot be used.

    `str()` is one line: the file, the key, what is wrong and what is allowed.
    """

    def __init__(self, path: str, key: str, message: str) -> None:
        self.path, self.key, self.message = path, key, " ".join(message.split())
        super().__init__(": ".join(part for part in (path, key, self.message) if part))


class KeyProblem(ValueError):
    """A value that a key does not take; becomes a `PackError` where the file is known."""

    def __init__(self, key: str, message: str) -> None:
        self.key, self.message = key, message
        super().__init__(f"{key}: {message}")


def unknown_name(word: str, allowed: Iterable[str], what: str) -> str:
    """The message "unknown WHAT 'WORD'; did you mean 'X'? Known: ..."."""
    from difflib import get_close_matches

    names = sorted(allowed)
    near = get_close_matches(word, names, n=1, cutoff=0.6)
    hint = f"; did you mean '{near[0]}'?" if near else "."
    return f"unknown {what} '{word}'{hint} Known: {', '.join(names)}"
