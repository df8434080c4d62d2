"""What kind of text a document is, as far as it tells whose figures stand in it.

It is seen by what reports have little of: code, words of machines, and "you" and "we" outside of
quotations.
"""

from __future__ import annotations

from collections.abc import Iterable

from editlint.model.document import Document
from editlint.rules.sourcing.engine.quoted import Quotations
from editlint.rules.sourcing.engine.word_places import WordPlaces

ADVICE = "advice"  # it speaks to its readers, again and again: advice, offers, reviews
TECHNICAL = "technical"  # it shows code or speaks of machines: settings, limits, measurements
CAMPUS = "campus"  # it is news of a university or school, mostly its own
OWN_WORK = "own work"  # it is told in the first person: what the writer did and saw

# From what part of the words of a text on, and from how many on.
YOU, YOU_LEAST = 0.003, 1
WE, WE_LEAST = 0.012, 3
CODE, CODE_LEAST = 0.004, 3
SCHOOL, SCHOOL_LEAST = 0.012, 5
MACHINE, MACHINE_LEAST = 0.015, 5
BLOCK = 3  # a block of code counts like that many pieces within a line


def genre(doc: Document, places: WordPlaces, quotations: Quotations) -> frozenset[str]:
    """The kinds of text that `doc` is; most news and reports are none of them."""
    words = len(doc.words)
    you = [doc.words.starts[at] for at in places.alone("you")]
    own = [doc.words.starts[at] for at in places.alone("own")]
    we = [at for at in own if not doc.prose.startswith("US", at)]
    found = {
        ADVICE: _holds_more(doc, quotations, you, max(YOU_LEAST, YOU * words)),
        OWN_WORK: _holds_more(doc, quotations, we, max(WE_LEAST, WE * words)),
        CAMPUS: _count(places.alone("campus")) > max(SCHOOL_LEAST, SCHOOL * words),
        TECHNICAL: _pieces_of_code(doc) > max(CODE_LEAST, CODE * words)
        or _count(places.alone("machine")) > max(MACHINE_LEAST, MACHINE * words),
    }
    return frozenset(name for name, holds in found.items() if holds)


def _holds_more(doc: Document, quotations: Quotations, places: list[int], least: float) -> bool:
    """Whether more than `least` of `places` stand outside of quotations."""
    return len(places) > least and _unquoted(doc, quotations, places) > least


def _unquoted(doc: Document, quotations: Quotations, places: Iterable[int]) -> int:
    return sum(
        doc.sentence_number_at(at) is not None
        and quotations.around(doc.block_number_at(at), at) is None
        for at in places
    )


def _count(places: Iterable[int]) -> int:
    return sum(1 for _ in places)


def _pieces_of_code(doc: Document) -> int:
    """How often the text shows code; in plain text there is no telling it from words."""
    if not doc.traits.has_markup:
        return 0
    blocks = sum(block.kind == "code" for block in doc.blocks)
    in_lines = doc.source.count("<code")
    if not doc.traits.has_elements:  # in HTML a script may hold such marks
        in_lines += doc.source.count("`") // 2
    return BLOCK * blocks + in_lines
