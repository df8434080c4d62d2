"""`extends: capitalization`: capitals where a house wants them.

match: $title         The Harbour Is Closed for Repairs
match: $sentence      The harbour is closed for repairs
match: $lower         the harbour is closed
match: $upper         THE HARBOUR IS CLOSED
match: '^[A-Z]'       a pattern that the text must hold

Names keep their capitals wherever they stand, and nobody can tell them by their letters. So, as in
Vale, a heading passes when the share of its words that are right is above `threshold` (0.8).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from editlint.model.document import Document
from editlint.model.finding import Hit
from editlint.model.places import Span, lazy
from editlint.model.rule import Check, Context
from editlint.packs import fields
from editlint.packs.errors import KeyProblem, unknown_name
from editlint.packs.kind import Compiled, RuleKind, required, scopes
from editlint.packs.message import filled
from editlint.packs.patterns import Pattern
from editlint.packs.scopes import Unit, units

KEYS = {
    "match": fields.text,
    "style": fields.text,
    "exceptions": fields.texts,
    "indicators": fields.texts,
    "threshold": fields.number,
    "prefix": fields.text,
    "vocab": fields.flag,
}
THRESHOLD = 0.8
_CASES = ("$title", "$sentence", "$lower", "$upper")
_WORD = lazy(r"[^\W_][\w'’.&-]*(?<![.'’-])")
_INDICATORS = (":", "?", "!", "—", "–")
# What stays small inside a title; the Chicago Manual keeps every preposition small.
_SMALL = frozenset({
    "a", "an", "the", "and", "but", "for", "nor", "or", "so", "yet", "as", "at", "by", "if", "in",
    "of", "off", "on", "per", "to", "up", "via", "vs",
})  # fmt: skip
_PREPOSITIONS = frozenset({
    "about", "above", "across", "after", "against", "along", "among", "around", "before",
    "behind", "below", "beneath", "beside", "between", "beyond", "down", "during", "from",
    "inside", "into", "like", "near", "onto", "out", "outside", "over", "past", "since",
    "through", "throughout", "toward", "towards", "under", "until", "upon", "with", "within",
    "without",
})  # fmt: skip
_STYLES = {"AP": _SMALL, "Chicago": _SMALL | _PREPOSITIONS}


def _compile(values: Mapping[str, Any], raw_scope: bool) -> dict[str, Any]:
    from editlint.packs.dialect import compiled

    match = required(values, "match")
    style = values.get("style") or "AP"
    if style not in _STYLES:
        raise KeyProblem("style", unknown_name(style, _STYLES, "style of titles"))
    if match.startswith("$") and match not in _CASES:
        raise KeyProblem("match", unknown_name(match, _CASES, "way to write capitals"))
    pattern = None if match in _CASES else compiled("match", match, raw=raw_scope)
    return {
        "match": match,
        "pattern": pattern,
        "style": style,
        "exceptions": values.get("exceptions") or [],
        "indicators": values.get("indicators") or list(_INDICATORS),
        "threshold": values.get("threshold", THRESHOLD),
        "prefix": values.get("prefix") or "",
    }


def _check(rule: Compiled) -> Check:
    body, places = rule["body"], scopes(rule)
    pattern = Pattern(body["pattern"]) if body["pattern"] else None

    def check(doc: Document, context: Context) -> Iterator[Hit]:
        for unit in (unit for scope in places for unit in units(doc, scope)):
            text = unit.text.strip()
            if not text or (body["prefix"] and text.startswith(body["prefix"])):
                continue
            if pattern:
                expected = text if pattern.regex.search(text) else ""
            else:
                expected = _rewritten(text, body)
            if not pattern and _share(text, expected) > body["threshold"]:
                continue
            if expected != text:
                yield Hit(_place(doc, unit), filled(rule["message"], text, expected))

    return check


def _place(doc: Document, unit: Unit) -> Span:
    text = unit.text
    start = len(text) - len(text.lstrip())
    return unit.span(doc, start, len(text.rstrip()))


def _share(text: str, expected: str) -> float:
    """Of the words, the share that stands as expected."""
    pairs = list(zip(_WORD().findall(text), _WORD().findall(expected), strict=False))
    return sum(one == other for one, other in pairs) / len(pairs) if pairs else 1.0


def _rewritten(text: str, body: Mapping[str, Any]) -> str:
    """The text with the capitals that are asked for; exceptions as they are written there."""
    if body["match"] in ("$lower", "$upper"):
        return text.lower() if body["match"] == "$lower" else text.upper()
    words = list(_WORD().finditer(text))
    kept = {word.casefold(): word for word in body["exceptions"]}
    parts: list[str] = []
    at = 0
    for number, word in enumerate(words):
        parts.append(text[at : word.start()])
        before = text[at : word.start()].rstrip()
        opens = number == 0 or before.endswith(tuple(body["indicators"]))
        closes = number == len(words) - 1
        parts.append(_word(word.group(), opens, closes, body, kept))
        at = word.end()
    return "".join([*parts, text[at:]])


def _word(
    word: str, opens: bool, closes: bool, body: Mapping[str, Any], kept: Mapping[str, str]
) -> str:
    """One word as it should stand. Abbreviations, numbers and `iPad` stay as they are."""
    if word.casefold() in kept:
        return kept[word.casefold()]
    if _has_own_capitals(word):
        return word
    if body["match"] == "$sentence":
        return _capital(word) if opens else word[0].lower() + word[1:]
    small = word.lower() in _STYLES[body["style"]] and not (opens or closes)
    return word.lower() if small else _capital(word)


def _has_own_capitals(word: str) -> bool:
    """`NATO`, `iPad`, `B2B`, `I`, `U.S.`: a capital behind the first letter, a digit, or `I`."""
    return word in ("I", "I'm", "I’m", "I'll", "I’ll", "I've", "I’ve", "I'd", "I’d") or any(
        char.isupper() or char.isdigit() for char in re.sub(r"-\w", "-", word)[1:]
    )


def _capital(word: str) -> str:
    return word[0].upper() + word[1:]


KIND = RuleKind(KEYS, _compile, _check, values=2)
