"""A quotation that nobody near it is said to have spoken."""

from __future__ import annotations

from collections.abc import Iterator

from editlint.language.packs import PACKS
from editlint.model.document import Document
from editlint.model.finding import Hit, Severity
from editlint.model.places import Span, lazy
from editlint.model.rule import Context, rule
from editlint.rules.sourcing.engine.naming import is_name
from editlint.rules.sourcing.engine.reading import Reading, reading

HEAD = 16  # words of the next block in which its speaker may stand
NEAR = 80  # words around it in which it may stand
RUN = 8  # paragraphs over which a speech may go on
LEAST = 8  # words: a shorter quotation is a title, a term or irony
_BLANKS = "\u2060 \r\n"
_BLANK = lazy(f"[{_BLANKS}]*")


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
        (
            "“The street is still wet,” said the harbour master, Ruth Dahl.\n\n“There was water in"
            " every cellar by then, and nobody came.”\n\nThe pumps ran until evening.\n"
        ),
        (
            "The harbour master speaks of a long night.\n\n“There was water in every cellar of the"
            " street by then.\n\n“We pumped until noon, and then the wind turned.\n\n“Nobody has"
            " slept since.”\n"
        ),
        (
            "And what was it like on the night itself?\n\n“There was water in every cellar of the"
            " street by then.”\n\nThe street was cleared by evening.\n"
        ),
    ],
)
def unattributed_quote(doc: Document, context: Context) -> Iterator[Hit]:
    """A quotation of a sentence or more has no speaker near it.

    Who speaks belongs to what is said: in the sentence, in the one before or after, or in the
    paragraph before. A quotation without a speaker may have lost its attribution in a cut, or never
    had one. A speech over several paragraphs needs one speaker, and whoever closed the quotation
    before goes on in the next. A warning is made of a paragraph that is a quotation and stands
    between two of plain text; the rest is for information: speech in dialogues, and a quotation
    below that of a passer-by ("said Olive Trent, 82"), where another may speak.
    """
    read = reading(doc, context.data)
    if read is None:
        return
    for number in read.quotations.blocks():
        block = doc.blocks[number]
        if block.kind not in ("paragraph", "list_item"):
            continue
        for span in read.quotations.all(number):
            if (
                _sentence(read, span)
                and _is_closed(read, block.span, span)
                and (found := _unspoken(read, number, span))
            ):
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


def _unspoken(read: Reading, number: int, span: Span) -> tuple[str, Severity | None] | None:
    """What to say of a quotation that nobody is said to have spoken; None where somebody is."""
    if not _spoken_for(read, number, span):
        return _NOBODY, Severity.WARNING if _stands_alone(read, number, span) else None
    lead = Span(read.doc.blocks[number].span.start, span.start)
    if (
        _is_whole(read, number, span)
        and _is_closed_before(read, number)
        and not _leads_in(read, number, lead)
    ):
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
            and not read.quotations.all(at)
            for at in beside
        )
        and not blocks[number - 1].span.of(read.doc.prose).rstrip().endswith((":", ","))
    )


def _is_whole(read: Reading, number: int, span: Span) -> bool:
    """Whether the block is this quotation and nothing else."""
    start, end = read.doc.blocks[number].span
    return _is_blank(read, start, span.start) and _is_blank(read, span.end, end)


def _is_blank(read: Reading, start: int, end: int) -> bool:
    """Whether nothing shows there. What does is mostly the first sign: the rest is not looked at,
    for a block may be a whole article and hold a thousand quotations.
    """
    blank = _BLANK().match(read.doc.prose, start, end)
    return blank is not None and blank.end() == end


def _is_closed_before(read: Reading, number: int) -> bool:
    """Whether the paragraph before ends with the speaker of its own quotation, who is met there for
    the first time: others ("he said", "said the mayor, Ann Hill") go on in the next, as is usual.
    """
    if not number or read.doc.blocks[number - 1].kind != "paragraph":
        return False
    quoted = read.quotations.all(number - 1)
    if not quoted:
        return False
    block = read.doc.blocks[number - 1].span
    rest = read.doc.words.within(Span(quoted[-1].end, block.end))
    return 0 < len(rest) <= HEAD and _speaks(read, rest) and _is_met(read, rest)


