"""Which lines were left behind, and how sure that is."""

from __future__ import annotations

from typing import Literal, NamedTuple

from editlint.rules.boilerplate.engine.model import Model, Score
from editlint.rules.boilerplate.engine.page import Page
from editlint.rules.boilerplate.engine.phrases import Anchor

Level = Literal["certain", "likely", "possible"]
# Families whose sure phrases are furniture even as the only leftover of a text; section names and
# menus need company.
COMPANY = 4  # lines in which a phrase makes its neighbours suspect
ALONE = frozenset({"related", "share", "newsletter", "comments", "advert"})


class Verdict(NamedTuple):
    """One leftover line by its number, and how sure it is."""

    line: int
    level: Level


def verdicts(page: Page, model: Model) -> list[Verdict]:
    """The leftover lines of a page, in order."""
    found = {
        k: level
        for k, score in model.scores(page).items()
        if (level := _level(page, k, score, model))
    }
    found |= dict.fromkeys(_last_lines(page, found), "certain")
    return [Verdict(k, level) for k, level in sorted(found.items())]


def _level(page: Page, k: int, score: Score, model: Model) -> Level | None:
    """A long sentence without a phrase, or a phrase of an unchecked language, is never more than
    possible.
    """
    if score.mean < model.possible:
        return None
    anchor = page.anchors[k]
    if (
        score.mean < model.likely
        or (page.shapes[k].sentence and anchor is None)
        or (anchor and not anchor.graded)
        or (anchor is None and page.zones[k] == "head" and not _has_company(page, k))
    ):
        return "possible"
    return "certain" if score.around >= model.certain and can_be_certain(page, k) else "likely"


def _has_company(page: Page, k: int) -> bool:
    """Whether a near line says a phrase of a page: "Dock Lane" above a match report says none."""
    return any(
        page.anchors[n] is not None
        for n in range(max(0, k - COMPANY), min(len(page.lines), k + COMPANY + 1))
    )


def can_be_certain(page: Page, k: int) -> bool:
    """In the article's own text only the sure mark of an advertisement can: around it stand cells
    and items of the article too.
    """
    anchor = page.anchors[k]
    if page.zones[k] != "in":
        return anchor is not None or _is_surrounded(page, k)
    return anchor is not None and says_sure(anchor) and anchor.family == "advert"


def _is_surrounded(page: Page, k: int) -> bool:
    """Whether phrases stand on both sides: a headline in a list of others says none itself.

    What has a figure may be a date or a count that belongs to the article.
    """
    if any(word[:1].isdigit() for word in page.lines[k].words):
        return False
    above = any(page.anchors[n] is not None for n in range(max(0, k - 2), k))
    return above and any(a is not None for a in page.anchors[k + 1 : k + 3])


def says_sure(anchor: Anchor | None) -> bool:
    """Whether a line says a sure phrase as a whole."""
    return anchor is not None and anchor.graded and anchor.grade == "sure" and anchor.way == "whole"


def _last_lines(page: Page, found: dict[int, Level]) -> list[int]:
    """Lines below the article's text that are sure phrases, where nothing but leftovers follows.

    A model that may not know where the file ends cannot see this: "Latest Post" as the last line is
    what a copied page leaves most often.
    """
    last = []
    for k in range(len(page.lines) - 1, page.body.stop - 1, -1):
        anchor = page.anchors[k]
        if anchor and says_sure(anchor) and anchor.family in ALONE:
            last.append(k)
        elif found.get(k) not in ("certain", "likely"):
            break
    return last
