"""The decision table: whether a figure needs a source, with points and reasons in words.

What makes "62% of households" a statement that somebody must have counted, and "20% off" none, is a
matter of many small signs. They stand as rows of `rules/sourcing/decision.yaml`, where they can be
read and changed without code; a sign is a phrase list of the language or a function of
`figure_cues.py` and `sentence_cues.py`:

    - {cues: [share, counts-people], points: 1, why: it says how people live or think}
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any

from editlint.language.numbers.quantity import Quantity
from editlint.model.values import dataclass
from editlint.rules.sourcing.engine.figure_cues import FIGURE_CUES, Cue
from editlint.rules.sourcing.engine.sentence_cues import SENTENCE_CUES
from editlint.rules.sourcing.engine.statements import Statement

CUES = {**FIGURE_CUES, **SENTENCE_CUES}


@dataclass(frozen=True, slots=True)
class Verdict:
    """A figure that needs a source: how many points speak for it, and why, the weightiest reason
    first.
    """

    quantity: Quantity
    points: int
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Test:
    """Cues that must hold together: phrases of the lexicon in the sentence, and small functions."""

    phrases: tuple[str, ...]
    functions: tuple[Cue, ...]

    def holds(self, statement: Statement, quantity: Quantity) -> bool:
        marks = statement.marks
        for name in self.phrases:
            if name not in marks:
                return False
        for function in self.functions:  # noqa: SIM110 (`all` of a generator takes twice as long)
            if not function(statement, quantity):
                return False
        return True


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table: it counts where `test` holds and none of `unless` does.

    `first` is a phrase without which it does not, "" where it needs none. A `weak` excuse is one
    that news breaks often ("at least nine were killed" are few): where weights have been learnt,
    they decide instead.
    """

    test: Test
    unless: tuple[Test, ...]
    points: int = 0
    why: str = ""
    first: str = ""
    weak: bool = False

    def counts(self, statement: Statement, quantity: Quantity) -> bool:
        if not self.test.holds(statement, quantity):
            return False
        for test in self.unless:  # noqa: SIM110
            if test.holds(statement, quantity):
                return False
        return True


@dataclass(frozen=True, eq=False)
class Decision:
    """The table, ready: `figures` (one must hold), `excused` (none may count), `points` (added up),
    and the points for each level.
    """

    figures: tuple[Row, ...]
    excused: tuple[Row, ...]
    points: tuple[Row, ...]
    levels: Mapping[str, int]

    @cached_property
    def _strong(self) -> tuple[Row, ...]:
        return tuple(row for row in self.excused if not row.weak)

    @cached_property
    def _weak(self) -> tuple[Row, ...]:
        return tuple(row for row in self.excused if row.weak)

    def weigh(self, statement: Statement) -> Verdict | None:
        """The figure of the sentence that needs a source most, or None where none does."""
        verdicts = [
            self._verdict(statement, quantity)
            for quantity in statement.quantities
            if self._asks(statement, quantity)
        ]
        return max(verdicts, key=lambda verdict: verdict.points, default=None)

    def asks(self, statement: Statement) -> bool:
        """Whether any figure of the sentence may need a source, before points are counted."""
        return any(self._asks(statement, quantity) for quantity in statement.quantities)

    def surely_excuses(self, statement: Statement, quantity: Quantity) -> bool:
        """Whether an excuse counts that is not weak."""
        return _any(self._strong, statement, quantity)

    def points_of(self, statement: Statement, quantity: Quantity) -> int | None:
        """The points of a figure that is not surely excused, None where the table does not take it
        for a statistic.
        """
        if not _any(self.figures, statement, quantity) or _any(self._weak, statement, quantity):
            return None
        near = _near(self.points, statement)
        return sum(row.points for row in near if row.counts(statement, quantity))

    def reasons(self, statement: Statement, quantity: Quantity) -> tuple[str, ...]:
        """Why a figure needs a source, as far as the table tells, the weightiest first."""
        return self._verdict(statement, quantity).reasons

    def _asks(self, statement: Statement, quantity: Quantity) -> bool:
        return _any(self.figures, statement, quantity) and not _any(
            self.excused, statement, quantity
        )

    def _verdict(self, statement: Statement, quantity: Quantity) -> Verdict:
        held = [row for row in _near(self.points, statement) if row.counts(statement, quantity)]
        told = sorted((row for row in held if row.why), key=lambda row: -row.points)
        return Verdict(quantity, sum(row.points for row in held), tuple(row.why for row in told))


def _any(rows: Sequence[Row], statement: Statement, quantity: Quantity) -> bool:
    marks = statement.marks
    for row in rows:
        if (not row.first or row.first in marks) and row.counts(statement, quantity):
            return True
    return False


def _near(rows: Sequence[Row], statement: Statement) -> list[Row]:
    """The rows that may count: most name a phrase that is not there."""
    marks = statement.marks
    return [row for row in rows if not row.first or row.first in marks]


def decision(table: Mapping[str, Any]) -> Decision:
    """Compile a table. A row has `cues` that hold together, `unless` (one is enough to lift it; `a
    + b` must hold together), an excuse may be `weak`, and for points there are `points` and `why`.

    A cue is the name of a function of `figure_cues` and `sentence_cues`, else of a phrase list of
    the language's pack. Raises `ValueError` for a name that is neither.
    """
    return Decision(
        figures=tuple(_row({"cues": cues}) for cues in table["figures"]),
        excused=tuple(_row(row) for row in table["excused"]),
        points=tuple(_row(row) for row in table["points"]),
        levels=table["levels"],
    )


def _row(row: Mapping[str, Any]) -> Row:
    unless = tuple(_test(cues.split(" + ")) for cues in row.get("unless", ()))
    test = _test(row["cues"])
    first = next(iter(test.phrases), "")
    return Row(
        test, unless, row.get("points", 0), row.get("why", ""), first, row.get("weak", False)
    )


def _test(cues: Sequence[str]) -> Test:
    from editlint.language.vocabulary import PHRASES  # no text without figures needs it

    phrases = tuple(cue for cue in cues if cue not in CUES)
    for name in phrases:
        if name not in PHRASES:
            raise ValueError(
                f"decision table: '{name}' is neither a cue function of figure_cues.py or"
                " sentence_cues.py nor a list under PHRASES in language/vocabulary.py"
            )
    return Test(phrases, tuple(CUES[cue] for cue in cues if cue in CUES))
