"""A figure in the title, deck or summary that the body does not have."""

from __future__ import annotations

from collections.abc import Iterator

from editlint.language.numbers.quantity import Quantity
from editlint.language.packs import PACKS, lexicon_of
from editlint.model.document import Document
from editlint.model.finding import Examined, Hit, Related, Severity
from editlint.model.rule import Context, Yields, rule
from editlint.rules.consistency.engine.asked import has_figure_above
from editlint.rules.consistency.engine.title_figures import missing, title_figures


@rule(
    "title-figure",
    category="consistency",
    severity=Severity.WARNING,
    data=PACKS,
    needs=has_figure_above,
    bad=[
        "# Harbour counts ⟦4,312 ships⟧\n\nIn the end 4,132 ships came in, more than ever.\n",
        "# The bell costs ⟦€4,312⟧\n\nThe town paid €4,132 for it.\n",
        (
            "---\ntitle: The ferry\ndescription: It carried ⟦41 percent of the islanders⟧.\n---\n\n"
            "In a year the boat carried 14 percent fewer. It had 31 percent of the islanders.\n"
        ),
        "# Die Glocke kostet ⟦4.312 Euro⟧\n\nDie Stadt hat 4.132 Euro für sie bezahlt.\n",
    ],
    good=[
        "# Harbour counts 4,312 ships\n\nIn the end 4,312 ships came in.\n",
        "# The bridge costs $3 million\n\nThe town paid $3,140,500 for it.\n",
        "# Half of the boats leak: 48%\n\nOf the boats in the basin, 47.9 percent leak.\n",
        "# What we learnt in 2024\n\nIn 2023 nobody learnt anything at all.\n",
        "# A boat for less than $450\n\nThe small one costs $429.99 at the quay.\n",
    ],
)
def title_figure(doc: Document, context: Context) -> Iterator[Yields]:
    """A figure in the title, deck or summary is not in the body.

    Titles are written last, from memory, and read by most. A sum, a share or a number of four
    digits in the title, or in the description and summary of the front matter, must stand in the
    text too; the same number rounded is the same. It is a warning where the text has a figure of
    that kind near it, which must be meant, and for information where it has none.

    Warnings are rare: of some 170 such figures in 15,000 published articles 2 were told as one at
    first, and both were names ("PHP 7.3"). Since that was mended there is none, so that nobody
    knows how many of them are right; planted ones are found.
    """
    lexicon = lexicon_of(doc, context.data)
    if lexicon is None:
        return
    stated = list(title_figures(doc, lexicon))
    told: set[tuple[float, str]] = set()
    for one in reversed(list(missing(doc, lexicon, stated))):  # the title that is shown comes last
        if (key := (one.quantity.value, one.quantity.unit)) in told:
            continue
        told.add(key)
        said, where = _said(doc, one.quantity), one.where
        if one.nearest is None:
            yield Hit(
                one.quantity.whole,
                f"“{said}” stands in the {where}, and the text does not have it.",
                severity=Severity.INFO,
            )
            continue
        place = doc.lines.named(one.nearest.span)
        yield Hit(
            one.quantity.whole,
            f"“{said}” stands in the {where}; the text says “{_said(doc, one.nearest)}” ({place})."
            " Make the two agree.",
            (Related(one.nearest.whole, "the figure of the text"),),
        )
    yield Examined("figure(s) in titles and summaries", len(stated))


def _said(doc: Document, one: Quantity) -> str:
    return " ".join(one.whole.of(doc.source).split())
