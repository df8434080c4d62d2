"""A quotation that is opened and never closed, or closed in another style."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from editlint.model.document import Document
from editlint.model.finding import Edit, Fix, Hit, Related, Severity
from editlint.model.flat_prose import flat_prose, source_span
from editlint.model.rule import Context, Example, rule
from editlint.rules.consistency.engine.quotation_marks import (
    MARKS,
    Mixed,
    mixed,
    opens_sentence,
    unclosed,
)

_NAMED = 20  # quotations in two styles that are named


@rule(
    "quotation-open",
    category="consistency",
    severity=Severity.WARNING,
    reads_deck=True,
    needs=MARKS,
    aliases=("unclosed-quotation",),
    bad=[
        "⟦“⟧We will have it going by the fair, said the mayor.\n\nThe fair is in May.\n",
        'The mayor called it ⟦"⟧a nuisance, and went home.\n\nThe fair is in May.\n',
        "The sign says ⟦“⟧no boats, and boats there are none.\n\nIt has hung there for years.\n",
        "Der Müller sagte: ⟦„⟧Das Rad steht still.\n\nEs steht bis heute und dreht sich nicht.\n",
        "Le meunier a dit : ⟦«⟧ La roue ne tourne plus.\n\nElle est dans la rivière.\n",
        "---\ntitle: The mayor says ⟦“⟧no boats\n---\n\nThere are none.\n",
        Example(
            '⟦“We never closed the gate,"⟧ said the warden.\n',
            fixed="“We never closed the gate,” said the warden.\n",
        ),
        'Er sagte: ⟦„Das Rad steht still."⟧ Und er ging nach Hause, weil es spät war.\n',
    ],
    good=[
        "“We will have it going,” said the mayor. “By the fair.”\n",
        "“We will have it going by the fair.\n\n“And if not, we will stop the other one.”\n",
        'The screen is 27" wide and the mayor said "no".\n',
        'They hung “The Mill” on a 27" screen and a 30" one.\n',
        "The board is 6' 2\" long, and the millers' boys carried it.\n",
        "Der Müller sagte: „Das Rad steht still.“ Und »still« heißt es noch.\n",
        "« Older posts\n\nThe mill stands by the river, and the river is full.\n",
        Example("She wrote: “The wheel stands still. It has stood ever since the flood...\n"),
    ],
)
def quotation_open(doc: Document, context: Context) -> Iterator[Hit]:
    """A quotation mark opens and nothing closes it in its paragraph, or one of another style does.

    Readers do not know where somebody else's words end, and an attribution inside them is taken for
    a part of the quotation. A quotation of several paragraphs is left alone: each of them opens
    with a mark, or a later one closes it. So are inches, and a paragraph that breaks off. Where
    straight marks seem to quote a word or two, it is for information.

    A quotation that opens with “ and closes with " is told once for the whole text; the fix gives
    each the mark that belongs to the curly one.

    Read by hand: 9 of 9 findings right in 400 published articles, 25 of 26 in 730 articles of
    three magazines and news sites that were not looked at before; 102 of 109 on 4,400 files of 33
    sources later on (7 debatable: articles whose paragraphs a scraper had joined).
    """
    flat = doc.view(flat_prose)
    for at in unclosed(doc):
        mark = flat.text[at]
        start = flat.units[flat.unit_at(at)].start
        sure = mark != '"' or opens_sentence(flat.text, at, start)
        yield Hit(
            source_span(doc, at, at + 1),
            f"The quotation mark {mark} opens here, and nothing in this paragraph closes it. Close"
            " it where the other's words end, or take it out.",
            severity=None if sure else Severity.INFO,
        )
    found = sorted(mixed(doc))
    if found:
        yield _hit(doc, found)


def _hit(doc: Document, found: Sequence[Mixed]) -> Hit:
    text = doc.view(flat_prose).text
    first, *others = found
    opening, closing = text[first.span.start], text[first.span.end - 1]
    more = f", and {len(others)} more like it" if others else ""
    marks = [one for one in found if one.right]
    edits = tuple(Edit(source_span(doc, *one.mark), one.right) for one in sorted(marks, key=_place))
    title = "Close or open it with the mark that belongs to the other"
    return Hit(
        source_span(doc, *first.span),
        f"This quotation opens with {opening} and closes with {closing}{more}. Write both marks in"
        " one style.",
        related=tuple(
            Related(source_span(doc, *one.span), "in two styles too") for one in others[:_NAMED]
        ),
        fixes=(Fix(title, edits),) if edits else (),
    )


def _place(one: Mixed) -> int:
    return one.mark.start
