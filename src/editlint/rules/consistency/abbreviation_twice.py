"""One abbreviation that stands for two things."""

from __future__ import annotations

from collections.abc import Iterator

from editlint.model.document import Document
from editlint.model.finding import Hit, Related, Severity
from editlint.model.flat_prose import source_span
from editlint.model.rule import Context, rule
from editlint.rules.consistency.engine.abbreviations import Expansion, expansions
from editlint.rules.consistency.engine.spellings import difference, plain

_STEM = 5  # letters that two forms of one word have in common at least


@rule(
    "abbreviation-twice",
    category="consistency",
    severity=Severity.INFO,
    needs=("(",),
    bad=[
        (
            "The ⟦2: Harbour Trust Board (HTB)⟧ runs the pier.\n\n"
            "It was the ⟦1: House of Tidal Boats (HTB)⟧ that asked for a crane.\n"
        ),
        (
            "Das ⟦2: Amt für Hafenbau (AH)⟧ prüft den Plan, und das wird dauern.\n\n"
            "Die ⟦1: Alte Halle (AH)⟧ bleibt bis dahin zu, sagt der Wirt.\n"
        ),
    ],
    good=[
        (
            "The Harbour Trust Board (HTB) runs the pier.\n\n"
            "Ask the HTB (Harbour Trust Board) for a berth, or the Harbour Trust Boards (HTBs).\n"
        ),
        "A Local Area Network (LAN) joins the boats. The mole has a Wide Area Network (WAN).\n",
    ],
)
def abbreviation_twice(doc: Document, context: Context) -> Iterator[Hit]:
    """One abbreviation is given two meanings.

    Readers take the second for the first. Either one of them is a slip, or one of the two should be
    written out. The meaning is what the text says in brackets: "the Harbour Trust Board (HTB)" or
    "the HTB (Harbour Trust Board)", where the initials fit. Forms of one word (board, boards) are
    one meaning.
    """
    first: dict[str, Expansion] = {}
    told: set[str] = set()
    for found in expansions(doc):
        known = first.setdefault(found.short, found)
        if known is not found and found.short not in told and not _is_one(known, found):
            told.add(found.short)
            yield _hit(doc, known, found)


def _is_one(one: Expansion, two: Expansion) -> bool:
    """Whether both say the same in other forms of the words."""
    if len(one.words) != len(two.words):
        return False
    return all(map(_is_form, one.words, two.words))


def _is_form(one: str, two: str) -> bool:
    one, two = plain(one), plain(two)
    alike = min(len(one), len(two), _STEM)
    return one[:alike] == two[:alike] or difference(one, two) is not None


def _hit(doc: Document, one: Expansion, two: Expansion) -> Hit:
    place = source_span(doc, *one.span)
    return Hit(
        source_span(doc, *two.span),
        f"{two.short} is “{two.text[:50]}” here and “{one.text[:50]}” in {doc.lines.named(place)}."
        " Write one of the two out, or mend the slip.",
        related=(Related(place, "its first meaning"),),
    )
