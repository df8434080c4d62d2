"""A weekday that its date does not have."""

from __future__ import annotations

from collections.abc import Iterator

from editlint.model.document import Document
from editlint.model.finding import Severity
from editlint.model.rule import Context, Example, Yields, rule
from editlint.rules.consistency.engine.asked import has_weekday


@rule(
    "date-weekday",
    category="consistency",
    severity=Severity.ERROR,
    data=("consistency/dates",),
    needs=has_weekday,
    bad=[
        "The council meets on ⟦Friday⟧, 6 May 2026, in the old hall.\n",
        "The panel heard her on May 6, 2026 (⟦Tue⟧) and again in June.\n",
        "Das Fest ist am ⟦Samstagabend⟧, dem 6. Juni 2027, auf dem Kai.\n",
        "Le marché ouvre le ⟦lundi⟧ 6 mai 2026 à midi.\n",
        "El plazo acaba el ⟦lunes⟧, 6 de mayo de 2026.\n",
        "From Wednesday 6 to ⟦Thursday⟧ 8 May 2026 the lock is shut.\n",
        Example(
            "---\ndate: 2026-04-20\n---\n\nTickets are sold from ⟦Friday⟧, May 6, at the pier.\n"
        ),
    ],
    good=[
        "The council meets on Wednesday, 6 May 2026, in the old hall.\n",
        "Open Tuesday and Thursday, 6 May 2026 to 3 July 2026, and closed on Sunday.\n",
        "Officials said Tuesday the May 6, 2026 vote will be held again.\n",
        "The fair opens on Tuesday, 6 May, as it did when our grandparents were young.\n",
        "> Tuesday, 6 May 1914. Dear Ann, the boat is late again.\n",
        "In Moscow it was Wednesday, 25 October 1917, and Wednesday, 7 November 1917 elsewhere.\n",
        "```\nTuesday, 6 May 2026\n```\n",
        "---\ndate: 2026-11-20\n---\n\nThe hampers were given out on Tuesday, December 1...\n",
    ],
)
def date_weekday(doc: Document, context: Context) -> Iterator[Yields]:
    """The weekday is not the one that the date has.

    Readers come on the wrong day. Nothing tells which of the two is wrong, so both mends are
    offered and none is made by itself.

    It is an error where the year is written, and a warning where it is taken from the date in the
    front matter, in the name of the file or in the line at the head, if the day lies within 200
    days of it. Silent without a year, for days before 1583, and for those before 1930 that fit the
    old (Julian) calendar; a day before 1930 is a warning. Dates of the past in tables and in
    quotations are as they were found and not judged.

    On 19,000 published articles, pages and posts: 18 findings with the year written, all right; 7
    with the year inferred, of which 5 are right, one is debatable and one is wrong. 8 of 8 on
    7,800 later ones are right (5 in samples of a date format). In the
    histories of seven sites editors corrected 11 such dates whose year could be told: each version
    before is flagged, none after. Corrections on pages that tell no year (some twenty) are missed.
    """
    from editlint.rules.consistency.engine.weekdays import wrong_weekdays

    yield from wrong_weekdays(doc, context.data)
