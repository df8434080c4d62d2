"""Production notes that readers should not see: end marks, embargo lines, notes to editors."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from editlint.edits.lines import line_cut
from editlint.model.document import Document
from editlint.model.finding import Applicability, Edit, Fix, Hit, Severity
from editlint.model.rule import Context, Example, rule
from editlint.rules.boilerplate.engine.lines import Line, line_view
from editlint.rules.boilerplate.engine.phrases import Anchor, phrases_of
from editlint.rules.boilerplate.engine.production_notes import production_notes

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
        if " ".join(lines[number].text.casefold().split()) not in wanted:
            yield _hit(doc, lines[number], anchor, data["families"][anchor.family])


def _belongs(doc: Document, line: Line) -> bool:
    """Whether the author's markup says that the line is content: an item, a cell, a box, a heading
    with text below.
    """
    role = doc.blocks[line.block].role
    return doc.traits.has_markup and (line.held or role not in ("body", "heading", "quotation"))


def _hit(doc: Document, line: Line, anchor: Anchor, family: Mapping[str, Any]) -> Hit:
    cuts, clean = line_cut(doc, [(line.block, line.span)])
    safe = clean and family["safe"] and anchor.grade == "sure" and anchor.way == "whole"
    number = doc.lines.position(line.span.start).line
    fix = Fix(
        f"Delete line {number}",
        tuple(Edit(cut) for cut in cuts),
        Applicability.SAFE if safe else Applicability.UNSAFE,
        proof="named lines",
    )
    text = line.text if len(line.text) <= 40 else f"{line.text[:37].rstrip()}..."
    message = (
        f'"{text}" is a line of the trade: {family["says"]}. Delete it, or allow it if readers'
        " should see it."
    )
    return Hit(line.span, message, fixes=(fix,), severity=SEVERITIES[anchor.grade])
