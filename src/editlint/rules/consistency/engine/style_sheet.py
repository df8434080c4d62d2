"""The style sheet of a house: which of two forms it writes, and which pairs it keeps.

    [style]
    "reuse" = ["re-use"]       re-use becomes reuse, re-used reused, Re-use Reuse
    keep = ["Zoe / Zoë"]       both are right here

What the sheet says with a capital is a name: it is found with these capitals alone, everywhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from editlint.model.document import Document
from editlint.model.flat_prose import flat_prose
from editlint.model.values import NamedTuple
from editlint.rules.consistency.engine.inflections import inflected, stem
from editlint.rules.consistency.engine.ordinary import Occurrence, occurrences, recased

KEEP = "keep"
_AS_TYPED = str.maketrans("‐‑\u00a0", "-- ")
_JOINS = str.maketrans("", "", "-‐‑ \u00a0")
Table = Mapping[str, Sequence[str]]


class Entry(NamedTuple):
    """The house writes `wanted` where others write `unwanted`."""

    wanted: str
    unwanted: str

    @property
    def is_name(self) -> bool:
        return self.unwanted != self.unwanted.lower()

    @property
    def is_hyphen(self) -> bool:
        """Whether the two differ by a hyphen or a blank alone."""
        return self.wanted.translate(_JOINS) == self.unwanted.translate(_JOINS)


class Misfit(NamedTuple):
    """A form that the house does not write, and what to write there."""

    entry: Entry
    place: Occurrence
    wanted: str


def entries(table: Table) -> tuple[Entry, ...]:
    """What the sheet does not want, in its order."""
    return tuple(
        Entry(wanted, unwanted)
        for wanted, others in table.items()
        if wanted != KEEP
        for unwanted in others
        if unwanted != wanted
    )


def settles(table: Table, one: str, two: str) -> bool:
    """Whether the sheet says of two forms that both are right, or which of them is."""
    if not table:
        return False
    pair = {one.casefold(), two.casefold()}
    kept = ({form.strip().casefold() for form in both.split("/")} for both in table.get(KEEP, ()))
    return pair in kept or any(
        pair == {form.casefold() for form in entry} for entry in entries(table)
    )


def misfits(doc: Document, table: Table) -> list[Misfit]:
    """Every form in `doc` that the sheet does not want, in order, none inside another."""
    if not table:
        return []
    folded = doc.view(flat_prose).folded.translate(_AS_TYPED)
    found = [
        misfit
        for entry in entries(table)
        if stem(entry.unwanted).casefold().translate(_AS_TYPED) in folded
        for misfit in _misfits(doc, entry)
    ]
    found.sort(key=lambda misfit: (misfit.place.span.start, -misfit.place.span.end))
    kept: list[Misfit] = []
    for misfit in found:
        if not kept or misfit.place.span.start >= kept[-1].place.span.end:
            kept.append(misfit)
    return kept


def _misfits(doc: Document, entry: Entry) -> Iterator[Misfit]:
    forms = _forms(entry, doc.language)
    for place in occurrences(doc, forms, exact=entry.is_name):
        written = " ".join(place.text.translate(_AS_TYPED).split())
        if entry.is_name:
            yield Misfit(entry, place, forms[written])
        else:
            wanted = forms.get(written.lower(), "")
            if wanted and place.text.lower() != wanted:
                yield Misfit(entry, place, recased(place.text, wanted))


@lru_cache(maxsize=512)
def _forms(entry: Entry, language: str) -> Mapping[str, str]:
    """What to write for each form of the unwanted word; a name has one form."""
    if entry.is_name:
        return {entry.unwanted: entry.wanted}
    return dict(inflected(entry.unwanted, entry.wanted, language))
