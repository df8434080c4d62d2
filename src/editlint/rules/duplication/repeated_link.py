"""One link with the same text twice in a sentence or in a list.

    See the [plan](/plan), the [map](/map) and the [plan](/plan).

Whoever adds a link to a row copies one and changes it: its text, its address, or neither.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from editlint.model.document import Document
from editlint.model.finding import Hit, Related, Severity
from editlint.model.places import Span, lazy
from editlint.model.rule import Context, Example, rule
from editlint.model.values import NamedTuple
from editlint.rules.duplication.engine.entries import MARKER, entries

_LINK = lazy(
    r"(?<!!)\[(?P<text>(?:[^\[\]\r\n]|!\[[^\[\]]*\])+)\]\((?P<target>[^()\s]+)(?:\s[^()]*)?\)"
    r"|<a\b[^<>]*?\bhref\s*=\s*[\"'](?P<href>[^\"'<>]+)[\"'][^<>]*>(?P<inner>.{1,200}?)</a>"
)
_TARGET = lazy(r"\]\(([^()\s]+)")
_HREF = lazy(r"href\s*=\s*[\"']([^\"'<>]+)")
_PARTS = lazy(r"[,、，]|\b(?:and|or|und|oder|et|ou|y|o|e)\b|&|^\s*$")
_GOES_ON = lazy(r"\s?\w")  # the link is a word of a sentence, not the head of the entry
BETWEEN = 2  # words from one link of a row to the next: "and the"
_LETTERS = lazy(r"\w{2}")


class _Link(NamedTuple):
    text: str
    target: str
    span: Span


@rule(
    "repeated-link",
    category="duplication",
    severity=Severity.WARNING,
    counts_as="repeated words",
    needs=("](", "<a"),
    bad=[
        Example("See the ⟦2: [plan](/plan)⟧, the [map](/map) and the ⟦1: [plan](/plan)⟧.\n"),
        Example(
            "- ⟦2: [Plan](/plan)⟧: where the boats lie\n- [Map](/map): the way\n"
            "- ⟦1: [Plan](/plan)⟧: of the basin\n"
        ),
    ],
    good=[
        "The [boats](/boats) of this basin are longer than [boats](/boats) elsewhere.\n",
        "It runs on [Python](/py) 2, [Python](/py) 3 and [Perl](/pl).\n",
        "See the [plan](/plan). The [plan](/plan) is new.\n",
        "See the [plan](/plan) and the [plan](/plan-of-the-quay).\n",
        "See the [plan](/plan) or the [drawing](/plan).\n",
        "- The [plan](/plan) is new\n- The old [plan](/plan) is lost\n",
        "For boats:\n\n- [Plan](/plan)\n\nFor rafts:\n\n- [Plan](/plan)\n",
    ],
)
def repeated_link(doc: Document, context: Context) -> Iterator[Hit]:
    """A link stands in a sentence, or at the head of the entries of a list, twice.

    Its text and its address are the same. Links of different sentences and lists are left alone,
    and an entry that is the same as a whole is a repeated item.
    """
    again = _targets_again(doc.source)
    if not again:
        return
    for number in _together(map(doc.sentence_number_at, places) for places in again):
        for row in _rows(doc, _links(doc, doc.sentences[number])):
            yield from _twice(doc, row, "sentence")
    if any(_listed(doc, places) > 1 for places in again):
        yield from _in_lists(doc)


def _targets_again(source: str) -> list[list[int]]:
    """Where the addresses stand that stand twice: most articles link none of theirs again."""
    found: dict[str, list[int]] = {}
    for match in chain(_TARGET().finditer(source), _HREF().finditer(source)):
        found.setdefault(match[1], []).append(match.start())
    return [places for places in found.values() if len(places) > 1]


def _together(numbers: Iterable[Iterable[int | None]]) -> list[int]:
    """The sentences, in order, that hold one address twice."""
    times = (Counter(inside) for inside in numbers)
    return sorted(
        {
            number
            for often in times
            for number, count in often.items()
            if count > 1 and number is not None
        }
    )


def _listed(doc: Document, places: Sequence[int]) -> int:
    blocks = map(doc.block_at, places)
    return sum(block is not None and block.kind == "list_item" for block in blocks)


def _in_lists(doc: Document) -> Iterator[Hit]:
    rows: dict[int, list[_Link]] = {}
    said: set[tuple[int, str]] = set()
    for entry in entries(doc):
        marker = MARKER().match(entry.span.of(doc.source))
        start = entry.span.start + (marker.end() if marker else 0)
        link = _LINK().match(doc.source, start, entry.span.end)
        whole = (entry.group, entry.said)
        heads = link and not _GOES_ON().match(doc.source, link.end(), entry.span.end)
        if link and heads and not (whole in said and len(doc.block_words[entry.first]) > 1):
            rows.setdefault(entry.group, []).append(_link(link))
        said.add(whole)
    for row in rows.values():
        yield from _twice(doc, row, "list")


def _links(doc: Document, span: Span) -> list[_Link]:
    source = doc.source
    if source.count("](", *span) < 2 and source.count("<a", *span) < 2:
        return []
    return [_link(match) for match in _LINK().finditer(source, *span)]


def _rows(doc: Document, links: list[_Link]) -> Iterator[list[_Link]]:
    """The links that a sentence counts up: "the [plan](/plan) and the [map](/map)"."""
    row: list[_Link] = []
    for link in links:
        if row and not _counts_up(doc, Span(row[-1].span.end, link.span.start)):
            yield row
            row = []
        row.append(link)
    yield row


def _counts_up(doc: Document, gap: Span) -> bool:
    """Whether what stands between two links only parts them: a comma, "and the"."""
    between = doc.words.within(gap)
    return len(between) <= BETWEEN and _PARTS().search(gap.of(doc.source)) is not None


def _version(doc: Document, link: _Link) -> str:
    """The number behind a link, which tells it from another: "[Python](/py) 2"."""
    following = doc.words.within(Span(link.span.end, link.span.end + 3))
    key = doc.words.keys[following.start] if following else ""
    return key if key[:1].isdigit() else ""


def _link(match: re.Match[str]) -> _Link:
    text, target = match["text"] or match["inner"], match["target"] or match["href"]
    return _Link(" ".join(text.split()), target, Span(*match.span()))


def _twice(doc: Document, links: list[_Link], around: str) -> Iterator[Hit]:
    seen: dict[tuple[str, str, str], _Link] = {}
    for link in links:
        first = seen.setdefault((link.text, link.target, _version(doc, link)), link)
        if first is not link and _LETTERS().search(link.text):
            message = (
                f"The link “{link.text}” of {doc.lines.named(first.span)} stands in its {around}"
                f" again in {doc.lines.named(link.span)}, with the same address. Change one of the"
                " two, or delete it."
            )
            yield Hit(link.span, message, (Related(first.span, "the same link"),))
