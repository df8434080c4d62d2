"""What a writing assistant says to the one who asked, pasted along with its answer."""

from __future__ import annotations

from collections.abc import Iterator

from editlint.edits.balance import is_self_contained
from editlint.edits.lines import line_cut
from editlint.model.document import Document
from editlint.model.finding import Applicability, Edit, Fix, Hit, Proof, Severity
from editlint.model.flat_prose import flat_prose, source_span
from editlint.model.places import Span
from editlint.model.rule import Context, Example, rule
from editlint.rules.residue.engine.chat import Spoken, phrases_of, spoken
from editlint.rules.residue.engine.chat_needs import PHRASES, may_speak

_BODY = "# The line opens in May\n\nTrains will run every ten minutes, the operator said.\n"
_LONGEST_SHOWN = 60
_MOST_WORDS = 30  # what is longer may tell the reader something as well


@rule(
    "chat-leftover",
    category="residue",
    severity=Severity.ERROR,
    data=(PHRASES,),
    needs=may_speak,
    bad=[
        Example(f"⟦Certainly! Here is a revised version of the article:⟧\n\n{_BODY}", fixed=_BODY),
        Example(f"{_BODY}\n⟦Let me know if you'd like me to shorten it further.⟧\n", fixed=_BODY),
        Example(f"{_BODY}\n⟦I hope this helps! Would you like another headline?⟧\n", fixed=_BODY),
        Example(f"{_BODY}\n⟦I hope this helps!⟧\n"),
        Example(
            f"{_BODY}\nTickets cost two pounds. ⟦Shall I add a few more quotes?⟧\n",
            fixed=f"{_BODY}\nTickets cost two pounds.\n",
        ),
        "⟦As an AI language model, I do not have opinions, but the new line is popular.⟧\n",
        "The club sings. ⟦It was, as of my last knowledge update, still open.⟧ It swims.\n",
        "⟦Natürlich! Hier ist der gekürzte Artikel:⟧\n\nDie Bahn fährt ab Mai alle zehn Minuten.\n",
        "⟦Voici une version corrigée de votre texte :⟧\n\nLe train passe toutes les dix minutes.\n",
        "El tren pasa cada diez minutos.\n\n⟦¿Quieres que cambie el titular?⟧\n",
    ],
    good=[
        'The bot answered: "As an AI language model, I do not have opinions."\n',
        "Certainly! Here the trout are as long as an arm.\n",
        "Let me know if you have seen the cat, the note said.\n",
        "Great question! Ask your butcher for the shin, and have him saw it through.\n",
        "Here is the text of the mayor's letter:\n\n> The bridge is shut.\n",
        "I bake this loaf on Sundays, and you can too.\n\nIt keeps a week.\n\nI hope this helps!\n",
        "Large language models are trained on text, and one of them, I was told, is costly.\n",
        "> Would you like me to write another headline?\n\nSo ended its answer, she wrote.\n",
        "Hier ist der Text des Liedes, das sie sangen:\n\nEs war einmal ein Müller.\n",
    ],
)
def chat_leftover(doc: Document, context: Context) -> Iterator[Hit]:
    """A sentence of a writing assistant that was pasted along with its answer.

    Assistants open and close their answers with a few words to the one who asked: that here is the
    text as requested, that they can make it shorter, that their knowledge ends in some year. Left
    in the article, they are read by everybody. Openings are looked for in the first paragraphs,
    closings in the last ones. What people say as well ("I hope this helps!") is told only where the
    article speaks to nobody else. Quotations are left alone: an article may well be about such a
    sentence.
    """
    for found in spoken(doc, context.data.made(phrases_of, PHRASES)):
        yield _hit(doc, found)


def _hit(doc: Document, found: Spoken) -> Hit:
    span = source_span(doc, *found.span)
    text = " ".join(found.span.of(doc.view(flat_prose).text).split())
    shown = text if len(text) <= _LONGEST_SHOWN else f"{text[:_LONGEST_SHOWN].rstrip()}..."
    message = (
        f"'{shown}' is a writing assistant talking to its user, not the article talking to its"
        " reader. Take it out."
    )
    severity = None if found.sure else Severity.WARNING
    return Hit(span, message, fixes=(_fix(doc, found, span),), severity=severity)


def _fix(doc: Document, found: Spoken, span: Span) -> Fix:
    """The paragraph goes, or the sentences with the blank beside them."""
    flat = doc.view(flat_prose)
    unit = flat.units[found.block]
    proof: Proof = ""
    if found.span == unit:
        number = doc.blocks.index(flat.blocks[found.block])
        cuts, clean = line_cut(doc, [(number, doc.blocks[number].span)])
        proof = "named lines"
    else:
        cuts, clean = (_with_blank(doc, span),), is_self_contained(span.of(doc.source))
    is_short = len(doc.words.within(span)) <= _MOST_WORDS
    safe = found.sure and clean and is_short and _is_outer(found, unit)
    applicability = Applicability.SAFE if safe else Applicability.UNSAFE
    return Fix("Take it out", tuple(Edit(cut) for cut in cuts), applicability, proof=proof)


def _is_outer(found: Spoken, unit: Span) -> bool:
    """Whether no text stands on both sides of it in its paragraph."""
    return found.span.start == unit.start or found.span.end == unit.end


def _with_blank(doc: Document, span: Span) -> Span:
    start, end = span
    while doc.source[start - 1 : start] in (" ", "\n") and start > 0:
        start -= 1
    if start < span.start:
        return Span(start, end)
    while doc.source[end : end + 1] in (" ", "\n") and end < len(doc.source):
        end += 1
    return Span(start, end)
