"""The words of one block, looked at one by one: what is written, and what stands between two."""

from __future__ import annotations

from editlint.model.places import JOINER, Span
from editlint.model.values import NamedTuple
from editlint.model.words import Words

DASHES = frozenset("-–—‑‒−")
_BLANK = " \t\n\r\u00a0\u202f\u2009" + JOINER


class WordLine(NamedTuple):
    """Words `[first, stop)` of a block; a word outside is the empty one."""

    prose: str
    words: Words
    first: int
    stop: int

    def key(self, at: int) -> str:
        """Word `at`, normalised."""
        return self.words.keys[at] if self.first <= at < self.stop else ""

    def span(self, at: int) -> Span:
        return Span(self.words.starts[at], self.words.ends[at])

    def written(self, at: int) -> str:
        """Word `at` as it is written."""
        return self.span(at).of(self.prose)

    def is_capital(self, at: int) -> bool:
        return self.prose[self.words.starts[at]].isupper()

    def gap(self, at: int) -> str:
        """What stands between word `at - 1` and word `at`, without blanks at its ends; "" also at
        the edges of the block.
        """
        if not self.first < at < self.stop:
            return ""
        return self.prose[self.words.ends[at - 1] : self.words.starts[at]].strip(_BLANK)

    def is_tied(self, at: int) -> bool:
        """Whether nothing but a blank, a stop or a hyphen ties word `at` to the one before."""
        if not self.first < at < self.stop:
            return False
        between = self.prose[self.words.ends[at - 1] : self.words.starts[at]].replace(JOINER, "")
        return between == "-" or not between.strip(_BLANK + ".")

    def is_cut_off(self, at: int) -> bool:
        """Whether word `at` is the last of a teaser and may go on: "December 1..."."""
        end = self.words.ends[at]
        return self.prose[end : end + 3].replace(JOINER, "").startswith(("..", "…"))

    def before(self, at: int) -> str:
        """The character right before word `at`, markup left out."""
        start = self.words.starts[at]
        return self.prose[max(0, start - 3) : start].replace(JOINER, "")[-1:]

    def behind(self, at: int) -> str:
        """The character right behind word `at`, markup left out."""
        end = self.words.ends[at]
        return self.prose[end : end + 3].replace(JOINER, "")[:1]
