"""Text that is set hidden."""

from __future__ import annotations

from collections.abc import Iterator

from editlint.model.document import Document
from editlint.model.finding import Hit, Severity
from editlint.model.needs import has_hidden_text
from editlint.model.rule import Context, Example, rule

SHOWN = 60  # characters of it that a message quotes


@rule(
    "hidden-text",
    category="residue",
    severity=Severity.WARNING,
    needs=has_hidden_text,
    bad=[
        Example("The bridge opens in May.⟦\x0e Check the date with Tom.\x0f⟧\n", format="docx"),
        Example(
            "⟦\x0eOld lead: nobody came to the fair.\x0f⟧\nThe fair was full.\n", format="docx"
        ),
    ],
    good=[
        Example("The bridge opens in May.\n", format="docx"),
        Example("The bridge\x0e \x0f opens in May.\n", format="docx"),
        "The bridge opens in May. <!-- Check the date with Tom. -->\n",
    ],
)
def hidden_text(doc: Document, context: Context) -> Iterator[Hit]:
    """Words are formatted as hidden text.

    The writer's screen does not show them, and the print does not either. A website that takes the
    document in, a colleague who shows all signs, or whoever selects all and copies gets them. Notes
    to oneself and old sentences go public that way. Show it (in Word: ¶) and take it out, or take
    the formatting away.
    """
    for area in doc.areas:
        said = area.span.of(doc.source)[1:-1] if area.role == "twin" else ""
        if any(map(str.isalnum, said)):
            bare = " ".join(said.split())
            shown = bare if len(bare) <= SHOWN else f"{bare[:SHOWN].rstrip()}…"
            yield Hit(
                area.span,
                f"“{shown}” is hidden text: you do not see it, a website may show it. Take it out"
                " or show it.",
            )
