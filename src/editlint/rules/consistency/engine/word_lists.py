"""The lists of words of a data file, by name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any


class WordLists:
    """The lists of a data file; “_” joins the words of a phrase."""

    def __init__(self, lists: Mapping[str, Any]) -> None:
        self._lists = {
            name: frozenset(word.replace("_", " ") for word in text.split())
            for name, text in lists.items()
            if name != "kind"
        }

    def has(self, name: str, word: str) -> bool:
        return word in self._lists[name]

    def among(self, name: str, words: Iterable[str]) -> bool:
        """Whether any of `words` is in the list."""
        return not self._lists[name].isdisjoint(words)

    def __getitem__(self, name: str) -> frozenset[str]:
        return self._lists[name]
