"""The decision table: whether a figure needs a source, with points and the reasons told in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from editlint.match.cues import holds
from editlint.match.numbers import Quantity
from editlint.match.statements import Statement


@dataclass(frozen=True, slots=True)
class Verdict:
    """A figure that needs a source: how many points speak for it, and why, the weightiest reason first."""

    quantity: Quantity
    points: int
    reasons: tuple[str, ...]


def weigh(statement: Statement, table: Mapping[str, Any]) -> Verdict | None:
    """The figure of the sentence that needs a source most, or None where none does.

    `table` has `figures` (cues of which one must hold, each a list of cues that hold together), `excused` (cues after which no figure of
    the sentence counts, `unless` others hold) and `points` (cues with points and, where it is a reason worth telling, `why`).
    """
    best: Verdict | None = None
    for quantity in statement.quantities:
        if not any(_all(row, statement, quantity) for row in table["figures"]):
            continue
        if any(_excused(row, statement, quantity) for row in table["excused"]):
            continue
        verdict = _points(statement, quantity, table["points"])
        if best is None or verdict.points > best.points:
            best = verdict
    return best


def _all(cues: Sequence[str], statement: Statement, quantity: Quantity) -> bool:
    return all(holds(cue, statement, quantity) for cue in cues)


def _excused(row: Mapping[str, Any], statement: Statement, quantity: Quantity) -> bool:
    return _all(row["cues"], statement, quantity) and not any(holds(cue, statement, quantity) for cue in row.get("unless", ()))


def _points(statement: Statement, quantity: Quantity, rows: Sequence[Mapping[str, Any]]) -> Verdict:
    held = [row for row in rows if _all(row["cues"], statement, quantity)]
    told = sorted((row for row in held if "why" in row), key=lambda row: -int(row["points"]))
    return Verdict(quantity, sum(row["points"] for row in held), tuple(row["why"] for row in told))
