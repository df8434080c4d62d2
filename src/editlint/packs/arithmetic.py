"""Formulas of rules, such as `0.39 * (words / sentences) - 15.59`: read once, worked out safely.

Nothing but numbers, the names that are given, `+ - * / % **`, brackets and a few functions of
`math` is taken; a formula is never run as program code.
"""

from __future__ import annotations

import ast
import math
import operator
from collections.abc import Callable, Mapping

_OPERATORS: dict[type[ast.AST], Callable[..., float]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.Mod: operator.mod,
    ast.Pow: math.pow,
    ast.USub: operator.neg,
    ast.UAdd: operator.pos,
}
_FUNCTIONS: dict[str, Callable[..., float]] = {
    "math.sqrt": math.sqrt,
    "math.pow": math.pow,
    "math.abs": abs,
    "math.log": math.log,
    "math.floor": math.floor,
    "math.ceil": math.ceil,
}
_LONGEST = 1_000  # characters


class FormulaError(ValueError):
    """A formula that cannot be used; one line says why."""


def names_in(formula: str) -> set[str]:
    """The names that a formula asks for. Raises `FormulaError` where it is no formula."""
    names: set[str] = set()
    _walk(_tree(formula), names)
    return names


def value_of(formula: str, names: Mapping[str, float]) -> float | None:
    """What the formula comes to, None where it has no value (nothing to divide by)."""
    try:
        return _value(_tree(formula), names)
    except (ArithmeticError, ValueError):
        return None


def _tree(formula: str) -> ast.expr:
    if len(formula) > _LONGEST:
        raise FormulaError("the formula is too long")
    try:
        return ast.parse(f"({formula.strip()})", mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        raise FormulaError(f"'{formula.strip()}' is no formula") from None


def _walk(node: ast.expr, names: set[str]) -> None:
    match node:
        case ast.Constant(value=int() | float()):
            pass
        case ast.Name(id=name):
            names.add(name)
        case ast.BinOp(left=left, op=sign, right=right) if type(sign) in _OPERATORS:
            _walk(left, names)
            _walk(right, names)
        case ast.UnaryOp(op=sign, operand=operand) if type(sign) in _OPERATORS:
            _walk(operand, names)
        case ast.Call(func=called, args=given, keywords=[]) if ast.unparse(called) in _FUNCTIONS:
            for argument in given:
                _walk(argument, names)
        case _:
            raise FormulaError(f"'{ast.unparse(node)}' cannot stand in a formula")


def _value(node: ast.expr, names: Mapping[str, float]) -> float:
    match node:
        case ast.Constant(value=int() | float() as number):
            return float(number)
        case ast.Name(id=name):
            return names[name]
        case ast.BinOp(left=left, op=sign, right=right):
            return _OPERATORS[type(sign)](_value(left, names), _value(right, names))
        case ast.UnaryOp(op=sign, operand=operand):
            return _OPERATORS[type(sign)](_value(operand, names))
        case ast.Call(func=called, args=given):
            arguments = (_value(argument, names) for argument in given)
            return _FUNCTIONS[ast.unparse(called)](*arguments)
    raise FormulaError(f"'{ast.unparse(node)}' cannot stand in a formula")
