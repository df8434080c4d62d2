"""What a rule yields and what the engine makes of it: hits, findings, fixes."""

from __future__ import annotations

from enum import IntEnum
from typing import Literal

from editlint.model.places import Span
from editlint.model.values import dataclass, replace

Category = Literal[
    "duplication", "boilerplate", "sourcing", "structure", "residue", "consistency", "style", "tool"
]
Status = Literal["open", "allowed", "baselined", "shadowed"]
# What has to be shown before a safe fix is written: that the copy which stays has all that goes,
# that whole lines go which the finding names, or no more than holds for every fix.
Proof = Literal["kept copy", "named lines", ""]

LONGEST_MESSAGE = 190  # characters: two lines of a page of 100 columns


class Severity(IntEnum):
    """How sure and how grave: an error is near-certain and blocks a publication, a warning is for a
    person to decide.
    """

    INFO = 1
    WARNING = 2
    ERROR = 3

    @property
    def label(self) -> str:
        return self.name.lower()


class Applicability(IntEnum):
    """How freely a fix may be applied, in ruff's sense: `manual` never by a program."""

    MANUAL = 1
    UNSAFE = 2
    SAFE = 3

    @property
    def label(self) -> str:
        return self.name.lower()


@dataclass(frozen=True, slots=True)
class Edit:
    """Puts `text` in the place of `span`; an empty text deletes."""

    span: Span
    text: str = ""


@dataclass(frozen=True, slots=True)
class Fix:
    """A titled set of edits, in order and not overlapping.

    `proof` is what `verify` shows of it before it is written.

    `keeps` are spans that must stay untouched while it is applied.
    """

    title: str
    edits: tuple[Edit, ...]
    applicability: Applicability = Applicability.SAFE
    keeps: tuple[Span, ...] = ()
    proof: Proof = ""


@dataclass(frozen=True, slots=True)
class Related:
    """Another place that a finding speaks of. `path` None is the same file.

    Of another file there may be no more to name than the first and last of its `lines` (1-based);
    `span` is then empty.
    """

    span: Span
    message: str
    path: str | None = None
    lines: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Hit:
    """What a rule yields. `severity` None is the rule's own.

    `span` is what the first fix deletes or changes (without a fix, the later copy); `related` is
    what stays. `key`, where given, is the text that the fingerprint is made of instead of the
    span's own (a passage names its earlier copy, whichever copy is kept). `message` has two lines
    of a page at most; `detail` is what else there is to know, for whoever asks. `meant` says why it
    is no fault though it looks like one: it is then listed as allowed, with this reason.
    """

    span: Span
    message: str
    related: tuple[Related, ...] = ()
    fixes: tuple[Fix, ...] = ()
    severity: Severity | None = None
    key: str | None = None
    detail: str = ""
    meant: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """One report of a rule at one place.

    `yields`: it steps back where a finding of another rule lies on its lines. `is_failure`: the
    rule did not come to its end, so the file is not fully checked.
    """

    rule: str
    category: Category
    severity: Severity
    message: str
    span: Span
    related: tuple[Related, ...] = ()
    fixes: tuple[Fix, ...] = ()
    status: Status = "open"
    reason: str | None = None
    fingerprint: str = ""
    is_failure: bool = False
    yields: bool = False
    detail: str = ""

    @property
    def safe_fix(self) -> Fix | None:
        """The first fix, where it is safe."""
        return (
            self.fixes[0]
            if self.fixes and self.fixes[0].applicability == Applicability.SAFE
            else None
        )

    def with_status(self, status: Status, reason: str | None) -> Finding:
        return replace(self, status=status, reason=reason)