def _is_met(read: Reading, words: range) -> bool:
    """Whether `words` present somebody whom the text has not had before by name and age, as those
    who are asked in the street are.
    """
    passage, keys = read.passage(words), read.doc.words.keys
    names = [keys[word] for word in words if passage.capital(word) and is_name(passage, word)]
    aged = any(keys[word].isdigit() for word in words)
    return aged and bool(names) and not read.places.stands_before(names[-1], words.start)


def _sentence(read: Reading, span: Span) -> bool:
    """Whether the quotation is a sentence or more: long enough, with a capital first and a full
    stop or comma inside at its end.
    """
    inside = span.of(read.doc.prose).strip("“”„«»‘’'\" \n")
    return (
        len(read.doc.words.within(span)) >= LEAST and inside[:1].isupper() and inside[-1:] in ".,!…"
    )  # a question is often imagined


def _is_closed(read: Reading, block: Span, span: Span) -> bool:
    """Whether the quotation ends with a mark, or is a paragraph of a speech that goes on in the
    next; else its first mark may be a slip.
    """
    return span.start == block.start or span.of(read.doc.prose)[-1:] in "”“«»\"’'"


def _spoken_for(read: Reading, number: int, span: Span) -> bool:
    """Whether somebody is named in the rest of the block or in the block before, or at the head of
    the block after; where quotations follow each other, before the first or behind the last.
    """
    doc, block = read.doc, read.doc.blocks[number].span
    lead, rest = Span(block.start, span.start), Span(span.end, block.end)
    if _leads_in(read, number, lead) or any(
        _speaks(read, words) or _tells_of_somebody(read, words)
        for words in (doc.words.within(lead)[-NEAR:], doc.words.within(rest)[:NEAR])
    ):
        return True
    first, last = _run(read, number, -1), _run(read, number, 1)
    before = doc.block_words[first - 1][-NEAR:] if first else range(0)
    after = doc.block_words[last + 1][:HEAD] if last + 1 < len(doc.blocks) else range(0)
    within = (doc.block_words[at] for at in range(first, last + 1) if at != number)
    return (
        _presents_somebody(read, before)
        or _presents_somebody(read, after)
        or any(_speaks(read, words) for words in within)
    )


def _presents_somebody(read: Reading, words: range) -> bool:
    """Whether the paragraph before tells of one who may speak in the next: "the mayor", "she", "Ann
    Hill"; a single name is more often a place.
    """
    if not words:
        return False
    if _has_word(read, words, "report-verb", "find-verb", "speaker"):
        return True
    passage = read.passage(words)
    return any(map(passage.has, ("report-verb", "find-verb", "according"))) or any(
        passage.capital(word) and passage.capital(word + 1) and is_name(passage, word)
        for word in words
    )


def _leads_in(read: Reading, number: int, lead: Span) -> bool:
    """Whether what stands before the quotation, or the block before it, ends with a colon or a
    question: it says whose words follow, or asks for them.
    """
    if number and _is_blank(read, *lead):
        lead = read.doc.blocks[number - 1].span
    prose, at = read.doc.prose, lead.end
    while at > lead.start and prose[at - 1] in _BLANKS:
        at -= 1
    return at > lead.start and prose[at - 1] in ":?"


def _run(read: Reading, number: int, step: int) -> int:
    """The last block in the direction of `step` of those that begin with a quotation, one after the
    other: a speech over several paragraphs.
    """
    at, blocks = number, read.doc.blocks
    while (
        0 <= at + step < len(blocks)
        and abs(at + step - number) <= RUN
        and any(
            span.start == blocks[at + step].span.start for span in read.quotations.all(at + step)
        )
    ):
        at += step
    return at


def _tells_of_somebody(read: Reading, words: range) -> bool:
    """ "He is full of hope. “…”": he speaks."""
    return _has_word(read, words, "pronoun-source")


def _has_word(read: Reading, words: range, *names: str) -> bool:
    """Whether one of the words alone is a phrase of these lists: asked before all their phrases are
    looked for, since "said" is mostly there.
    """
    keys = read.doc.words.keys[words.start : words.stop]
    return any(not read.lexicon.singles(name).isdisjoint(keys) for name in names)


def _speaks(read: Reading, words: range) -> bool:
    if not words:
        return False
    if _has_word(read, words, "report-verb"):
        return True
    passage = read.passage(words)
    return (
        passage.has("report-verb")
        or passage.has("according")
        or any(is_name(passage, word) for word in words if passage.capital(word))
    )
