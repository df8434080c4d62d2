"""A quotation that nobody near it is said to have spoken."""

from __future__ import annotations

from collections.abc import Iterator

from editlint.model.document import Document
from editlint.model.finding import Hit, Severity
from editlint.model.places import Span
from editlint.model.rule import Context, rule
from editlint.rules.sourcing.engine.naming import is_name
from editlint.rules.sourcing.engine.needed import PACKS
from editlint.rules.sourcing.engine.reading import Reading, reading

HEAD = 16  # words of the next block in which its speaker may stand
NEAR = 80  # words around it in which it may stand
LEAST = 8  # words: a shorter quotation is a title, a term or irony


@rule(
    "unattributed-quote",
    category="sourcing",
    severity=Severity.INFO,
    data=PACKS,
    needs=tuple("“„«\"‘'"),
    bad=[
        (
            "The harbour was closed at noon.\n\n⟦“There was water in every cellar by then.”⟧\n\nThe"
            " street was cleared by evening.\n"
        ),
        (
            "The plan found few friends in the town. ⟦“It costs too much and it comes ten years too"
            " late.”⟧ The vote was put off.\n"
        ),
        (
            "The harbour was closed at noon.\n\n⟦‘There was water in every cellar by then.’⟧\n\nThe"
            " street was cleared by evening.\n"
        ),
        (
            "“I come for the soup,” said Olive Trent, 82.\n\n⟦“Nobody asked us before they cut the"
            " bus and shut the bank.”⟧\n\nThe bus ran for the last time in May.\n"
        ),
    ],
    good=[
        (
            "The harbour was closed. “There was water in every cellar of the street by then,” said"
            " the harbour master, Ruth Dahl.\n"
        ),
        "Ruth Dahl remembers the night. “There was water in every cellar of the street by then.”\n",
        "The boys' boots were in ‘The Anchor’, and it was the landlord's turn to pay, they say.\n",
        "They call it the “house that never sleeps”, and so it is.\n",
    ],
)
def unattributed_quote(doc: Document, context: Context) -> Iterator[Hit]:
    """A quotation of a sentence or more has no speaker near it.

    Who speaks belongs to what is said: in the sentence, in the one before or after, or in the
    paragraph before. A quotation without a speaker may have lost its attribution in a cut, or never
    had one. A warning is made of a paragraph that is a quotation and stands between two of plain
    text; the rest is for information: speech in dialogues, and a quotation below one that ends with
    its own speaker, who may be meant again.
    """
    read = reading(doc, context.data)
    if read is None:
        return
    for number, block in enumerate(doc.blocks):
        if block.kind not in ("paragraph", "list_item"):
            continue
        for span in _quotations(read, number):
            if _sentence(read, span) and (found := _unspoken(read, number, span)):
                message, severity = found
                yield Hit(span, message, severity=severity)


_NOBODY = (
    "Nobody near this quotation is said to have spoken it: name the speaker beside it, or make it"
    " plain text."
)
_SOMEBODY_ELSE = (
    "This quotation names no speaker, and the one before it ends with its own. If the same person"
    " speaks, say so (“she added”), else name who does."
)


def _quotations(read: Reading, number: int) -> list[Span]:
    """The quotations of a block, in English those in single marks too."""
    found = read.quotations(number) if read.may_quote(number) else []
    if not read.single_quotations:
        return found
    block = read.doc.blocks[number].span
    inside = [
        one
        for one in read.single_quotations
        if block.contains(one) and not any(map(one.overlaps, found))
    ]
    return sorted([*found, *inside])


def _unspoken(read: Reading, number: int, span: Span) -> tuple[str, Severity | None] | None:
    """What to say of a quotation that nobody is said to have spoken; None where somebody is."""
    if not _spoken_for(read, number, span):
        return _NOBODY, Severity.WARNING if _stands_alone(read, number, span) else None
    if _is_whole(read, number, span) and _is_closed_before(read, number):
        return _SOMEBODY_ELSE, Severity.INFO
    return None


def _stands_alone(read: Reading, number: int, span: Span) -> bool:
    """Whether the quotation is a paragraph of the text between two that quote nobody and lead to
    nothing: no dialogue, no pull quote, no example.
    """
    blocks = read.doc.blocks
    beside = [at for at in (number - 1, number + 1) if 0 <= at < len(blocks)]
    return (
        len(beside) == 2
        and blocks[number].role == "body"
        and _is_whole(read, number, span)
        and all(
            blocks[at].kind == "paragraph"
            and blocks[at].role == "body"
            and not _quotations(read, at)
            for at in beside
        )
        and not blocks[number - 1].span.of(read.doc.prose).rstrip().endswith((":", ","))
    )


def _is_whole(read: Reading, number: int, span: Span) -> bool:
    """Whether the block is this quotation and nothing else."""
    start, end = read.doc.blocks[number].span
    around = read.doc.prose[start : span.start] + read.doc.prose[span.end : end]
    return not around.strip("\u2060 \r\n")


def _is_closed_before(read: Reading, number: int) -> bool:
    """Whether the paragraph before ends with the speaker of its own quotation."""
    if not number or read.doc.blocks[number - 1].kind != "paragraph":
        return False
    quoted = _quotations(read, number - 1)
    if not quoted:
        return False
    block = read.doc.blocks[number - 1].span
    rest = read.doc.words.within(Span(quoted[-1].end, block.end))
    return 0 < len(rest) <= HEAD and _speaks(read, rest)


def _sentence(read: Reading, span: Span) -> bool:
    """Whether the quotation is a sentence or more: long enough, with a capital first and a full
    stop or comma inside at its end.
    """
    inside = span.of(read.doc.prose).strip("“”„«»‘’'\" \n")
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
