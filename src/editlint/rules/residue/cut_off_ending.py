"""An article that stops in the middle of a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from editlint.model.document import Document
from editlint.model.finding import Hit, Severity
from editlint.model.flat_prose import FlatProse, flat_prose, source_span
from editlint.model.places import lazy
from editlint.model.rule import Context, rule

# Words after which no English sentence ends; with a full stop some do ("what it is for."), so none
# is asked for here.
_OPEN_WORD = lazy(
    "a|an|the|of|and|or|but|nor|to|from|with|without|into|onto|upon|between|among|during|despite|including|because|although|unless|whether|while|"
    "whose|which|our|their|your|its|my|is|are|was|were|has|have|had|be|been|will|would|could|should|can|may|might|must|not|very|more|less|such|"
    "than|as|if|at|by|for|in|on",
    re.IGNORECASE,
)
_OPEN_END = lazy(r"([^\W\d_]+(?:['’][^\W\d_]+)*)[ \t]*([,–—-]?)$")
_SENTENCE_END = lazy(r"[.!?…][\"'”’»)\]]*$")
_ENDS = ".!?…:;\"'”’»)]"
_LONGEST_WORD = 100  # characters; what is longer is no word that a sentence breaks off after
_LEAST_WORDS = 6
_LONG = 40  # characters; a shorter paragraph may be a label


@rule(
    "cut-off-ending",
    category="residue",
    severity=Severity.WARNING,
    bad=[
        (
            "The council met on Monday. Nobody from the mill came.\n\nThe council voted for the"
            " bridge and will meet again ⟦on⟧\n"
        ),
        (
            "The pool opens in May. It has been shut since the flood.\n\nChildren swim free on"
            " Mondays, grown-ups pay two pounds, and ⟦the⟧\n"
        ),
    ],
    good=[
        (
            "The council met on Monday. Nobody from the mill came.\n\nThe council voted for the"
            " bridge and will meet again on Friday.\n"
        ),
        "The council met on Monday. It voted for the bridge.\n\nMore about the council\n",
        "The council met. It voted.\n\n- chairs\n- tables and\n",
        (
            "The council met. It voted.\n\nThe agenda and the minutes are on the pages of [the"
            " council](https://council.example)\n"
        ),
    ],
)
def cut_off_ending(doc: Document, context: Context) -> Iterator[Hit]:
    """The article ends in the middle of a sentence.

    A text pasted in parts, or cut to a length, loses its end, and nobody reads that far before it
    goes out. Found is a last paragraph without a full stop whose last word cannot end an English
    sentence; other paragraphs of the article must end as paragraphs do.
    """
    if doc.language not in ("", "en"):
        return
    flat = doc.view(flat_prose)
    if not flat.blocks or flat.blocks[-1].kind != "paragraph":
        return
    text = flat.units[-1].of(flat.text)
    if text[-1] in _ENDS:
        return
    match = _OPEN_END().search(text, max(0, len(text) - _LONGEST_WORD))
    if (
        match
        and (match[2] == "," or _OPEN_WORD().fullmatch(match[1]))
        and _is_prose(text)
        and _others_end(flat)
    ):
        start = flat.units[-1].start + match.start(1)
        message = (
            f"The article stops in the middle of a sentence, after '{match[1]}'. Find the rest of"
            " it, or end the sentence."
        )
        yield Hit(source_span(doc, start, start + len(match[1])), message)


def _is_prose(text: str) -> bool:
    """A sentence rather than a heading, a menu or a caption."""
    words = text.split()
    return len(words) >= _LEAST_WORDS and 2 * sum(word[0].islower() for word in words) > len(words)


def _others_end(flat: FlatProse) -> bool:
    """Whether paragraphs end as paragraphs do here; verse and lists of names do not."""
    others = zip(flat.blocks[:-1], flat.units[:-1], strict=True)
    long = [
        unit
        for block, unit in others
        if block.kind == "paragraph" and unit.end - unit.start > _LONG
    ]
    ended = sum(bool(_SENTENCE_END().search(flat.text[unit.end - 4 : unit.end])) for unit in long)
    return bool(long) and ended * 3 >= len(long) * 2
