"""Marks of boxes and other directives that do not do what they were written for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import partial

from editlint.model.document import Document
from editlint.model.finding import Hit, Severity
from editlint.model.places import Span, SpanSet, lazy
from editlint.model.rule import Context, Example, rule
from editlint.model.values import NamedTuple

_BOX = r"(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION|INFO|DANGER|HINT)"
_SIGNS = ("[!", "[ !", "!]", ":::", "\n.. ")
_BOX_FOR_PICTURE = lazy(r"!\[ ?(?:NOTE|TIP|IMP|WARN|CAUT|INFO|DANG|HINT|Note|Tip|Imp|Warn|Caut)")
_QUOTED = r"^(?P<quote>[ \t]*(?:>[ \t]*)+)"
# "> [!NOTE]" in its misspellings; what is right is none of them.
_BROKEN = lazy(
    _QUOTED + r"(?P<mark>"
    rf"(?i:\[![ \t]+{_BOX}[ \t]*\]|\[[ \t]+![ \t]*{_BOX}[ \t]*\]|\[!{_BOX}[ \t]+\])"
    rf"|!\[[ \t]*(?:{_BOX}|Note|Tip|Important|Warning|Caution)[ \t]*\](?![(\[])"
    rf"|\[{_BOX}!\]|\[!{_BOX}(?:[ \t]*$|[)}}])|\\\[!{_BOX}\\?\]|\[!{_BOX}\\\]|!\[!{_BOX}\])",
    re.MULTILINE,
)
_BARE = lazy(rf"^[ \t]*(?P<mark>\\?\[!{_BOX}\\?\])", re.MULTILINE)
_OF_SPHINX = lazy(
    r"^ {0,3}(?P<mark>\.\. (?:note|warning|tip|important|caution|danger|hint|attention|seealso"
    r"|image|figure|code|code-block|toctree|versionadded|versionchanged|deprecated|admonition"
    r"|contents|list-table|literalinclude|math|raw)::)",
    re.MULTILINE,
)
_FENCE = lazy(
    r"^[ \t]*(?:>[ \t]*)*(?P<mark>(?P<colons>:{3,})[ \t]*(?P<rest>[^\n]*?))[ \t\r]*$", re.M
)
_NAMED = lazy(
    r"\{?\.?(?:note|tip|info|important|warning|caution|danger|success|hint|details|callout[\w-]*"
    r"|admonition|aside|alert)\b",
    re.IGNORECASE,
)
_CLOSED_BY_NAME = lazy(r"(?:moniker|zone|row|column)\b")  # `:::zone-end`
_LEAST_WORDS = 3  # between `:::note` and `:::` of one line: text rather than settings


class _Mark(NamedTuple):
    span: Span
    message: str


@rule(
    "visible-directive",
    category="residue",
    severity=Severity.WARNING,
    needs=(*_SIGNS, "!["),
    bad=[
        "The pool is open.\n\n> ⟦[! NOTE]⟧\n> Bring a towel.\n",
        "The pool is open.\n\n> ⟦![NOTE]⟧\n> Bring a towel.\n",
        "The pool is open.\n\n⟦[!NOTE]⟧\nBring a towel.\n",
        "The pool is open.\n\n⟦:::note⟧\n\nBring a towel.\n\n## Prices\n\nTwo pounds.\n",
        "The pool is open.\n\nBring a towel.\n\n⟦:::⟧\n",
        "The pool is open.\n\n⟦.. note::⟧ Bring a towel.\n",
        Example("The pool is open.\n\n⟦[!TIP]⟧ Bring a towel.\n", format="txt"),
    ],
    good=[
        "The pool is open.\n\n> [!NOTE]\n> Bring a towel.\n",
        "The pool is open.\n\n:::note[Mind]\n\nBring a towel.\n\n:::\n",
        "::::tabs\n:::tip\nOne.\n:::\n:::tip\nTwo.\n:::\n::::\n",
        "```\n> [! NOTE]\n:::note\n```\n",
        ':::image type="content" source="pool.png" alt-text="The pool":::\n',
        "He stopped .. and went on. See the ![Note](note.png).\n",
    ],
)
def visible_directive(doc: Document, context: Context) -> Iterator[Hit]:
    """A mark for a box or another directive is broken, so that readers see the mark.

    `> [!NOTE]`, `:::note` and `.. note::` make boxes where a system knows them and they are written
    to the letter. With a blank too many, outside a quotation, without the line that closes them, or
    in a text for another system, they are shown as they are, or the box takes in all that follows.
    """
    if not any(sign in doc.source for sign in _SIGNS) and not (
        "![" in doc.source and _BOX_FOR_PICTURE().search(doc.source)
    ):
        return
    hidden = _not_text(doc)
    found = [*_marks(doc), *(_fences(doc, hidden) if ":::" in doc.source else ())]
    for span, message in sorted(found):
        if not hidden.meets(span):
            yield Hit(span, message)


def _not_text(doc: Document) -> SpanSet:
    """Code, raw HTML and the front matter; the lines of boxes, which are blocks of HTML to our
    reading, are what is looked for.
    """
    return SpanSet(
        block.span
        for block in doc.blocks
        if block.kind in ("code", "front_matter")
        or (block.kind == "html" and not block.span.of(doc.source).lstrip(" \t>").startswith(":::"))
    )


def _marks(doc: Document) -> Iterator[_Mark]:
    told = partial(_told, doc)
    yield from told(_BROKEN(), "the mark of a box is written `> [!NOTE]`, alone on its line")
    yield from told(_BARE(), "it makes a box only at the head of a quotation, as in `> [!NOTE]`")
    if doc.format == "markdown":
        yield from told(_OF_SPHINX(), "Markdown does not know this directive of reStructuredText")


def _told(doc: Document, pattern: re.Pattern[str], why: str) -> Iterator[_Mark]:
    for match in pattern.finditer(doc.source):
        message = f"Readers see '{match['mark']}': {why}. Mend it, or take it out."
        yield _Mark(Span(*match.span("mark")), message)


def _fences(doc: Document, hidden: SpanSet) -> Iterator[_Mark]:
    """Boxes between colons that are not opened and closed."""
    opened = _Opened()
    for match in _FENCE().finditer(doc.source):
        span, rest = Span(*match.span("mark")), match["rest"]
        if hidden.meets(span) or _CLOSED_BY_NAME().match(rest):
            continue
        if not rest:
            if not opened.close(match["colons"]):
                yield _Mark(
                    span, "Readers see ':::': it closes a box that nothing opens. Take it out."
                )
        elif not rest.endswith(":::"):
            opened.add(match)
        elif _NAMED().match(rest) and len(rest.split()) > _LEAST_WORDS:
            yield _Mark(
                span, "The marks of this box must stand on lines of their own, or they show."
            )
    for match in opened.left():
        if _NAMED().match(match["rest"]):
            message = (
                "The box that opens here is never closed: readers see the mark, or all that follows"
                " stands in the box. Put ':::' on a line below its text."
            )
            yield _Mark(Span(*match.span("mark")), message)


class _Opened:
    """The boxes that are open: a closing line belongs to the last one of as many colons, else to
    the last.
    """

    def __init__(self) -> None:
        self._all: dict[int, re.Match[str]] = {}  # by place, in order
        self._alike: dict[str, list[int]] = {}  # places by colons

    def add(self, opening: re.Match[str]) -> None:
        self._all[opening.start()] = opening
        self._alike.setdefault(opening["colons"], []).append(opening.start())

    def close(self, colons: str) -> bool:
        """Whether a box was open; it no longer is."""
        if not self._all:
            return False
        alike = self._alike.get(colons)
        if not alike:
            alike = self._alike[next(reversed(self._all.values()))["colons"]]
        del self._all[alike.pop()]
        return True

    def left(self) -> Iterable[re.Match[str]]:
        return self._all.values()
