"""What is asked of a person who decides on one finding at a time, and what may be answered."""

from __future__ import annotations

from collections import Counter
from typing import Literal, Protocol

from editlint.model.finding import Finding, Fix
from editlint.model.report import FileReport, Report
from editlint.model.values import dataclass
from editlint.run.api import FixedFile

What = Literal["mend", "allow", "skip", "undo", "quit"]


@dataclass(frozen=True, slots=True)
class Question:
    """One finding to decide on, the `number`th of `total` as far as is known by now.

    `fixes` are the choices, the recommended one first; `report` holds the text as it is by now.
    """

    report: FileReport
    finding: Finding
    fixes: tuple[Fix, ...]
    number: int
    total: int
    can_undo: bool


@dataclass(frozen=True, slots=True)
class Answer:
    """`mend` with fix number `choice`, `allow` with a `reason`, `skip`, `undo` the last answer, or
    `quit` (what was decided before stands). `for_all`: also for what the rule found further on.
    """

    what: What
    choice: int = 0
    reason: str = ""
    for_all: bool = False


class Person(Protocol):
    """Who decides, and is told what came of it."""

    def decide(self, question: Question) -> Answer: ...

    def done(self, question: Question, answer: Answer) -> None: ...

    def objected(self, why: str) -> None: ...


@dataclass(frozen=True, slots=True)
class AskRun:
    """What came of it: the report on all files, those that changed, how often each was decided,
    and how many findings were not looked at.
    """

    report: Report
    fixed: tuple[FixedFile, ...]
    decided: Counter[What]
    left: int
