"""What a text must contain for a pattern to have any chance in it.

It is the cheap question before a pattern is compiled. The pattern's syntax tree is walked: whatever
can be spelled out is (`colou?r` is "color" or "colour"), `\\b` and blanks are edges of words,
anything else is open, and of what every spelling holds the most telling is kept:

    \\bin order to\\b   the words "in order" and "order to", that follow each other
    utili[sz]e\\w*     the parts "utilise", "utilize"
    \\d+               nothing: tried everywhere
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from itertools import pairwise, product
from typing import Any

from editlint.model.flat_prose import fold
from editlint.model.values import NamedTuple

_MOST = 24  # ways of spelling a stretch that are followed; beyond it is taken as unknown
_MOST_NEEDS = 3
_LEAST_SHARED = 5  # characters that several parts hold, with a sign among them
_EDGE = "\x00"  # in a spelling: a word boundary
_OPEN = "\x01"  # in a spelling: anything
# A word of other letters may be normalised in several ways, and is looked for as a part.
_WORD = re.compile(r"[A-Za-z]+")


class Needs(NamedTuple):
    """One of these must be in a text: a whole word of it, two words that follow each other ("in
    order"), or a part of it, in lower case.
    """

    words: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()


class _Literal(NamedTuple):
    """Something that a spelling holds for certain.

    Two words tell most, then odd signs, then a word, then a part; long more than short.
    """

    rank: int
    length: int
    text: str

    @property
    def is_word(self) -> bool:
        return self.rank in (_WHOLE, _PAIR)


_PART, _WHOLE, _ODD, _PAIR = 1, 2, 3, 4
_USUAL = frozenset(" -,.'’")
_Ranked = tuple[tuple[int, int], Needs]
_REPEATS = ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT")


def needs(pattern: str, flags: int = 0) -> tuple[Needs, ...]:
    """What a text must hold, all of it, for `pattern` to match in it; the most telling first, three
    at most.

    Read from the syntax tree of `re`. Never raises: for what cannot be read there are no needs.
    """
    try:
        from re import _parser  # type: ignore[attr-defined]

        found = _all(_parser.parse(pattern, flags))
    except (ImportError, re.error, RecursionError, OverflowError):
        return ()
    distinct = dict.fromkeys(
        need for _, need in sorted(found, key=lambda ranked: ranked[0], reverse=True)
    )
    return tuple(distinct)[:_MOST_NEEDS]


def _all(parts: Any) -> list[_Ranked]:
    """The needs of a sequence: of its stretches that can be spelled out, and of what stands between
    them.
    """
    spellings = [_spellings(part) for part in parts]
    found = [need for stretch in _stretches(spellings) for need in _of_stretch(stretch)]
    for part, spelled in zip(parts, spellings, strict=True):
        if spelled is None:
            found += _nested(part)
    return found


def _of_stretch(stretch: frozenset[str]) -> list[_Ranked]:
    held = [_held(spelling) for spelling in stretch]
    if not all(held):
        return []
    if len(held) == 1:
        return [_ranked([literal]) for literal in held[0]]
    return [
        _ranked([max(literals, key=_words_first) for literals in held]),
        _ranked([max(literals, key=_signs_first) for literals in held]),
    ]


def _words_first(literal: _Literal) -> tuple[bool, _Literal]:
    """A look into a set of words costs next to nothing."""
    return literal.is_word, literal


def _signs_first(literal: _Literal) -> tuple[bool, _Literal]:
    """Few places hold a "(check" where many hold the word."""
    return literal.rank == _ODD, literal


def _ranked(literals: list[_Literal]) -> _Ranked:
    words = sorted({literal.text for literal in literals if literal.is_word})
    parts = _least({literal.text for literal in literals if not literal.is_word})
    rank = min((literal.rank, literal.length) for literal in literals)
    return rank, Needs(tuple(words), tuple(parts if words else _shared(parts)))


def _shared(parts: list[str]) -> list[str]:
    """What all of several parts hold, if it tells enough: it is looked for once ("utm_source=")."""
    shortest = min(parts, key=len)
    for size in range(len(shortest), _LEAST_SHARED - 1, -1):
        for start in range(len(shortest) - size + 1):
            held = shortest[start : start + size]
            if _telling(held)[0] and all(held in part for part in parts):
                return [held]
    return parts


def _least(parts: set[str]) -> list[str]:
    """Those that hold no other: "[" stands wherever "[add " does."""
    return sorted(
        part for part in parts if not any(other in part for other in parts if other != part)
    )


def _nested(part: tuple[Any, Any]) -> list[_Ranked]:
    name, value = str(part[0]), part[1]
    if name == "SUBPATTERN":
        return _all(value[3])
    if name in _REPEATS and value[0] > 0:
        return _all(value[2])
    if name != "BRANCH":
        return []
    branches = [_all(branch) for branch in value[1]]
    if not all(branches):
        return []
    best = [max(ranked) for ranked in branches]
    words = sorted({word for _, need in best for word in need.words})
    parts = _least({text for _, need in best for text in need.parts})
    return [(min(rank for rank, _ in best), Needs(tuple(words), tuple(parts)))]


def _held(spelling: str) -> list[_Literal]:
    """What `spelling` holds: its whole words, alone and in pairs, and its longest part where that
    tells more or there is no word.
    """
    whole = [match for match in _WORD.finditer(spelling) if _is_whole(spelling, match)]
    words = [_Literal(_WHOLE, len(match.group()), match.group().lower()) for match in whole]
    part = max(re.split("[\x00\x01]", spelling), key=_telling)
    odd = _telling(part)[0]
    parts = []
    if odd or (part and not words):
        parts.append(_Literal(_ODD if odd else _PART, len(part), fold(part)))
    return [*_pairs(spelling, whole), *words, *parts]


def _pairs(spelling: str, whole: list[re.Match[str]]) -> list[_Literal]:
    """Words that follow each other: between them stands nothing that might be a third."""
    return [
        _Literal(_PAIR, len(one.group() + two.group()), f"{one.group()} {two.group()}".lower())
        for one, two in pairwise(whole)
        if not any(char.isalnum() or char == _OPEN for char in spelling[one.end() : two.start()])
    ]


def _is_whole(spelling: str, word: re.Match[str]) -> bool:
    before = spelling[word.start() - 1 : word.start()]
    after = spelling[word.end() : word.end() + 1]
    return _bounds_a_word(before) and _bounds_a_word(after)


def _ends_at_an_edge(spelling: str) -> bool:
    return _bounds_a_word(spelling[-1:])


def _telling(part: str) -> tuple[bool, int]:
    return any(not char.isalnum() and char not in _USUAL for char in part), len(part)


def _bounds_a_word(neighbour: str) -> bool:
    if neighbour in ("", _OPEN):
        return False
    return neighbour == _EDGE or not (neighbour.isalnum() or neighbour in "_'’ʼ")


def _stretches(spellings: Iterable[frozenset[str] | None]) -> Iterable[frozenset[str]]:
    """Neighbours joined while their spellings can be listed; None stands for anything."""
    anything = frozenset((_OPEN,))
    stretch = anything
    for part in spellings:
        joined = None if part is None else _joined(stretch, part)
        if joined is None:
            yield _joined(stretch, anything) or stretch
            edge = part is not None and all(_ends_at_an_edge(spelled) for spelled in stretch)
            begun = frozenset((_OPEN + _EDGE,)) if edge else anything
            stretch = _joined(begun, part or frozenset(("",))) or begun
        else:
            stretch = joined
    yield _joined(stretch, anything) or stretch


def _joined(left: frozenset[str], right: frozenset[str]) -> frozenset[str] | None:
    if len(left) * len(right) > _MOST:
        return None
    return frozenset(start + end for start, end in product(left, right))


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
    read = _NODES.get(str(part[0]))
    return read(part[1]) if read else None


def _letter(code: int) -> str:
    """A letter in lower case, so that `[Cc]heck` is one spelling; others may have several."""
    return chr(code).lower() if code < 128 else chr(code)


def _boundary(at: Any) -> frozenset[str]:
    return frozenset(("" if "NON_BOUNDARY" in str(at) else _EDGE,))


def _group(value: Any) -> frozenset[str] | None:
    """A group that changes flags (`(?i:...)`) is not followed."""
    _, added, removed, body = value
    return None if added or removed else _sequence(body)


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
            found.add(_letter(value))
        elif str(item) == "CATEGORY" and str(value) == "CATEGORY_SPACE":
            found.add(_EDGE)
        else:
            return None
    if all(char == _EDGE or char.isspace() for char in found):
        return frozenset((_EDGE,))
    return frozenset(found) if len(found) <= 6 else None


_NODES: Mapping[str, Callable[[Any], frozenset[str] | None]] = {
    "LITERAL": lambda code: frozenset((_letter(code),)),
    "AT": _boundary,
    "ASSERT": lambda _: frozenset(("",)),
    "ASSERT_NOT": lambda _: frozenset(("",)),
    "IN": _class,
    "SUBPATTERN": _group,
    "BRANCH": lambda value: _union(_sequence(branch) for branch in value[1]),
    **dict.fromkeys(_REPEATS, lambda value: _repeat(*value)),
}
