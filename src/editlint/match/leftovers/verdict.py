"""Which lines were left behind, and how sure that is."""

from __future__ import annotations

from typing import Literal, NamedTuple

from editlint.match.leftovers.model import Model
from editlint.match.leftovers.page import Page
from editlint.match.leftovers.phrases import Anchor

Level = Literal["certain", "likely", "possible"]
# Families whose sure phrases are furniture even as the only leftover of a text; section names and menus need company.
ALONE = frozenset({"related", "share", "newsletter", "comments", "advert"})


class Verdict(NamedTuple):
    """One leftover line by its number, and how sure it is."""

    line: int
    level: Level


def verdicts(page: Page, model: Model) -> list[Verdict]:
    """The leftover lines of a page, in order."""
    scores = {k: model.score(page, k) for k in range(len(page.lines)) if worth_scoring(page, k)}
    found = {k: level for k, score in scores.items() if (level := _level(page, k, score, model))}
    found |= dict.fromkeys(_last_lines(page, found), "certain")
    return [Verdict(k, level) for k, level in sorted(found.items())]


def worth_scoring(page: Page, k: int) -> bool:
    """Whether a line can be a leftover at all: it has a phrase, or neither the format nor its place speaks for it.

    In the middle of the article only lines near a phrase, and lines that stand there several times, are worth it.
    """
    line = page.lines[k]
    if line.held or page.anchors[k] is not None:
        return not line.held
    if line.kind == "title" or (k == 0 and line.kind == "heading"):
        return False
    return page.zones[k] != "in" or (not page.shapes[k].sentence and (page.copies.get(line.words, 0) > 1 or page.phrases_near(k) > 0))


def _level(page: Page, k: int, score: float, model: Model) -> Level | None:
    """A long sentence without a phrase, or a phrase of an unchecked language, is never more than possible."""
    if score < model.possible:
        return None
    anchor = page.anchors[k]
    if score < model.likely or (page.shapes[k].sentence and anchor is None) or (anchor and not anchor.graded):
        return "possible"
    return "certain" if score >= model.certain and can_be_certain(page, k) else "likely"


def can_be_certain(page: Page, k: int) -> bool:
    """In the article's own text a line must itself be a sure phrase: around it stand cells and items of the article too."""
    return page.zones[k] != "in" or _says_sure(page.anchors[k])


def _says_sure(anchor: Anchor | None) -> bool:
    return anchor is not None and anchor.graded and anchor.grade == "sure" and anchor.way == "whole"


def _last_lines(page: Page, found: dict[int, Level]) -> list[int]:
    """Lines below the article's text that are sure phrases, where nothing but leftovers follows.

    A model that may not know where the file ends cannot see this: "Latest Post" as the last line is what a copied page leaves most often.
    """
    last = []
    for k in range(len(page.lines) - 1, page.body.stop - 1, -1):
        anchor = page.anchors[k]
        if anchor and _says_sure(anchor) and anchor.family in ALONE:
            last.append(k)
        elif found.get(k) not in ("certain", "likely"):
            break
    return last
