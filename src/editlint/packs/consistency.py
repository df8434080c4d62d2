"""`extends: consistency`: two forms of one thing in one article.

    either: {advisor: adviser}

Which of them is right is no business of the rule, so the rarer form is told.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from editlint.model.document import Document
from editlint.model.finding import Hit, Related
from editlint.model.rule import Check, Context
from editlint.packs import fields
from editlint.packs.kind import Compiled, RuleKind, required, scopes
from editlint.packs.message import filled
from editlint.packs.patterns import PatternMatch, Patterns, search

KEYS = {"either": fields.pairs, "nonword": fields.flag, "ignorecase": fields.flag}


def _compile(values: Mapping[str, Any], raw_scope: bool) -> dict[str, Any]:
    from editlint.packs.dialect import compiled

    case, words = bool(values.get("ignorecase")), not values.get("nonword")

    def form(pattern: str) -> dict[str, Any]:
        return compiled(f"either: {pattern}", pattern, ignorecase=case, words=words, raw=raw_scope)

    return {"either": [[form(left), form(right)] for left, right in required(values, "either")]}


def _check(rule: Compiled) -> Check:
    places = scopes(rule)
    either = [(Patterns([left]), Patterns([right])) for left, right in rule["body"]["either"]]

    def check(doc: Document, context: Context) -> Iterator[Hit]:
        for left, right in either:
            first = search(doc, places, left)
            second = search(doc, places, right) if first else []
            if first and second:
                yield _hit(doc, rule, first, second)

    return check


def _hit(doc: Document, rule: Compiled, left: list[PatternMatch], right: list[PatternMatch]) -> Hit:
    """The rarer form is the odd one out; of two equally common ones the one that came in later."""
    odd, usual = sorted((left, right), key=lambda found: (len(found), -_at(found[0])))
    times = f"{len(usual)} times" if len(usual) > 1 else "once"
    stays = Related(usual[0].span(doc), f"'{usual[0].match.group()}' stands {times}, first here")
    return Hit(odd[0].span(doc), filled(rule["message"], odd[0].match.group()), related=(stays,))


def _at(found: PatternMatch) -> int:
    return found.unit.base + found.match.start()


KIND = RuleKind(KEYS, _compile, _check)
