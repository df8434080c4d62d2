"""Production notes that readers should not see: end marks, embargo lines, notes to editors."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from editlint.edits.lines import line_cut
from editlint.model.document import Document
from editlint.model.finding import Applicability, Edit, Fix, Hit, Severity
from editlint.model.places import Span
from editlint.model.rule import Context, Example, rule
from editlint.rules.boilerplate.engine.lines import Line, line_view
from editlint.rules.boilerplate.engine.phrases import Anchor, phrases_of
from editlint.rules.boilerplate.engine.production_notes import lines_of_note, production_notes
from editlint.rules.boilerplate.engine.reasons import quoted

NOTES = "boilerplate/production-notes"
SEVERITIES = {"sure": Severity.ERROR, "likely": Severity.WARNING, "hint": Severity.INFO}

BODY = """# The bridge opens in May

The city council voted on Tuesday to open the new bridge over the river to cyclists and people \
on foot in May.
"""


@rule(
    "production-note",
    category="boilerplate",
    severity=Severity.WARNING,
    counts_as="leftover lines",
    data=(NOTES,),
    allow=(),
    bad=[
        Example(BODY + "\n⟦-ENDS-⟧\n", fixed=BODY),
        Example("⟦FOR IMMEDIATE RELEASE⟧\n\n" + BODY, fixed=BODY),
        Example("⟦Embargoed until 6 May, 00:01⟧\n\n" + BODY),
        Example(BODY + "\n⟦Notes to editors:⟧\n\nThe council has 48 members.\n"),
        Example(BODY + "\n⟦Media contact\n\nJo Farrow\n\n+44 1632 960 123⟧\n"),
        Example("⟦Meta description: when the new bridge opens⟧\n\n" + BODY),
    ],
    good=[
        BODY,
        (
            "# How a wire story ends\n\nAmerican reporters typed “-30-” below the end of a story,"
            " and press offices still write “ENDS”.\n"
        ),
        Example(BODY + "\nENDS\n", options={"allow": ["ends"]}),
    ],
)
def production_note(doc: Document, context: Context) -> Iterator[Hit]:
    """A line that was meant for the desk, not for readers: ENDS, an embargo, notes to editors.

    Wire stories and press releases carry lines for those who handle them. Left in an article they
    show that it was passed on unread; an embargo line may even mean that it must not be out yet.
    Lines that your house wants are listed in `allow`.
    """
    data, lines = context.data[NOTES], doc.view(line_view)
    wanted = {" ".join(phrase.casefold().split()) for phrase in context.options.get("allow", ())}
    for number, anchor in production_notes(lines, data, context.data.made(phrases_of, NOTES)):
        if _belongs(doc, lines[number]):
            continue
        if " ".join(lines.text(number).casefold().split()) not in wanted:
            family = data["families"][anchor.family]
            run = lines_of_note(lines, number, family)
            yield _hit(doc, [lines[at] for at in run], anchor, family)


def _belongs(doc: Document, line: Line) -> bool:
    """Whether the author's markup says that the line is content: an item, a cell, a box, a heading
    with text below.
    """
    role = doc.blocks[line.block].role
    return doc.traits.has_markup and (line.held or role not in ("body", "heading", "quotation"))


def _hit(doc: Document, run: Sequence[Line], anchor: Anchor, family: Mapping[str, Any]) -> Hit:
    span = Span(run[0].span.start, run[-1].span.end)
    cuts, clean = line_cut(doc, [(line.block, line.span) for line in run])
    safe = clean and family["safe"] and anchor.grade == "sure" and anchor.way == "whole"
    fix = Fix(
        f"Delete {doc.lines.named(span)}",
        tuple(Edit(cut) for cut in cuts),
        Applicability.SAFE if safe else Applicability.UNSAFE,
        proof="named lines",
    )
    text = quoted(run[0].text)
    what = f"{text} is a line" if len(run) == 1 else f"{text} and {len(run) - 1} more are lines"
    them = "it" if len(run) == 1 else "them"
    message = (
        f"{what} of the trade: {family['says']}. Delete {them}, or allow {them} if readers should"
        f" see {them}."
    )
    return Hit(span, message, fixes=(fix,), severity=SEVERITIES[anchor.grade])
