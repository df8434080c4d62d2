"""Which files are documents of a word processor. Asked of every file, so it imports nothing."""

from __future__ import annotations

from importlib.util import find_spec

WORD = (".docx", ".docm")
OPEN_DOCUMENT = (".odt",)
EXTRA = "pip install 'editlint[word]'"
_LOCK = "~$"  # Word puts such a file beside a document that it has open


def is_office(path: str) -> bool:
    """Whether a file is a document of a word processor, by its name."""
    return path.lower().endswith((*WORD, *OPEN_DOCUMENT))


def is_lock(path: str) -> bool:
    """Whether a file is no document but says that somebody has one open."""
    return path.rpartition("/")[2].startswith(_LOCK)


def can_read() -> bool:
    """Whether the extra that reads them is installed."""
    return find_spec("lxml") is not None
