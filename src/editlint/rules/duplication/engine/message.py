"""A repetition told to an editor: what stands where, how alike it is, which copy goes and why.

Lines 5-9 stand again in lines 21-25, 96 % alike (3 paragraphs, 120 words). The second has “a
guide” for “a ranger”. Compare the copies and keep one: the first would stay, because ...
"""

from __future__ import annotations

from collections.abc import Sequence

from editlint.language.similarity import differences
from editlint.model.document import Document
from editlint.model.finding import Hit, Related
from editlint.model.words import is_character
from editlint.rules.duplication.engine.choose_copy import FIRST, UNDER_TITLE
from editlint.rules.duplication.engine.copies import HEADINGS, Copy, title_between
from editlint.rules.duplication.engine.removal import fixes
from editlint.rules.duplication.engine.repeats import Repeat

KEY_WORDS = 12
SAME_WORDS = 0.995
SHOWN = 3  # differences that the message names
LONGEST = 5  # words of each
WIDEST = 80  # characters of them: a "word" may be an endless number
ORDINALS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
)  # fmt: skip


def hit(doc: Document, repeat: Repeat) -> Hit:
    """The finding of a repetition.

    Its span is what the first fix deletes, its related places what stays (and further copies).
    """
    gone = repeat.gone
    further = [Related(copy.span, "this copy goes too") for copy in gone[1:]]
    return Hit(
        span=gone[0].span,
        message=_message(doc, repeat),
        related=(Related(repeat.kept.span, "this copy stays"), *further),
        fixes=fixes(doc, repeat),
        severity=repeat.severity,
        key=_key(doc, repeat.copies[0]),
    )


def _key(doc: Document, copy: Copy) -> str:
    """The first and last words of the earlier copy, whichever copy is to be kept."""
    keys = doc.words.keys[copy.words.first : copy.words.stop]
    return " ".join((*keys[:KEY_WORDS], *keys[-KEY_WORDS:]))


def _message(doc: Document, repeat: Repeat) -> str:
    first, *others = repeat.copies
    size = _size(doc, repeat.kept)
    here = doc.lines.named(first.span)
    there = [doc.lines.named(copy.span) for copy in others]
    if repeat.periodic:
        times = others[0].words.size // first.words.size
        return (
            f"{here.capitalize()} stands {times} more times in {there[0]}, word for word ({size})."
            " One of them is enough."
        )
    if here == there[0] and len(there) == 1:
        return f"The same stands twice in {here}, {_how(repeat)} ({size}). {_advice(doc, repeat)}"
    verb = "stands" if here.startswith(f"{doc.lines.called} ") else "stand"
    return (
        f"{here.capitalize()} {verb} again in {' and '.join(there)}, {_how(repeat)} ({size})."
        f" {_advice(doc, repeat)}"
    )


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


def _advice(doc: Document, repeat: Repeat) -> str:
    """Which copy stays and why."""
    kept, reason = _name(repeat), repeat.reason
    if not repeat.same:
        return (
            f"{_differing(doc, repeat)}Compare the copies and keep one: the {kept} would stay,"
            f" because {reason}."
        )
    if len(repeat.copies) > 2:
        return f"The {kept} copy stays, because {reason}; the others go."
    if reason == UNDER_TITLE and title_between(doc, repeat.copies[0], repeat.copies[1]):
        other = ORDINALS[1 - repeat.keep]
        return f"The title is above the {kept} copy, so the {other} one goes."
    if repeat.keep == 0 and reason == FIRST:
        return "The second copy goes."
    return f"The {kept} copy stays, because {reason}."


def _differing(doc: Document, repeat: Repeat) -> str:
    """The first words that differ: “half past nine” for “half past ten”; "" where too much does."""
    if repeat.differs:
        return f"They differ in their {repeat.differs}. "
    if repeat.reordered or len(repeat.copies) > 2:
        return ""
    one, other = (doc.words.keys[copy.words.first : copy.words.stop] for copy in repeat.copies)
    found = differences(one, other)
    told = [
        _difference(one[at.one_first : at.one_stop], other[at.other_first : at.other_stop])
        for at in found[:SHOWN]
    ]
    more = f" and {len(found) - SHOWN} more" if len(found) > SHOWN else ""
    return f"The second has {', '.join(told)}{more}. " if told else ""


def _difference(one: Sequence[str], other: Sequence[str]) -> str:
    if not other:
        return f"no {_quoted(one)}"
    if not one:
        return f"{_quoted(other)} added"
    return f"{_quoted(other)} for {_quoted(one)}"


def _quoted(words: Sequence[str]) -> str:
    spaced = not any(map(is_character, words))
    blank, longest = (" ", LONGEST) if spaced else ("", 2 * LONGEST)
    shown = blank.join(words[:longest])[:WIDEST]
    more = " …" if len(shown) < len(blank.join(words)) else ""
    return f"“{shown}{more}”"


def _name(repeat: Repeat) -> str:
    return ORDINALS[repeat.keep] if repeat.keep < len(ORDINALS) else f"{repeat.keep + 1}th"
