"""What an article numbers: steps, figures, tables, chapters, and headings with a number alone.

## Step 2: Mark the rows        series "step", number 2
Figure 3: The pier              series "figure", number 3
### 4. Water in the evening     series "", number 4
### 4.2 When it rains           series "4.", number 2
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby, pairwise
from typing import Any

from editlint.model.data import Data
from editlint.model.document import Document
from editlint.model.flat_prose import prose_words
from editlint.model.places import JOINER, Span
from editlint.model.values import NamedTuple, dataclass
from editlint.rules.consistency.engine.figures import numbered_blocks, whole

MOST = 60  # numbers above are years, rooms and the like
_LISTS = ("shown", "whole", "steps", "between", "elsewhere")
LEAD = 3  # words of a heading among which its label stands ("(Optional) Step 4")
_HEADS = frozenset({"heading", "title"})
_SAID = frozenset({"heading", "title", "paragraph", "caption", "list_item", "table_cell"})
_STOPS = ":.)–—-|•"


@dataclass(frozen=True, slots=True, eq=False)
class SeriesWords:
    """The words of one language that come before a number, each with the name of its series, and
    the lists of `sequences.yaml` that say what series are like and what stands beside a number.
    """

    names: Mapping[str, str]
    shown: frozenset[str]
    whole: frozenset[str]
    steps: frozenset[str]
    between: frozenset[str]
    elsewhere: frozenset[str]

    def of(self, series: str) -> list[str]:
        """All names of a series."""
        return [name for name, its in self.names.items() if its == series]


def series_words(content: Mapping[str, Any]) -> dict[str, SeriesWords]:
    """Those of the data file `consistency/sequences`, by language; by "" those of all, for a text
    whose language is not known.
    """
    known = {
        language: SeriesWords(
            {word: words.split()[0] for words in listed for word in words.split()},
            *(frozenset(str(content[name][language]).split()) for name in _LISTS),
        )
        for language, listed in content["series"].items()
    }
    every = list(known.values())
    names = {name: series for one in every for name, series in one.names.items()}
    lists = (frozenset().union(*(getattr(one, name) for one in every)) for name in _LISTS)
    return {**known, "": SeriesWords(names, *lists)}


def series_words_of(doc: Document, data: Data) -> SeriesWords:
    """The words for numbered things in the language of `doc`."""
    known = data.made(series_words, "consistency/sequences")
    return known.get(doc.language, known[""])


class Numbered(NamedTuple):
    """A place that has a number of a series: the block, and the words that say the number.

    `level` is that of its heading, 0 of what is none; `last` is the last number where it has
    several ("Steps 2 and 3"). `said` is what follows the number.
    """

    series: str
    level: int
    number: int
    last: int
    block: int
    span: Span
    said: str


def numbered(doc: Document, known: SeriesWords) -> tuple[Numbered, ...]:
    """Every numbered place, in order."""
    return tuple(_numbered(doc, known))


def _numbered(doc: Document, known: SeriesWords) -> Iterator[Numbered]:
    keys = doc.words.keys
    labelled = not doc.view(prose_words).single.isdisjoint(known.names)
    for number in sorted(doc.view(numbered_blocks)):
        block, within = doc.blocks[number], doc.block_words[number]
        if not within or block.kind not in (_SAID if labelled else _HEADS):
            continue
        found = None
        if labelled:
            looked_at = within[: LEAD if block.kind in _HEADS else 1]
            at = next((at for at in looked_at if keys[at] in known.names), None)
            if at is not None and _opens(doc, block.span.start, at):
                found = _with_label(doc, known, number, at)
        if found is None and block.kind in _HEADS and keys[within.start][0].isdigit():
            found = _without_label(doc, number, within)
        if found is not None:
            yield found


def _opens(doc: Document, start: int, label: int) -> bool:
    """Whether a label opens its block, or stands behind brackets that do: "(Optional) Step 4"."""
    before = doc.prose[start : doc.words.starts[label]].strip()
    return label == 0 or before.endswith((")", "]")) or not any(map(str.isalpha, before))


def _with_label(doc: Document, known: SeriesWords, block: int, label: int) -> Numbered | None:
    keys, at, within = doc.words.keys, label + 1, doc.block_words[block]
    if at >= within.stop or not 0 <= whole(keys[at]) <= MOST:
        return None
    if doc.prose[doc.words.ends[at - 1] : doc.words.starts[at]].strip(f" \u00a0.{JOINER}#"):
        return None
    level = doc.blocks[block].level if doc.blocks[block].kind in _HEADS else 0
    stop = _range_stop(doc, known, at, within)
    after = _after(doc, stop, within)
    if after[:1].isalnum() or not (level or not after.strip() or after.strip()[0] in _STOPS):
        return None
    span = Span(doc.words.starts[label], doc.words.ends[stop])
    return _made(doc, known.names[keys[at - 1]], level, (at, stop), block, span)


def _range_stop(doc: Document, known: SeriesWords, at: int, within: range) -> int:
    """The last number of "2-3" and "2 and 3"."""
    keys = doc.words.keys
    for skip in (1, 2):
        later = at + skip
        if later >= within.stop:
            break
        joined = skip == 1 or keys[at + 1] in known.between
        if joined and keys[later].isdecimal():
            gap = doc.prose[doc.words.ends[at] : doc.words.starts[later]]
            if skip == 2 or gap.strip() in ("-", "–", "&", "+", "/", ","):
                return later if whole(keys[at]) < whole(keys[later]) <= MOST else at
    return at


def _after(doc: Document, at: int, within: range) -> str:
    """The signs behind word `at` up to the next word, and its first letter."""
    end = doc.words.starts[at + 1] + 1 if at + 1 < within.stop else doc.words.ends[at] + 3
    return doc.prose[doc.words.ends[at] : end].replace(JOINER, "")


def _without_label(doc: Document, block: int, within: range) -> Numbered | None:
    key, at = doc.words.keys[within.start], within.start
    *before, last = key.split(".")
    if not last.isdecimal() or len(last) > 2 or not all(part.isdecimal() for part in before):
        return None
    after = _after(doc, at, within)
    if at + 1 >= within.stop or (not before and after[:1] not in (".", ")", ":")):
        return None  # "7 tips", "2. September" has a month, which is no number of a heading
    if before and (len(before) > 3 or not after[:1] or after[:1] not in " .):\u00a0\t"):
        return None
    series = "".join(f"{part}." for part in before)
    span = Span(doc.words.starts[at], doc.words.ends[at])
    return _made(doc, series, doc.blocks[block].level, (at, at), block, span, int(last))


def _made(
    doc: Document,
    series: str,
    level: int,
    at: tuple[int, int],
    block: int,
    span: Span,
    number: int | None = None,
) -> Numbered:
    keys = doc.words.keys
    words = doc.block_words[block]
    value = int(keys[at[0]]) if number is None else number
    last = value if at[0] == at[1] else int(keys[at[1]])
    said = " ".join(keys[at[1] + 1 : words.stop][:20])
    return Numbered(series, level, value, last, block, span, said)


def runs(found: Sequence[Numbered]) -> Iterator[list[Numbered]]:
    """The places of each series and level in the order in which they stand, cut where the numbers
    begin anew. Numbers that count down are turned round.
    """
    for _, group in groupby(sorted(found, key=_series), _series):
        run: list[Numbered] = []
        for one in group:
            if run and one.number <= 1 and not _falls([*run, one]):
                yield _rising(run)
                run = []
            run.append(one)
        yield _rising(run)


def _series(one: Numbered) -> tuple[str, int]:
    return one.series, one.level


def _rising(run: list[Numbered]) -> list[Numbered]:
    return run[::-1] if _falls(run) else run


def _falls(run: Sequence[Numbered]) -> bool:
    """Whether the numbers count down ("5. …", "4. …", "3. …"); those of versions may, too."""
    return (
        len(run) > 2
        and not run[0].series.endswith(".")
        and run[-1].number < run[0].number
        and all(after.number <= before.number for before, after in pairwise(run))
    )
