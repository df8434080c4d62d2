"""Characters that nobody sees and that break searching, copying and page layout."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from editlint.model.document import NOT_PROSE, Document
from editlint.model.finding import Applicability, Edit, Fix, Hit, Related, Severity
from editlint.model.needs import NOT_ASCII
from editlint.model.places import JOINER, OBJECT, Span, lazy
from editlint.model.rule import Context, Example, rule

if TYPE_CHECKING:
    import re

_NAMES = {
    "\u200b": "zero-width space",
    "\ufeff": "byte-order mark",
    "\u2060": "word joiner",
    "\u00ad": "soft hyphen",
    "\u200c": "zero-width non-joiner",
    "\u200d": "zero-width joiner",
    "\u2028": "line separator",
    "\u2029": "paragraph separator",
}
_ORDERS = (  # they turn the direction of what follows and can hide what a line says
    "\u202a-\u202e\u2066-\u2069"
)
_CONTROLS = (*range(9), 11, *range(14, 32), 127)
_PLAIN = bytes(set(range(128)).difference(_CONTROLS))  # of UTF-8: most of an article
_INVISIBLE = f"[\x00-\x08\x0b\x0e-\x1f\x7f\u00ad\u200b-\u200d\u2028\u2029{_ORDERS}\u2060\ufeff]"
_ANY = lazy(_INVISIBLE)
_ROW = lazy(f"{_INVISIBLE}+")
_TURNS = lazy(f"[{_ORDERS}]")
_RIGHT_TO_LEFT = lazy("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
# Between these a joiner or a zero-width space belongs: Indic and South-East Asian scripts, Arabic,
# emoji.
_WANTED = lazy(
    "[\u0600-\u109f\u1780-\u17ff\u1a20-\u1aaf\u2600-\u27bf\ufe0f\ufb50-\ufeff\U0001f000-\U0001faff]"
)
_TURNED = (
    "A sign that turns the writing direction stands here; the reader may not see what the text"
    " says. Write the line anew."
)
# Without a blank between words, as in Chinese, `**` closes only beside a sign: some put this one.
EMPHASIS = frozenset("*_")
_MOST_PLACES = 10
_TAIL = lazy(f"(?:{_INVISIBLE}|[.,;:!?)])+")  # what may stand between an object and its end
_ADDRESS = lazy(r"https?://[^\s<>()\"'`\]]*\Z")
_GOES_ON = lazy(rf"{_INVISIBLE}*+[.,;:!?]*[^\s<>()\"'`\].,;:!?]")
_LONGEST = 400  # characters of an address that are looked at


class _Rows:
    """Where the rows of a pattern stand in a text. Each is read once: a file whose disk was full
    has thousands of NULs in one, and each of them is asked what stands around it.
    """

    def __init__(self, pattern: re.Pattern[str], text: str) -> None:
        self._spans = [Span(*found.span()) for found in pattern.finditer(text)]
        self._starts = [span.start for span in self._spans]

    def around(self, at: int) -> Span:
        """The row that holds the place, or the one before it; an empty span where there is none."""
        number = bisect_right(self._starts, at) - 1
        return self._spans[number] if number >= 0 else Span(0, 0)


def _rows(doc: Document) -> _Rows:
    return _Rows(_ROW(), doc.source)


def _tails(doc: Document) -> _Rows:
    return _Rows(_TAIL(), doc.prose)


@rule(
    "invisible-character",
    category="residue",
    severity=Severity.WARNING,
    reads_deck=True,
    needs=(NOT_ASCII, *map(chr, _CONTROLS)),
    bad=[
        Example(
            "The\u200b mill stands \u200bby the river.\n".replace("\u200b", "⟦\u200b⟧", 1),
            fixed="The mill stands by the river.\n",
        ),
        "We want more co⟦\x02⟧operation with the school.\n",
        Example("The account is ⟦\u202e⟧4321 and no other.\n"),
        Example("The mill ⟦\x0b⟧stands by the river.\n", fixed="The mill stands by the river.\n"),
        Example("See [the map](https://map.example/sea⟦\u200b⟧).\n"),
        Example("See [the map](https://map.example/s⟦\u00ad⟧ea).\n"),
        Example("See https://⟦\u200b⟧map.example/sea and go.\n"),
        Example("## The⟦\u200c⟧ mill\n\nIt stands.\n", fixed="## The mill\n\nIt stands.\n"),
        Example("When in doubt,⟦\x0b⟧leave it out.\n", fixed="When in doubt,\x0bleave it out.\n"),
    ],
    good=[
        "The family 👩\u200d👧 lives here, and نمی\u200cخواهم is a word.\n",
        "The ferry leaves at\u00a0nine.\n",
        "水磨**还在转：\u200b**它很响。\n",
        "```\na\u200bb\n```\n",
        "See https://karte.example/wiki/نیم\u200cفاصله and the map.\n",
        "The address `https://map.example/\u200b` is a sample.\n",
    ],
)
def invisible_character(doc: Document, context: Context) -> Iterator[Hit]:
    """Characters stand in the text that nobody can see.

    Zero-width spaces and the like come along with text from web pages and chat windows. Words with
    one inside are not found by a search, and links break. They carry nothing and can go. Signs that
    turn the writing direction are reported and kept: they can hide what a line says, so a person
    must look. One or two do little harm and are told as information; in an address or a heading,
    whose link or anchor breaks, one is a warning. What stands inside an address is taken out when a
    person asks for it, for without it the address is another one. A soft hyphen, a joiner in a
    script that needs it, and a joined emoji are as they should be.
    """
    strange = doc.source.encode("utf-8", "surrogatepass").translate(None, _PLAIN)
    if not _ANY().search(strange.decode("utf-8", "surrogatepass")):
        return
    found = [
        match.start() for match in _ANY().finditer(doc.source) if not _belongs(doc, match.start())
    ]
    turning = [at for at in found if _TURNS().match(doc.source[at])]
    if turning and not _RIGHT_TO_LEFT().search(doc.source):
        yield Hit(Span(turning[0], turning[0] + 1), _TURNED)
    yield from _droppable(doc, [at for at in found if not _TURNS().match(doc.source[at])])


def _belongs(doc: Document, at: int) -> bool:
    """Whether the character does something there, or stands where no reader looks.

    Such are code and addresses, where it may be meant.
    """
    char, sides = doc.source[at], _sides(doc, at)
    if char in "\u200b\u200c\u200d" and _WANTED().search("".join(sides)):
        return True
    return not _breaks_address(doc, at) and (
        doc.prose[at] != char
        or _is_in_object(doc, at)
        or char == "\u00ad"
        or (char == "\u200b" and doc.traits.has_markup and not EMPHASIS.isdisjoint(sides))
    )


def _sides(doc: Document, at: int) -> tuple[str, str]:
    """The characters that anybody sees before and after a row of such characters, "" for none."""
    row = doc.view(_rows).around(at)
    return doc.source[max(0, row.start - 1) : row.start], doc.source[row.end : row.end + 1]


def _is_in_object(doc: Document, at: int) -> bool:
    """Whether inline code or an address stands there, of which the prose has joiners alone; a stop
    before the character may be the address's own.
    """
    return doc.prose[_object_before(doc, at)] == OBJECT


def _object_before(doc: Document, at: int) -> int:
    tail = doc.view(_tails).around(at)
    return max(0, tail.start - 1) if tail.start <= at < tail.end else at


def _breaks_address(doc: Document, at: int) -> bool:
    """Whether an address holds the character and leads elsewhere with it: word joiners are put in
    on purpose, so that no line ends there.
    """
    return doc.source[at] != JOINER and _is_in_address(doc, at)


def _is_in_address(doc: Document, at: int) -> bool:
    """Whether an address that a reader can follow holds the character, or ends with it."""
    if doc.source[at] not in _NAMES or not _ADDRESS().search(doc.source, max(0, at - _LONGEST), at):
        return False
    block = doc.block_at(at)
    if block is None or block.kind in NOT_PROSE:
        return False
    return doc.source[_object_before(doc, at)] != "`"


def _is_inside_address(doc: Document, at: int) -> bool:
    """Whether the address goes on behind it, so that without it the address is another one."""
    return _is_in_address(doc, at) and bool(_GOES_ON().match(doc.source, at))


def _does_harm(doc: Document, at: int) -> bool:
    """Whether a link or the anchor of a heading breaks by the character."""
    block = doc.block_at(at) if doc.traits.has_markup else None
    is_anchor = block is not None and doc.source.startswith(("#", "<h"), block.span.start)
    return is_anchor or _breaks_address(doc, at)


def _is_between_words(doc: Document, at: int) -> bool:
    """Whether nobody can tell what the character stood for: a hyphen that was lost, or a break.

    Taking it out would make one word of "co operation", or "doubt,leave" of a break in a line.
    """
    if doc.source[at] in _NAMES and doc.source[at] != "\u200b":
        return False
    sides = _sides(doc, at)
    if doc.source[at] == "\u200b":
        return all(map(str.isalnum, sides))
    return all(side and not side.isspace() for side in sides)


def _droppable(doc: Document, places: list[int]) -> Iterator[Hit]:
    """One finding for what carries nothing, one for what stands between letters, and one for what
    stands inside addresses.
    """
    inside, others = _parted(places, lambda at: _is_inside_address(doc, at))
    if inside:
        advice = "See whether the link leads to its page with it or without it."
        edits = tuple(Edit(Span(at, at + 1), "") for at in inside)
        fix = Fix("Take it out of the address", edits, Applicability.UNSAFE)
        yield _hit(doc, inside, advice, (fix,))
    between, rest = _parted(others, lambda at: _is_between_words(doc, at))
    if between:
        advice = "It may stand for a hyphen or a blank: put in what belongs there."
        yield _hit(doc, between, advice, ())
    if rest:
        edits = tuple(
            Edit(Span(at, at + 1), " " if doc.source[at] in "\u2028\u2029" else "") for at in rest
        )
        fix = Fix("Take the invisible characters out", edits)
        yield _hit(doc, rest, "It carries nothing and can go.", (fix,))


def _parted(places: list[int], holds: Callable[[int], bool]) -> tuple[list[int], list[int]]:
    """The places for which it holds, and the others."""
    parted: tuple[list[int], list[int]] = [], []
    for at in places:
        parted[not holds(at)].append(at)
    return parted


def _hit(doc: Document, places: list[int], advice: str, fixes: tuple[Fix, ...]) -> Hit:
    first = doc.source[places[0]]
    name = _NAMES.get(first, "control character")
    more = f", and {len(places) - 1} more in this article" if len(places) > 1 else ""
    others = tuple(Related(Span(at, at + 1), "another one") for at in places[1:_MOST_PLACES])
    message = (
        f"A character that nobody sees stands here (a {name}, U+{ord(first):04X}){more}. {advice}"
    )
    harmless = not any(_does_harm(doc, at) for at in places)
    few = fixes and len(places) < 3 and first in _NAMES and harmless
    severity = Severity.INFO if few else Severity.WARNING
    return Hit(Span(places[0], places[0] + 1), message, others, fixes, severity)
