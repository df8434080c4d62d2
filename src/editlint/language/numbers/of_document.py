"""The quantities of a document, read once for every rule on numbers."""

from __future__ import annotations

from itertools import compress, count

from editlint.language.lexicon import Lexicon
from editlint.language.numbers.quantity import Quantity, number_words, read_numbers
from editlint.model.document import NOT_PROSE, Document
from editlint.model.flat_prose import prose_words


def numbers(doc: Document, lexicon: Lexicon) -> tuple[Quantity, ...]:
    """Every quantity of the prose, in order."""
    return doc.view(_read, lexicon)


def _read(doc: Document, lexicon: Lexicon) -> tuple[Quantity, ...]:
    words = doc.words
    begins = number_words(doc.view(prose_words).single, lexicon)
    places = compress(count(), map(begins.__contains__, words.keys))
    blocks = {doc.block_number_at(words.starts[at]) for at in places}  # most have no number
    return tuple(
        quantity
        for number in sorted(blocks)
        if number >= 0 and doc.blocks[number].kind not in NOT_PROSE
        for quantity in read_numbers(doc.prose, words, doc.block_words[number], lexicon, begins)
    )
