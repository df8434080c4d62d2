"""What the two rules on variants tell: a decision for the article, or what the house decided."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from editlint.model.data import Data
from editlint.model.document import Document
from editlint.model.finding import Applicability, Edit, Fix, Hit, Related, Severity
from editlint.rules.consistency.engine.ordinary import (
    Occurrence,
    occurrences,
    recased,
    starts_of,
)
from editlint.rules.consistency.engine.style_sheet import Misfit, Table, misfits, settles
from editlint.rules.consistency.engine.variants import (
    Family,
    Kind,
    both,
)

_NAMED = 40  # places that are named


def hits(doc: Document, table: Table, data: Data, kind: Kind) -> Iterator[Hit]:
    """The hits of one of the two rules: `kind` says which."""
    for misfit in doc.view(_misfits, _frozen(table)):
        if misfit.entry.is_hyphen == (kind == "hyphen"):
            yield _against_the_house(misfit)
    undecided = [
        family
        for family in both(doc, data)
        if family.kind == kind and not _is_settled(family, table)
    ]
    if not undecided:
        return
    starts = starts_of(doc, (form for one in undecided for pair in one.forms for form in pair))
    for family in undecided:
        yield from _decision(doc, family, starts)


def _frozen(table: Table) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple((wanted, tuple(others)) for wanted, others in table.items())


def _misfits(doc: Document, table: tuple[tuple[str, tuple[str, ...]], ...]) -> list[Misfit]:
    return misfits(doc, dict(table))


def _is_settled(family: Family, table: Table) -> bool:
    return bool(table) and any(settles(table, one, two) for one, two in family.forms)


def _against_the_house(misfit: Misfit) -> Hit:
    place, wanted = misfit.place, misfit.wanted
    how = Applicability.SAFE if place.is_sure else Applicability.UNSAFE
    return Hit(
        place.span,
        f"The house writes “{wanted}”, not “{place.text}” ([style] in the settings).",
        fixes=(Fix(f"Write “{wanted}”", (Edit(place.span, wanted),), how),),
        severity=Severity.WARNING,
    )


def _decision(doc: Document, family: Family, starts: Mapping[str, Sequence[int]]) -> Iterator[Hit]:
    sides = [list(occurrences(doc, family.side(number), starts=starts)) for number in (0, 1)]
    if not all(sides):
        return
    odd, usual = sorted((0, 1), key=lambda side: (len(sides[side]), -sides[side][0].span.start))
    names = (family.one, family.two)
    rare, common = sides[odd], sides[usual]
    yield Hit(
        rare[0].span,
        f"“{names[odd]}” ({len(rare)}) and “{names[usual]}” ({len(common)}, first in"
        f" {doc.lines.named(common[0].span)}) both stand here. Decide for one of them.",
        related=(
            *(Related(place.span, f"“{place.text}” too") for place in rare[1:_NAMED]),
            *(Related(place.span, f"“{place.text}” here") for place in common[:_NAMED]),
        ),
        fixes=(
            _everywhere(family, rare, odd, names[usual]),
            _everywhere(family, common, usual, names[odd]),
        ),
        key=" ".join(sorted(names)),
    )


def _everywhere(family: Family, places: Sequence[Occurrence], side: int, name: str) -> Fix:
    """Write the word `name` in the places of the other side; a person has to want it."""
    others = {pair[side]: pair[1 - side] for pair in reversed(family.forms)}
    edits = tuple(
        Edit(place.span, recased(place.text, others[_plain(place.text)])) for place in places
    )
    return Fix(f"Write “{name}” everywhere", edits, Applicability.MANUAL)


def _plain(text: str) -> str:
    return " ".join(text.lower().replace("‐", "-").replace("‑", "-").split())
