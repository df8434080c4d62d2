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

from editlint.language.lexicon import Place
from editlint.language.numbers.kinds import Kind
from editlint.language.numbers.quantity import Quantity
from editlint.model.values import NamedTuple, dataclass, field
from editlint.rules.sourcing.engine.figure_cues import (
    FIGURE_CUES,
    KINDS,
    NUMBER_CUES,
    Cue,
    of_kind,
)
from editlint.rules.sourcing.engine.sentence_cues import OF_PHRASES, PLACE_CUES, SENTENCE_CUES
from editlint.rules.sourcing.engine.statements import Statement

CUES = {**NUMBER_CUES, **FIGURE_CUES, **PLACE_CUES, **SENTENCE_CUES}
OF_SENTENCES = frozenset(SENTENCE_CUES.values())  # their answer is that of all figures

Marks = Mapping[str, Sequence[Place]]


@dataclass(frozen=True, slots=True)
class Verdict:
    """A figure that needs a source: how many points speak for it, and why, the weightiest reason
    first.
    """

    quantity: Quantity
    points: int
    reasons: tuple[str, ...]
    mild: bool = False


class Answers(dict[Cue, bool]):
    """What the cues say of one figure in its sentence, each asked once; those that look at the
    sentence alone have answers that all its figures share.
    """

    def __init__(self, statement: Statement, quantity: Quantity) -> None:
        self.statement, self.quantity = statement, quantity

    def __missing__(self, cue: Cue) -> bool:
        answer = self[cue] = cue(self.statement, self.quantity)
        return answer


class Sort(NamedTuple):
    """What is known of a figure by its number alone: its kind, and what the cues say of it."""

    kind: Kind
    answers: Mapping[Cue, bool]


@dataclass(frozen=True, slots=True)
class Test:
    """Cues that must hold together: phrases of the lexicon in the sentence, and small functions
    that look at it or at the figure. What a function cannot hold without is among the phrases.
    """

    phrases: tuple[str, ...]
    of_sentence: tuple[Cue, ...]
    of_figure: tuple[Cue, ...]

    def holds(self, marks: Marks, shared: Answers, answers: Answers) -> bool:
        for name in self.phrases:
            if name not in marks:
                return False
        for cue in self.of_sentence:
            if not shared[cue]:
                return False
        for cue in self.of_figure:  # noqa: SIM110 (`all` of a generator takes twice as long)
            if not answers[cue]:
                return False
        return True

    def rest(self, sort: Sort) -> Test | None:
        """What is still to be asked of a figure of this sort, None where the test cannot hold."""
        asked = []
        for cue in self.of_figure:
            if cue in sort.answers:
                if not sort.answers[cue]:
                    return None
            elif sort.kind not in KINDS.get(cue, (sort.kind,)):
                return None
            else:
                asked.append(cue)
        return Test(self.phrases, self.of_sentence, tuple(asked))

    @property
    def is_met(self) -> bool:
        """Whether nothing is left to be asked."""
        return not (self.phrases or self.of_sentence or self.of_figure)


class Row(NamedTuple):
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

    def counts(self, marks: Marks, shared: Answers, answers: Answers) -> bool:
        if not self.test.holds(marks, shared, answers):
            return False
        for test in self.unless:  # noqa: SIM110
            if test.holds(marks, shared, answers):
                return False
        return True

    def rest(self, sort: Sort) -> Row | None:
        """What is still to be asked of a figure of this sort, None where the row cannot count."""
        test = self.test.rest(sort)
        unless = [rest for one in self.unless if (rest := one.rest(sort)) is not None]
        if test is None or any(one.is_met for one in unless):
            return None
        return self._replace(test=test, unless=tuple(unless))


class Rows(NamedTuple):
    """The rows of the table that can count for figures of one sort."""

    figures: tuple[Row, ...]
    strong: tuple[Row, ...]
    weak: tuple[Row, ...]
    points: tuple[Row, ...]
    mild: tuple[Row, ...]


