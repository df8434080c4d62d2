"""Why a line counts as left behind, in words that an editor can check.

"Latest Post" was ...: it announces other articles; it follows the last paragraph
"Share" to "Most read" (3 lines) were ...: share buttons and announcements of other articles,
below the last paragraph
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from editlint.model.places import OBJECT
from editlint.rules.boilerplate.engine.model import Model
from editlint.rules.boilerplate.engine.page import Page
from editlint.rules.boilerplate.engine.place_features import REACH
from editlint.rules.boilerplate.engine.verdict import Verdict

MOST = 3  # reasons that a message names
LONGEST = 40  # characters of a line that are quoted
Families = Mapping[str, Mapping[str, str]]  # what `one` line of a family is, and what `many` are
_ABOVE = {"one": "it stands above the first paragraph", "many": "above the first paragraph"}
_BELOW = {"one": "it follows the last paragraph", "many": "below the last paragraph"}
_PLACES = {"head": _ABOVE, "tail": _BELOW, "in": {"one": "", "many": ""}}


def quoted(text: str, longest: int = LONGEST) -> str:
    """A line in quotation marks, shortened, without the marks that stand for pictures and code."""
    bare = " ".join(text.replace(OBJECT, " ").split())
    return f'"{bare}"' if len(bare) <= longest else f'"{bare[: longest - 3].rstrip()}..."'


def reasons(
    page: Page, verdict: Verdict, model: Model, families: Families, most: int = MOST
) -> str:
    """The `most` strongest reasons for one line, its family and its place before all."""
    number = verdict.line
    family = _family(page, verdict)
    told = [families[family]["one"] if family else "", _PLACES[page.zone(number)]["one"]]
    told += [
        tell(page, number)
        for group in model.strongest(page, number)
        if (tell := _TELL.get(group)) is not None
    ]
    return "; ".join(list(dict.fromkeys(filter(None, told)))[:most])


def reasons_together(
    page: Page, run: Sequence[Verdict], families: Families, most: int = MOST
) -> str:
    """What several neighbouring lines are: their `most` commonest families, and their place."""
    counts = Counter(family for verdict in run if (family := _family(page, verdict)))
    kinds = [families[family]["many"] for family, _ in counts.most_common(most)]
    kinds += ["more"] if len(counts) > most < MOST else []
    zones = {page.zone(verdict.line) for verdict in run}
    place = _PLACES[zones.pop()]["many"] if len(zones) == 1 else ""
    if kinds:
        what = " and ".join(filter(None, [", ".join(kinds[:-1]), kinds[-1]]))
        return f"{what}, {place}" if place else what
    around = _phrases_around(page, run[0].line).replace("it comes", "they come")
    return around or (f"they stand {place}" if place else "")


def _family(page: Page, verdict: Verdict) -> str:
    anchor = page.anchors.get(verdict.line)
    if anchor is not None and anchor.grade != "hint":
        return anchor.family
    return verdict.family


def _copies(page: Page, number: int) -> str:
    count = page.copies.get(page.lines.words(number), 0)
    return f"it stands {count} times on the page" if count > 1 else ""


def _phrases_around(page: Page, number: int) -> str:
    at = bisect_left(page.marked, number)
    if (
        at
        and number - page.marked[at - 1] <= REACH
        and page.sentences_above(page.marked[at - 1]) == page.sentences_above(number)
    ):
        return f"it comes after {quoted(page.lines.text(page.marked[at - 1]))}"
    after = bisect_left(page.marked, number + 1)
    if after < len(page.marked) and page.marked[after] - number <= REACH:
        return f"it comes before {quoted(page.lines.text(page.marked[after]))}"
    return ""


def _neighbours(page: Page, number: int) -> str:
    return f"it is one of {page.runs[number]} short lines" if page.runs[number] > 2 else ""


def _shape(page: Page, number: int) -> str:
    return (
        "it is short and has no full stop"
        if page.shapes[number].size < 9 and page.shapes[number].end == "none"
        else ""
    )


_TELL: Mapping[str, Callable[[Page, int], str]] = {
    "copies": _copies,
    "phrases_around": _phrases_around,
    "company": _phrases_around,
    "neighbours": _neighbours,
    "shape": _shape,
}
