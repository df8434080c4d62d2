"""The same heading twice, with nothing between.

Equal headings are common in sound articles ("Opening hours" below each of seven days), but between
those stands a text or a heading that parts them. Two with nothing between are one too many.
"""

from __future__ import annotations

from collections.abc import Iterator

from editlint.edits.deletion import deletion_span
from editlint.model.document import Document
from editlint.model.finding import Applicability, Edit, Fix, Hit, Related, Severity
from editlint.model.rule import Context, Example, rule


@rule(
    "repeated-heading",
    category="duplication",
    severity=Severity.WARNING,
    counts_as="repeated words",
    bad=[
        Example(
            "# Town news\n\n⟦2: ## Opening hours⟧\n\n⟦1: ## Opening hours⟧\n\nThe pool opens at"
            " nine.\n",
            fixed="# Town news\n\n## Opening hours\n\nThe pool opens at nine.\n",
        ),
        Example("⟦2: ## Tickets⟧\n\n### Prices\n\n⟦1: ## Tickets⟧\n\nA ticket costs nine euros.\n"),
    ],
    good=[
        "# Merge\n\n## Merge\n\nMerges two maps into one.\n",
        (
            "## Monday\n\n### Opening hours\n\nNine to five.\n\n## Tuesday\n\n### Opening"
            " hours\n\nTen to four.\n"
        ),
        "## Opening hours\n\nNine to five.\n\n## Closing days\n\nMondays.\n",
    ],
)
def repeated_heading(doc: Document, context: Context) -> Iterator[Hit]:
    """A heading stands twice, and no text stands between the two.

    Either the heading was pasted twice, or a section lost its text. Equal headings of different
    sections are left alone.
    """
    open_headings: dict[tuple[int, tuple[str, ...]], int] = {}
    row = (-1, -1)  # the first and the last of equal headings right below each other
    for number, block in enumerate(doc.blocks):
        words = doc.block_words[number]
        if block.role != "heading":
            if words or block.kind in ("code", "html"):
                open_headings.clear()
            continue
        if not words:
            continue
        said = block.level, doc.words.keys[words.start : words.stop]
        if said in open_headings:
            first = open_headings[said]
            certain = row == (first, number - 1) and _written(doc, first) == _written(doc, number)
            row = (first, number) if certain else row
            yield _hit(doc, first, number, certain)
        else:
            open_headings[said] = number
            row = (number, number)


def _written(doc: Document, number: int) -> str:
    return doc.blocks[number].span.of(doc.source)


def _hit(doc: Document, first: int, second: int, certain: bool) -> Hit:
    kept, gone = doc.blocks[first], doc.blocks[second]
    fix = Fix(
        f"Delete {doc.lines.named(gone.span)}",
        (Edit(deletion_span(doc.source, gone.span)),),
        Applicability.SAFE if certain else Applicability.UNSAFE,
        keeps=(kept.span,),
        proof="kept copy",
    )
    message = (
        f"The heading “{' '.join(gone.span.of(doc.prose).split())}” of {doc.lines.named(kept.span)}"
        f" stands again in {doc.lines.named(gone.span)}, and there is no text between the two."
        " Delete one, or put back the text that is lacking."
    )
    return Hit(gone.span, message, (Related(kept.span, "the same heading"),), (fix,))
