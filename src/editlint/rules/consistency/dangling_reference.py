"""The text points at a figure, table or step that the article does not have."""

from __future__ import annotations

from collections.abc import Iterator

from editlint.model.document import Document
from editlint.model.finding import Examined, Hit, Severity
from editlint.model.rule import Context, Yields, rule
from editlint.rules.consistency.engine.asked import may_refer
from editlint.rules.consistency.engine.note_marks import lost_marks
from editlint.rules.consistency.engine.numbered import numbered, series_words_of
from editlint.rules.consistency.engine.references import dangling, references


@rule(
    "dangling-reference",
    category="consistency",
    severity=Severity.WARNING,
    data=("consistency/sequences",),
    needs=may_refer,
    bad=[
        "Figure 1: The pier\n\nFigure 2: The quay\n\nAs ⟦Figure 3⟧ shows, it is old.\n",
        "1. Dig\n2. Sow\n3. Water\n\nIf nothing grows, go back to ⟦step 4⟧.\n",
        "The mill is old [1]. The bridge is new [2], and so is the road ⟦[4]⟧.\n\n## Notes\n\n"
        "[1] A. Reed.\n\n[2] B. Hall.\n\n⟦[3]⟧ C. Moss.\n",
        "Abbildung 1: Der Kai\n\nAbbildung 2: Das Tor\n\nEs ist alt, wie ⟦Abbildung 3⟧ zeigt.\n",
    ],
    good=[
        "Figure 1: The pier\n\nFigure 2: The quay\n\nAs Figure 2 shows, it is old.\n",
        "Figure 1: The pier\n\nFigure 2: The quay\n\nIt is old (see Figure 3 of the report).\n",
        "Figure 1: The pier\n\nIt is old, as Figure 2 shows.\n\n![Figure 2: The quay](a.png)\n",
        "The mill is old [1]. The bridge is new [2].\n\n[1] A. Reed.\n\n[2] B. Hall.\n",
        "1. Dig\n2. Sow\n3. Water\n\nFollow [the guide](/a), but leave out step 5.\n",
    ],
)
def dangling_reference(doc: Document, context: Context) -> Iterator[Yields]:
    """The text points at a figure, table, step or note that is not there.

    The figure was taken out, or all were numbered anew and the sentence was not. Compared are the
    captions and headings that have such a number, and for steps the lists too; with marks such as
    [3] the notes that begin so below the text, of which each needs a mark.

    Steps that only a list counts are for information: a text may speak of those of something else.

    Left alone are references to other texts ("Figure 7 of the report", behind a link, in a note or
    a quotation), and articles whose own numbers have holes, or in which many references lead
    nowhere: they number in a way that is not seen here.

    Warnings are rare: in 15,000 published articles and pages there are 2, both right. Of 8 at first
    reading 6 were wrong (steps that a list, or another part of a guide, counts).
    """
    known = series_words_of(doc, context.data)
    found = doc.view(numbered, known)
    for one in dangling(doc, found, known):
        said = " ".join(one.span.of(doc.prose).split())
        yield Hit(
            one.span,
            f"“{said}” is not there: the article has 1 to {one.have.last}. Name the right one, or"
            " put back what was lost.",
            severity=None if one.have.labelled else Severity.INFO,
        )
    for lost in lost_marks(doc):
        shown = lost.span.of(doc.prose)
        what = "Nothing in the text leads to the note" if lost.is_note else "No note belongs to"
        yield Hit(
            lost.span,
            f"{what} {shown}: the notes go from 1 to {lost.last}. Put back what was lost, or number"
            " them anew.",
        )
    yield Examined("reference(s) by number", sum(1 for _ in references(doc, found, known)))
