"""`extends: repetition`: the same thing twice in a row."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from editlint.model.document import Document
from editlint.model.finding import Hit
from editlint.model.rule import Check, Context
from editlint.packs import actions, fields
from editlint.packs.kind import Compiled, RuleKind, exceptions, required, scopes
from editlint.packs.message import filled
from editlint.packs.patterns import Pattern
from editlint.packs.scopes import Unit, units

KEYS = {
    "tokens": fields.texts,
    "max": fields.count,
    "alpha": fields.flag,
    "ignorecase": fields.flag,
    "exceptions": fields.texts,
    "vocab": fields.flag,
}
_SENTENCE_END = re.compile(r"[.!?…]['\"”’)\]]*\s")


def _compile(values: Mapping[str, Any], raw_scope: bool) -> dict[str, Any]:
    from editlint.packs.dialect import alternatives

    case = bool(values.get("ignorecase"))
    return {
        "token": alternatives("tokens", required(values, "tokens"), ignorecase=case, words=False),
        "max": values.get("max") or 0,
        "alpha": bool(values.get("alpha")),
        "ignorecase": case,
        "exceptions": exceptions(values),
    }


def _check(rule: Compiled) -> Check:
    body = rule["body"]
    places, token = scopes(rule), Pattern(body["token"])
    excepted = Pattern(body["exceptions"]) if body["exceptions"] else None

    def check(doc: Document, context: Context) -> Iterator[Hit]:
        for unit in (unit for scope in places for unit in units(doc, scope)):
            for start, end, word in _repeats(unit, token, body):
                if excepted and excepted.regex.search(word):
                    continue
                span = unit.span(doc, start, end)
                made = actions.fixes(doc, span, unit.text[start:end], rule["action"])
                yield Hit(span, filled(rule["message"], word), fixes=made)

    return check


def _repeats(unit: Unit, token: Pattern, body: Mapping[str, Any]) -> Iterator[tuple[int, int, str]]:
    """Each match that equals the one before it, from the start of that one, unless a sentence ends
    between them.
    """
    before, count, start = "", 0, 0
    for match in token.regex.finditer(unit.text):
        word = match.group().strip()
        key = word.casefold() if body["ignorecase"] else word
        if key and key == before and not (body["alpha"] and not word.isalpha()):
            count += 1
            if count > body["max"] and not _SENTENCE_END.search(unit.text, start, match.end()):
                yield start, match.end(), word
                count = 0
        start, before = match.start(), key


KIND = RuleKind(KEYS, _compile, _check)
