"""The named features of a line: what speaks for or against its having been left behind by a page.

Each group of features is one function that gives names; a name that the model has a weight for
counts. The names are keys of rules/boilerplate/leftover-model.json: a changed one has no weight
until the model is trained again. Of "Facebook" below an article and "Share this article":

    "1w none", "tail 1w none", "tail One word", "below share 1", "tail phrase 1 above" ...

Nothing here knows how far the file's ends are: an article may be cut out anywhere, and a leftover
is one whether eleven more follow or none.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from editlint.rules.boilerplate.engine.line_features import letters, phrase, shape, wording
from editlint.rules.boilerplate.engine.page import Page
from editlint.rules.boilerplate.engine.place_features import (
    company,
    copies,
    gap,
    neighbours,
    phrases_around,
    place,
    whole_page,
)

GROUPS: Mapping[str, Callable[[Page, int], list[str]]] = {
    group.__name__: group
    for group in (
        shape,
        place,
        phrase,
        letters,
        wording,
        copies,
        phrases_around,
        neighbours,
        company,
        gap,
        whole_page,
    )
}


def features(page: Page, number: int) -> list[str]:
    """The names of all features of line `number`."""
    return [name for group in GROUPS.values() for name in group(page, number)]
