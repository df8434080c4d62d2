"""Lines of the trade that readers should not see: end marks, embargo lines, notes to editors."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from editlint.document import Document
from editlint.finding import Applicability, Edit, Fix, Hit, Severity
from editlint.match.leftovers.line import Line
from editlint.match.leftovers.phrases import Anchor
from editlint.match.leftovers.trade import trade_lines
from editlint.rule import Context, Example, rule
from editlint.views.line_cut import line_cut
from editlint.views.line_view import line_view

TRADE = "boilerplate/trade"
SEVERITIES = {"sure": Severity.ERROR, "likely": Severity.WARNING, "hint": Severity.INFO}

BODY = """# The bridge opens in May

The city council voted on Tuesday to open the new bridge over the river to cyclists and people on foot in May.
"""


@rule(
    "production-note",
    category="boilerplate",
    severity=Severity.WARNING,
    data=(TRADE,),
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
        "# How a wire story ends\n\nAmerican reporters typed “-30-” below the end of a story, and press offices still write “ENDS”.\n",
        Example(BODY + "\nENDS\n", options={"allow": ["ends"]}),
    ],
)
def production_note(doc: Document, context: Context) -> Iterator[Hit]:
    """A line that was meant for the desk, not for readers: ENDS, -30-, an embargo, notes to editors, a press contact.

    Wire stories and press releases carry lines for those who handle them. Left in an article they show that it was passed on unread; an
    embargo line may even mean that it must not be out yet. Lines that your house wants are listed in `allow`.
    """
    trade, lines = context.data[TRADE], doc.view(line_view)
    wanted = {" ".join(phrase.casefold().split()) for phrase in context.options.get("allow", ())}
    for number, anchor in trade_lines(lines, trade):
        if " ".join(lines[number].text.casefold().split()) not in wanted:
            yield _hit(doc, lines[number], anchor, trade["families"][anchor.family])


def _hit(doc: Document, line: Line, anchor: Anchor, family: Mapping[str, Any]) -> Hit:
    cuts, clean = line_cut(doc, [line])
    safe = clean and family["safe"] and anchor.grade == "sure" and anchor.way == "whole"
    number = doc.lines.position(line.span.start).line
    fix = Fix(f"Delete line {number}", tuple(Edit(cut) for cut in cuts), Applicability.SAFE if safe else Applicability.UNSAFE)
    text = line.text if len(line.text) <= 40 else f"{line.text[:37].rstrip()}..."
    message = f'"{text}" is a line of the trade: {family["says"]}. Delete it, or allow it if readers should see it.'
    return Hit(line.span, message, fixes=(fix,), severity=SEVERITIES[anchor.grade])
