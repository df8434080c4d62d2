"""What most articles of a folder do, where a setting asks for it.

A rule that a house can set either way is tried both ways: the way that finds fewer is the habit.
"""

from __future__ import annotations

from collections.abc import Sequence

from editlint.model.finding import Severity
from editlint.model.values import NamedTuple, replace
from editlint.project.settings import Settings
from editlint.run.api import check_paths

TITLE_RULE, TITLE_OPTION = "title-in-body", "shown-by"
_WAYS = ("front-matter", "heading")
_LEAST = 5  # pages with a title; fewer make no habit
_MOST_OTHERS = 0.2  # of the pages may do it the other way
_LOOKED_AT = 400  # pages that tell enough of a folder


class Habit(NamedTuple):
    """The value that an option has for `follow` of `all` articles that can tell."""

    value: str
    follow: int
    all: int


def title_habit(files: Sequence[str], settings: Settings) -> Habit | None:
    """Where the pages among `files` show their title, or None where they are few or divided."""
    if len(files) < _LEAST:
        return None
    step = len(files) // _LOOKED_AT + 1
    looked_at = files[::step]
    against = [_told(looked_at, settings, way) for way in _WAYS]
    pages = sum(against)
    fewest = min(against)
    if pages < _LEAST or fewest > _MOST_OTHERS * pages:
        return None
    return Habit(_WAYS[against.index(fewest)], pages - fewest, pages)


def _told(files: Sequence[str], settings: Settings, way: str) -> int:
    """The number of files in which the rule on titles finds something, set this way."""
    rules = {TITLE_RULE: {TITLE_OPTION: way}}
    tried = replace(settings, select=(TITLE_RULE,), rules=rules, overrides=(), cache=False)
    report = check_paths(files, tried)
    return sum(
        any(finding.severity >= Severity.WARNING for finding in file.open) for file in report.files
    )
