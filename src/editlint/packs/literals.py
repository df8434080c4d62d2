"""What a text must contain for a pattern to have any chance in it: the cheap question before the pattern is compiled."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import product
from typing import Any, NamedTuple

from editlint.views.flat_prose import fold
from editlint.words import normalise

_MOST = 24  # ways of spelling a stretch that are followed; beyond it is taken as unknown
_EDGE = "\x00"  # in a spelling: a word boundary
_OPEN = "\x01"  # in a spelling: anything
_WORD = re.compile(r"[^\W\d_]+")


class Needs(NamedTuple):
    """One of these must be in a text: a whole word of it, normalised, or a part of it in lower case. Both empty: any text may match."""

    words: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()


_Quality = tuple[int, int]
_NOTHING: tuple[_Quality, Needs] = ((0, 0), Needs())
_REPEATS = ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT")


def needs(pattern: str, flags: int = 0) -> Needs:
    """The needs of `pattern`, read from the syntax tree of `re`. Never raises: what cannot be read needs nothing."""
    try:
        from re import _parser  # type: ignore[attr-defined]

        return _best(_parser.parse(pattern, flags))[1]
    except (ImportError, re.error, RecursionError, OverflowError):
        return Needs()


def _best(parts: Any) -> tuple[_Quality, Needs]:
    """The needs of a sequence: those of its most telling stretch, or of a part whose spellings are too many to list."""
    spellings = [_spellings(part) for part in parts]
    found = [_weakest(stretch) for stretch in _stretches(spellings)]
    found += [_nested(part) for part, spelled in zip(parts, spellings, strict=True) if spelled is None]
    return max(found, default=_NOTHING)


def _weakest(stretch: frozenset[str]) -> tuple[_Quality, Needs]:
    found = [_best_of(spelling) for spelling in stretch]
    words = {text for _, is_word, text in found if is_word}
    parts = {text for _, is_word, text in found if not is_word}
    weakest = min(quality for quality, _, _ in found)
    return (weakest, Needs(tuple(sorted(words)), tuple(sorted(parts)))) if weakest > (0, 0) else _NOTHING


def _nested(part: tuple[Any, Any]) -> tuple[_Quality, Needs]:
    name, value = str(part[0]), part[1]
    if name == "SUBPATTERN":
        return _best(value[3])
    if name in _REPEATS and value[0] > 0:
        return _best(value[2])
    if name != "BRANCH":
        return _NOTHING
    branches = [_best(branch) for branch in value[1]]
    weakest = min(quality for quality, _ in branches)
    words = {word for _, need in branches for word in need.words}
    parts = {text for _, need in branches for text in need.parts}
    return (weakest, Needs(tuple(sorted(words)), tuple(sorted(parts)))) if weakest > (0, 0) else _NOTHING


def _best_of(spelling: str) -> tuple[_Quality, bool, str]:
    """The quality (whole words before parts, long before short) and text of the best thing that `spelling` holds for certain."""
    best: tuple[_Quality, bool, str] = ((0, 0), False, "")
    for match in _WORD.finditer(spelling):
        start, end = match.span()
        if _bound(spelling[start - 1 : start]) and _bound(spelling[end : end + 1]):
            best = max(best, ((2, len(match.group())), True, normalise(match.group())))
    if best[1]:
        return best
    part = max(re.split("[\x00\x01]", spelling), key=len)
    return ((1, len(part)), False, fold(part)) if part else best


def _bound(neighbour: str) -> bool:
    return neighbour != "" and neighbour != _OPEN and (neighbour == _EDGE or not (neighbour.isalnum() or neighbour in "_'’ʼ"))


def _stretches(spellings: Iterable[frozenset[str] | None]) -> Iterable[frozenset[str]]:
    """Neighbours joined while their spellings can be listed; None stands for anything."""
    stretch = frozenset((_OPEN,))
    for part in spellings:
        joined = None if part is None else _joined(stretch, part)
        if joined is None:
            yield _joined(stretch, frozenset((_OPEN,))) or stretch
            stretch = _joined(frozenset((_OPEN,)), part or frozenset(("",))) or frozenset((_OPEN,))
        else:
            stretch = joined
    yield _joined(stretch, frozenset((_OPEN,))) or stretch


def _joined(left: frozenset[str], right: frozenset[str]) -> frozenset[str] | None:
    if len(left) * len(right) > _MOST:
        return None
    return frozenset(a + b for a, b in product(left, right))


def _sequence(parts: Any) -> frozenset[str] | None:
    whole: frozenset[str] | None = frozenset(("",))
    for part in parts:
        spelled = _spellings(part)
        whole = _joined(whole, spelled) if whole is not None and spelled is not None else None
        if whole is None:
            return None
    return whole


def _spellings(part: tuple[Any, Any]) -> frozenset[str] | None:
    """All ways in which one node of the tree can be spelled, None where they cannot be listed."""
    name, value = str(part[0]), part[1]
    if name == "LITERAL":
        return frozenset((chr(value),))
    if name == "AT":
        return frozenset(("" if "NON_BOUNDARY" in str(value) else _EDGE,))
    if name in ("ASSERT", "ASSERT_NOT"):
        return frozenset(("",))
    if name == "IN":
        return _class(value)
    if name == "SUBPATTERN":
        return _sequence(value[3]) if not value[1] and not value[2] else None
    if name == "BRANCH":
        return _union(_sequence(branch) for branch in value[1])
    if name in _REPEATS:
        return _repeat(*value)
    return None


def _repeat(least: int, most: Any, body: Any) -> frozenset[str] | None:
    inner = _sequence(body)
    if inner is None:
        return None
    if least == 0:
        return inner | {""} if most == 1 else None
    if inner == {_EDGE} or (least == most == 1):
        return inner
    if inner == {" "}:
        return frozenset((_EDGE,))
    return None


def _union(branches: Iterable[frozenset[str] | None]) -> frozenset[str] | None:
    found: set[str] = set()
    for branch in branches:
        if branch is None:
            return None
        found |= branch
    return frozenset(found) if len(found) <= _MOST else None


def _class(items: Any) -> frozenset[str] | None:
    """A small set of characters, or a boundary for blanks (`\\s`)."""
    found: set[str] = set()
    for item, value in items:
        if str(item) == "LITERAL":
            found.add(chr(value))
        elif str(item) == "CATEGORY" and str(value) == "CATEGORY_SPACE":
            found.add(_EDGE)
        else:
            return None
    if all(char == _EDGE or char.isspace() for char in found):
        return frozenset((_EDGE,))
    return frozenset(found) if len(found) <= 6 else None
