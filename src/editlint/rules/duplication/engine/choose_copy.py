"""Which of several copies an editor would keep, and why.

Nothing is lost by taking out either of two equal copies, so the better place decides: a body that
was pasted above its title once more goes, and the one below the title stays.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from editlint.model.values import dataclass


@dataclass(frozen=True, slots=True)
class CopyRank:
    """How one copy stands in its text.

    `links_and_notes` counts links, images and footnotes; `set_apart` is a copy inside a quote or
    caption.
    """

    under_title: bool = False
    headings: int = 0
    set_apart: bool = False
    words: int = 0
    links_and_notes: int = 0


UNDER_TITLE, FIRST, LONGER = "it stands under the title", "it comes first", "it is longer"
# What speaks for a copy, the weightiest first: the larger value stays. The reasons fit behind
# "for".
_MERITS: tuple[tuple[Callable[[CopyRank], int], str], ...] = (
    (lambda copy: copy.under_title, UNDER_TITLE),
    (lambda copy: copy.headings, "its headings are headings still"),
    (lambda copy: not copy.set_apart, "it is not in a quote or caption"),
    (lambda copy: copy.words, LONGER),
    (lambda copy: copy.links_and_notes, "it has links or sources that the other lacks"),
)


def choose_copy(copies: Sequence[CopyRank]) -> tuple[int, str]:
    """The number of the copy to keep and the reason; of equals the first, for it comes first."""
    ranks = [[merit(copy) for merit, _ in _MERITS] for copy in copies]
    best = ranks.index(max(ranks))
    for (_, reason), values in zip(_MERITS, zip(*ranks, strict=True), strict=True):
        if len(set(values)) > 1:
            return best, reason
    return best, FIRST
