"""A repetition told to an editor: what stands where, how alike it is, which copy goes and why.

Lines 5-9 stand again in lines 21-25, 96 % alike (3 paragraphs, 120 words). They differ: £1.2m
against £1.4m. Compare the copies and keep one.
"""

from __future__ import annotations

from collections.abc import Sequence

from editlint.model.document import Document
from editlint.model.finding import LONGEST_MESSAGE, Applicability, Hit, Related
from editlint.rules.duplication.engine.choose_copy import FIRST, LONGER, UNDER_TITLE
from editlint.rules.duplication.engine.copies import HEADINGS, Copy, title_between
from editlint.rules.duplication.engine.removal import fixes
from editlint.rules.duplication.engine.repeats import Repeat
from editlint.rules.duplication.engine.told_differences import differing, told_differences

KEY_WORDS = 12
SAME_WORDS = 0.995
SHOWN = 3  # further copies that the message names
KEEP_ONE = "Keep one, unless both are meant."
ORDINALS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
)  # fmt: skip


def hit(doc: Document, repeat: Repeat) -> Hit:
    """The finding of a repetition.

    Its span is what the first fix deletes, its related places what stays (and further copies).
    """
    gone, choices = repeat.gone, fixes(doc, repeat)
    safe = bool(choices) and choices[0].applicability == Applicability.SAFE
    more = "this copy goes too" if safe else "another copy"
    further = [Related(copy.span, more) for copy in gone[1:]]
    return Hit(
        span=gone[0].span,
        message=_message(doc, repeat, safe),
        related=(
            Related(repeat.kept.span, "this copy stays" if safe else "the other copy"),
            *further,
        ),
        fixes=choices,
        severity=repeat.severity,
        key=_key(doc, repeat.copies[0]),
    )


def _key(doc: Document, copy: Copy) -> str:
    """The first and last words of the earlier copy, whichever copy is to be kept."""
    keys = doc.words.keys[copy.words.first : copy.words.stop]
    return " ".join((*keys[:KEY_WORDS], *keys[-KEY_WORDS:]))


def _message(doc: Document, repeat: Repeat, safe: bool) -> str:
    first, *others = repeat.copies
    size = _size(doc, repeat.kept)
    here = doc.lines.named(first.span)
    there = [doc.lines.named(copy.span) for copy in others]
    if repeat.periodic:
        times = others[0].words.size // first.words.size
        return (
            f"{here.capitalize()} stands {_times(times)} in {there[0]}, word for word ({size})."
            " One of them is enough."
        )
    if here == there[0] and len(there) == 1:
        told = f"The same stands twice in {here}, {_how(repeat)} ({size})."
    else:
        verb = "stands" if here.startswith(f"{doc.lines.called} ") else "stand"
        told = f"{here.capitalize()} {verb} again in {_named(there)}, {_how(repeat)} ({size})."
    if repeat.same:
        return f"{told} {_advice(doc, repeat, safe)}"
    figures, words = told_differences(doc, repeat)
    advice = " Compare the copies and keep one."
    if not figures and repeat.reason not in (FIRST, LONGER):
        advice = (
            f" Compare the copies and keep one ({_name(repeat)}, if in doubt: {repeat.reason})."
        )
    room = LONGEST_MESSAGE - len(told) - len(advice)
    return f"{told}{differing(repeat, figures, words, room)}{advice}"


def _times(number: int) -> str:
    return "once more" if number == 1 else f"{number} more times"


def _named(places: Sequence[str]) -> str:
    """ "lines 3-4, lines 7-8 and 5 more places"."""
    if len(places) <= SHOWN + 1:
        return " and ".join(filter(None, (", ".join(places[:-1]), places[-1])))
    return f"{', '.join(places[:SHOWN])} and {len(places) - SHOWN} more places"


def _how(repeat: Repeat) -> str:
    """How the copies are alike: "word for word", "92 % alike", "in another order, ..."."""
    if repeat.same:
        return "word for word"
    alike = f"{min(99, round(100 * repeat.similarity))} % alike"
    if not repeat.reordered:
        return alike
    if repeat.similarity >= SAME_WORDS:
        alike = "with the same words"
    return f"in another order, {alike}"


def _size(doc: Document, copy: Copy) -> str:
    words = _count(doc, copy)
    headings = sum(doc.blocks[number].kind in HEADINGS for number in copy.blocks)
    texts = sum(bool(doc.block_words[number]) for number in copy.blocks)
    if headings > 1:
        return f"{headings} sections, {words}"
    return f"{texts} paragraphs, {words}" if texts > 1 else words


def _count(doc: Document, copy: Copy) -> str:
    """How long a copy is; where no blanks part the words, its characters are counted."""
    if 4 * copy.amount > 3 * copy.words.size:  # no more than half of it are characters
        return f"{len(copy.span.of(doc.source).split())} words"
    keys = doc.words.keys[copy.words.first : copy.words.stop]
    return f"{sum(map(len, keys))} characters"


def _advice(doc: Document, repeat: Repeat, safe: bool) -> str:
    """Which of equal copies stays and why."""
    if not safe:
        return "Keep one, unless all are meant." if len(repeat.copies) > 2 else KEEP_ONE
    kept, reason = _name(repeat), repeat.reason
    if len(repeat.copies) > 2:
        return f"The {kept} copy stays, for {reason}; the others go."
    if reason == UNDER_TITLE and title_between(doc, repeat.copies[0], repeat.copies[1]):
        other = ORDINALS[1 - repeat.keep]
        return f"The title is above the {kept} copy, so the {other} one goes."
    if repeat.keep == 0 and reason == FIRST:
        return "The second copy goes."
    return f"The {kept} copy stays, because {reason}."


def _name(repeat: Repeat) -> str:
    return ORDINALS[repeat.keep] if repeat.keep < len(ORDINALS) else f"{repeat.keep + 1}th"
