"""Page furniture that came along when an article was copied from a web page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from editlint.document import Document
from editlint.finding import Applicability, Edit, Fix, Hit, Severity
from editlint.match.leftovers.line import Line
from editlint.match.leftovers.phrases import Phrases, phrases_of
from editlint.match.leftovers.verdict import Verdict, verdicts
from editlint.rule import Context, Example, rule
from editlint.text import Span
from editlint.views.line_view import line_view

DATA = "boilerplate/phrases"
SEVERITIES = {"certain": Severity.ERROR, "likely": Severity.WARNING, "possible": Severity.INFO}

BODY = """# The bridge opens in May

The city council voted on Tuesday to open the new bridge over the river to cyclists and people on foot in May.

Cars will have to wait until the autumn, because the ramps on the northern side are still being rebuilt, the council said.
"""


@rule(
    "leftover-boilerplate",
    category="boilerplate",
    severity=Severity.WARNING,
    data=(DATA,),
    allow=(),
    bad=[
        Example(BODY + "\n⟦Latest Posts⟧\n", fixed=BODY),
        Example(BODY + "\n⟦## Related articles⟧\n", fixed=BODY),
        Example("⟦Skip to content⟧\n\n" + BODY, fixed=BODY),
        Example(BODY + "\n⟦Share this article\n\nFacebook\n\nTwitter⟧\n", fixed=BODY),
    ],
    good=[
        BODY,
        BODY + "\n## Related articles\n\nThe council has written about the bridge before, in its report on traffic in the old town.\n",
        Example(BODY + "\nLatest Posts\n", options={"allow": ["latest posts"]}),
    ],
)
def leftover_boilerplate(doc: Document, context: Context) -> Iterator[Hit]:
    """A line that a web page left behind: "Latest Post", share buttons, newsletter boxes, menus.

    Such lines come along when an article is copied from a page. Readers take them for part of the text, and a "Read more" that leads
    nowhere makes a careful article look careless. Lines that a newsroom owes to somebody (bylines, credits, corrections, disclosures)
    are never deleted without being asked. Phrases that your house wants are listed in `allow`.
    """
    lines = doc.view(line_view)
    data = context.data[DATA]
    wanted = {" ".join(phrase.casefold().split()) for phrase in context.options.get("allow", ())}
    found = [v for v in verdicts(lines, _compiled(data), data["families"]) if " ".join(lines[v.line].text.casefold().split()) not in wanted]
    for run in _runs(found):
        yield _hit(doc, lines, run)


_LAST: list[tuple[Mapping[str, Any], Phrases]] = []


def _compiled(data: Mapping[str, Any]) -> Phrases:
    """The phrases of `data`, kept from one document of a run to the next."""
    if not _LAST or _LAST[0][0] is not data:
        _LAST[:] = [(data, phrases_of(data))]
    return _LAST[0][1]


def _runs(found: Sequence[Verdict]) -> Iterator[list[Verdict]]:
    """Adjacent lines of the same level, protected ones apart, so that a protected line does not make its neighbours unsafe."""
    for _, run in groupby(enumerate(found), key=lambda pair: (pair[1].line - pair[0], pair[1].level, bool(pair[1].protected))):
        yield [verdict for _, verdict in run]


def _hit(doc: Document, lines: Sequence[Line], run: Sequence[Verdict]) -> Hit:
    level, protected = run[0].level, run[0].protected
    span = Span(lines[run[0].line].span.start, lines[run[-1].line].span.end)
    safe = level == "certain" and not protected and doc.format != "html"
    applicability = Applicability.SAFE if safe else Applicability.UNSAFE
    title = f"Delete {_named(doc, span)}"
    return Hit(
        span,
        _message(doc, lines, run, span),
        fixes=(Fix(title, (Edit(_cut(doc, span)),), applicability),),
        severity=SEVERITIES[level],
    )


def _named(doc: Document, span: Span) -> str:
    first, last = doc.lines.position(span.start).line, doc.lines.position(span.end - 1).line
    return f"line {first}" if first == last else f"lines {first}-{last}"


def _message(doc: Document, lines: Sequence[Line], run: Sequence[Verdict], span: Span) -> str:
    head = _quoted(lines[run[0].line].text)
    what = head if len(run) == 1 else f"{head} to {_quoted(lines[run[-1].line].text)} ({len(run)} lines)"
    verb = "was" if len(run) == 1 else "were"
    claim = {
        "certain": f"{verb} left behind by a web page",
        "likely": "looks left behind by a web page",
        "possible": "may come from a web page",
    }
    said = claim[run[0].level] if len(run) == 1 else claim[run[0].level].replace("looks", "look")
    why = "; ".join(dict.fromkeys(reason for verdict in run for reason in verdict.reasons[:2]))
    advice = "Delete it, or allow it if your house wants it." if len(run) == 1 else "Delete them, or allow what your house wants."
    if run[0].protected:
        advice = f"It is {run[0].protected}, which may be owed to somebody: decide yourself."
    return f"{what} {said}: {why}. {advice}"


def _quoted(text: str) -> str:
    return f'"{text}"' if len(text) <= 40 else f'"{text[:37].rstrip()}..."'


def _cut(doc: Document, span: Span) -> Span:
    """Whole lines, with the blank ones that would be left double or at the end."""
    index, source = doc.lines, doc.source
    first, last = index.line_at(span.start), index.line_at(max(span.start, span.end - 1))
    above, below = _blank_above(doc, first), _blank_below(doc, last)
    if below == len(index.starts):
        return Span(index.starts[above], len(source))
    if above == first > 0:
        below = last + 1
    return Span(index.starts[first], index.starts[below])


def _blank_above(doc: Document, line: int) -> int:
    """The first of the blank lines right above `line`, or `line`."""
    while line > 0 and not doc.lines.text_span(line - 1).of(doc.source).strip():
        line -= 1
    return line


def _blank_below(doc: Document, line: int) -> int:
    """The first line below `line` that is not blank; the number of lines at the end."""
    line += 1
    while line < len(doc.lines.starts) and not doc.lines.text_span(line).of(doc.source).strip():
        line += 1
    return line
