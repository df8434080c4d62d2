"""The same heading twice, with nothing between or under the same heading.

Equal headings are common in sound articles ("Opening hours" below each of seven days), but between
those stands a text or a heading that parts them. Two with nothing between are one too many, and two
of one row can be told apart by nobody who reads the contents.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence

from editlint.edits.deletion import deletion_span
from editlint.model.document import Document
from editlint.model.finding import Applicability, Edit, Fix, Hit, Related, Severity
from editlint.model.needs import has_headings
from editlint.model.places import NUMBERS
from editlint.model.rule import Context, Example, rule
from editlint.rules.duplication.engine.sections import Section, says, sections
from editlint.rules.duplication.engine.standing_twice import standing_twice

# What a heading says that only names the kind of thing below it.
_LABELS = """
    note notes example examples tip tips warning important caution question answer hinweis beispiel
    beispiele tipp achtung frage antwort remarque exemple exemples attention nota ejemplo ejemplos
    consejo pregunta respuesta
"""
LABELS = frozenset(_LABELS.split())
MOST = 200  # headings that are told one by one: of more, nobody reads each


@rule(
    "repeated-heading",
    category="duplication",
    severity=Severity.WARNING,
    counts_as="repeated words",
    needs=has_headings,
    bad=[
        Example(
            "# Town news\n\n⟦2: ## Opening hours⟧\n\n⟦1: ## Opening hours⟧\n\nThe pool opens at"
            " nine.\n",
            fixed="# Town news\n\n## Opening hours\n\nThe pool opens at nine.\n",
        ),
        Example("⟦2: ## Tickets⟧\n\n### Prices\n\n⟦1: ## Tickets⟧\n\nA ticket costs nine euros.\n"),
        Example(
            "# Pumps\n\n⟦2: ## Cause⟧\n\nA valve stuck.\n\n⟦1: ## Cause⟧\n\nThe gauge was off.\n"
        ),
    ],
    good=[
        "# Merge\n\n## Merge\n\nMerges two maps into one.\n",
        (
            "## Monday\n\n### Opening hours\n\nNine to five.\n\n## Tuesday\n\n### Opening"
            " hours\n\nTen to four.\n"
        ),
        "## Opening hours\n\nNine to five.\n\n## Closing days\n\nMondays.\n",
        "## Example\n\nOne.\n\n## Example\n\nTwo.\n\n## Example\n\nThree.\n",
    ],
)
def repeated_heading(doc: Document, context: Context) -> Iterator[Hit]:
    """A heading stands twice with no text between the two, or twice under one heading.

    Either the heading was pasted twice, or a section lost its text, or the second should say what
    is special about it. Equal headings of different sections are left alone, and so is a heading
    that stands three times or more, which is a label. In plain text a short line that nobody
    marked as a heading may be one of a log, and is told on request.
    """
    told = bytearray(len(doc.blocks))
    yield from _with_nothing_between(doc, told)
    for section, twin in _siblings(doc):
        if not told[twin.heading]:
            yield _sibling_hit(doc, section, twin)


def _with_nothing_between(doc: Document, told: bytearray) -> Iterator[Hit]:
    """Headings without a text between; those that are told are noted in `told`."""
    headings = doc.view(sections).headings
    again = standing_twice(hash(_said(doc, number)) for number in headings)
    if not again:
        return
    times = 0
    rest: dict[tuple[int, bool], list[int]] = {}  # beyond the most, by the first of equal ones
    open_headings: dict[tuple[int, tuple[str, ...]], int] = {}
    row = (-1, -1)  # the first and the last of equal headings right below each other
    for number, block in enumerate(doc.blocks):
        words = doc.block_words[number]
        if block.role != "heading":
            if words or block.kind in ("code", "html"):
                open_headings.clear()
            continue
        if not words:
            continue
        said = _said(doc, number)
        if hash(said) not in again:
            continue
        if said in open_headings:
            told[number] = True
            times += 1
            first = open_headings[said]
            certain = row == (first, number - 1) and _written(doc, first) == _written(doc, number)
            row = (first, number) if certain else row
            if times <= MOST:
                yield _hit(doc, first, [number], certain)
            else:
                rest.setdefault((first, certain), []).append(number)
        else:
            open_headings[said] = number
            row = (number, number)
    for (first, certain), numbers in rest.items():
        yield _hit(doc, first, numbers, certain)


def _said(doc: Document, number: int) -> tuple[int, tuple[str, ...]]:
    words = doc.block_words[number]
    return doc.blocks[number].level, doc.words.keys[words.start : words.stop]


def _siblings(doc: Document) -> Iterator[tuple[Section, Section]]:
    """Two sections of one row that have the same heading, where no third has it."""
    listed = doc.view(sections)
    again = standing_twice(hash(_row_of(doc, section)) for section in listed)
    rows: dict[tuple[int, int, str], array[int]] = {}
    for number, section in enumerate(listed if again else ()):
        said = _row_of(doc, section)
        if hash(said) in again and doc.block_words[section.heading]:
            rows.setdefault(said, array(NUMBERS)).append(number)
    for row in rows.values():
        if len(row) == 2:
            yield listed[row[0]], listed[row[1]]


def _row_of(doc: Document, section: Section) -> tuple[int, int, str]:
    return section.parent, section.level, says(doc, section.heading)


def _has_text(doc: Document, section: Section) -> bool:
    return any(doc.block_words[number] for number in range(section.first, section.stop))


def _is_marked(doc: Document, section: Section) -> bool:
    """Whether an author made the heading one: a short line of plain text may be one of a log."""
    return doc.traits.has_markup or doc.source[doc.blocks[section.heading].span.start] in "#="


def _sibling_hit(doc: Document, first: Section, second: Section) -> Hit:
    one, other = doc.blocks[first.heading].span, doc.blocks[second.heading].span
    message = (
        f"The heading “{' '.join(other.of(doc.prose).split())}” of {doc.lines.named(one)} stands in"
        f" the same row again in {doc.lines.named(other)}. Make one section of the two, or name"
        " each for what it says."
    )
    said = doc.words.keys_of(other)
    is_label = LABELS.issuperset(said) or any(char.isdigit() for key in said for char in key)
    next_to = first.stop == second.heading and not is_label  # a time or a date is a label too
    next_to = next_to and all(_has_text(doc, section) for section in (first, second))
    written = all(_is_marked(doc, section) for section in (first, second))
    severity = Severity.WARNING if next_to and written else Severity.INFO
    return Hit(other, message, (Related(one, "the same heading"),), severity=severity)


def _written(doc: Document, number: int) -> str:
    return doc.blocks[number].span.of(doc.source)


def _hit(doc: Document, first: int, again: Sequence[int], certain: bool) -> Hit:
    """The heading `first` and its copies; more than one where there are too many to tell each."""
    kept, gone = doc.blocks[first].span, [doc.blocks[number].span for number in again]
    others = f" and {len(gone) - 1} more places" if len(gone) > 1 else ""
    fix = Fix(
        f"Delete {doc.lines.named(gone[0])}{others}",
        tuple(Edit(deletion_span(doc.source, span)) for span in gone),
        Applicability.SAFE if certain else Applicability.UNSAFE,
        keeps=(kept,),
        proof="kept copy",
    )
    message = (
        f"The heading “{' '.join(gone[0].of(doc.prose).split())}” of {doc.lines.named(kept)} stands"
        f" again in {doc.lines.named(gone[0])}{others}, and there is no text between the two."
        " Delete one, or put back the text that is lacking."
    )
    return Hit(gone[0], message, (Related(kept, "the same heading"),), (fix,))
