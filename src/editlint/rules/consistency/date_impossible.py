"""A day that no calendar has."""

from __future__ import annotations

from collections.abc import Iterator

from editlint.model.document import Document
from editlint.model.finding import Hit, Severity
from editlint.model.rule import Context, rule
from editlint.rules.consistency.engine.figures import tells_days


@rule(
    "date-impossible",
    category="consistency",
    severity=Severity.ERROR,
    data=("consistency/dates",),
    needs=tells_days,
    bad=[
        "Entries are due on ⟦31 November 2026⟧.\n",
        "The lease ran out on ⟦February 29, 2023⟧, and was not renewed.\n",
        "The pass is valid until ⟦June 31st⟧.\n",
        "Die Frist endet am ⟦31.06.2026⟧.\n",
        "Das Konzert beginnt um ⟦25:30⟧ Uhr.\n",
    ],
    good=[
        "Entries are due on 30 November 2026, and on 29 February 2028.\n",
        "In February 30 boats were lost, and in June 31 more.\n",
        "The Gregorian calendar came late: what of 30 February 1712 in northern books?\n",
        "There is no 31 November, and 30 February is a joke of printers.\n",
        "The film runs for 25:30 minutes; they won 31:27 in June.\n",
        "Section 31.06.2 of the code, version 2.31.11, and Issue 31 November 1998 of the paper.\n",
        "The show runs from January 30 - February 2, 2001, and August 31-September 2.\n",
    ],
)
def date_impossible(doc: Document, context: Context) -> Iterator[Hit]:
    """A date or an hour that there is not: 31 November, 29 February of a common year, 25:30.

    A day in front of its month counts, and one behind it where a year, a suffix ("31st"), a stop or
    "on" shows that it is a day and no number of things. An hour counts where a word says that it is
    one. A sentence that says of a date that there is none is silent, and so is an article about
    calendars and how programs read dates.

    On 19,000 published articles, pages and posts it is silent; the false ones on the way there
    ("Issue 31 September 1998", talk of 30 February) are examples now. Two that editors corrected
    later, 31 June both times, are flagged before and not after.
    """
    from editlint.rules.consistency.engine.impossible import impossible_days, impossible_hours

    yield from impossible_days(doc, context.data)
    yield from impossible_hours(doc, context.data)
