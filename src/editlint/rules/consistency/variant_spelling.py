"""One word in two spellings, each of them right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from typing import TYPE_CHECKING

from editlint.model.document import Document
from editlint.model.finding import Hit, Related, Severity
from editlint.model.rule import Context, Example, rule
from editlint.rules.consistency.engine.spelling_lists import (
    DATA,
    has_spellings,
    listed,
    words_on_lists,
)
from editlint.rules.consistency.engine.variants import both, regional

if TYPE_CHECKING:
    from editlint.rules.consistency.engine.ordinary import Occurrence

_NAMED = 20  # places that are named
_LEAST = 2  # words of the region that most of the article follows


@rule(
    "variant-spelling",
    category="consistency",
    severity=Severity.INFO,
    data=DATA,
    needs=has_spellings,
    style={},
    bad=[
        (
            "They ⟦2: organise⟧ a fair each year. Nobody ⟦1: organized⟧ the music, and they"
            " ⟦2: organise⟧ no food.\n"
        ),
        (
            "Ask the ⟦2: adviser⟧ of the board. The ⟦1: advisors⟧ are out, but the ⟦2: adviser⟧"
            " calls back.\n"
        ),
        (
            "The ⟦2: colour⟧ of the boat is red, the other ⟦1: color⟧ white. Its ⟦2: colours⟧ are"
            " old.\n"
        ),
        "A ⟦1: naïve⟧ plan it was, the answer was ⟦2: naive⟧, and ⟦2: naive⟧ it stayed.\n",
        "The ⟦2: harbour⟧ has a ⟦2: theatre⟧. Its ⟦1: behavior⟧ in a storm is another thing.\n",
        (
            "Die ⟦2: Graphik⟧ hängt im Rathaus. Eine andere ⟦1: Grafik⟧ liegt im Archiv, und"
            " jede ⟦2: Graphik⟧ ist alt.\n"
        ),
        Example(
            "⟦Organizing⟧ a fair takes time, and they ⟦organized⟧ two.\n",
            options={"style": {"organise": ["organize"]}},
            fixed="Organising a fair takes time, and they organised two.\n",
        ),
        Example(
            "They asked ⟦Zoe⟧ Lind for a song, and ⟦Zoe⟧ wrote two.\n",
            options={"style": {"Zoë": ["Zoe"]}},
            fixed="They asked Zoë Lind for a song, and Zoë wrote two.\n",
        ),
    ],
    good=[
        "They organise a fair. The World Health Organization sent a letter.\n",
        "He will resume the work, says his résumé.\n",
        "The colour is red. “My favorite color is blue,” she said.\n",
        "They prise the lid open to win a prize.\n",
        "The harbour is old. They met at the Kennedy Center in spring.\n",
        Example("Set `color` to the colour of the boat, and keep the colour.\n"),
    ],
)
def variant_spelling(doc: Document, context: Context) -> Iterator[Hit]:
    """One word stands in two spellings, or British words stand beside American ones.

    -ise and -ize, colour and color, adviser and advisor, naïve and naive: each is right, and one
    article has one of them. It is one decision for the whole article: the finding names every place
    and how often each form stands. What stands in code, links, quotations and names is left alone.
    Where different words follow different regions (harbour, behavior), the rarer region is told
    once.

    Where the style sheet of the house has decided (`[style]` with `"organise" = ["organize"]`),
    each place that does not follow it is a warning with a safe fix, in all forms of the word and
    with its capitals. An entry with a capital (`"Zoë" = ["Zoe"]`) is a name and holds everywhere as
    it is written.
    """
    table = context.options["style"]
    found: list[Hit] = []
    if table or any(family.kind == "spelling" for family in both(doc, context.data)):
        from editlint.rules.consistency.engine.decisions import hits  # most articles never need it

        found = list(hits(doc, table, context.data, "spelling"))
    yield from found
    if doc.language == "en" and not found:
        lists = listed(doc, context.data)
        sides = regional(doc.view(words_on_lists, lists), lists)
        if all(sides):
            yield from _regions(doc, sides)


def _regions(doc: Document, sides: Sequence[Set[str]]) -> Iterator[Hit]:
    """The words of the rarer region, once for the article."""
    from editlint.rules.consistency.engine.ordinary import occurrences

    british, american = ([*occurrences(doc, side)] for side in sides)
    odd, usual = sorted((british, american), key=len)
    if not odd or len(usual) < _LEAST:
        return
    region = "British" if odd is british else "American"
    yield Hit(
        odd[0].span,
        f"{region} spelling ({_words(odd)}) beside the other ({_words(usual)}): {len(odd)} to"
        f" {len(usual)}. Decide for one of the two.",
        related=tuple(
            Related(place.span, f"“{place.text}” too" if place in odd else f"“{place.text}” here")
            for place in (*odd[1:_NAMED], *usual[:_NAMED])
        ),
        key=region,
    )


def _words(places: list[Occurrence]) -> str:
    """The first few words, each once: "harbour, theatre"."""
    words = list(dict.fromkeys(place.text.lower() for place in places))
    return ", ".join(words[:3]) + (", …" if len(words) > 3 else "")
