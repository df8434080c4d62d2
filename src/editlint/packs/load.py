"""Compiled rules to `Rule` values.

This happens at every start, so only the kinds of rule that occur are imported, and no pattern is
compiled before a document can hold a match of it (see `patterns`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any

from editlint.model.document import Document
from editlint.model.finding import Hit, Severity
from editlint.model.rule import Check, Context, Example, Rule
from editlint.packs.kinds import kind_of

FORMAT = 1  # of the compiled form; what was compiled to another is compiled anew


def load_rule(compiled: Mapping[str, Any]) -> Rule:
    """The rule that was compiled. Its patterns are compiled when a document first needs them."""
    return Rule(
        name=compiled["name"],
        category=compiled["category"],
        severity=Severity[compiled["severity"].upper()],
        summary=compiled["summary"],
        why=compiled["why"],
        check=_guarded(compiled, kind_of(compiled["extends"]).check(compiled)),
        bad=tuple(Example(**example) for example in compiled["bad"]),
        good=tuple(Example(**example) for example in compiled["good"]),
        aliases=tuple(compiled["aliases"]),
        origin=compiled["origin"],
        link=compiled["link"],
        reads_deck=_judges_words(compiled),
    )


def _judges_words(compiled: Mapping[str, Any]) -> bool:
    """Whether the rule looks for words wherever they stand, and not at the article as a whole."""
    return compiled["extends"] in ("existence", "substitution") and not any(
        scope in ("raw", "summary") for scope in compiled["scope"]
    )


def _guarded(compiled: Mapping[str, Any], check: Check) -> Check:
    """The check, for the rule's languages and formats alone, up to its limit of findings a file."""
    limit, languages, formats = compiled["limit"], compiled["languages"], compiled["formats"]
    if not limit and not languages and not formats:
        return check

    def guarded(doc: Document, context: Context) -> Iterator[Hit]:
        if languages and doc.language not in languages:
            return
        if formats and doc.format not in formats:
            return
        yield from islice(check(doc, context), limit or None)

    return guarded
