"""Which lines were left behind: each with how sure that is, and why in words."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Literal, NamedTuple

from editlint.match.leftovers.line import Line
from editlint.match.leftovers.phrases import Anchor, Phrases
from editlint.match.leftovers.protected import protection
from editlint.match.leftovers.shape import Shape, body_of, shape_of

Level = Literal["certain", "likely", "possible"]
SPREAD = 12  # lines between two marked lines that are drawn in with them
INSIDE = frozenset({"advert", "share", "comments", "related"})  # families that mean something in the middle of an article too


class Verdict(NamedTuple):
    """One leftover line, by its number: how sure, what protects it from a safe deletion (or ""), and the reasons in words."""

    line: int
    level: Level
    protected: str
    reasons: tuple[str, ...]


def verdicts(lines: Sequence[Line], phrases: Phrases, families: dict[str, str]) -> list[Verdict]:
    """The leftover lines of an article, in order."""
    shapes = [shape_of(line) for line in lines]
    body = body_of(shapes)
    if body is None:
        return []
    anchors = [None if line.held or shape.sentence else phrases.find(line.words) for line, shape in zip(lines, shapes, strict=True)]
    outside = [*range(body.start), *range(body.stop, len(lines))]
    found = {k: _marked(anchor, families, outside=False) for k in body if (anchor := anchors[k]) and anchor.family in INSIDE}
    found |= {k: _marked(anchor, families, outside=True) for k in outside if (anchor := anchors[k])}
    for k in _between([k for k in outside if (a := anchors[k]) and a.grade != "hint"], shapes, lines):
        found.setdefault(k, ("likely", ("it is a short line between lines of page furniture",)))
    place = {**dict.fromkeys(range(body.start), "it stands above the first paragraph")}
    place |= dict.fromkeys(range(body.stop, len(lines)), "it follows the last paragraph")
    return [
        Verdict(k, level, protection(lines[k]), (*reasons, *([place[k]] if k in place else [])))
        for k, (level, reasons) in sorted(found.items())
        if level != "none"
    ]


def _marked(anchor: Anchor, families: dict[str, str], outside: bool) -> tuple[Level | Literal["none"], tuple[str, ...]]:
    why = (families[anchor.family],)
    if not anchor.graded or anchor.grade == "hint":
        return "possible", why
    if outside:
        return ("certain" if anchor.grade == "sure" and anchor.way == "whole" else "likely"), why
    return ("likely" if anchor.grade == "sure" and anchor.way == "whole" else "none"), why


def _between(marked: Sequence[int], shapes: Sequence[Shape], lines: Sequence[Line]) -> list[int]:
    """Short lines without a stop that stand between two marked lines."""
    found: list[int] = []
    for above, below in pairwise(marked):
        if below - above <= SPREAD:
            found += [k for k in range(above + 1, below) if shapes[k].end == "none" and shapes[k].size <= 8 and not lines[k].held]
    return found
