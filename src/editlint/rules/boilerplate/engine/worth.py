"""Which lines are looked at at all."""

from __future__ import annotations

from editlint.rules.boilerplate.engine.page import Page


def worth_scoring(page: Page, k: int) -> bool:
    """Whether a line can be a leftover at all: it has a phrase, or neither the format nor its place
    speaks for it.

    In the middle of the article a long sentence is the article's.
    """
    line = page.lines[k]
    if line.held or page.anchors[k] is not None:
        return not line.held
    if line.kind == "title" or (k == 0 and line.kind == "heading"):
        return False
    return page.zones[k] != "in" or not page.shapes[k].sentence
