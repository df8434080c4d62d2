"""Where in the article something stands."""

from __future__ import annotations

from bisect import bisect_right

from editlint.model.document import Block, Document
from editlint.model.places import Span


def block_at(doc: Document, at: int) -> Block:
    """The block that holds the code point `at`, or the one before it."""
    return doc.blocks[max(0, bisect_right(doc.block_starts, at) - 1)]


def sentence_at(doc: Document, at: int) -> Span:
    """The sentence that holds the code point `at`; its block where it stands in none."""
    starts = doc.view(_sentence_starts)
    number = bisect_right(starts, at) - 1
    if number >= 0 and at < doc.sentences[number].end:
        return doc.sentences[number]
    return block_at(doc, at).span


def _sentence_starts(doc: Document) -> list[int]:
    return [span.start for span in doc.sentences]
