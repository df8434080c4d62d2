"""Numbered headings with the number of them that the title, or the text above them, announces.

# Five ways to save water          announced: five
## 1. Close the tap
## 2. Wash by hand
## 3. Catch the rain               counted: three
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from editlint.model.places import Span
from editlint.rules.consistency.engine.announced import Announced
from editlint.rules.consistency.engine.counted import Counted, Reading
from editlint.rules.consistency.engine.lists import lists
from editlint.rules.consistency.engine.numbered import Numbered, runs

LEAST = 3  # headings that are counted off for a title
APART = 3  # more than so many fewer or more are a part of the article


def counted_headings(reading: Reading, found: Sequence[Numbered]) -> Iterator[Counted]:
    """Each run of numbered headings that a number announces."""
    headings = [run for run in runs(found) if run[0].level and _is_counted_off(run)]
    for run in headings:
        before = run[0].block - 1
        announced = None if _is_title(reading, before) else reading.lead_in(before)
        if announced is not None and announced.sure:
            beside = {one.last for one in found if one.series == run[0].series}
            yield _made(reading, announced, run, frozenset(beside))
    longest = [run for run in headings if len(run) >= LEAST]
    if len(longest) == 1:
        yield from _in_title(reading, longest[0])


def _is_title(reading: Reading, block: int) -> bool:
    return block < 0 or (reading.is_heading(block) and reading.doc.blocks[block].level == 1)


def _is_counted_off(run: Sequence[Numbered]) -> bool:
    """Whether the headings count 1, 2, 3 without a hole; holes are told by another rule."""
    return len(run) > 1 and [one.number for one in run] == list(range(1, len(run) + 1))


def _made(
    reading: Reading,
    announced: Announced,
    run: Sequence[Numbered],
    others: frozenset[int] = frozenset(),
) -> Counted:
    span = Span(run[0].span.start, run[-1].span.end)
    return Counted(announced, "headings", run[-1].last, span, others)


def _in_title(reading: Reading, run: Sequence[Numbered]) -> Iterator[Counted]:
    """What the title announces, if nothing else in the article comes to that number."""
    for doc in filter(None, (reading.doc, reading.doc.deck)):
        title = next((block for block in doc.blocks if block.kind in ("title", "heading")), None)
        if title is None or title.level != 1 or title.span.end > run[0].span.start:
            continue
        its = Reading(doc, reading.lexicon, reading.known)
        announced = its.announced_in(title.span, is_title=True)
        if announced is not None and abs(announced.value - run[-1].last) <= APART:
            yield _made(reading, announced, run, frozenset(_all_counts(reading)))


def _all_counts(reading: Reading) -> Iterator[int]:
    """Everything in the article that a title may count: its lists, and its headings by level."""
    for one in reading.doc.view(lists):
        yield len(one.entries)
    levels: Counter[int] = Counter()
    for block in reading.doc.blocks:
        if block.kind in ("title", "heading"):
            for deeper in [level for level in levels if level > block.level]:
                yield levels.pop(deeper)
            levels[block.level] += 1
    yield from levels.values()
