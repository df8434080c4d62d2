"""`extends: occurrence`: something that stands too often or not often enough."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from editlint.model.document import Document
from editlint.model.finding import Hit
from editlint.model.places import Span
from editlint.model.rule import Check, Context
from editlint.packs import fields
from editlint.packs.errors import KeyProblem
from editlint.packs.kind import Compiled, RuleKind, required, scopes
from editlint.packs.message import filled
from editlint.packs.patterns import Pattern
from editlint.packs.scopes import Unit, units

KEYS = {"token": fields.text, "min": fields.count, "max": fields.count, "ignorecase": fields.flag}


def _compile(values: Mapping[str, Any], raw_scope: bool) -> dict[str, Any]:
    from editlint.packs.dialect import compiled

    least, most = values.get("min"), values.get("max")
    if least is None and most is None:
        problem = "is missing: say how often the token may stand ('max') or must ('min')"
        raise KeyProblem("max", problem)
    case = bool(values.get("ignorecase"))
    token = compiled("token", required(values, "token"), ignorecase=case, raw=raw_scope)
    return {"token": token, "min": least, "max": most}


def _check(rule: Compiled) -> Check:
    body = rule["body"]
    places, token = scopes(rule), Pattern(body["token"])
    least, most = body["min"] or 0, body["max"]

    def check(doc: Document, context: Context) -> Iterator[Hit]:
        for unit in (unit for scope in places for unit in units(doc, scope)):
            found = [match.span() for match in token.regex.finditer(unit.text)]
            if len(found) < least or (most is not None and len(found) > most):
                yield Hit(_place(doc, unit, found), filled(rule["message"], len(found)))

    return check


def _place(doc: Document, unit: Unit, found: list[tuple[int, int]]) -> Span:
    """From the first to the last of those there are; with none in the whole file, its first line;
    else the unit.
    """
    if found:
        return unit.span(doc, found[0][0], found[-1][1])
    if unit.flat is None or len(unit.text) == len(unit.flat.text):
        return doc.lines.text_span(0)
    return unit.span(doc, 0, len(unit.text))


KIND = RuleKind(KEYS, _compile, _check)
