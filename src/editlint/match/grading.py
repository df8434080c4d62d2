"""How grave a repetition is."""

from __future__ import annotations

from dataclasses import dataclass

from editlint.finding import Severity

ALIKE = 0.97  # from here on an edited copy counts as the same words
EDITED = 0.6  # below that two stretches treat one matter, they are not copies
CLEARLY = 0.8  # a short stretch must be so much alike to be worth a mention
BODY_BLOCKS, BODY_WORDS = 3, 60
CLOSE = 2  # blocks between two copies: an editor's slip of the hand reaches so far
CLOSE_WORDS, NEAR_WORDS, FAR_WORDS, EDITED_WORDS = 12, 8, 20, 35


@dataclass(frozen=True, slots=True)
class Measure:
    """What the grade hangs on. `words` and `blocks` are those of the smaller copy, `apart` the blocks between the closest two copies.

    `expected` marks what writers repeat on purpose: refrains, questions, captions, pull quotes, contents, templates.
    """

    words: int
    blocks: int
    apart: int
    likeness: float
    copies: int = 2
    reordered: bool = False
    expected: bool = False


def grade(m: Measure) -> Severity | None:
    """The severity of a repetition; None where it is no finding at all."""
    body = m.blocks >= BODY_BLOCKS and m.words >= BODY_WORDS
    if m.expected or (m.copies > 2 and not body):
        return Severity.INFO if m.likeness == 1.0 else None
    if m.likeness >= ALIKE and (body or (m.words >= CLOSE_WORDS and m.apart <= CLOSE)):
        return Severity.ERROR
    if m.likeness == 1.0:
        return Severity.WARNING if m.words >= FAR_WORDS or m.apart <= CLOSE else Severity.INFO
    if m.likeness < EDITED:
        return None
    if m.words >= EDITED_WORDS:
        return Severity.WARNING
    return Severity.INFO if m.words >= CLOSE_WORDS and m.likeness >= CLEARLY and not m.reordered else None
