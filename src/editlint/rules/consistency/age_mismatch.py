"""An age that does not fit the years of a life."""

from __future__ import annotations

from collections.abc import Iterator

from editlint.model.document import Document
from editlint.model.finding import Hit, Severity
from editlint.model.rule import Context, rule
from editlint.rules.consistency.engine.figures import tells_lives


@rule(
    "age-mismatch",
    category="consistency",
    severity=Severity.WARNING,
    data=("consistency/ages",),
    needs=tells_lives,
    bad=[
        "Amina Haleem was born in 1950 and died in 2010 at the age of ⟦75⟧.\n",
        "The painter Amina Haleem (1950–2010) died aged ⟦75⟧ in her house by the sea.\n",
        "Die Malerin wurde 1950 geboren und starb 2010 im Alter von ⟦75⟧ Jahren.\n",
    ],
    good=[
        "Amina Haleem was born in 1950 and died in 2010 at the age of 59.\n",
        "The painter Amina Haleem (1950–2010) left home at the age of 16, and came back once.\n",
        "Born in 1950, she moved to Vigo at the age of 20 and in 1990 won the prize.\n",
        "Die Malerin wurde 1950 geboren und starb 2010 im Alter von 60 Jahren.\n",
    ],
)
def age_mismatch(doc: Document, context: Context) -> Iterator[Hit]:
    """Years of birth and death stand in a sentence with an age that they do not make.

    Who was born in 1950 and died in 2010 was 59 or 60. Only the age at death is reckoned: other
    ages have other years. On 19,000 published articles, pages and posts it says nothing.
    """
    from editlint.rules.consistency.engine.ages import wrong_ages

    yield from wrong_ages(doc, context.data)
