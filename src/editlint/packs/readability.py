"""`extends: readability`: the school grade that a text asks for, and the highest that is wanted.

metrics: [Flesch-Kincaid, Gunning Fog]
grade: 8

The mean of the metrics counts. Their formulas stand in `FORMULAS`, as their authors gave them:
Kincaid and others 1975; Gunning 1952; Coleman and Liau 1975; McLaughlin 1969 (SMOG); Smith and
Senter 1967 (the automated readability index). All were made for English.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from editlint.model.document import Document
from editlint.model.finding import Hit
from editlint.model.rule import Check, Context
from editlint.packs import fields
from editlint.packs.counts import counts_of
from editlint.packs.errors import KeyProblem, unknown_name
from editlint.packs.kind import Compiled, RuleKind, required
from editlint.packs.message import filled

KEYS = {"metrics": fields.texts, "grade": fields.number}
FORMULAS = {
    "Flesch-Kincaid": "0.39 * words / sentences + 11.8 * syllables / words - 15.59",
    "Gunning Fog": "0.4 * (words / sentences + 100 * complex_words / words)",
    "Coleman-Liau": "5.88 * characters / words - 29.6 * sentences / words - 15.8",
    "SMOG": "1.043 * math.sqrt(polysyllabic_words * 30 / sentences) + 3.1291",
    "Automated Readability": "4.71 * characters / words + 0.5 * words / sentences - 21.43",
}
_LEAST = 100  # words: a shorter text has no grade


def _compile(values: Mapping[str, Any], raw_scope: bool) -> dict[str, Any]:
    metrics = values.get("metrics") or list(FORMULAS)
    for name in metrics:
        if name not in FORMULAS:
            raise KeyProblem("metrics", unknown_name(name, FORMULAS, "metric"))
    return {"metrics": metrics, "grade": required(values, "grade")}


def _check(rule: Compiled) -> Check:
    body = rule["body"]

    def check(doc: Document, context: Context) -> Iterator[Hit]:
        from editlint.packs.arithmetic import value_of

        counts = doc.view(counts_of)
        if counts["words"] < _LEAST:
            return
        grades = (value_of(FORMULAS[name], counts) for name in body["metrics"])
        found = [grade for grade in grades if grade is not None]
        mean = sum(found) / len(found) if found else 0.0
        if mean > body["grade"]:
            yield Hit(doc.lines.text_span(0), filled(rule["message"], f"{mean:.2f}"))

    return check


KIND = RuleKind(KEYS, _compile, _check)
