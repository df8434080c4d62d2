"""Two versions of a passage that a merge left side by side."""

from __future__ import annotations

from collections.abc import Iterator

from editlint.model.document import Document
from editlint.model.finding import Applicability, Edit, Fix, Hit, Severity
from editlint.model.places import Span, SpanSet, lazy
from editlint.model.rule import Context, Example, rule
from editlint.model.values import NamedTuple

_MARKER = lazy(r"(<{7}|\|{7}|={7}|>{7})(?:[ \t].*)?")
# A marker alone: with the name of a side or a commit behind it. A formatter takes the seven signs
# for quotations in quotations ("> > > > > > > 61c7cd1") or indents the line with its list.
_SIDE = (
    r"(?:HEAD|ours|theirs|local|other|mine|base|(?i:stashed changes|updated upstream"
    r"|working copy|merge rev|merged common ancestors|constructed merge base|parent of .+"
    r"|destination|source)|\.mine|\.r\d+|[0-9a-f]{6,40}\b.*|(?:[\w.-]+/)+[\w.-]+"
    r"|(?:main|master|develop|dev|trunk|release)\b[\w./-]*)"
)
_ALONE = lazy(rf"[ \t>*+-]*?((?:< ?){{6}}<|\|{{7}}|(?:> ?){{6}}>)[ \t]+{_SIDE}(?:[: ].*)?[ \t]*")
_NAMED = lazy(r"(<{7}|>{7})[ \t]+\S+")
_QUOTES = lazy(r"\s*+>")
_SIGNS = ("<<<<<<<", ">>>>>>>", "|||||||", "> > > > > > >", "< < < < < < <")


class _Conflict(NamedTuple):
    """The four marker lines, whole; `base` is the ancestor's marker, which few merges write."""

    opened: Span
    base: Span | None
    middle: Span
    closed: Span

    @property
    def first(self) -> Span:
        return Span(self.opened.end, (self.base or self.middle).start)

    @property
    def second(self) -> Span:
        return Span(self.middle.end, self.closed.start)


@rule(
    "merge-conflict-marker",
    category="residue",
    severity=Severity.ERROR,
    needs=_SIGNS,
    bad=[
        Example(
            "The pool opens at nine.\n\n⟦<<<<<<< HEAD\nEntry is free on Mondays.\n=======\nEntry is"
            " free on Tuesdays.\n>>>>>>> spring-update⟧\n\nChildren swim with an adult.\n",
        ),
        Example(
            "# Ferry times\n\n⟦<<<<<<< HEAD\nThe last boat leaves at six.\n=======\nThe last boat"
            " leaves at six.\n>>>>>>> 4f2c1aa⟧\n",
            fixed="# Ferry times\n\nThe last boat leaves at six.\n",
        ),
        Example(
            "The choir sings in the hall.\n⟦<<<<<<< ours\nDoors open at seven.\n|||||||"
            " 91bd0c2\nDoors open at six.\n=======\nDoors open at eight.\n>>>>>>> theirs⟧\nTickets"
            " are at the door.\n",
            format="txt",
        ),
        "- blue sea\n- red hill\n⟦>>>>>>> 5e1cfee4⟧\n- green mill\n",
        "The pool opens at nine.\n\n⟦<<<<<<< HEAD⟧\n\nIt is free.\n",
        Example("The pool opens.\n⟦||||||| merged common ancestors⟧\nIt is free.\n", format="txt"),
        "- one\n\n⟦  > > > > > > > 61c7cd16c⟧\n\n- two\n",
    ],
    good=[
        "He wrote below it:\n\n> > > > > > > Nobody knows.\n\nSo it was.\n",
        "A merge leaves `<<<<<<< HEAD` and `>>>>>>> main` in the file.\n",
        "Opening hours\n=======\n\nThe museum is open from ten to five.\n",
        (
            "Git marks a conflict like this:\n\n```\n<<<<<<< HEAD\nours\n=======\ntheirs\n>>>>>>>"
            " branch\n```\n"
        ),
        Example("He typed <<<<<<< and ======= and >>>>>>> to fill the line.\n", format="txt"),
    ],
)
def merge_conflict_marker(doc: Document, context: Context) -> Iterator[Hit]:
    """A merge left two versions of a passage with its markers between them.

    Version control writes `<<<<<<<`, `=======` and `>>>>>>>` where two people changed the same
    lines and nobody chose. The reader gets the markers and both versions. Where both are the same
    to the letter, one is taken away; otherwise only a person can say which one is right. A marker
    that was left alone, or torn apart by a formatter, is told as well.
    """
    conflicts = list(_conflicts(doc))
    for conflict in conflicts:
        yield _hit(doc, conflict)
    whole = SpanSet(Span(one.opened.start, one.closed.end) for one in conflicts)
    for number in range(len(doc.lines.starts)):
        line = doc.lines.text_span(number)
        if _is_alone(doc, line) and not (doc.is_in(("code",), line) or whole.covers(line)):
            yield _alone(doc, number)


