"""A sentence with its figures and cues: what the decision on a missing source is made from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from editlint.language.lexicon import Lexicon, Mark, Place
from editlint.language.numbers.quantity import Quantity
from editlint.model.places import Span
from editlint.model.values import NamedTuple
from editlint.model.words import Words


class Statement(NamedTuple):
    """One sentence: its words `within` those of the text, its figures, where the phrases stand that
    it holds, by name.

    `genre` is what kind of text it stands in; `own` are names of the publisher, normalised, as word
    tuples; `beside_own` says that a sentence beside it is in the first person.
    """

    prose: str
    words: Words
    within: range
    span: Span
    quantities: tuple[Quantity, ...]
    marks: Mapping[str, Sequence[Place]]
    lexicon: Lexicon
    genre: frozenset[str] = frozenset()
    own: frozenset[tuple[str, ...]] = frozenset()
    beside_own: bool = False

    @property
    def text(self) -> str:
        return self.span.of(self.prose)

    def has(self, name: str) -> bool:
        """Whether a phrase called `name` stands in the sentence; `KeyError` if no list is."""
        return name in self.marks or bool(self.lexicon.no_marks[name])

    def found(self, name: str) -> Sequence[Mark]:
        """The phrases called `name` in the sentence, in order; `KeyError` if no list is."""
        places = self.marks.get(name)
        return [Mark(name, *one) for one in places] if places else self.lexicon.no_marks[name]

    def key(self, at: int) -> str:
        """Word `at`, or "" outside the sentence."""
        return self.words.keys[at] if at in self.within else ""

    def has_at(self, name: str, at: int) -> bool:
        """Whether word `at` alone is a phrase called `name`; none is outside the sentence."""
        return at in self.within and self.lexicon.has(name, self.words.keys[at])

    def after(self, name: str, at: int) -> int:
        """How many words of the longest phrase called `name` start at word `at`."""
        return self.lexicon.after(name, self.words.keys, at, self.within.stop)

    def capital(self, at: int) -> bool:
        """Whether word `at` is written with a capital and so may be a name (not at the start of the
        sentence).
        """
        return at in self.within and self.prose[self.words.starts[at]].isupper()

    def gap(self, at: int) -> str:
        """What stands between word `at - 1` and word `at`."""
        return self.prose[self.words.ends[at - 1] : self.words.starts[at]]

    @property
    def points_back(self) -> bool:
        """Whether the sentence begins with "the study", "the researchers"."""
        return any(
            mark.first < self.within.start + 3
            and all(map(self.joined, range(mark.first + 1, mark.stop)))
            for mark in self.found("anaphor")
        )

    def joined(self, at: int) -> bool:
        """Whether only blanks or a hyphen part word `at` from the word before."""
        return at in self.within and all(
            sign.isspace() or sign in "-\u2060" for sign in self.gap(at)
        )
