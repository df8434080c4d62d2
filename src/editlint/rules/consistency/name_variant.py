"""One name in two spellings."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from editlint.model.document import Document
from editlint.model.finding import (
    Applicability,
    Edit,
    Examined,
    Fix,
    Hit,
    Related,
    Severity,
)
from editlint.model.rule import Context, Example, Yields, rule
from editlint.rules.consistency.engine.names import (
    CAPITALS,
    Place,
    has_names_alike,
    inside_sentences,
    names,
)
from editlint.rules.consistency.engine.word_forms import has_names

if TYPE_CHECKING:
    from editlint.rules.consistency.engine.name_pairs import Variant

DATA = "consistency/names"
_NAMED = 5  # further places that are named


@rule(
    "name-variant",
    category="consistency",
    severity=Severity.WARNING,
    data=(DATA,),
    needs=has_names,
    style={},
    bad=[
        (
            "Amina Haleem has run the ferry for ten years. “Nobody asked us,” said Haleem.\n\n"
            "For now Amina ⟦Haelem⟧ goes on as before.\n"
        ),
        (
            "The report was written by Tomas ⟦2: Brandvold⟧ of the harbour board.\n\n"
            "Asked about the delay, Tomas ⟦1: Brandvald⟧ pointed to the storms.\n"
        ),
        (
            "The mill at Kirkenhaven burnt down. Kirkenhaven mourns, and so does the whole"
            " valley.\n\nThe people of ⟦Kirkenhavn⟧ want to build it again.\n"
        ),
        (
            "---\ntitle: ⟦Whitcmobe⟧ leaves the board\n---\n\nThe chair, Olivia Whitcombe, goes."
            " Nobody knows what Whitcombe will do next.\n"
        ),
        "Zoe Lind wrote the song.\n\nThe choir sang it for ⟦Zoë⟧ Lind in the old hall.\n",
        (
            "Bürgermeisterin Ingrid Lindqvist will die Mole sanieren.\n\n"
            "Das Geld dafür hat Ingrid ⟦Lindquist⟧ noch nicht, und niemand weiß, woher es kommt.\n"
        ),
        (
            "Le maire, Henrik Delacroix, a signé.\n\n"
            "Pour Henrik ⟦Delarcoix⟧, le pont est une affaire de tous.\n"
        ),
        (
            "La alcaldesa Leila Karimova firmó el plan.\n\n"
            "Los vecinos no creen lo que dice Leila ⟦Karímova⟧ del puente.\n"
        ),
    ],
    good=[
        "Erik Anderson repairs boats.\n\nLena Andersen paints them, and Andersen is never late.\n",
        "Paul Anderson met Jan Andersen. Anderson had come by boat, and Andersen by train.\n",
        "The talks with Iran begin in May.\n\nThose with Iraq were put off until June.\n",
        "Mr Haleem came in. The Haleems own the ferry, and Haleem's boat lies at the pier.\n",
        "They run Ubuntu at home. At work they have Kubuntu.\n\nBoth start from a stick.\n",
        "She came from the Americas. Most Americans did not.\n",
        "The Trial begins in May, says the court.\n\nThe Trail of Stones leads to the sea.\n",
        "Use `Haelem` for the branch.\n\nThe branch is called after Amina Haleem.\n",
        "Maria Delacroix leads the choir.\n\nMarta Delacroix sings in it.\n",
        (
            "Die Messe in der Halle beginnt am Montag.\n\n"
            "Die Masse drängt sich vor der Halle, und niemand weiß, warum es so lange dauert.\n"
        ),
        (
            "By boat came Omar al Kasmir from the island.\n\n"
            "On the quay stood Kasmar al-Adil, and soon Kasmar had tea for all.\n"
        ),
        (
            "The boats were painted by Lena Mertin in spring.\n\n"
            "On the quay stood Martin, and nobody saw Martin go.\n"
        ),
        (
            "Das Hafen-Projekt ist fertig, und niemand weiß, was es gekostet hat.\n\n"
            "Die Seite Hafen Project gibt es nicht mehr.\n"
        ),
        Example(
            "Zoe Lind wrote the song.\n\nThe choir sang it for Zoë Lind.\n",
            options={"style": {"keep": ["Zoe / Zoë"]}},
        ),
    ],
)
def name_variant(doc: Document, context: Context) -> Iterator[Yields]:
    """One name stands in two spellings.

    Two forms with a capital that are one edit or only accents apart are told where they have a name
    beside them in common ("Amina Haleem", "Amina Haelem"), or where the rarer of them stands twice
    at most and can only be a slip of the other. Two letters that have changed places are one edit;
    an edit of the last letter is an ending ("the Haleems") and none. Two people who stand in one
    sentence, or have first names of their own, are two people, and a word that stands without a
    capital somewhere is no name. Names in the title, the deck and captions are told even where
    nothing but their capital shows that they are names.

    In German, where all nouns have capitals, a name or a title beside both forms has to show that
    they are names. Both spellings of a pair that your house wants are kept with
    `keep = ["Zoe / Zoë"]` in its style sheet.

    Read by hand: nothing in 400 published articles; 47 of 49 findings right on 503 web pages and
    3,000 excerpts of news (1 debatable); 59 of 70 on 2,600 articles of a dozen repositories that
    were not looked at before (4 debatable, 7 false: most a name as another language writes it,
    which is left alone since);
    63 of 72 on 4,400 files of 33 sources later on (3 debatable, 6 false, of which 4 are mended).
    Indexes of authors are where it errs most.
    """
    if doc.language in CAPITALS:
        yield Examined("name(s)", inside_sentences(doc.view(names)))
    if not has_names_alike(doc):
        return
    from editlint.rules.consistency.engine.name_pairs import lists, variants
    from editlint.rules.consistency.engine.style_sheet import settles

    table = context.options["style"]
    for variant in variants(doc, context.data.made(lists, DATA)):
        if not settles(table, variant.odd[0].text, variant.usual[0].text):
            yield _hit(doc, variant)


def _hit(doc: Document, variant: Variant) -> Hit:
    odd, usual = variant.odd, variant.usual
    first, other = odd[0], usual[0]
    message = (
        f"“{first.text}” stands here and “{other.text}” {_where(doc, usual)}: one name in two"
        " spellings? Find out which is right, and write it everywhere."
    )
    related = (
        *(Related(place.span, f"“{other.text}” here") for place in usual[:_NAMED]),
        *(Related(place.span, f"“{place.text}” again") for place in odd[1:_NAMED]),
    )
    fixes = (_everywhere(odd, other.text), _everywhere(usual, first.text))
    return Hit(first.span, message, related=related, fixes=fixes)


def _everywhere(places: tuple[Place, ...], name: str) -> Fix:
    """Write `name` in all of `places`; a person has to know which is right."""
    from editlint.rules.consistency.engine.ordinary import recased

    edits = tuple(Edit(place.span, recased(place.text, name)) for place in places)
    return Fix(f"Write “{name}” everywhere", edits, Applicability.MANUAL)


def _where(doc: Document, places: tuple[Place, ...]) -> str:
    line = doc.lines.named_at(places[0].span.start)
    return f"in {line}" if len(places) == 1 else f"{len(places)} times, first in {line}"
