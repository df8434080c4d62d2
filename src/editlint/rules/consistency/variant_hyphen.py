"""One word with a hyphen and without."""

from __future__ import annotations

from collections.abc import Iterator

from editlint.model.document import Document
from editlint.model.finding import Hit, Severity
from editlint.model.rule import Context, Example, rule
from editlint.rules.consistency.engine.spelling_lists import DATA
from editlint.rules.consistency.engine.variants import both
from editlint.rules.consistency.engine.word_forms import has_two_of_one

_REUSE = {"style": {"reuse": ["re-use"]}}


@rule(
    "variant-hyphen",
    category="consistency",
    severity=Severity.INFO,
    data=DATA,
    needs=has_two_of_one,
    style={},
    bad=[
        "They ⟦2: reuse⟧ planks. Whoever wants to ⟦1: re-use⟧ more of them may ⟦2: reuse⟧ all.\n",
        "Write an ⟦2: email⟧, and the answer comes by ⟦1: e-mail⟧.\n",
        "The planks were ⟦2: re-used⟧, and they ⟦1: reuse⟧ the nails as well.\n",
        "Der ⟦2: Onlineshop⟧ der Werft ist neu. Im ⟦1: Online-Shop⟧ gibt es die Taue nicht.\n",
        Example(
            "They ⟦re-used⟧ the planks. ⟦Re-use⟧ is cheap, and “re-use” is their word.\n",
            options=_REUSE,
            fixed="They reused the planks. Reuse is cheap, and “re-use” is their word.\n",
        ),
    ],
    good=[
        "They recover the boat, and re-cover the seats.\n",
        "The twelve-year-old reads. A long-term plan is a plan for the long term.\n",
        "Use `re-use` for the flag, and reuse the planks.\n",
        "They reuse the planks. See [how to re-use them](https://example.org/re-use).\n",
        Example("They reuse planks. The house is called Re-use Ltd.\n", options=_REUSE),
        Example(
            "They reuse the planks. Whoever wants to re-use more of them may.\n",
            options={"style": {"keep": ["reuse / re-use"]}},
        ),
    ],
)
def variant_hyphen(doc: Document, context: Context) -> Iterator[Hit]:
    """One word stands with a hyphen and without.

    Both are right, and readers stumble over both in one text. It is one decision for the whole
    article: the finding names every place and how often each form stands, whatever its ending.
    Words that mean something else without their hyphen (re-cover, recover) are left alone, and so
    is what stands in code, links, quotations and names. Of 12 in 400 published articles 11 were one
    word to decide on.

    Where the style sheet of the house has decided (`[style]` with `"reuse" = ["re-use"]`), each
    place that does not follow it is a warning with a safe fix. `editlint style` proposes a sheet.
    """
    table = context.options["style"]
    if table or any(family.kind == "hyphen" for family in both(doc, context.data)):
        from editlint.rules.consistency.engine.decisions import hits  # most articles never need it

        yield from hits(doc, table, context.data, "hyphen")
