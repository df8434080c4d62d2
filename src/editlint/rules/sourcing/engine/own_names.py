"""What the house calls itself: names from the settings and the front matter, and those the text
gives away: it joins them to "we", releases news in their name, or tells about them at its end.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import compress, count
from typing import Any

from editlint.language.lexicon import Lexicon
from editlint.model.document import NOT_PROSE, Document
from editlint.model.words import Words, words_of

Name = tuple[str, ...]
LONGEST = 5  # words of a name
LAST_PART = 4  # the part of a text, one in so many blocks, in which a note on the house stands
HEAD = 80  # words in which a release says whose it is
_KEYS = ("site", "site_name", "author", "authors", "publisher", "organization", "organisation")


def own_names(given: Iterable[str], doc: Document, lexicon: Lexicon) -> frozenset[Name]:
    """The names, normalised as words."""
    listed = [*given, *(name for key in _KEYS for name in _texts(doc.meta.get(key)))]
    return frozenset(name for text in listed if (name := words_of(text).keys)) | frozenset(
        (
            *_joined_to_we(doc.prose, doc.words, lexicon),
            *_told_about(doc, lexicon),
            *_who_releases(doc.prose, doc.words, lexicon),
        )
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
    for at in compress(count(), map(lexicon.singles("we").__contains__, words.keys)):
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


def _told_about(doc: Document, lexicon: Lexicon) -> Iterator[Name]:
    """ "About Acme Harbours", a heading or a line by itself in the last part of the text."""
    if not lexicon.capitals:
        return
    number = len(doc.blocks)
    for block in range(number - max(1, number // LAST_PART), number):
        words = doc.block_words[block]
        lead = lexicon.after("about", doc.words.keys, words.start, words.stop) if words else 0
        if lead and len(words) <= lead + LONGEST and doc.blocks[block].kind not in NOT_PROSE:
            yield from _name(doc.prose, doc.words, lexicon, words.start + lead, words.stop)


def _who_releases(prose: str, words: Words, lexicon: Lexicon) -> Iterator[Name]:
    """ "ARDEN, May 4 -- Acme Harbours today announced": the house of a release."""
    if not lexicon.capitals:
        return
    keys = words.keys
    for at in range(1, min(HEAD, len(keys) - 1)):
        if lexicon.has("announces", keys[at]):
            stop = at - lexicon.has("release-day", keys[at - 1])
            if stop < at or lexicon.has("release-day", keys[at + 1]):
                yield from _name(prose, words, lexicon, _first_of_name(prose, words, stop), stop)


def _first_of_name(prose: str, words: Words, stop: int) -> int:
    """Where the name begins that ends before word `stop`: as many words with capitals as nothing
    but blanks parts.
    """
    first = stop
    while first > max(0, stop - LONGEST) and prose[words.starts[first - 1]].isupper():
        if first < stop and not prose[words.ends[first - 1] : words.starts[first]].isspace():
            break
        first -= 1
    return first


def _name(prose: str, words: Words, lexicon: Lexicon, first: int, stop: int) -> Iterator[Name]:
    """The capitalised words from `first` on, an article before them apart."""
    at = first + (first < len(words) and lexicon.has("article", words.keys[first]))
    end = at
    while end < min(stop, len(words)) and not prose[words.starts[end]].islower():
        end += 1
    if end > at and prose[words.starts[at]].isupper() and not lexicon.has("month", words.keys[at]):
        yield words.keys[at:end]
