"""A whole that is not the sum of its parts."""

from __future__ import annotations

from collections.abc import Iterator

from editlint.language.packs import PACKS
from editlint.model.document import Document
from editlint.model.finding import Hit, Related, Severity
from editlint.model.places import Span
from editlint.model.rule import Context, rule
from editlint.rules.consistency.engine.figures import (
    PARTS_FAR,
    between,
    figures,
    has_parts,
)

_PARTS = 8
_BEHIND = 12  # words from the last part to “in total”
# What tells of a whole: before its number, or with the parts.
_OF = frozenset({"of", "from", "von", "sur", "de", "des"})
_WHOLES = frozenset({
    "consists", "consisted", "comprises", "comprised", "comprising", "made", "besteht", "bestehen",
    "total", "all", "altogether", "overall", "insgesamt", "zusammen", "tout",
})  # fmt: skip
_AND = frozenset({"and", "und", "et", "y", "e", "sowie"})


@rule(
    "total-mismatch",
    category="consistency",
    severity=Severity.WARNING,
    data=(*PACKS, "consistency/changes"),
    needs=has_parts,
    bad=[
        "Of the ⟦125⟧ boats, 30 are rowed, 40 are sailed and 50 have engines.\n",
        "In the end ⟦125⟧ people replied: 30 in favour, 40 against and 50 undecided.\n",
        "The club has ⟦125⟧ members (30 adults, 40 pupils and 50 guests).\n",
        "30 men, 40 women and 50 children were saved, ⟦125⟧ people in total.\n",
        "Von den ⟦125⟧ Booten sind 30 aus Holz, 40 aus Stahl und 50 aus Kunststoff.\n",
    ],
    good=[
        "Of the 120 boats, 30 are rowed, 40 are sailed and 50 have engines.\n",
        "Of the 120 boats, 30 are rowed, 40 are sailed and the other boats have engines.\n",
        "The club has 125 members, including 30 adults, 40 pupils and 50 guests.\n",
        "About 125 people replied: 30 in favour, 40 against and 50 undecided.\n",
        "There are 6 rooms in the house: Room 1, Room 2, Hall 1, Hall 2, Loft 1 and Loft 2.\n",
        "The 12 ships took 30 men, 40 women and 50 children on board.\n",
        "125 people came: 30 by train, 40 by bus, 50 on foot and one each by five other ways.\n",
    ],
)
def total_mismatch(doc: Document, context: Context) -> Iterator[Hit]:
    """The parts of a sentence do not add up to the whole that it names.

    Read only where a form of words says that the parts are all ("Of the 120 ...", "120 in total: 30
    ... and 90 ...", "consists of") and nothing says that they are not ("including", "about",
    "others"). Where the sum is off by more than half, other things are counted. On 19,000 published
    articles, pages and posts it speaks once, of a settlement whose parts the text left out.
    """
    places = list(_three_numbers(doc))
    if not places:
        return
    from editlint.rules.consistency.engine.places import sentence_at
    from editlint.rules.consistency.engine.totals import is_adding_up, plain, totals

    spans = tuple(dict.fromkeys(sentence_at(doc, place) for place in places))
    for total in totals(doc, context.data, spans):
        if not is_adding_up(total):
            whole = total.whole.span
            shown = " + ".join(plain(part.value) for part in total.parts)
            yield Hit(
                whole,
                f"The parts make {plain(total.sum)} ({shown}), and the whole is given as"
                f" {whole.of(doc.prose)}. Correct the whole or one of the parts.",
                related=tuple(
                    Related(Span(*part.span), "one of the parts") for part in total.parts
                ),
            )


def _three_numbers(doc: Document) -> Iterator[int]:
    """Where three numbers stand near one another, the last of them after “and”, and something tells
    of a whole.
    """
    listed, keys = figures(doc), doc.words.keys
    each_three = zip(listed, listed[1:], listed[2:], strict=False)
    for place, (first, second, third) in enumerate(each_three, 2):
        if third - first > PARTS_FAR or _AND.isdisjoint(keys[second + 1 : third]):
            continue
        wholes = [
            at for at in listed[max(0, place - _PARTS) : place - 1] if third - at <= PARTS_FAR
        ]
        if (
            any(not _OF.isdisjoint(keys[max(0, at - 3) : at]) for at in wholes)
            or not _WHOLES.isdisjoint(keys[wholes[0] : third + _BEHIND])
            or any(sign in between(doc, wholes[0], third) for sign in ":–—(")
        ):
            yield doc.words.starts[third]