def _is_alone(doc: Document, line: Span) -> bool:
    """Whether the line is a marker by itself, as far as its words tell."""
    text = line.of(doc.source)
    if not any(sign in text for sign in _SIGNS):
        return False
    return bool(_ALONE().fullmatch(text) or (_NAMED().fullmatch(text) and _is_sole(doc, line)))


def _is_sole(doc: Document, line: Span) -> bool:
    """Whether no word stands on a line around it: a quotation in quotations goes on for lines."""
    at = line.start
    while at and doc.source[at - 1] in "\r\n":
        at -= 1
    return doc.source[at - 1 : at] != ">" and not _QUOTES().match(doc.source, line.end)


def _alone(doc: Document, number: int) -> Hit:
    line = doc.lines.text_span(number)
    text = line.of(doc.source).strip()
    message = (
        f"'{text[:40]}' is left of a merge of two versions. Look whether a passage stands here"
        " twice or is lost, and delete the line."
    )
    fix = Fix("Delete the line", (Edit(doc.lines.line_span(number)),), Applicability.UNSAFE)
    return Hit(line, message, fixes=(fix,))


def _conflicts(doc: Document) -> Iterator[_Conflict]:
    opened: Span | None = None
    base: Span | None = None
    middle: Span | None = None
    for sign, line in _markers(doc):
        if sign == "<":
            opened, base, middle = line, None, None
        elif opened and not middle and sign == "|":
            base = line
        elif opened and not middle and sign == "=":
            middle = line
        elif opened and middle and sign == ">":
            yield _Conflict(opened, base, middle, line)
            opened = None


def _markers(doc: Document) -> Iterator[tuple[str, Span]]:
    """The marker lines outside code, each with its sign and its whole line."""
    for number in range(len(doc.lines.starts)):
        text = doc.lines.text_span(number)
        if doc.source[text.start : text.start + 1] not in ("<", "|", "=", ">"):
            continue
        match = _MARKER().fullmatch(text.of(doc.source))
        if match and not doc.is_in(("code",), text):
            yield match[1][0], doc.lines.line_span(number)


def _hit(doc: Document, conflict: _Conflict) -> Hit:
    first, second = conflict.first, conflict.second
    top, bottom = (
        doc.lines.position(place.start).line for place in (conflict.opened, conflict.closed)
    )
    span = Span(
        conflict.opened.start,
        conflict.closed.start + len(conflict.closed.of(doc.source).rstrip("\r\n")),
    )
    drop_second = (Edit(conflict.opened), Edit(Span(first.end, conflict.closed.end)))
    drop_first = (Edit(Span(conflict.opened.start, second.start)), Edit(conflict.closed))
    if first.of(doc.source) == second.of(doc.source) and not conflict.base:
        message = (
            f"Lines {top}-{bottom} hold an unresolved merge: both versions are the same, so one of"
            " them and the markers go."
        )
        return Hit(
            span,
            message,
            fixes=(Fix("Keep one of the two equal versions", drop_second, keeps=(first,)),),
        )
    message = (
        f"Lines {top}-{bottom} hold an unresolved merge: two versions of one passage. Keep one and"
        " delete the marker lines."
    )
    keep_first = Fix("Keep the upper version", drop_second, Applicability.MANUAL, keeps=(first,))
    keep_second = Fix("Keep the lower version", drop_first, Applicability.MANUAL, keeps=(second,))
    return Hit(span, message, fixes=(keep_first, keep_second))
