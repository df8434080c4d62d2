"""A quotation that nobody near it is said to have spoken."""

from __future__ import annotations

from collections.abc import Iterator

from editlint.model.document import Document
from editlint.model.finding import Hit, Severity
from editlint.model.places import Span
from editlint.model.rule import Context, rule
from editlint.rules.sourcing.engine.reading import PACKS, Reading, reading
from editlint.rules.sourcing.engine.sources import is_name

HEAD = 16  # words of the next block in which its speaker may stand
NEAR = 80  # words around it in which it may stand
LEAST = 8  # words: a shorter quotation is a title, a term or irony


@rule(
    "unattributed-quote",
    category="sourcing",
    severity=Severity.INFO,
    data=PACKS,
    bad=[
        (
            "The harbour was closed at noon.\n\n⟦“There was water in every cellar by then.”⟧\n\nThe"
            " street was cleared by evening.\n"
        ),
        (
            "The plan found few friends in the town. ⟦“It costs too much and it comes ten years too"
            " late.”⟧ The vote was put off.\n"
        ),
    ],
    good=[
        (
            "The harbour was closed. “There was water in every cellar of the street by then,” said"
            " the harbour master, Ruth Dahl.\n"
        ),
        "Ruth Dahl remembers the night. “There was water in every cellar of the street by then.”\n",
        "They call it the “house that never sleeps”, and so it is.\n",
    ],
)
def unattributed_quote(doc: Document, context: Context) -> Iterator[Hit]:
    """A quotation of a sentence or more has no speaker near it.

    Who speaks belongs to what is said: in the sentence, in the one before or after, or in the
    paragraph before. A quotation without a speaker may have lost its attribution in a cut, or never
    had one.
    """
    read = reading(doc, context.data)
    if read is None:
        return
    for number, block in enumerate(doc.blocks):
        if block.kind not in ("paragraph", "list_item") or not read.may_quote(number):
            continue
        for span in read.quotations(number):
            if _sentence(read, span) and not _spoken_for(read, number, span):
                yield Hit(
                    span,
                    "Nobody near this quotation is said to have spoken it: name the speaker beside"
                    " it, or make it plain text.",
                )


def _sentence(read: Reading, span: Span) -> bool:
    """Whether the quotation is a sentence or more: long enough, with a capital first and a full
    stop or comma inside at its end.
    """
    inside = span.of(read.doc.prose).strip('“”„«»" \n')
    return (
        len(read.doc.words.within(span)) >= LEAST and inside[:1].isupper() and inside[-1:] in ".,!…"
    )  # a question is often imagined


def _spoken_for(read: Reading, number: int, span: Span) -> bool:
    """Whether somebody is named in the rest of the block or in the block before, or at the head of
    the block after.
    """
    doc, block = read.doc, read.doc.blocks[number].span
    if _speaks(read, doc.words.within(Span(block.start, span.start))[-NEAR:]) or _speaks(
        read, doc.words.within(Span(span.end, block.end))[:NEAR]
    ):
        return True
    before = doc.block_words[number - 1][-NEAR:] if number else range(0)
    after = doc.block_words[number + 1][:HEAD] if number + 1 < len(doc.blocks) else range(0)
    return _speaks(read, before) or _speaks(read, after)


def _speaks(read: Reading, words: range) -> bool:
    if not words:
        return False
    passage = read.passage(words)
    return (
        passage.has("report-verb")
        or passage.has("according")
        or any(is_name(passage, word) for word in words if passage.capital(word))
    )
