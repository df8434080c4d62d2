"""`extends: conditional`: the first asks for the second.

first: \\b([A-Z]{3,5})\\b            an abbreviation
second: \\(([A-Z]{3,5})\\)           must be explained somewhere before or in its block
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from editlint.model.document import Document
from editlint.model.finding import Hit
from editlint.model.rule import Check, Context
from editlint.packs import fields
from editlint.packs.kind import Compiled, Exceptions, RuleKind, exceptions, required, scopes
from editlint.packs.message import filled
from editlint.packs.patterns import Pattern, PatternMatch
from editlint.packs.scopes import Unit, units

KEYS = {
    "first": fields.text,
    "second": fields.text,
    "exceptions": fields.texts,
    "ignorecase": fields.flag,
    "vocab": fields.flag,
}


def _compile(values: Mapping[str, Any], raw_scope: bool) -> dict[str, Any]:
    from editlint.packs.dialect import compiled

    case = bool(values.get("ignorecase"))
    return {
        "first": compiled("first", required(values, "first"), ignorecase=case, raw=raw_scope),
        "second": compiled("second", required(values, "second"), ignorecase=case, raw=raw_scope),
        "exceptions": exceptions(values),
    }


def _check(rule: Compiled) -> Check:
    body, places, message = rule["body"], scopes(rule), rule["message"]
    first, second = Pattern(body["first"]), Pattern(body["second"])
    excepted = Exceptions(body["exceptions"])

    def check(doc: Document, context: Context) -> Iterator[Hit]:
        explained: set[str] = set()
        for unit in (unit for scope in places for unit in units(doc, scope)):
            if _explains(unit, second, explained):
                continue
            for match in first.regex.finditer(unit.text):
                found, value = PatternMatch(unit, match, 0), match.group()
                if value and value not in explained and not excepted.cover(found):
                    explained.add(value)  # one finding a value: its first place is the one to mend
                    yield Hit(found.span(doc), filled(message, value))

    return check


def _explains(unit: Unit, second: Pattern, explained: set[str]) -> bool:
    """Adds what the groups of `second` captured to `explained`; without groups, whether `second`
    stands in the unit and so explains all of it.
    """
    matches = list(second.regex.finditer(unit.text))
    if not second.regex.groups:
        return bool(matches)
    for match in matches:
        explained.update(group for group in match.groups() if group)
    return False


KIND = RuleKind(KEYS, _compile, _check)
