"""`extends: metric`: a formula over what a text has, and the limit that it must keep.

formula: words / sentences
condition: "> 25"
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from editlint.model.document import Document
from editlint.model.finding import Hit
from editlint.model.places import lazy
from editlint.model.rule import Check, Context
from editlint.packs import fields
from editlint.packs.counts import NAMES, counts_of
from editlint.packs.errors import KeyProblem, unknown_name
from editlint.packs.kind import Compiled, RuleKind, required
from editlint.packs.message import filled

KEYS = {"formula": fields.text, "condition": fields.text}
_CONDITION = lazy(r"\s*(<=|>=|==|!=|<|>)\s*(-?\d+(?:\.\d+)?)\s*")
_COMPARE: dict[str, Callable[[float, float], bool]] = {
    "<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge,
    "==": operator.eq, "!=": operator.ne,
}  # fmt: skip


def _compile(values: Mapping[str, Any], raw_scope: bool) -> dict[str, Any]:
    from editlint.packs.arithmetic import FormulaError, names_in

    formula, condition = required(values, "formula"), required(values, "condition")
    met = _CONDITION().fullmatch(condition)
    if not met:
        raise KeyProblem("condition", "takes a comparison with a number, such as '> 8'")
    try:
        names = names_in(formula)
    except FormulaError as problem:
        raise KeyProblem("formula", str(problem)) from None
    for name in sorted(names - NAMES):
        raise KeyProblem("formula", unknown_name(name, NAMES, "count"))
    return {"formula": formula, "sign": met[1], "limit": float(met[2])}


def _check(rule: Compiled) -> Check:
    body = rule["body"]
    compare = _COMPARE[body["sign"]]

    def check(doc: Document, context: Context) -> Iterator[Hit]:
        from editlint.packs.arithmetic import value_of

        counts = doc.view(counts_of)
        value = value_of(body["formula"], counts) if counts["words"] else None
        if value is not None and compare(value, body["limit"]):
            yield Hit(doc.lines.text_span(0), filled(rule["message"], f"{value:.2f}"))

    return check


KIND = RuleKind(KEYS, _compile, _check)
