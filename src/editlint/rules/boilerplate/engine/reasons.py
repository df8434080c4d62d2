"""Why a line counts as left behind, in words that an editor can check."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Mapping

from editlint.rules.boilerplate.engine.model import Model
from editlint.rules.boilerplate.engine.page import Page
from editlint.rules.boilerplate.engine.place_features import REACH

MOST = 3  # reasons that a message names


def reasons(page: Page, number: int, model: Model, families: Mapping[str, str]) -> tuple[str, ...]:
    """The strongest reasons, at most three; always its phrase and its place where they speak."""
    told = []
    if (anchor := page.anchors[number]) and anchor.grade != "hint":
        told.append(families[anchor.family])
    if page.zones[number] != "in":
        told.append(
            "it stands above the first paragraph"
            if page.zones[number] == "head"
            else "it follows the last paragraph"
        )
    told += [
        said
        for group in model.strongest(page, number)
        if (tell := _TELL.get(group)) and (said := tell(page, number))
    ]
    return tuple(dict.fromkeys(told))[:MOST]


def _copies(page: Page, number: int) -> str:
    count = page.copies.get(page.lines[number].words, 0)
    return f"it stands {count} times on the page" if count > 1 else ""


def _phrases_around(page: Page, number: int) -> str:
    at = bisect_left(page.marked, number)
    if (
        at
        and number - page.marked[at - 1] <= REACH
        and page.sentences_above(page.marked[at - 1]) == page.sentences_above(number)
    ):
        return f'it comes after "{page.lines[page.marked[at - 1]].text[:40]}"'
    after = bisect_left(page.marked, number + 1)
    if after < len(page.marked) and page.marked[after] - number <= REACH:
        return f'it comes before "{page.lines[page.marked[after]].text[:40]}"'
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
