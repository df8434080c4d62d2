"""The quantities of a document, read once for every rule on numbers."""

from __future__ import annotations

from editlint.language.lexicon import Lexicon
from editlint.language.numbers.quantity import Quantity, number_words, read_numbers
from editlint.model.document import NOT_PROSE, Document


def numbers(doc: Document, lexicon: Lexicon) -> tuple[Quantity, ...]:
    """Every quantity of the prose, in order."""
    return doc.view(_read, lexicon)


def _read(doc: Document, lexicon: Lexicon) -> tuple[Quantity, ...]:
    begins = number_words(doc.words.keys, lexicon)
    return tuple(
        quantity
        for block, within in zip(doc.blocks, doc.block_words, strict=True)
        if block.kind not in NOT_PROSE and within
        for quantity in read_numbers(doc.prose, doc.words, within, lexicon, begins)
    )