class Case:
    """A figure of a sentence before the table."""

    def __init__(self, rows: Rows, shared: Answers, answers: Answers) -> None:
        self.quantity = answers.quantity
        self._rows = rows
        self._asked = (answers.statement.marks, shared, answers)

    @cached_property
    def surely_excused(self) -> bool:
        """Whether an excuse counts that is not weak."""
        return self._any(self._rows.strong)

    @cached_property
    def mild(self) -> bool:
        """Whether it is told for information at most."""
        return self._any(self._rows.mild)

    @cached_property
    def asks(self) -> bool:
        """Whether it needs a source by the table, before points are counted."""
        return self._may_ask and not self.surely_excused

    @property
    def points(self) -> int | None:
        """The points of a figure that is not surely excused, None where the table does not take it
        for a statistic.
        """
        return sum(row.points for row in self._held) if self._may_ask else None

    @property
    def verdict(self) -> Verdict:
        """What the table says of it, whether it asks or not."""
        told = sorted((row for row in self._held if row.why), key=lambda row: -row.points)
        points = sum(row.points for row in self._held)
        return Verdict(self.quantity, points, tuple(row.why for row in told), self.mild)

    @cached_property
    def _may_ask(self) -> bool:
        return self._any(self._rows.figures) and not self._any(self._rows.weak)

    @cached_property
    def _held(self) -> list[Row]:
        asked = self._asked
        marks = asked[0]
        return [
            row
            for row in self._rows.points
            if (not row.first or row.first in marks) and row.counts(*asked)
        ]

    def _any(self, rows: Sequence[Row]) -> bool:
        asked = self._asked
        marks = asked[0]
        for row in rows:  # noqa: SIM110
            if (not row.first or row.first in marks) and row.counts(*asked):
                return True
        return False


class Look:
    """A sentence before the table: of what its figures have in common nothing is asked twice."""

    def __init__(self, table: Decision, statement: Statement) -> None:
        self.statement, self.levels = statement, table.levels
        self._table = table
        self._shared: Answers | None = None
        self._cases: dict[int, Case] = {}

    def case(self, quantity: Quantity) -> Case:
        """One of its figures."""
        if quantity.number not in self._cases:
            answers = Answers(self.statement, quantity)
            if self._shared is None:
                self._shared = Answers(self.statement, quantity)
            said = tuple([cue(self.statement, quantity) for cue in of_kind(quantity.kind)])
            rows = self._table.rows(quantity.kind, said)
            self._cases[quantity.number] = Case(rows, self._shared, answers)
        return self._cases[quantity.number]

    def at(self, statement: Statement) -> Look:
        """The same table's look at another sentence, or at this one with more known of it."""
        return Look(self._table, statement)

    def asks(self) -> bool:
        """Whether any figure may need a source, before points are counted."""
        return any(self.case(quantity).asks for quantity in self.statement.quantities)

    def weigh(self) -> Verdict | None:
        """The figure that needs a source most, or None where none does."""
        verdicts = [case.verdict for case in map(self.case, self.statement.quantities) if case.asks]
        return max(verdicts, key=lambda verdict: verdict.points, default=None)


@dataclass(frozen=True, eq=False)
class Decision:
    """The table, ready: `figures` (one must hold), `excused` (none may count), `points` (added up),
    the points for each level, and `mild`: for those of which one counts nothing is a warning.
    """

    figures: tuple[Row, ...]
    excused: tuple[Row, ...]
    points: tuple[Row, ...]
    levels: Mapping[str, int]
    mild: tuple[Row, ...] = ()
    _rows: dict[tuple[Kind, tuple[bool, ...]], Rows] = field(default_factory=dict)

    def look(self, statement: Statement) -> Look:
        """The table's look at a sentence."""
        return Look(self, statement)

    def rows(self, kind: Kind, said: tuple[bool, ...]) -> Rows:
        """The rows that can count for figures of this kind, of which the cues `of_kind` have `said`
        this: there are some dozens of such sorts in all texts, and most rows are for few of them.
        """
        if (kind, said) not in self._rows:
            sort = Sort(kind, dict(zip(of_kind(kind), said, strict=True)))
            excused = _left(self.excused, sort)
            self._rows[kind, said] = Rows(
                _left(self.figures, sort),
                tuple(row for row in excused if not row.weak),
                tuple(row for row in excused if row.weak),
                _left(self.points, sort),
                _left(self.mild, sort),
            )
        return self._rows[kind, said]


def _left(rows: Sequence[Row], sort: Sort) -> tuple[Row, ...]:
    return tuple(rest for row in rows if (rest := row.rest(sort)) is not None)


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
        mild=tuple(_row(row) for row in table["mild"]),
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
    functions = [CUES[cue] for cue in cues if cue in CUES]
    needed = tuple(OF_PHRASES[function] for function in functions if function in OF_PHRASES)
    return Test(
        (*phrases, *needed),
        tuple(function for function in functions if function in OF_SENTENCES),
        tuple(function for function in functions if function not in OF_SENTENCES),
    )
