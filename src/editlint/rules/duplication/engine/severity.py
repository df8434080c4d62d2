"""How grave a repetition is."""

from __future__ import annotations

from editlint.model.finding import Severity
from editlint.model.values import dataclass

ALIKE = 0.97  # from here on an edited copy counts as the same words
EDITED = 0.65  # below that two stretches treat one matter, they are not copies
CLEARLY = 0.8  # a short stretch must be so much alike to be worth a mention
BODY_BLOCKS, BODY_WORDS = 3, 60
CLOSE = 2  # blocks between two copies: an editor's slip of the hand reaches so far
PHRASE_WORDS, CLOSE_WORDS, FAR_WORDS, EDITED_WORDS = 12, 12, 20, 35


@dataclass(frozen=True, slots=True)
class Measure:
    """What the grade hangs on. `words` and `blocks` are those of the smaller copy, `apart` the
    blocks between the closest two copies.

    `whole`: the copies are whole sentences, or one follows the other without a word between; what
    is less is a phrase, until it is long. `expected`: writers repeat such a thing on purpose
    (questions, captions, pull quotes, filler).
    """

    words: int
    blocks: int
    apart: int
    likeness: float
    copies: int = 2
    reordered: bool = False
    whole: bool = True
    expected: bool = False


def grade(m: Measure) -> Severity | None:
    """The severity of a repetition; None where it is no finding at all."""
    body = m.blocks >= BODY_BLOCKS and m.words >= BODY_WORDS
    if m.likeness < EDITED or (not m.whole and m.words < PHRASE_WORDS):
        return None
    if m.expected or (m.copies > 2 and not body):
        at_once = m.apart == 0 and m.words >= CLOSE_WORDS and not m.expected
        return (Severity.WARNING if at_once else Severity.INFO) if m.likeness == 1.0 else None
    whole = m.whole or m.words >= FAR_WORDS
    if m.likeness >= ALIKE and (body or (whole and m.words >= CLOSE_WORDS and m.apart <= CLOSE)):
        return Severity.ERROR
    if m.likeness == 1.0:
        return (
            Severity.WARNING
            if whole and (m.words >= FAR_WORDS or m.apart <= CLOSE)
            else Severity.INFO
        )
    if m.words >= EDITED_WORDS:
        return Severity.WARNING
    return (
        Severity.INFO
        if m.words >= CLOSE_WORDS and m.likeness >= CLEARLY and not m.reordered
        else None
    )
