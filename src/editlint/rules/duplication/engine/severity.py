"""How grave a repetition is."""

from __future__ import annotations

from typing import Literal

from editlint.model.finding import Severity
from editlint.model.values import dataclass

ALIKE = 0.97  # from here on an edited copy counts as the same words
EDITED = 0.65  # below that two stretches treat one matter, they are not copies
CLEARLY = 0.8  # a short stretch must be so much alike to be worth a mention
BODY_BLOCKS, BODY_WORDS = 3, 60
CLOSE = 2  # blocks between two copies: an editor's slip of the hand reaches so far
PHRASE_WORDS, CLOSE_WORDS, FAR_WORDS, EDITED_WORDS = 12, 12, 20, 35
TEXT_WORDS = 30  # an error takes so much text, or two sentences

# "text" is a fault where it stands twice; "entries" of one list, grid or row of sections may be
# meant; "apart" are copies with different jobs, or with one that is not the article's own text.
Job = Literal["text", "entries", "apart"]


@dataclass(frozen=True, slots=True)
class RepeatFacts:
    """What the severity_of hangs on. `words` and `blocks` are those of the smaller copy, `apart` the
    blocks between the closest two copies.

    `whole`: the copies are whole sentences, or one follows the other without a word between; what
    is less is a phrase, until it is long. `expected`: writers repeat such a thing on purpose
    (questions, captions, pull quotes, filler).
    """

    words: int
    blocks: int
    apart: int
    similarity: float
    copies: int = 2
    reordered: bool = False
    whole: bool = True
    expected: bool = False
    sentences: int = 2
    job: Job = "text"


def severity_of(m: RepeatFacts) -> Severity | None:
    """The severity of a repetition; None where it is no finding at all."""
    body = m.blocks >= BODY_BLOCKS and m.words >= BODY_WORDS
    if m.similarity < EDITED or (not m.whole and m.words < PHRASE_WORDS):
        return None
    if m.job != "text":
        if m.similarity < 1.0 or m.words < PHRASE_WORDS:
            return None
        return Severity.WARNING if m.job == "entries" and m.apart == 0 else Severity.INFO
    if m.expected or (m.copies > 2 and not body):
        at_once = m.apart == 0 and m.words >= CLOSE_WORDS and not m.expected
        return (Severity.WARNING if at_once else Severity.INFO) if m.similarity == 1.0 else None
    whole = m.whole or m.words >= FAR_WORDS
    grave = m.words >= TEXT_WORDS or (m.sentences >= 2 and m.words >= FAR_WORDS)
    if m.similarity >= ALIKE and (body or (whole and grave and m.apart <= CLOSE)):
        return Severity.ERROR
    if m.similarity == 1.0:
        return (
            Severity.WARNING
            if whole and (m.words >= FAR_WORDS or m.apart <= CLOSE)
            else Severity.INFO
        )
    if m.words >= EDITED_WORDS:
        return Severity.WARNING
    return (
        Severity.INFO
        if m.words >= CLOSE_WORDS and m.similarity >= CLEARLY and not m.reordered
        else None
    )
