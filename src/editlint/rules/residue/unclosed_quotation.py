"""A quotation that is opened and never closed."""

from __future__ import annotations

from collections.abc import Iterator

from editlint.language.quotations import quotations
from editlint.model.document import Document
from editlint.model.finding import Hit, Severity
from editlint.model.flat_prose import FlatProse, flat_prose, source_span
from editlint.model.places import Span
from editlint.model.rule import Context, Example, rule

_PAIRS = ("“”„", "«»", '"')  # marks that go two by two, in whatever order
# What closes a quotation, be it in the marks of another language or in straight ones.
_CLOSERS = {"“": '”“"‟″', "„": '“”"‟″', "«": '»">', "»": '«"', '"': '"”“″'}
_GARBLED = "â€"  # a mark that was read in the wrong encoding may be the one that closes
_TWO_SINGLES = ("''", "’’", "´´", "``")
_NEAR = 8  # blocks over which a quotation of several paragraphs may go
_CUT = ("…", "...", "[...]", "[…]", ":")  # the paragraph ends before the quotation does


@rule(
    "unclosed-quotation",
    category="residue",
    severity=Severity.WARNING,
    needs=tuple(mark for pair in _PAIRS for mark in pair),
    bad=[
        "⟦“⟧We will have it going by the fair, said the mayor.\n\nThe fair is in May.\n",
        'The mayor called it ⟦"⟧a nuisance, and went home.\n\nThe fair is in May.\n',
        "Der Müller sagte: ⟦„⟧Das Rad steht still.\n\nEs steht bis heute und dreht sich nicht.\n",
        "Le meunier a dit : ⟦«⟧ La roue ne tourne plus.\n\nElle est dans la rivière.\n",
    ],
    good=[
        "“We will have it going,” said the mayor. “By the fair.”\n",
        "“We will have it going by the fair.\n\n“And if not, we will stop the other one.”\n",
        'The screen is 27" wide and the mayor said "no".\n',
        "The board is 6' 2\" long, and the millers' boys carried it.\n",
        "Der Müller sagte: „Das Rad steht still.“ Und »still« heißt es noch.\n",
        Example("She wrote: “The wheel stands still. It has stood ever since the flood...\n"),
    ],
)
def unclosed_quotation(doc: Document, context: Context) -> Iterator[Hit]:
    """A quotation mark opens and nothing closes it in its paragraph.

    Readers do not know where somebody else's words end, and an attribution inside them is taken for
    a part of the quotation. A quotation of several paragraphs is left alone: each of them opens
    with a mark, or a later one closes it. So are inches, and a paragraph that breaks off. Where
    only a word or two seem to be quoted, it is for information.
    """
    flat = doc.view(flat_prose)
    for number in _with_odd_marks(flat):
        unit, block = flat.units[number], flat.blocks[number]
        if block.kind not in ("paragraph", "list_item", "quote"):
            continue
        at = _unclosed(flat.text, unit)
        if at is not None and not _goes_on(flat, number, flat.text[at]):
            yield Hit(
                source_span(doc, at, at + 1),
                f"The quotation mark {flat.text[at]} opens here, and nothing in this paragraph"
                " closes it. Close it where the other's words end, or take it out.",
                severity=None if _is_speech(flat.text, at, unit.start) else Severity.INFO,
            )


def _with_odd_marks(flat: FlatProse) -> list[int]:
    """The units whose marks do not go two by two: most texts need no closer look."""
    text = flat.text
    pairs = [pair for pair in _PAIRS if any(mark in text for mark in pair)]
    return [
        number
        for number in range(len(flat.units))
        if any(sum(text.count(mark, *flat.units[number]) for mark in pair) % 2 for pair in pairs)
    ]


def _is_speech(text: str, at: int, start: int) -> bool:
    """Whether a sentence opens, as somebody's words do; what is only a term misleads nobody."""
    before, after = text[start:at].rstrip(), text[at + 1 : at + 4].lstrip("\u00a0\u202f ¿¡")
    return not before or before[-1] in ",:" or after[:1].isupper()


def _unclosed(text: str, unit: Span) -> int | None:
    """Where the quotation opens that runs to the end of the unit, None where none does."""
    *_, last = [Span(unit.start, unit.start), *quotations(text, *unit)]
    if last.end < unit.end or last.end - last.start < 2:
        return None
    opening, said = text[last.start], text[last.start + 1 : last.end]
    if any(sign in said for sign in _CLOSERS[opening]) or any(two in said for two in _TWO_SINGLES):
        return None
    if (
        _GARBLED in said
        or said.rstrip().endswith(_CUT)
        or not _opens_words(text, last.start, unit.start)
    ):
        return None
    return last.start


def _opens_words(text: str, at: int, start: int) -> bool:
    """Whether the mark stands before words, as no inch, ditto or closing mark does."""
    before, after = (
        text[at - 1] if at > start else " ",
        text[at + 1 : at + 3].lstrip("\u00a0\u202f "),
    )
    sound = bool(after) and (after[0].isalpha() or (after[0].isdigit() and text[at] != '"'))
    return sound and (before.isspace() or before in "([{—–/:>")


def _goes_on(flat: FlatProse, number: int, mark: str) -> bool:
    """Whether a paragraph below goes on with the quotation: it opens with a mark again, or has one
    that closes and none that opens.
    """
    for later in range(number + 1, min(number + 1 + _NEAR, len(flat.units))):
        text = flat.units[later].of(flat.text)
        if later == number + 1 and text.lstrip("*_ ").startswith((mark, "“", "”", "»", "«", '"')):
            return True
        closers = _CLOSERS[mark]
        if mark == '"':
            if text.count('"') % 2:
                return True
        elif _balance(text, mark, closers[0]) < 0:
            return True
    return False


def _balance(text: str, opening: str, closing: str) -> int:
    return text.count(opening) - text.count(closing)
