"""Which lines were left behind, and how sure that is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import takewhile
from typing import Literal

from editlint.model.values import NamedTuple
from editlint.rules.boilerplate.engine.model import Model, Score
from editlint.rules.boilerplate.engine.page import CLOSING, Page
from editlint.rules.boilerplate.engine.phrases import Anchor

Level = Literal["certain", "likely", "possible"]
LEFT = ("certain", "likely")  # levels of a line that a default run shows
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
    """One leftover line by its number, and how sure it is; its family, as in phrases.yaml, where
    its wording tells that and no phrase.
    """

    line: int
    level: Level
    family: str = ""


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
    found |= dict.fromkeys(_sure_at_the_ends(page, found), "certain")
    outside = _outside(page, found)
    for number, level in found.items():
        if level == "certain" and page.zone(number) != "in" and number not in outside:
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
    left = {number for number, level in found.items() if level in LEFT}
    return {number for numbers in _ends(page) for number in takewhile(left.__contains__, numbers)}


def _ends(page: Page) -> tuple[range, range]:
    """The lines above and below the article's text, each from the end of the file inwards."""
    return range(page.body.start), range(len(page.lines) - 1, page.body.stop - 1, -1)


def _box(
    page: Page, found: Mapping[int, Level], scores: Mapping[int, Score], model: Model
) -> range:
    """The last lines of the file from a sure lead-in on, where all of them are nearly certain.

    "Related articles" and the headlines below it are one box, and go together.
    """
    first = len(page.lines)
    for number in _ends(page)[1]:
        if found.get(number) != "certain" and not (
            found.get(number) == "likely"
            and scores[number].around >= model.certain - SLACK
            and not _may_be_the_headline(page, number)
        ):
            break
        if (
            found[number] == "certain"
            and _leads(page, number)
            and says_sure(page.anchors.get(number))
        ):
            first = number
    return range(first, len(page.lines))


def _leaves_its_box(page: Page, found: Mapping[int, Level], number: int) -> bool:
    """Whether it leads to a line that stays: "Latest news" goes with its headlines or not."""
    below = number + 1
    if below == len(page.lines) or not _leads(page, number):
        return False
    return found.get(below) != "certain" and page.anchors.get(below) is None


def _leads(page: Page, number: int) -> bool:
    anchor = page.anchors.get(number)
    return anchor is not None and anchor.family in CLOSING


def _level(page: Page, number: int, score: Score, model: Model) -> Level | None:
    """A long sentence without a phrase, or a phrase of an unchecked language, is never more than
    possible.
    """
    if score.mean < model.possible:
        return None
    anchor = page.anchors.get(number)
    if (
        score.mean < model.likely
        or (page.shapes[number].sentence and anchor is None)
        or (anchor and not anchor.graded)
        or (anchor is None and page.zone(number) == "head" and not _has_company(page, number))
    ):
        return "possible"
    return "certain" if score.around >= model.certain and can_be_certain(page, number) else "likely"


def _has_company(page: Page, number: int) -> bool:
    """Whether a near line says a phrase of a page: "Dock Lane" above a match report says none."""
    return _say_any(page, range(number - COMPANY, number + COMPANY + 1))


def _say_any(page: Page, numbers: range) -> bool:
    return any(number in page.anchors for number in numbers)


def can_be_certain(page: Page, number: int) -> bool:
    """In the article's own text only the sure mark of an advertisement can: around it stand cells
    and items of the article too.
    """
    anchor = page.anchors.get(number)
    if page.zone(number) == "head" and " ".join(page.lines.words(number)) in KICKERS:
        return False
    if _may_be_the_headline(page, number):
        return False
    if page.zone(number) != "in":
        return anchor is not None or _is_surrounded(page, number)
    return anchor is not None and says_sure(anchor) and anchor.family == "advert"


def _may_be_the_headline(page: Page, number: int) -> bool:
    """Whether a longer line without a phrase stands twice: lists name the headline too."""
    words = page.lines.words(number)
    return (
        page.anchors.get(number) is None
        and len(words) >= HEADLINE
        and page.copies.get(words, 0) > 1
    )


def _is_surrounded(page: Page, number: int) -> bool:
    """Whether phrases stand on both sides: a headline in a list of others says none itself.

    What has a figure may be a date or a count that belongs to the article.
    """
    if any(word[:1].isdigit() for word in page.lines.words(number)):
        return False
    above, below = range(number - 2, number), range(number + 1, number + 3)
    return _say_any(page, above) and _say_any(page, below)


def says_sure(anchor: Anchor | None) -> bool:
    """Whether a line says a sure phrase as a whole."""
    return anchor is not None and anchor.graded and anchor.grade == "sure" and anchor.way == "whole"


def _sure_at_the_ends(page: Page, found: Mapping[int, Level]) -> Iterator[int]:
    """Lines that are sure by what they say, where nothing but leftovers stands beyond them.

    A model that may not know where the file ends cannot see this. "Skip to content" is no article's
    first line, and "Latest Post" as the last is what a copied page leaves most often.
    """
    for numbers, is_sure in zip(_ends(page), (_leads_past_the_menu, _stands_alone), strict=True):
        for number in numbers:
            anchor = page.anchors.get(number)
            if anchor and says_sure(anchor) and is_sure(anchor):
                yield number
            elif found.get(number) not in LEFT:
                break


def _leads_past_the_menu(anchor: Anchor) -> bool:
    return anchor.phrase.startswith(PAST_THE_MENU)


def _stands_alone(anchor: Anchor) -> bool:
    return anchor.family in ALONE
