"""Why a line counts as left behind, in words that an editor can check."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Mapping

from editlint.rules.boilerplate.engine.features import REACH
from editlint.rules.boilerplate.engine.model import Model
from editlint.rules.boilerplate.engine.page import Page

MOST = 3  # reasons that a message names


def reasons(page: Page, k: int, model: Model, families: Mapping[str, str]) -> tuple[str, ...]:
    """The strongest reasons, at most three; always its phrase and its place where they speak."""
    told = []
    if (anchor := page.anchors[k]) and anchor.grade != "hint":
        told.append(families[anchor.family])
    if page.zones[k] != "in":
        told.append(
            "it stands above the first paragraph"
            if page.zones[k] == "head"
            else "it follows the last paragraph"
        )
    told += [
        said
        for group in model.strongest(page, k)
        if (tell := _TELL.get(group)) and (said := tell(page, k))
    ]
    return tuple(dict.fromkeys(told))[:MOST]


def _copies(page: Page, k: int) -> str:
    count = page.copies.get(page.lines[k].words, 0)
    return f"it stands {count} times on the page" if count > 1 else ""


def _phrases_around(page: Page, k: int) -> str:
    at = bisect_left(page.marked, k)
    if (
        at
        and k - page.marked[at - 1] <= REACH
        and page.sentences_above(page.marked[at - 1]) == page.sentences_above(k)
    ):
        return f'it comes after "{page.lines[page.marked[at - 1]].text[:40]}"'
    after = bisect_left(page.marked, k + 1)
    if after < len(page.marked) and page.marked[after] - k <= REACH:
        return f'it comes before "{page.lines[page.marked[after]].text[:40]}"'
    return ""


def _neighbours(page: Page, k: int) -> str:
    return f"it is one of {page.runs[k]} short lines" if page.runs[k] > 2 else ""


def _shape(page: Page, k: int) -> str:
    return (
        "it is short and has no full stop"
        if page.shapes[k].size < 9 and page.shapes[k].end == "none"
        else ""
    )


_TELL: Mapping[str, Callable[[Page, int], str]] = {
    "copies": _copies,
    "phrases_around": _phrases_around,
    "company": _phrases_around,
    "neighbours": _neighbours,
    "shape": _shape,
}
