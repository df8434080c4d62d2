"""The style sheet of a house: which of two forms it writes, and which pairs it keeps.

[style]
"reuse" = ["re-use"]       re-use becomes reuse, re-used reused, Re-use Reuse
keep = ["Zoe / Zoë"]       both are right here
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from editlint.model.values import NamedTuple

KEEP = "keep"


class StyleSheet(NamedTuple):
    """`wanted` has for each form that the house does not write the one that it writes; `kept` are
    the pairs of which it writes both.
    """

    wanted: Mapping[str, str]
    kept: frozenset[frozenset[str]]

    def keeps(self, one: str, two: str) -> bool:
        """Whether the house writes both forms, whatever their capitals."""
        return bool(self.kept) and frozenset((one.casefold(), two.casefold())) in self.kept


def style_sheet(table: Mapping[str, Sequence[str]]) -> StyleSheet:
    """What the table `[style]` of the settings says."""
    kept = (pair.partition("/")[::2] for pair in table.get(KEEP, ()))
    return StyleSheet(
        {bad: good for good, others in table.items() if good != KEEP for bad in others},
        frozenset(frozenset(form.strip().casefold() for form in pair) for pair in kept),
    )
