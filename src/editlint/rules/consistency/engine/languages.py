"""The languages whose numbers can be read, and the words for each of them.

The packs are those of figures and sources: what is a number, a unit or a plural is the same thing
wherever it is asked.
"""

from __future__ import annotations

from editlint.language.lexicon import Lexicon
from editlint.model.data import Data
from editlint.model.document import Document

LANGUAGES = ("en", "de", "fr", "es")
PACKS = tuple(f"sourcing/{language}" for language in LANGUAGES)


def lexicon_of(doc: Document, data: Data) -> Lexicon | None:
    """The words of numbers in the language of `doc`, None where there is no pack for it."""
    pack = f"sourcing/{doc.language}"
    return data.made(Lexicon, pack) if pack in data else None
