"""What a text must hold before anybody looks for an assistant's sentences in it: of every phrase
the literals of one need, that of which the shortest is longest, for it stands in the fewest texts.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from typing import Any

from editlint.model.data import Data
from editlint.model.document import Document
from editlint.model.flat_prose import flat_prose, prose_words
from editlint.model.values import NamedTuple

PHRASES = "residue/chat-phrases"
Row = tuple[str, str, list[Any]]  # grade, pattern, needs: each is words and parts, one of them


def quickest(rows: Iterable[Row]) -> dict[str, str]:
    """The literals as plain values: words, and parts of words where a phrase needs no word.

    Raises `ValueError` where a phrase needs nothing, for then every text would have to be read.
    """
    words: set[str] = set()
    parts: set[str] = set()
    for _, pattern, needs in rows:
        if not needs:
            raise ValueError(f"nothing that a text must hold is known of {pattern!r}")
        asked = max(needs, key=lambda need: min(map(len, (*need[0], *need[1]))))
        words.update(asked[0])
        parts.update(asked[1])
    return {"words": "|".join(sorted(words)), "parts": "|".join(sorted(parts))}


def may_speak(doc: Document, data: Data) -> bool:
    """Whether the text holds one of the literals."""
    alone, pairs, parts = data.made(_literals, PHRASES)
    words = doc.view(prose_words)
    if not alone.isdisjoint(words.single):
        return True
    firsts = pairs.keys() & words.single
    if any(words.follow(first, second) for first in firsts for second in pairs[first]):
        return True
    folded = doc.view(flat_prose).folded
    plain = folded.replace("’", "'")
    return any(part in folded or part in plain for part in parts)


class _Literals(NamedTuple):
    """Words, words by the one before them, and parts."""

    alone: frozenset[str]
    pairs: Mapping[str, Sequence[str]]
    parts: Sequence[str]


def _literals(content: Mapping[str, Any]) -> _Literals:
    kept: Mapping[str, str] = content["asked"]
    asked = kept["words"].split("|")
    pairs: dict[str, list[str]] = {}
    for first, _, second in (word.partition(" ") for word in asked if " " in word):
        pairs.setdefault(first, []).append(second)
    alone = frozenset(word for word in asked if " " not in word)
    return _Literals(alone, pairs, [part for part in kept["parts"].split("|") if part])


def rows_of(languages: Mapping[str, Mapping[str, list[Row]]]) -> Iterable[Row]:
    """All rows of all languages and places."""
    return chain.from_iterable(rows for places in languages.values() for rows in places.values())
