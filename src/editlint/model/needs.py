"""What a document must hold before a rule is asked: a test that costs next to nothing, so that a
run imports and runs only the rules that may find something.

    needs=("<<<<<<<", ">>>>>>>")    one of these stands in the source or in its flat prose
    needs=(NOT_ASCII, ";&")         any character beyond ASCII will do, too
    needs=has_front_matter          a function of a document and the data files, of this module or
                                    of a small one in the room's `engine/`
"""

from __future__ import annotations

from collections.abc import Callable

from editlint.model.data import Data
from editlint.model.document import Document
from editlint.model.flat_prose import flat_prose

Needed = Callable[[Document, Data], bool]
Needs = tuple[str, ...] | Needed

NOT_ASCII = ""  # no literal, for it stands in every text


def met(needs: Needs, doc: Document, data: Data) -> bool:
    """Whether a rule that needs this may find something in `doc`; one that needs nothing always
    may.
    """
    if callable(needs):
        return needs(doc, data)
    return not needs or _one_in(needs, doc.source) or _one_in(needs, doc.view(flat_prose).text)


def _one_in(needs: tuple[str, ...], text: str) -> bool:
    """Whether one of these stands in `text`. A sign by itself is found ten times as fast as
    several in a row, and few texts have both the first and the last of such as "[!".
    """
    for literal in needs:
        if literal == NOT_ASCII:
            if not text.isascii():
                return True
        elif literal[-1] in text and literal[0] in text and literal in text:
            return True
    return False


def has_front_matter(doc: Document, _: Data) -> bool:
    """Whether page data stand above the text."""
    return any(block.kind == "front_matter" for block in doc.blocks[:1])


def has_deck(doc: Document, _: Data) -> bool:
    """Whether the page data say something to readers."""
    return doc.deck is not None


def has_hidden_text(doc: Document, _: Data) -> bool:
    """Whether the format can hide words from whoever writes them."""
    return doc.traits.hides_text


def has_entries(doc: Document, _: Data) -> bool:
    """Whether there is a list or a table."""
    return any(block.kind in ("list_item", "table_cell") for block in doc.blocks)


def has_headings(doc: Document, _: Data) -> bool:
    """Whether there are two headings."""
    return sum(block.role == "heading" for block in doc.blocks) > 1
