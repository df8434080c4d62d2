"""A style sheet proposed from what the articles of a house do: of each variant the form that most
of them write.

    counted = Counted("en")
    counted.add(doc) for each article
    decisions(counted, spellings)      Decision("reuse", "re-use", 31, 4), ...
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from editlint.model.document import Document
from editlint.model.values import NamedTuple
from editlint.rules.consistency.engine.inflections import inflected
from editlint.rules.consistency.engine.names import Place, names, spread, usable
from editlint.rules.consistency.engine.ordinary import occurrences
from editlint.rules.consistency.engine.spellings import plain
from editlint.rules.consistency.engine.variants import Spellings, compounds, families, regional

CLEAR = 2  # times as often as the other the form is written that a house has decided for
_NAME = 2  # places of each spelling of a name


class Decision(NamedTuple):
    """Two forms of one word and how often the articles have each; `one` is the more frequent.

    `is_name`: both may be right, of two people.
    """

    one: str
    two: str
    ones: int
    twos: int
    is_name: bool = False

    @property
    def is_clear(self) -> bool:
        return not self.is_name and self.ones >= CLEAR * self.twos


class Counted:
    """The words of many articles of one language with how often they stand as ordinary words, and
    the names with accents.
    """

    def __init__(self, language: str) -> None:
        self.language = language
        self.articles = 0
        self.words: Counter[str] = Counter()
        self.names: Counter[str] = Counter()

    def add(self, doc: Document) -> None:
        """Count the words and names of an article."""
        self.articles += 1
        self.words.update(_countable(doc))
        found = doc.view(names)
        self.names.update(
            place.text
            for key in found.words
            for place in found.places(key)
            if place.is_sure and not place.text.isupper()
        )

    def of(self, forms: tuple[str, ...]) -> int:
        """How often any of `forms` stands."""
        return sum(self.words[form] for form in dict.fromkeys(forms))
