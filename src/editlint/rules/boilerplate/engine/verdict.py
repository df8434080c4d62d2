"""Which lines were left behind, and how sure that is."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import takewhile
from typing import Literal, NamedTuple

from editlint.rules.boilerplate.engine.model import Model, Score
from editlint.rules.boilerplate.engine.page import CLOSING, Page
from editlint.rules.boilerplate.engine.phrases import Anchor

Level = Literal["certain", "likely", "possible"]
SLACK = 0.5  # how much less sure the rest of a box may be than what leads to it
COMPANY = 4  # lines in which a phrase makes its neighbours suspect
# Families whose sure phrases are furniture even as the only leftover of a text; section names and
# menus need company.
ALONE = frozenset({"related", "share", "newsletter", "comments", "advert"})
HEADLINE = 4  # words of a line that may be a headline
# What stands above a headline to say what kind of text it is: readers are owed that.
KICKERS = frozenset("""
opinion|comment|commentary|analysis|editorial|column|review|obituary|satire|interview|explainer
meinung|kommentar|analyse|leitartikel|glosse|kolumne|rezension|tribune|éditorial|entretien
opinión|análisis|columna|entrevista|reseña|advertorial|sponsored|anzeige
""".strip().replace("\n", "|").split("|"))  # fmt: skip
PAST_THE_MENU = (
    "skip",
    "jump to",
    "zum inhalt",
    "aller au contenu",
    "ir al contenido",
    "saltar",
    "salta al",
    "vai al",
)


class Verdict(NamedTuple):
    """One leftover line by its number, and how sure it is."""

    line: int
    level: Level


def verdicts(page: Page, model: Model) -> list[Verdict]:
    """The leftover lines of a page, in order."""
    levels = levels_of(page, model.scores(page), model)
    return [Verdict(number, level) for number, level in sorted(levels.items())]


def levels_of(page: Page, scores: Mapping[int, Score], model: Model) -> dict[int, Level]:
    """How sure each line is by the scores of all, by its number."""
    found = {
        number: level
        for number, score in scores.items()
        if (level := _level(page, number, score, model))
    }
    found |= dict.fromkeys([*_first_lines(page, found), *_last_lines(page, found)], "certain")
    outside = _outside(page, found)
    for number, level in found.items():
        if level == "certain" and page.zones[number] != "in" and number not in outside:
            found[number] = "likely"
    found |= dict.fromkeys(_box(page, found, scores, model), "certain")
    for number in sorted(found, reverse=True):
        if found[number] == "certain" and _leaves_its_box(page, found, number):
            found[number] = "likely"
    return found


def _outside(page: Page, found: Mapping[int, Level]) -> set[int]:
    """The lines at both ends of the file between which and the end nothing but leftovers stands.

    What the article goes on behind is not cut out without a question.
    """
    is_left = [found.get(number) in ("certain", "likely") for number in range(len(page.lines))]
    above = takewhile(is_left.__getitem__, range(page.body.start))
    below = takewhile(is_left.__getitem__, range(len(page.lines) - 1, page.body.stop - 1, -1))
    return {*above, *below}


def _box(
    page: Page, found: Mapping[int, Level], scores: Mapping[int, Score], model: Model
) -> range:
    """The last lines of the file from a sure lead-in on, where all of them are nearly certain.

    "Related articles" and the headlines below it are one box, and go together.
    """
    first = len(page.lines)
    for number in range(len(page.lines) - 1, page.body.stop - 1, -1):
        if found.get(number) != "certain" and not (
            found.get(number) == "likely"
            and scores[number].around >= model.certain - SLACK
            and not _may_be_the_headline(page, number)
        ):
            break
        if found[number] == "certain" and _leads(page, number) and says_sure(page.anchors[number]):
            first = number
    return range(first, len(page.lines))


def _leaves_its_box(page: Page, found: Mapping[int, Level], number: int) -> bool:
    """Whether it leads to a line that stays: "Latest news" goes with its headlines or not."""
    below = number + 1
    if below == len(page.lines) or not _leads(page, number):
        return False
    return found.get(below) != "certain" and page.anchors[below] is None


def _leads(page: Page, number: int) -> bool:
    anchor = page.anchors[number]
    return anchor is not None and anchor.family in CLOSING


def _level(page: Page, number: int, score: Score, model: Model) -> Level | None:
    """A long sentence without a phrase, or a phrase of an unchecked language, is never more than
    possible.
    """
    if score.mean < model.possible:
        return None
    anchor = page.anchors[number]
    if (
        score.mean < model.likely
        or (page.shapes[number].sentence and anchor is None)
        or (anchor and not anchor.graded)
        or (anchor is None and page.zones[number] == "head" and not _has_company(page, number))
    ):
        return "possible"
    return "certain" if score.around >= model.certain and can_be_certain(page, number) else "likely"


def _has_company(page: Page, number: int) -> bool:
    """Whether a near line says a phrase of a page: "Dock Lane" above a match report says none."""
    near = page.anchors[max(0, number - COMPANY) : number + COMPANY + 1]
    return any(anchor is not None for anchor in near)


def can_be_certain(page: Page, number: int) -> bool:
    """In the article's own text only the sure mark of an advertisement can: around it stand cells
    and items of the article too.
    """
    anchor = page.anchors[number]
    if page.zones[number] == "head" and " ".join(page.lines[number].words) in KICKERS:
        return False
    if _may_be_the_headline(page, number):
        return False
    if page.zones[number] != "in":
        return anchor is not None or _is_surrounded(page, number)
    return anchor is not None and says_sure(anchor) and anchor.family == "advert"


def _may_be_the_headline(page: Page, number: int) -> bool:
    """Whether a longer line without a phrase stands twice: lists name the headline too."""
    words = page.lines[number].words
    return page.anchors[number] is None and len(words) >= HEADLINE and page.copies.get(words, 0) > 1


def _is_surrounded(page: Page, number: int) -> bool:
    """Whether phrases stand on both sides: a headline in a list of others says none itself.

    What has a figure may be a date or a count that belongs to the article.
    """
    if any(word[:1].isdigit() for word in page.lines[number].words):
        return False
    above, below = page.anchors[max(0, number - 2) : number], page.anchors[number + 1 : number + 3]
    return any(anchor is not None for anchor in above) and any(
        anchor is not None for anchor in below
    )


def says_sure(anchor: Anchor | None) -> bool:
    """Whether a line says a sure phrase as a whole."""
    return anchor is not None and anchor.graded and anchor.grade == "sure" and anchor.way == "whole"


def _first_lines(page: Page, found: Mapping[int, Level]) -> list[int]:
    """Lines above the article's text that help one past a menu, where only leftovers stand above.

    "Skip to content" is no article's first line, and often the only thing that came along.
    """
    first = []
    for number in range(page.body.start):
        anchor = page.anchors[number]
        if anchor and says_sure(anchor) and anchor.phrase.startswith(PAST_THE_MENU):
            first.append(number)
        elif found.get(number) not in ("certain", "likely"):
            break
    return first


def _last_lines(page: Page, found: Mapping[int, Level]) -> list[int]:
    """Lines below the article's text that are sure phrases, where nothing but leftovers follows.

    A model that may not know where the file ends cannot see this: "Latest Post" as the last line is
    what a copied page leaves most often.
    """
    last = []
    for number in range(len(page.lines) - 1, page.body.stop - 1, -1):
        anchor = page.anchors[number]
        if anchor and says_sure(anchor) and anchor.family in ALONE:
            last.append(number)
        elif found.get(number) not in ("certain", "likely"):
            break
    return last
