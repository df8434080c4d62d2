"""An authority that the text leans on and does not name."""

from __future__ import annotations

from collections.abc import Iterator

from editlint.language.packs import PACKS
from editlint.model.document import Document
from editlint.model.finding import Hit, Severity
from editlint.model.places import Span
from editlint.model.rule import Context, rule
from editlint.rules.sourcing.engine.needed import leans_on_somebody
from editlint.rules.sourcing.engine.reading import Reading, reading
from editlint.rules.sourcing.engine.vague import is_forecast, is_study, vague_phrases


@rule(
    "vague-attribution",
    category="sourcing",
    severity=Severity.WARNING,
    data=PACKS,
    needs=leans_on_somebody,
    bad=[
        "⟦Studies show⟧ that short walks help people sleep.\n",
        "⟦Many experts believe⟧ the bridge will not last another winter.\n",
        "The harbour is home to ⟦an estimated⟧ 4,000 seals.\n",
        "The boats are new, but ⟦one 2012 study found⟧ that they use as much fuel as the old.\n",
        "⟦A large survey found⟧ that most of them would rather work on the land.\n",
        "The quay is empty, and ⟦figures show⟧ that the ferries carry fewer people than before.\n",
        "⟦Most people agree⟧ that the bridge was worth its price.\n",
        "There are ⟦studies that suggest⟧ a link, and ⟦critics routinely refer⟧ to it.\n",
    ],
    good=[
        "A study by the University of Leeds shows that short walks help people sleep.\n",
        "The harbour is home to an estimated 4,000 seals, according to the coast guard.\n",
        "Experts at the Bridge Institute believe it will not last another winter.\n",
        "Most people say hello when they come in, and the data that shows it is dull.\n",
        "The researchers found no difference between the two groups.\n",
        "The sales figures show that the ferries carry no more people than before.\n",
        "A police report said that nobody had been on board when the ferry sank.\n",
    ],
)
def vague_attribution(doc: Document, context: Context) -> Iterator[Hit]:
    """A claim leans on an authority that is not named.

    "Studies show", "experts say" and "it is estimated" sound like a source and are none: a reader
    cannot look them up, and a fact checker has nobody to ask. Name the study or the person, link to
    it, or say it in your own name. A sentence that names its source elsewhere, carries a link or a
    footnote, or is somebody's quotation is left alone, and so are authorities the text has
    introduced ("the researchers") and a new study that one of the next sentences names.

    How often it is right by genre: [on figures and sources](../sourcing.md#by-genre).
    """
    read = reading(doc, context.data)
    if read is None:
        return
    for sentence in read.leaning:
        statement = read.statement(sentence)
        for mark in vague_phrases(statement):
            span = doc.words.span(mark.first, mark.stop)
            if read.named(sentence) is not None or read.quoted(sentence, span.start):
                continue
            if is_forecast(statement, mark) and read.named_beside(sentence):
                continue
            if is_study(statement, mark) and read.named_later(sentence):
                continue
            yield Hit(span, _message(read, span))


def _message(read: Reading, span: Span) -> str:
    phrase = " ".join(span.of(read.doc.prose).split())
    return (
        f"“{phrase}” names nobody a reader could look up. Say which study or who it was, link to"
        " it, or make the claim your own."
    )
