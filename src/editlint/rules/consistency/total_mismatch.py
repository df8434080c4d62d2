"""A whole that is not the sum of its parts."""

from __future__ import annotations

from collections.abc import Iterator

from editlint.model.document import Document
from editlint.model.finding import Hit, Related, Severity
from editlint.model.places import Span, lazy
from editlint.model.rule import Context, rule

LANGUAGES = ("en", "de", "fr", "es")
# Three numbers in one sentence, the last of them after “and”.
_NUMBER = r"(?<![\w.,])\d[\d.,]*(?![\w%])"
_SUSPECT = lazy(
    rf"{_NUMBER}[^.;?!\n]{{1,90}}?{_NUMBER}[^.;?!\n]{{1,60}}(?:and|und|et|y|&)[^.;?!\n]{{1,30}}?{_NUMBER}"
)


@rule(
    "total-mismatch",
    category="consistency",
    severity=Severity.WARNING,
    data=(*(f"sourcing/{language}" for language in LANGUAGES), "consistency/changes"),
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
        "The 12 ships took 30 men, 40 women and 50 children on board.\n",
        "125 people came: 30 by train, 40 by bus, 50 on foot and one each by five other ways.\n",
    ],
)
def total_mismatch(doc: Document, context: Context) -> Iterator[Hit]:
    """The parts of a sentence do not add up to the whole that it names.

    Read only where a form of words says that the parts are all ("Of the 120 ...", "120 in total: 30
    ... and 90 ...", "consists of") and nothing says that they are not ("including", "about",
    "others"). Where the sum is off by more than half, other things are counted.
    """
    if doc.language not in LANGUAGES:
        return
    places = [match.start() for match in _SUSPECT().finditer(doc.prose)]
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
