"""`extends: existence`: something that should not be there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from editlint.model.document import Document
from editlint.model.finding import Hit
from editlint.model.rule import Check, Context
from editlint.packs import actions, fields
from editlint.packs.errors import KeyProblem
from editlint.packs.kind import Compiled, Exceptions, RuleKind, exceptions, scopes
from editlint.packs.message import filled
from editlint.packs.patterns import Patterns, search

_LONGEST_SHOWN = 80  # characters of a match in a message

KEYS = {
    "tokens": fields.texts,
    "raw": fields.texts,
    "append": fields.flag,
    "exceptions": fields.texts,
    "ignorecase": fields.flag,
    "nonword": fields.flag,
    "vocab": fields.flag,
}


def _compile(values: Mapping[str, Any], raw_scope: bool) -> dict[str, Any]:
    from editlint.packs.dialect import compiled

    tokens, raw = values.get("tokens") or [], values.get("raw") or []
    case = bool(values.get("ignorecase"))
    words = not values.get("nonword")
    if not tokens and not raw:
        raise KeyProblem(
            "tokens",
            "is missing or empty: say what must not stand in the text ('raw' does it by one"
            " pattern)",
        )
    if raw:
        whole = _joined(raw, tokens, words, bool(values.get("append")))
        patterns = [compiled("raw", whole, ignorecase=case, raw=raw_scope)]
    else:
        patterns = [
            compiled(f"tokens[{number}]", token, ignorecase=case, words=words, raw=raw_scope)
            for number, token in enumerate(tokens, 1)
        ]
    return {"patterns": patterns, "exceptions": exceptions(values)}


def _joined(raw: list[str], tokens: list[str], words: bool, append: bool) -> str:
    """`raw` in front of the tokens, or behind them with `append`."""
    from editlint.packs.dialect import loosened, python

    either = "|".join(loosened(python(token)) if words else token for token in tokens)
    listed = f"(?:{either})" if tokens else ""
    if listed and words:
        listed = rf"\b{listed}\b"
    return listed + "".join(raw) if append else "".join(raw) + listed


def _check(rule: Compiled) -> Check:
    body, places = rule["body"], scopes(rule)
    patterns, excepted = Patterns(body["patterns"]), Exceptions(body["exceptions"])

    def check(doc: Document, context: Context) -> Iterator[Hit]:
        for found in search(doc, places, patterns):
            if not excepted.cover(found):
                observed, span = found.match.group(), found.span(doc)
                made = actions.fixes(doc, span, observed, rule["action"])
                yield Hit(span, filled(rule["message"], _short(observed)), fixes=made)

    return check


def _short(observed: str) -> str:
    """The beginning of a long match, so that a message stays a message."""
    if len(observed) <= _LONGEST_SHOWN:
        return observed
    return f"{observed[:_LONGEST_SHOWN].rsplit(' ', 1)[0]}..."


KIND = RuleKind(KEYS, _compile, _check)
