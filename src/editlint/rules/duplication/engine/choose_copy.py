"""Which of several copies an editor would keep, and why."""

from __future__ import annotations

from collections.abc import Sequence

from editlint.model.values import dataclass


@dataclass(frozen=True, slots=True)
class CopyRank:
    """How one copy stands in its text.

    `links_and_notes` counts links, images and footnotes; `set_apart` is a copy inside a quote or caption.
    """

    under_title: bool = False
    headings: int = 0
    set_apart: bool = False
    words: int = 0
    links_and_notes: int = 0


def choose_copy(copies: Sequence[CopyRank]) -> tuple[int, str]:
    """The number of the copy to keep and the reason in words that fit behind "because".

    The copy under the title goes before the one whose headings are headings still, then the one
    that is not in a quote or caption, the longer one, the one with more links, the earlier one.
    """
    ranks = [
        (c.under_title, c.headings, not c.set_apart, c.words, c.links_and_notes) for c in copies
    ]
    best = max(range(len(copies)), key=lambda k: (ranks[k], -k))
    others = [rank for k, rank in enumerate(ranks) if k != best]
    for place, reason in enumerate(_REASONS):
        if all(rank[:place] == ranks[best][:place] for rank in others) and any(
            rank[place] != ranks[best][place] for rank in others
        ):
            return best, reason
    return best, "it comes first"


_REASONS = (
    "it stands under the title",
    "its headings are headings still",
    "it is not in a quote or caption",
    "it is longer",
    "it has links or sources that the other lacks",
)
