"""`extends: conditional`: the first asks for the second."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from editlint.model.document import Document
from editlint.model.finding import Hit
from editlint.model.rule import Check, Context
from editlint.packs import fields
from editlint.packs.kind import Compiled, Exceptions, Kind, exceptions, required, scopes
from editlint.packs.message import filled
from editlint.packs.patterns import Found, Pattern
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
    body, places = rule["body"], scopes(rule)
    first, second, excepted = (
        Pattern(body["first"]),
        Pattern(body["second"]),
        Exceptions(body["exceptions"]),
    )

    def check(doc: Document, context: Context) -> Iterator[Hit]:
        known: set[str] = set()
        for scope in places:
            for unit in units(doc, scope):
                satisfied = _explained(unit, second, known)
                for match in first.regex.finditer(unit.text):
                    found, value = Found(unit, match, 0), match.group()
                    if value and not satisfied and value not in known and not excepted.cover(found):
                        known.add(
                            value
                        )  # one finding for each value: the first place is the one to mend
                        yield Hit(found.span(doc), filled(rule["message"], value))

    return check


def _explained(unit: Unit, second: Pattern, known: set[str]) -> bool:
    """Adds what `second` captures to `known`; without groups, whether `second` stands in the unit
    at all.
    """
    matches = list(second.regex.finditer(unit.text))
    if not second.regex.groups:
        return bool(matches)
    for match in matches:
        known.update(group for group in match.groups() if group)
    return False


KIND = Kind(KEYS, _compile, _check)
