"""Comments of a shared document that came along with its text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from editlint.model.document import Document
from editlint.model.finding import Applicability, Edit, Fix, Hit, Related, Severity
from editlint.model.places import Span, lazy
from editlint.model.rule import Context, Example, rule

# "[a]Dana: is this right?": nothing stands between the mark and what was said. A link, a
# definition and a list in brackets ("[a] yes") look otherwise.
_BODY = lazy(r"[ \t]*\\?\[([a-z]{1,2})\\?\](?![\[(: \t])\S.*")
_MARK = lazy(r"\\?\[([a-z]{1,2})\\?\](?![\[(:])")
_SPEECH = lazy(
    r"\?[ \t]*$|^[^\W\d_][\w.' -]{0,30}: |\b(?:marked as resolved|assigned to|re-opened)\b",
    re.IGNORECASE,
)
_MOST_PLACES = 10
_ARTICLE = "# Ferry fares\n\nFares go up in July[a], the company said.\n\nA car costs £24.[b]\n"


@rule(
    "comment-mark",
    category="residue",
    severity=Severity.ERROR,
    needs=("[a]", "[a\\]"),
    bad=[
        Example(f"{_ARTICLE}\n⟦[a]Dana: by how much?\n[b]Lee: ok with me⟧\n", format="txt"),
        f"{_ARTICLE}\n⟦[a]Dana: by how much?\n\n[b]ok with me⟧\n",
    ],
    good=[
        f"{_ARTICLE}\n[a] At noon.\n[b] In a car park.\n",
        "The vowel [a] is open.\n\n[a]: https://vowels.example\n",
        "He wrote that [a]ll was well.\n\n[a]ll the time he was ill.\n",
        f"{_ARTICLE}\n[a]At the quay.\n\n[b]With its driver.\n",
        "[a]lpha and [b]eta\n",
    ],
)
def comment_mark(doc: Document, context: Context) -> Iterator[Hit]:
    """Comments of a shared document stand in the article.

    Word processors on the web mark a comment with `[a]` and put what was said under the text when
    the document is copied or saved as plain text. Readers get the marks, and what the desk said
    about the article. Found are lines at the end that begin with `[a]`, `[b]`, ... and whose marks
    stand in the text above.
    """
    bodies = _bodies(doc)
    if not bodies:
        return
    start = bodies[0][1].start
    names = [name for name, _ in bodies]
    marks = [match for match in _MARK().finditer(doc.source, 0, start) if match[1] in names]
    if {match[1] for match in marks} != set(names) or not _is_said(doc, bodies):
        return
    span = Span(start, bodies[-1][1].end)
    also = tuple(Related(Span(*match.span()), "its mark") for match in marks[:_MOST_PLACES])
    cuts = [Edit(Span(*match.span())) for match in marks]
    cuts += [Edit(doc.lines.whole_lines(line)) for _, line in bodies]
    fix = Fix("Take the comments and their marks out", tuple(cuts), Applicability.UNSAFE)
    message = (
        f"{len(bodies)} comments of a shared document stand under the text, and their marks in it."
        " Do what they ask for, then take them out."
    )
    yield Hit(span, message, also, (fix,))


def _bodies(doc: Document) -> list[tuple[str, Span]]:
    """The comments at the end: marks in the order of the alphabet, each with its line."""
    found: list[tuple[str, Span]] = []
    for number in range(len(doc.lines.starts)):
        line = doc.lines.text_span(number)
        match = _BODY().fullmatch(line.of(doc.source))
        if not match:
            continue
        if match[1] == "a":
            found = []
        if match[1] == _name(len(found)):
            found.append((match[1], line))
    return found


def _is_said(doc: Document, bodies: list[tuple[str, Span]]) -> bool:
    """Whether somebody asks or is named in one of them; notes under a table do neither."""
    texts = [line.of(doc.source).partition("]")[2] for _, line in bodies]
    return any(_SPEECH().search(text) for text in texts)


def _name(number: int) -> str:
    """The mark of a comment: a, b, ..., z, aa, ab, ..."""
    letter = chr(ord("a") + number % 26)
    return letter if number < 26 else _name(number // 26 - 1) + letter
