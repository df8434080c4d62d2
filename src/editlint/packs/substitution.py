"""`extends: substitution`: one form preferred to others.

swap:
  utili[sz]e: use
  (\\d+) percent: $1%          a group of the pattern
  big: large|great            a choice
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from editlint.model.document import Document
from editlint.model.finding import Hit
from editlint.model.rule import Check, Context
from editlint.packs import actions, fields
from editlint.packs.kind import Compiled, Exceptions, RuleKind, exceptions, required, scopes
from editlint.packs.message import filled, listed
from editlint.packs.patterns import PatternMatch, Patterns, search

KEYS = {
    "swap": fields.pairs,
    "exceptions": fields.texts,
    "ignorecase": fields.flag,
    "nonword": fields.flag,
    "vocab": fields.flag,
    "capitalize": fields.flag,
    "pos": fields.text,
}
_GROUP = re.compile(r"\$(?:(\d+)|\{(\w+)\})")
_PLAIN = re.compile(r"[^\\\[\](){}*+?^$.]*|[\w .,'’&/-]*")


def _compile(values: Mapping[str, Any], raw_scope: bool) -> dict[str, Any]:
    from editlint.packs.dialect import compiled

    case, words = bool(values.get("ignorecase")), not values.get("nonword")
    # Longest first, as Vale has it: of two forms that start at one place the longer is meant.
    swap = sorted(required(values, "swap"), key=lambda pair: -len(pair[0]))
    patterns = []
    for form, preferred in swap:
        pattern = compiled(f"swap: {form}", form, ignorecase=case, words=words, raw=raw_scope)
        patterns.append({**pattern, "options": preferred.split("|"), "lower": form == form.lower()})
    return {
        "patterns": patterns,
        "exceptions": exceptions(values),
        "ignorecase": case,
        "capitalize": bool(values.get("capitalize")),
    }


def _check(rule: Compiled) -> Check:
    body, places = rule["body"], scopes(rule)
    patterns, excepted = Patterns(body["patterns"]), Exceptions(body["exceptions"])

    def check(doc: Document, context: Context) -> Iterator[Hit]:
        for found in search(doc, places, patterns):
            form, observed = body["patterns"][found.order], found.match.group()
            options = [_expanded(option, found) for option in form["options"]]
            if _is_preferred(observed, options) or excepted.cover(found):
                continue
            if body["capitalize"] or (body["ignorecase"] and form["lower"]):
                options = [actions.cased(option, observed) for option in options]
            span = found.span(doc)
            message = filled(rule["message"], listed(rule["message"], options), observed)
            literal = options if all(map(_PLAIN.fullmatch, options)) else []
            made = actions.fixes(doc, span, observed, rule["action"], literal)
            yield Hit(span, message, fixes=made)

    return check


def _expanded(option: str, found: PatternMatch) -> str:
    """`$1` in the preferred form is the first group of the pattern."""
    if "$" not in option:
        return option

    def group(match: re.Match[str]) -> str:
        name: str | int = int(match[1]) if match[1] else match[2]
        try:
            return found.match.group(name) or ""
        except (IndexError, KeyError):
            return match[0]

    return _GROUP.sub(group, option)


def _is_preferred(observed: str, options: Sequence[str]) -> bool:
    """Whether what stands there is a preferred form already; an option may be a pattern of accepted
    forms.
    """
    return any(observed == option or _accepts(option, observed) for option in options)


def _accepts(option: str, observed: str) -> bool:
    if _PLAIN.fullmatch(option):
        return False
    try:
        return re.fullmatch(option, observed) is not None
    except re.error:
        return False


KIND = RuleKind(KEYS, _compile, _check, values=2)
