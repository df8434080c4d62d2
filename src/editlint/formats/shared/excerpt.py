"""The lines of an article at a place: numbered, with carets below a part of a line, as wide as the
page.

    12 | The market square was empty
       |     ^^^^^^^^^^^^^
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, islice

from editlint.formats.shared.layout import LEAST, fit_together, head, window
from editlint.formats.shared.terminal import Style, printable, width
from editlint.model.places import LineIndex, Span
from editlint.model.values import dataclass

HEAD = 2  # lines of a long passage that are shown, and the last one
INDENT = "    "


@dataclass(frozen=True, slots=True)
class Page:
    """How lines are set: colours, cells of a line, and how many lines of a passage are shown in
    full. `around` lines before and after a place that hold something are shown too.
    """

    style: Style
    columns: int = 100
    most: int = HEAD + 2
    around: int = 0


def excerpt(
    places: Sequence[Span], lines: LineIndex, page: Page, marks: Sequence[Span] = ()
) -> Iterator[str]:
    """The source lines of `places` (in order), few of a long one, each line once; of a passage
    those with `marks` too, and carets below these.
    """
    if not lines.source or not places:
        return
    first, stop = _filled(places[0], lines)[0], lines.lines_of(places[-1]).stop
    before = _written(range(first - 1, -1, -1), lines, page.around)[::-1]
    after = _written(range(stop, len(lines.starts)), lines, page.around)
    margin = len(str(max([stop, *(number + 1 for number in after)])))
    yield from _context(lines, before, margin, page)
    single: list[Span] = []
    for place in places:
        if len(_filled(place, lines)) > 1:
            yield from _marked(single, lines, margin, page)
            single = []
            yield from _passage(place, lines, margin, page, marks)
        else:
            single.append(place)
    yield from _marked(single, lines, margin, page)
    yield from _context(lines, after, margin, page)


def _written(numbers: range, lines: LineIndex, most: int) -> list[int]:
    """The first `most` of these lines that hold something."""
    filled = (at for at in numbers if lines.text_span(at).of(lines.source).strip())
    return list(islice(filled, most))


def _context(lines: LineIndex, numbers: Sequence[int], margin: int, page: Page) -> Iterator[str]:
    """Lines around a place, which only say where it is."""
    room = _room(margin, page)
    for number in numbers:
        text = printable(lines.text_span(number).of(lines.source)[: 2 * room])
        shown = text if width(text) <= room else f"{head(text, room - 1)}…"
        yield page.style(f"{INDENT}{number + 1:>{margin}} | {shown}".rstrip(), "dim")


def _filled(span: Span, lines: LineIndex) -> Sequence[int]:
    """The lines of a place that hold something; its first where none does."""
    met = lines.lines_of(span)
    if len(met) == 1:
        return met
    filled = [number for number in met if lines.text_span(number).of(lines.source).strip()]
    return filled or [met.start]


def _passage(
    span: Span, lines: LineIndex, margin: int, page: Page, marks: Sequence[Span]
) -> Iterator[str]:
    numbers = _filled(span, lines)
    inside = [mark for mark in marks if span.contains(mark)]
    shown = set(numbers)
    if len(numbers) > page.most:
        shown = {
            *numbers[: page.most - 2],
            numbers[-1],
            *(lines.line_at(mark.start) for mark in inside),
        }
    last = -1
    for at, number in enumerate(numbers):
        if number not in shown:
            continue
        if last + 1 < at:
            yield f"{INDENT}{' ' * margin} {page.style('⋮', 'dim')}"
        last = at
        line = lines.text_span(number)
        marked = [mark for mark in inside if line.contains(mark)]
        if marked:
            yield from _marked(marked, lines, margin, page)
            continue
        part = Span(max(line.start, span.start), min(line.end, span.end))
        yield _numbered(
            number, margin, window(lines.source, line, [part], _room(margin, page)), page
        )


def _marked(places: Sequence[Span], lines: LineIndex, margin: int, page: Page) -> Iterator[str]:
    """Places of one line each, all that fit into one picture of their line with carets."""
    room = _room(margin, page)
    for number, group in groupby(places, lambda place: _filled(place, lines)[0]):
        line = lines.text_span(number)
        for together in _pictures(lines.source, list(group), room):
            shown = window(lines.source, line, together, room)
            yield _numbered(number, margin, shown, page)
            if not _is_whole(together, line, lines.source):
                under = page.style(shown.carets, "red")
                yield f"{INDENT}{' ' * margin} {page.style('|', 'dim')} {under}"


def _pictures(source: str, places: Sequence[Span], room: int) -> Iterator[list[Span]]:
    picture: list[Span] = []
    for place in places:
        apart = picture and place.start < picture[-1].end
        if picture and (apart or not fit_together(source, [*picture, place], room)):
            yield picture
            picture = []
        picture.append(place)
    if picture:
        yield picture


def _is_whole(places: Sequence[Span], line: Span, source: str) -> bool:
    """Whether a single place is all of its line, so that there is nothing to point at."""
    return len(places) == 1 and places[0].start <= line.start and places[0].end >= line.end


def _numbered(number: int, margin: int, shown: tuple[str, str], page: Page) -> str:
    return f"{INDENT}{page.style(f'{number + 1:>{margin}} |', 'dim')} {shown[0]}".rstrip()


def _room(margin: int, page: Page) -> int:
    return max(LEAST, page.columns) - len(INDENT) - margin - 3
