"""Interviews: one speaker asks, another answers, and names with a colon say who has the word."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from editlint.language.lexicon import Lexicon
from editlint.model.document import Document
from editlint.model.places import Span

LONGEST = 4  # words of a name: "Dr Ann Hill:"
TURNS = 3  # how often the one who asks and the one who answers take the word at least
LETTERS = frozenset({"q", "a"})  # a page of help has them too: there nobody says "I"

Turns = Mapping[str, Sequence[int]]  # the blocks at which each speaker takes the word


def speakers(doc: Document, lexicon: Lexicon) -> Mapping[int, Span]:
    """For each block of an interview the name of who speaks there: that before its colon, or the
    last one. Nothing where the text is no interview.
    """
    if doc.prose.count("?") <= TURNS // 2:
        return {}
    names = dict(_names(doc))
    turns: dict[str, list[int]] = defaultdict(list)
    for number, name in names.items():
        turns[_key(doc, name)].append(number)
    known = {key for key, blocks in turns.items() if len(blocks) >= TURNS}
    asking = {key for key in known if _asks(doc, turns[key])}
    if not asking or asking == known or (asking <= LETTERS and not _says_i(doc, lexicon, names)):
        return {}
    return dict(_spoken(doc, names))


def _names(doc: Document) -> Iterator[tuple[int, Span]]:
    """The blocks that begin with words with capitals and a colon, and where these words stand."""
    for number, block in enumerate(doc.blocks):
        if block.kind not in ("paragraph", "quote"):
            continue
        words = doc.block_words[number]
        for at in words[:LONGEST]:
            if not doc.prose[doc.words.starts[at]].isupper() or at + 1 not in words:
                break
            if ":" in doc.prose[doc.words.ends[at] : doc.words.starts[at + 1]]:
                yield number, doc.words.span(words.start, at + 1)
                break


def _key(doc: Document, name: Span) -> str:
    return " ".join(doc.words.keys_of(name))


def _asks(doc: Document, blocks: Sequence[int]) -> bool:
    """Whether most of what the speaker says are questions."""
    asked = sum("?" in doc.blocks[number].span.of(doc.prose) for number in blocks)
    return 2 * asked > len(blocks)


def _says_i(doc: Document, lexicon: Lexicon, blocks: Mapping[int, Span]) -> bool:
    keys = doc.words.keys
    return any(lexicon.has("self", keys[at]) for number in blocks for at in doc.block_words[number])


def _spoken(doc: Document, names: Mapping[int, Span]) -> Iterator[tuple[int, Span]]:
    """From a name on all blocks up to the next, or to a heading."""
    last: Span | None = None
    for number, block in enumerate(doc.blocks):
        if block.kind in ("heading", "title"):
            last = None
        last = names.get(number, last)
        if last is not None:
            yield number, last
