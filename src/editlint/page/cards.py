"""A finding as a card: what is wrong, both copies side by side, and what a fix would make of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from editlint.language.similarity import differences
from editlint.model.document import Document
from editlint.model.finding import Finding, Fix, Related
from editlint.model.places import JOINER, OBJECT, Span, hull
from editlint.model.values import NamedTuple
from editlint.model.words import words_of
from editlint.page.segments import readable

_NEAR = 12  # words that are kept on either side of what matters in a long text
_LEAST = 60  # words: a shorter text is shown in full
_SHORT = 120  # characters: a longer deletion is told and not shown
_ROOM = 80  # characters before and after the change that a fix makes


class Part(NamedTuple):
    """A piece of a text; `kind` is "" or `differs`, `gone`, `new`, `cut` (left out here)."""

    text: str
    kind: str = ""


class Side(NamedTuple):
    """One of two copies: `label` says which."""

    label: str
    line: int
    path: str
    parts: tuple[Part, ...]


class Change(NamedTuple):
    """What a fix would do, as a text in which some goes and some is new."""

    how: str
    title: str
    parts: tuple[Part, ...]


class Card(NamedTuple):
    number: int
    finding: Finding
    line: int
    sides: tuple[Side, ...]
    change: Change | None
    why: str


def card(number: int, finding: Finding, doc: Document, why: str) -> Card:
    """The card of a finding in a document."""
    change = _change(finding.fixes[0], doc) if finding.fixes else None
    line = _line(doc, finding.span)
    told = f"{finding.detail} {why}".strip()
    return Card(number, finding, line, tuple(_sides(finding, doc)), change, told)


def _line(doc: Document, span: Span) -> int:
    return doc.lines.position(span.start).line


def seen(doc: Document, span: Span) -> str:
    """The text of a place as readers see it; its source, where they see nothing of it."""
    text = span.of(doc.prose).replace(JOINER, "")
    if OBJECT in text or not text.strip():
        return span.of(doc.source)
    return text


def _sides(finding: Finding, doc: Document) -> Iterator[Side]:
    """This place and the other one, where there is one; the words that differ are marked."""
    here = [related for related in finding.related if related.path is None]
    if not here:
        for related in finding.related:
            where = f"{related.path}:{related.lines[0]}" if related.lines else related.path
            yield Side(related.message, 0, where or "", ())
        return
    mine, theirs = seen(doc, finding.span), seen(doc, here[0].span)
    one, other = _compared(mine, theirs)
    if mine.split() != theirs.split():  # the same text need not be read twice
        yield Side("", _line(doc, finding.span), "", one)
    yield _side(here[0], doc, other)
    for related in here[1:]:
        yield _side(related, doc, _abridged([Part(seen(doc, related.span))]))


def _side(related: Related, doc: Document, parts: tuple[Part, ...]) -> Side:
    return Side(related.message, _line(doc, related.span), "", parts)


def _compared(one: str, other: str) -> tuple[tuple[Part, ...], tuple[Part, ...]]:
    mine, theirs = words_of(one), words_of(other)
    found = differences(mine.keys, theirs.keys) if mine.keys != theirs.keys else []
    if 2 * len(found) > min(len(mine.keys), len(theirs.keys)):
        found = []  # two texts that are not copies: all would be marked
    ours = [mine.span(first, stop) for first, stop, _, _ in found if first < stop]
    others = [theirs.span(first, stop) for _, _, first, stop in found if first < stop]
    return _marked(one, ours, "differs"), _marked(other, others, "differs")


def _marked(text: str, places: Sequence[tuple[int, int]], kind: str) -> tuple[Part, ...]:
    parts: list[Part] = []
    at = 0
    for start, end in places:
        parts += [Part(text[at:start]), Part(text[start:end], kind)]
        at = end
    return _abridged([*parts, Part(text[at:])])


def _abridged(parts: Sequence[Part]) -> tuple[Part, ...]:
    """The parts with the middle of long ones left out; what begins, ends or differs stays."""
    shown: list[Part] = []
    for part in parts:
        words = part.text.split(" ")
        if part.kind == "differs" or len(words) <= _LEAST:
            shown.append(Part(readable(part.text), part.kind))
            continue
        head, tail = " ".join(words[:_NEAR]), " ".join(words[-_NEAR:])
        left_out = Part("…", "cut")
        shown += [Part(readable(head), part.kind), left_out, Part(readable(tail), part.kind)]
    return tuple(part for part in shown if part.text)


def _change(fix: Fix, doc: Document) -> Change | None:
    """The text around the edits, with what goes and what comes."""
    if not fix.edits:
        return None
    title, source = fix.title.rstrip("."), doc.source
    if all(not edit.text and len(edit.span.of(source)) > _SHORT for edit in fix.edits):
        return Change(fix.applicability.label, title, ())  # its title says which lines go
    place = hull(edit.span for edit in fix.edits)
    around = _widened(place, source)
    parts: list[Part] = [Part("…", "cut")] if around.start else []
    at = around.start
    for edit in fix.edits:
        parts += _abridged([Part(_around(doc, at, edit.span.start))])
        parts += _abridged([Part(seen(doc, edit.span), "gone")])
        parts += _abridged([Part(edit.text, "new")])
        at = edit.span.end
    parts += _abridged([Part(_around(doc, at, around.end))])
    if around.end < len(source):
        parts.append(Part("…", "cut"))
    return Change(fix.applicability.label, title, tuple(parts))


def _around(doc: Document, start: int, end: int) -> str:
    """What readers see beside a change."""
    return doc.prose[start:end].replace(JOINER, "").replace(OBJECT, "▣")


def _widened(place: Span, source: str) -> Span:
    """`place` with some text around it, to the nearest blank."""
    start, end = max(0, place.start - _ROOM), min(len(source), place.end + _ROOM)
    if start:
        start = min(place.start, source.find(" ", start, place.start) + 1 or start)
    if end < len(source):
        last = source.rfind(" ", place.end, end)
        end = last if last >= 0 else end
    return Span(start, end)
