"""The languages that have a pack of words for figures and sources, and the lexicon of an article.

What is a number, a unit or a plural is the same thing whichever room asks.
"""

from __future__ import annotations

from editlint.language.lexicon import Lexicon
from editlint.model.data import Data
from editlint.model.document import Document

LANGUAGES = ("en", "de", "fr", "es")
PACKS = tuple(f"sourcing/{language}" for language in LANGUAGES)


def lexicon_of(doc: Document, data: Data) -> Lexicon | None:
    """The lexicon of the language of `doc`; None where it has no pack among `data`."""
    pack = f"sourcing/{doc.language}"
    return data.made(Lexicon, pack) if pack in data else None
