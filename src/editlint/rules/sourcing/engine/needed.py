"""What a text must hold before the rules on sourcing read it: a figure, or a word that leans on
somebody unnamed.

These questions come at every start, so they ask small parts of a language pack and import no other
module of this room.
"""

from __future__ import annotations

from editlint.language.packs import lexicon_of
from editlint.model.data import Data
from editlint.model.document import Document
from editlint.model.flat_prose import prose_words

# The lists that have the words without which no sentence leans on an unnamed authority.
VAGUE = ("hearsay", "vague-phrase", "vague-head", "vague-one", "vague-study", "estimated")
_DIGITS = tuple("0123456789")


def has_figures(doc: Document, data: Data) -> bool:
    """Whether the text, or what its front matter says to readers, has a word that a number can
    begin with.
    """
    return any(_has_figures(part, data) for part in (doc, doc.deck) if part is not None)


def _has_figures(doc: Document, data: Data) -> bool:
    lexicon = lexicon_of(doc, data)
    return lexicon is not None and (
        not lexicon.starters.isdisjoint(doc.words.keys)
        or not lexicon.sizes.keys().isdisjoint(doc.words.keys)
        or any(key.startswith(_DIGITS) for key in doc.words.keys)
    )


def leans_on_somebody(doc: Document, data: Data) -> bool:
    """Whether there is a word of a phrase such as "studies show"."""
    lexicon = lexicon_of(doc, data)
    return lexicon is not None and not lexicon.anchors(*VAGUE).isdisjoint(
        doc.view(prose_words).single
    )
