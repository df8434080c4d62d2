"""Why a passage may stand in two articles: what the front matter, the text or the house says of it.

canonical, syndicated_from     it stood elsewhere first, and says so
updates                        it takes the place of the other
series                         the first or last words of parts of one series
> a quotation                  somebody's words
allowed passages               the house has noted a reason
"""

from __future__ import annotations

from collections.abc import Sequence

from editlint.alignment.boundaries import Stretch
from editlint.alignment.fingerprints import fingerprints
from editlint.alignment.merging import overlap
from editlint.model.others import Entry
from editlint.model.values import NamedTuple
from editlint.reuse.original import points_to
from editlint.reuse.running import Kept, Running

QUOTED = 0.8  # share of a passage that stands in a quotation
KNOWN = 0.5  # share of the fingerprints of a passage that are those of allowed ones
EDGE = 12  # words from either end of an article in which an intro starts or an outro stops

Allowed = Sequence[tuple[frozenset[int], str]]


class Pair(NamedTuple):
    """A passage in two articles: who they are, their words, and its place in each."""

    own: Entry
    entry: Entry
    words: Running
    kept: Kept
    here: Stretch
    there: Stretch


def why_meant(pair: Pair, allowed: Allowed = ()) -> str:
    """Why the passage may stand in both; "" where nothing says so."""
    return (
        _by_front_matter(pair) or _as_quotation(pair) or _in_series(pair) or _noted(pair, allowed)
    )


def _by_front_matter(pair: Pair) -> str:
    facts, other = pair.own.facts, pair.entry.facts
    if points_to(facts.updates, pair.entry) or points_to(other.updates, pair.own):
        return "one updates the other, as the front matter says"
    if facts.syndicated_from:
        return f"it is syndicated from {facts.syndicated_from}"
    if facts.canonical and not points_to(facts.canonical, pair.own):
        return f"the front matter names {facts.canonical} as its canonical place"
    if points_to(other.canonical, pair.own) or points_to(other.syndicated_from, pair.own):
        return f"{pair.entry.path} names this article as its source"
    return ""


def _as_quotation(pair: Pair) -> str:
    sides = (pair.here, pair.words.quotations), (pair.there, pair.kept.quotations)
    for place, quotations in sides:
        if sum(overlap(place, quotation) for quotation in quotations) >= QUOTED * place.size:
            return "it is a quotation"
    return ""


def _in_series(pair: Pair) -> str:
    name = pair.own.facts.series
    if not name or name != pair.entry.facts.series:
        return ""
    sides = (pair.here, len(pair.words.keys)), (pair.there, len(pair.kept.keys))
    opens = all(place.first <= EDGE for place, _ in sides)
    closes = all(place.stop >= size - EDGE for place, size in sides)
    return f"both are parts of the series {name}" if opens != closes else ""


def _noted(pair: Pair, allowed: Allowed) -> str:
    if not allowed:
        return ""
    prints = fingerprints(pair.words.keys[pair.here.first : pair.here.stop])
    for known, reason in allowed:
        if len(prints & known) >= KNOWN * len(prints):
            return reason or "the house allows this passage"
    return ""
