"""Page furniture that came along when an article was copied from a web page."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from itertools import groupby

from editlint.edits.lines import line_cut
from editlint.model.data import Data
from editlint.model.document import Document
from editlint.model.finding import LONGEST_MESSAGE, Applicability, Edit, Fix, Hit, Severity
from editlint.model.places import Span
from editlint.model.rule import Context, Example, rule
from editlint.model.values import NamedTuple
from editlint.rules.boilerplate.engine.furniture import furniture_of
from editlint.rules.boilerplate.engine.lines import Line, line_view
from editlint.rules.boilerplate.engine.model import model_of
from editlint.rules.boilerplate.engine.origin import leftovers
from editlint.rules.boilerplate.engine.page import Page, page_of
from editlint.rules.boilerplate.engine.phrases import Phrases, phrases_of
from editlint.rules.boilerplate.engine.production_notes import lines_of_note, production_notes
from editlint.rules.boilerplate.engine.protected import protection
from editlint.rules.boilerplate.engine.reasons import (
    LONGEST,
    MOST,
    quoted,
    reasons,
    reasons_together,
)
from editlint.rules.boilerplate.engine.verdict import Level, Verdict

PHRASES, MODEL = "boilerplate/phrases", "boilerplate/leftover-model"
NOTES, SET_IN = "boilerplate/production-notes", "boilerplate/set-in-text"
SEVERITIES: Mapping[Level, Severity] = {
    "possible": Severity.INFO,
    "likely": Severity.WARNING,
    "certain": Severity.ERROR,
}
SHORTER = 30  # characters of the first and the last of several lines that are quoted
MOST_DOUBTFUL = 3  # possible lines in a row that a box has
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
FIRST, LAST = BODY.strip().split("\n\n")[1:]


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
        f"{FIRST}\n\n⟦Advert: the report goes on below⟧\n\n{LAST}\n",
        f"{FIRST}\n\n⟦This clip could not be loaded.⟧\n\n{LAST}\n",
        f"{FIRST}\n\n⟦We use cookies on our pages.\n\nManage preferences⟧\n\n{LAST}\n",
        f"# Die Brücke\n\n{FIRST}\n\n⟦Lesetipp: Der Fluss steigt⟧\n\n{LAST}\n",
    ],
    good=[
        BODY,
        BODY
        + "\n## Related articles\n\nThe council has written about the bridge before, in its report"
        " on traffic in the old town.\n",
        Example(BODY + "\nLatest Posts\n", options={"allow": ["latest posts"]}),
        f"{FIRST}\n\nAdvertisement for a new bridge\n\n{LAST}\n",
        f"{FIRST}\n\nImage source: the city archive keeps the plans.\n\n{LAST}\n",
        f"{FIRST}\n\nThe city says that it will use no cookies on the page.\n\n{LAST}\n",
        f"# Bridges\n\n{FIRST}\n\n## Related:\n\n- [The river](/river)\n- [The ramps](/ramps)\n",
        "Leek soup\n\nWash the leeks twice, because there is more sand in them than you may"
        " think.\n\n3 leeks\n100 ml cream\nsalt and pepper\n\nMelt the butter in a pan and soften"
        " the leeks over a low heat for ten minutes.\n",
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
    phrases, furniture = (
        context.data.made(phrases_of, PHRASES),
        context.data.made(furniture_of, SET_IN),
    )
    page = page_of(doc.view(line_view), phrases)
    if page is None:
        return
    wanted = {_plain(phrase) for phrase in context.options.get("allow", ())}
    found = [
        _left(verdict, page, _reserve(doc, page, verdict.line, phrases))
        for verdict in _without_production_notes(
            page, leftovers(doc, page, model, furniture), context.data
        )
        if _plain(page.lines.text(verdict.line)) not in wanted and page.lines.words(verdict.line)
    ]
    for run in _runs(found):
        told = [left.verdict for left in run]
        why = (
            partial(reasons, page, told[0], model, families)
            if len(run) == 1
            else partial(reasons_together, page, told, families)
        )
        yield _hit(doc, run, why)


def _without_production_notes(
    page: Page, found: Sequence[Verdict], data: Data
) -> Iterator[Verdict]:
    """The verdicts without the lines that `production-note` tells of, for one line gets one
    finding.
    """
    if not found:
        return iter(())
    notes = production_notes(page.lines, data[NOTES], data.made(phrases_of, NOTES))
    families = data[NOTES]["families"]
    told = {
        line
        for number, anchor in notes
        if anchor.grade != "hint"
        for line in lines_of_note(page.lines, number, families[anchor.family])
    }
    return (verdict for verdict in found if verdict.line not in told)


class _Left(NamedTuple):
    """A leftover line: the verdict on it, what protects it from a safe deletion (or ""), and
    whether it is a short one below the article.
    """

    verdict: Verdict
    line: Line
    protected: str
    below: bool

    @property
    def level(self) -> Level:
        """What may be owed to somebody blocks no publication: a person looks at it."""
        level = self.verdict.level
        return "likely" if self.protected and level == "certain" else level

    @property
    def shown(self) -> bool:
        return self.level != "possible"


def _left(verdict: Verdict, page: Page, protected: str) -> _Left:
    number = verdict.line
    below = page.zone(number) == "tail" and page.shapes[number].end not in ("stop", "colon")
    alone = page.copies.get(page.lines.words(number), 0) < 2  # not the headline once more
    return _Left(verdict, page.lines[number], protected, below and alone)


def _reserve(doc: Document, page: Page, number: int, phrases: Phrases) -> str:
    """Why a line may not go by a safe fix, or "": it is owed to somebody, or its paragraph may be
    wrapped in an odd way.
    """
    line, anchor = page.lines[number], page.anchors.get(number)
    if line.span != doc.blocks[line.block].span and not (anchor and anchor.way == "whole"):
        return "a part of a paragraph"
    return protection(line, phrases.headings)


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())


def _runs(found: Sequence[_Left]) -> Iterator[list[_Left]]:
    """Neighbouring lines of one block, which are one finding.

    Apart stand protected lines, which a person decides, and lines that are merely possible; those
    between two others of a box below the article belong to it.
    """
    run: list[_Left] = []
    doubtful: list[_Left] = []
    for left in found:
        near = not run or _is_next((doubtful or run)[-1], left)
        if near and run and _may_join(run, doubtful, left):
            doubtful.append(left)
            continue
        if near and (not run or _together(run[-1], left)):
            run += [*doubtful, left]
        else:
            yield run
            yield from _possible(doubtful)
            run = [left]
        doubtful = []
    if run:
        yield run
    yield from _possible(doubtful)


def _possible(doubtful: list[_Left]) -> Iterator[list[_Left]]:
    if doubtful:
        yield doubtful


def _may_join(run: Sequence[_Left], doubtful: Sequence[_Left], left: _Left) -> bool:
    """Whether a possible line belongs to the box, should another line of it follow."""
    possible = run[0].shown and not left.shown and left.below and not left.protected
    return possible and len(doubtful) < MOST_DOUBTFUL


def _is_next(above: _Left, below: _Left) -> bool:
    """Whether nothing stands between two lines, neither a line nor code or a comment."""
    near = below.verdict.line == above.verdict.line + 1
    return near and below.line.block <= above.line.block + 1


def _together(above: _Left, below: _Left) -> bool:
    """Whether two lines can be one finding."""
    return (above.shown, above.protected) == (below.shown, below.protected)


def _hit(doc: Document, run: Sequence[_Left], why: Callable[[int], str]) -> Hit:
    level = max((left.level for left in run), key=SEVERITIES.__getitem__)
    span = Span(run[0].line.span.start, run[-1].line.span.end)
    message, detail = _told(run, level, why)
    return Hit(span, message, fixes=_fixes(doc, run), severity=SEVERITIES[level], detail=detail)


def _told(run: Sequence[_Left], level: Level, why: Callable[[int], str]) -> tuple[str, str]:
    """The message with as many reasons as have a place in it, and all of them where some have
    none.
    """
    fitting = (
        message
        for most in range(MOST, 0, -1)
        if len(message := _message(run, level, why(most))) <= LONGEST_MESSAGE
    )
    message = next(fitting, _message(run, level, ""))
    full = why(MOST)
    return message, "" if full in message else f"All that speaks for it: {full}."


def _fixes(doc: Document, run: Sequence[_Left]) -> tuple[Fix, ...]:
    """Safe: the lines that are certain. With a question: all of them."""
    sure = [[*lines] for certain, lines in groupby(run, _is_sure) if certain]
    found: list[Fix] = []
    if sure:
        cuts = [_cut(doc, lines) for lines in sure]
        if all(clean for _, clean in cuts):
            edits = tuple(edit for edits, _ in cuts for edit in edits)
            named = " and ".join(
                doc.lines.named(Span(lines[0].line.span.start, lines[-1].line.span.end))
                for lines in sure
            )
            found.append(Fix(f"Delete {named}", edits, Applicability.SAFE, proof="named lines"))
    if not found or not all(map(_is_sure, run)):
        edits, _ = _cut(doc, run)
        named = doc.lines.named(Span(run[0].line.span.start, run[-1].line.span.end))
        found.append(Fix(f"Delete {named}", edits, Applicability.UNSAFE, proof="named lines"))
    return tuple(found)


def _is_sure(left: _Left) -> bool:
    return left.level == "certain" and not left.protected


def _cut(doc: Document, lines: Sequence[_Left]) -> tuple[tuple[Edit, ...], bool]:
    cuts, clean = line_cut(doc, [(left.line.block, left.line.span) for left in lines])
    return tuple(Edit(cut) for cut in cuts), clean


def _message(run: Sequence[_Left], level: Level, why: str) -> str:
    many = len(run) > 1
    longest = SHORTER if many else LONGEST
    first, last = (quoted(left.line.text, longest) for left in (run[0], run[-1]))
    what = f"{first} to {last} ({len(run)} lines) were" if many else f"{first} was"
    reason = f": {why}" if why else ""
    if run[0].protected:
        advice = f"It looks like {run[0].protected}: decide yourself."
    else:
        advice = (
            "Delete them, or allow what is wanted."
            if many
            else "Delete it, or allow it if your house wants it."
        )
    return f"{what} {CLAIMS[level]}{reason}. {advice}"
