"""Page furniture that came along when an article was copied from a web page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from editlint.edits.lines import line_cut
from editlint.model.data import Data
from editlint.model.document import Document
from editlint.model.finding import Applicability, Edit, Fix, Hit, Severity
from editlint.model.places import Span
from editlint.model.rule import Context, Example, rule
from editlint.model.values import NamedTuple
from editlint.rules.boilerplate.engine.furniture import furniture_of
from editlint.rules.boilerplate.engine.lines import Line, line_view
from editlint.rules.boilerplate.engine.model import model_of
from editlint.rules.boilerplate.engine.origin import of_origin
from editlint.rules.boilerplate.engine.page import Page, page_of
from editlint.rules.boilerplate.engine.phrases import Phrases, phrases_of
from editlint.rules.boilerplate.engine.production_notes import production_notes
from editlint.rules.boilerplate.engine.protected import protection
from editlint.rules.boilerplate.engine.reasons import reasons
from editlint.rules.boilerplate.engine.verdict import Level, Verdict, verdicts

PHRASES, MODEL = "boilerplate/phrases", "boilerplate/leftover-model"
NOTES, SET_IN = "boilerplate/production-notes", "boilerplate/set-in-text"
SEVERITIES = {"certain": Severity.ERROR, "likely": Severity.WARNING, "possible": Severity.INFO}
CLAIMS = {
    "certain": "left behind by a web page",
    "likely": "probably left behind by a web page",
    "possible": "perhaps left behind by a web page",
}

BODY = """# The bridge opens in May

The city council voted on Tuesday to open the new bridge over the river to cyclists and people \
on foot in May.

Cars will have to wait until the autumn, because the ramps on the northern side are still being \
rebuilt, the council said.
"""


@rule(
    "leftover-boilerplate",
    category="boilerplate",
    severity=Severity.WARNING,
    counts_as="leftover lines",
    yields=True,
    data=(PHRASES, MODEL, NOTES, SET_IN),
    allow=(),
    bad=[
        Example(BODY + "\n⟦Latest Posts⟧\n", fixed=BODY),
        Example(BODY + "\n⟦## Related articles⟧\n", fixed=BODY),
        Example("⟦Skip to content⟧\n\n" + BODY, fixed=BODY),
        Example(BODY + "\n⟦Share this article\n\nFacebook\n\nTwitter⟧\n", fixed=BODY),
    ],
    good=[
        BODY,
        BODY
        + "\n## Related articles\n\nThe council has written about the bridge before, in its report"
        " on traffic in the old town.\n",
        Example(BODY + "\nLatest Posts\n", options={"allow": ["latest posts"]}),
    ],
)
def leftover_boilerplate(doc: Document, context: Context) -> Iterator[Hit]:
    """A line that a web page left behind: "Latest Post", share buttons, newsletter boxes, menus.

    Such lines come along when an article is copied from a page. Readers take them for part of the
    text, and a "Read more" that leads nowhere makes a careful article look careless. Lines that a
    newsroom owes to somebody (bylines, credits, corrections, disclosures) are never deleted without
    being asked. Phrases that your house wants are listed in `allow`.
    """
    families, model = context.data[PHRASES]["families"], context.data.made(model_of, MODEL)
    phrases = context.data.made(phrases_of, PHRASES)
    page = page_of(doc.view(line_view), phrases)
    if page is None:
        return
    wanted = {_plain(phrase) for phrase in context.options.get("allow", ())}
    furniture = context.data.made(furniture_of, SET_IN)
    found = [
        _left(
            number,
            page.lines[number],
            level,
            _reserve(doc, page, number, phrases),
            reasons(page, number, model, families),
        )
        for number, level, _ in _without_production_notes(
            page, of_origin(doc, page, verdicts(page, model), furniture), context.data
        )
        if _plain(page.lines[number].text) not in wanted
    ]
    for run in _runs(found):
        yield _hit(doc, run)


def _without_production_notes(
    page: Page, found: Sequence[Verdict], data: Data
) -> Iterator[Verdict]:
    """The verdicts without the lines that `production-note` tells of, for one line gets one
    finding.
    """
    if not found:
        return iter(())
    notes = production_notes(page.lines, data[NOTES], data.made(phrases_of, NOTES))
    told = {number for number, anchor in notes if anchor.grade != "hint"}
    return (verdict for verdict in found if verdict.line not in told)


class _Left(NamedTuple):
    """A leftover line with its number: how sure, what protects it from a safe deletion (or ""), and
    the reasons in words.
    """

    number: int
    line: Line
    level: Level
    protected: str
    reasons: tuple[str, ...]


def _left(number: int, line: Line, level: Level, protected: str, why: tuple[str, ...]) -> _Left:
    """What may be owed to somebody blocks no publication: a person looks at it."""
    return _Left(
        number, line, "likely" if protected and level == "certain" else level, protected, why
    )


def _reserve(doc: Document, page: Page, number: int, phrases: Phrases) -> str:
    """Why a line may not go by a safe fix, or "": it is owed to somebody, or its paragraph may be
    wrapped in an odd way.
    """
    line, anchor = page.lines[number], page.anchors[number]
    if line.span != doc.blocks[line.block].span and not (anchor and anchor.way == "whole"):
        return "a part of a paragraph"
    return protection(line, phrases.headings)


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())


def _runs(found: Sequence[_Left]) -> Iterator[list[_Left]]:
    """Adjacent lines of the same level, protected ones apart, so that a protected line does not
    make its neighbours unsafe.
    """
    run: list[_Left] = []
    for left in found:
        if run and not _together(run[-1], left):
            yield run
            run = []
        run.append(left)
    if run:
        yield run


def _together(above: _Left, below: _Left) -> bool:
    """Whether nothing stands between two lines, neither a line nor code or a comment, and both can
    go the same way.
    """
    near = below.number == above.number + 1 and below.line.block <= above.line.block + 1
    return near and (above.level, above.protected) == (below.level, below.protected)


def _hit(doc: Document, run: Sequence[_Left]) -> Hit:
    level, protected = run[0].level, run[0].protected
    span = Span(run[0].line.span.start, run[-1].line.span.end)
    cuts, clean = line_cut(doc, [(left.line.block, left.line.span) for left in run])
    safe = clean and level == "certain" and not protected
    fix = Fix(
        f"Delete {doc.lines.named(span)}",
        tuple(Edit(cut) for cut in cuts),
        Applicability.SAFE if safe else Applicability.UNSAFE,
        proof="named lines",
    )
    return Hit(span, _message(run), fixes=(fix,), severity=SEVERITIES[level])


def _message(run: Sequence[_Left]) -> str:
    first, many = _quoted(run[0].line.text), len(run) > 1
    what = (
        f"{first} to {_quoted(run[-1].line.text)} ({len(run)} lines) were"
        if many
        else f"{first} was"
    )
    told = list(dict.fromkeys(reason for left in run for reason in left.reasons))[:3]
    why = f": {'; '.join(told)}" if told else ""
    if run[0].protected:
        advice = f"It looks like {run[0].protected}: decide yourself."
    else:
        advice = (
            "Delete them, or allow what your house wants."
            if many
            else "Delete it, or allow it if your house wants it."
        )
    return f"{what} {CLAIMS[run[0].level]}{why}. {advice}"


def _quoted(text: str) -> str:
    return f'"{text}"' if len(text) <= 40 else f'"{text[:37].rstrip()}..."'
