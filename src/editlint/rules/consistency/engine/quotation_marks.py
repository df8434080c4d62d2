"""Quotations that are not closed, and those that open in one style of marks and close in another.

“It stands still, said the mayor.        nothing closes it
“It stands still," said the mayor.       curly opens, straight closes
"""

from __future__ import annotations

from collections.abc import Iterator

from editlint.language.quotations import quotations
from editlint.model.document import Document
from editlint.model.flat_prose import FlatProse, flat_prose
from editlint.model.places import Span, found_at, lazy
from editlint.model.values import NamedTuple

_PAIRS = ("“”„", "«»", '"')  # marks that go two by two, in whatever order
MARKS = tuple(mark for pair in _PAIRS for mark in pair)
# What closes a quotation, be it in the marks of another language or in straight ones.
_CLOSERS = {"“": '”“"‟″', "„": '“”"‟″', "«": '»">', "»": '«"', '"': '"”“″'}
_GARBLED = "â€"  # a mark that was read in the wrong encoding may be the one that closes
_TWO_SINGLES = ("''", "’’", "´´", "``")
_NEAR = 8  # blocks over which a quotation of several paragraphs may go
_CUT = ("…", "...", "[...]", "[…]", ":")  # the paragraph ends before the quotation does
_KINDS = frozenset({"paragraph", "list_item", "quote", "caption"})
_CURLY_KINDS = _KINDS | {"title", "heading"}  # where a straight mark may be a sign of a formula
_CURLY = frozenset("“„«»")
_ARROWS = frozenset({"", "en", "nl"})  # languages in which « is no quotation mark but an arrow

# What stands inside a quotation that one style opens and another closes: no mark of any kind, and
# before the mark that closes a letter or a stop, as no inch has it.
_INSIDE = r"(?=[\w¡¿(])[^“”„\"«»\n]{2,800}(?<=[^\W\d_]|[.,!?…)%])"
_CLOSED_STRAIGHT = lazy(rf"[“„]{_INSIDE}\"(?![\w\"])")
_OPENED_STRAIGHT = lazy(rf"\"{_INSIDE}”(?!\w)")
_CROSSED = lazy(rf"„{_INSIDE}[«»](?!\w)|(?<!\w)[«»]{_INSIDE}[“”](?!\w)")
_NO_START = ("_", '"', "“", "„", "(", "=")  # before a straight mark that opens nothing
_PARTNER = {"“": "”", "”": "“"}  # „ may close with “ or ”, as its language has it


class Mixed(NamedTuple):
    """A quotation in two styles, marks included, in the flat prose. `mark` is the one to change to
    `right`, "" where nobody can tell which of the two is right.
    """

    span: Span
    mark: Span
    right: str


def unclosed(doc: Document) -> Iterator[int]:
    """Where in the flat prose a quotation opens that its paragraph does not close."""
    flat = doc.view(flat_prose)
    for number in _with_odd_marks(flat):
        unit, kind = flat.units[number], flat.blocks[number].kind
        if kind not in _CURLY_KINDS:
            continue
        again = _opened_again(flat.text, unit)
        at = _unclosed(flat.text, unit) if again is None else again
        if at is None or (again is None and _goes_on(flat, number, at)):
            continue
        mark = flat.text[at]
        is_arrow = mark == "«" and doc.language in _ARROWS and "»" not in flat.text
        if not is_arrow and (kind in _KINDS or mark in _CURLY):
            yield at


def mixed(doc: Document) -> Iterator[Mixed]:
    """The quotations of the flat prose that open in one style and close in another."""
    text = doc.view(flat_prose).text
    if '"' in text and ("“" in text or "„" in text or "”" in text):
        for match in _CLOSED_STRAIGHT().finditer(text):
            mark = Span(match.end() - 1, match.end())
            yield Mixed(Span(*match.span()), mark, _PARTNER.get(match.group()[0], ""))
        for match in _OPENED_STRAIGHT().finditer(text):
            before = text[match.start() - 1 : match.start()]
            if before.isalnum() or before in _NO_START:
                continue
            mark = Span(match.start(), match.start() + 1)
            yield Mixed(Span(*match.span()), mark, _PARTNER["”"])
    if ("„" in text or "“" in text) and ("«" in text or "»" in text):
        for match in _CROSSED().finditer(text):
            yield Mixed(Span(*match.span()), Span(match.end() - 1, match.end()), "")


def _with_odd_marks(flat: FlatProse) -> list[int]:
    """The units whose marks do not go two by two: most texts need no closer look."""
    odd: set[tuple[int, int]] = set()
    for pair, marks in enumerate(_PAIRS):
        for mark in marks:
            for at in found_at(flat.text, mark):
                odd ^= {(flat.unit_at(at), pair)}
    return sorted({number for number, _ in odd})


def opens_sentence(text: str, at: int, start: int) -> bool:
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


def _opened_again(text: str, unit: Span) -> int | None:
    """Where a quotation opens that another one opens before the end of, None where none does:
    “The gate stays shut, she said, “and that is that.”
    """
    said = unit.of(text)
    opened, closed = said.count("“"), said.count("”")
    if not opened > closed > 0 or "„" in said or '"' in said:
        return None
    at = said.find("“")
    while (following := said.find("“", at + 1)) >= 0:
        if "”" not in said[at:following] and all(
            _opens_words(said, place, 0) for place in (at, following)
        ):
            return unit.start + at
        at = following
    return None


def _opens_words(text: str, at: int, start: int) -> bool:
    """Whether the mark stands before words, as no inch, ditto or closing mark does."""
    before, after = (
        text[at - 1] if at > start else " ",
        text[at + 1 : at + 3].lstrip("\u00a0\u202f "),
    )
    sound = bool(after) and (after[0].isalpha() or (after[0].isdigit() and text[at] != '"'))
    return sound and (before.isspace() or before in "([{—–/:>")


def _goes_on(flat: FlatProse, number: int, at: int) -> bool:
    """Whether a paragraph below goes on with the quotation that opens at `at`: it opens with a mark
    again, where a sentence is quoted, or has one that closes and none that opens.
    """
    mark = flat.text[at]
    is_speech = opens_sentence(flat.text, at, flat.units[number].start)
    for later in range(number + 1, min(number + 1 + _NEAR, len(flat.units))):
        text = flat.units[later].of(flat.text)
        begins = text.lstrip("*_ ").startswith((mark, "“", "”", "»", "«", '"'))
        if later == number + 1 and is_speech and begins:
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
