"""Where in the article something stands."""

from __future__ import annotations

from editlint.model.document import Block, Document
from editlint.model.places import Span


def block_at(doc: Document, at: int) -> Block:
    """The block that holds the code point `at`, or the one before it."""
    return doc.blocks[max(0, doc.block_number_at(at))]


def sentence_at(doc: Document, at: int) -> Span:
    """The sentence that holds the code point `at`; its block where it stands in none."""
    number = doc.sentence_number_at(at)
    return block_at(doc, at).span if number is None else doc.sentences[number]
