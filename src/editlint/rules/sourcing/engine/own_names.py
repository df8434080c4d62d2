"""What the house calls itself: names from the settings and the front matter, and those the text
joins to "we".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from editlint.language.lexicon import Lexicon
from editlint.model.words import Words, words_of

Name = tuple[str, ...]
LONGEST = 5  # words of a name
_KEYS = ("site", "site_name", "author", "authors", "publisher", "organization", "organisation")


def own_names(
    given: Iterable[str], meta: Mapping[str, Any], prose: str, words: Words, lexicon: Lexicon
) -> frozenset[Name]:
    """The names, normalised as words."""
    listed = [*given, *(name for key in _KEYS for name in _texts(meta.get(key)))]
    return frozenset(name for text in listed if (name := words_of(text).keys)) | frozenset(
        _joined_to_we(prose, words, lexicon)
    )


def _texts(value: Any, depth: int = 3) -> Iterator[str]:
    """A name, `{name: ...}`, or a list of them; what is nested deeper (or holds itself) is none."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping) and depth:
        yield from _texts(value.get("name"), depth - 1)
    elif isinstance(value, (list, tuple)) and depth:
        for part in value:
            yield from _texts(part, depth - 1)


def _joined_to_we(prose: str, words: Words, lexicon: Lexicon) -> Iterator[Name]:
    """ "At the Bridge Institute, we …", "we at Acme": a name that the writer speaks for."""
    if not lexicon.capitals:
        return
    for at, key in enumerate(words.keys):
        if lexicon.has("we", key):
            before = next(
                (
                    place
                    for place in range(at - 1, max(-1, at - LONGEST - 2), -1)
                    if lexicon.has("at", words.keys[place])
                ),
                None,
            )
            if before is not None and "," in prose[words.ends[at - 1] : words.starts[at]]:
                yield from _name(prose, words, lexicon, before + 1, at)
            if at + 1 < len(words) and lexicon.has("at", words.keys[at + 1]):
                yield from _name(prose, words, lexicon, at + 2, at + 2 + LONGEST)


def _name(prose: str, words: Words, lexicon: Lexicon, first: int, stop: int) -> Iterator[Name]:
    """The capitalised words from `first` on, an article before them apart."""
    at = first + (first < len(words) and lexicon.has("article", words.keys[first]))
    end = at
    while end < min(stop, len(words)) and not prose[words.starts[end]].islower():
        end += 1
    if end > at and prose[words.starts[at]].isupper() and not lexicon.has("month", words.keys[at]):
        yield words.keys[at:end]
