"""A passage stands in another file."""

from __future__ import annotations

from collections.abc import Iterator

from editlint.model.document import Document
from editlint.model.finding import Hit, Severity
from editlint.model.rule import Context, Example, rule
from editlint.rules.duplication.engine.reuse import hits

_ORCHARD = (
    "The orchard behind the station was planted by railwaymen who had nothing to do between the"
    " noon train and the mail. They kept a list of every tree, with the name of the man who had"
    " grafted it and the weight of its first harvest, and the list hangs in the waiting room still."
)
_NOW = (
    "This spring the town cut the last of the pears. Eleven people came to watch, and one of them"
    " asked for the stump."
)
_THEN = (
    "Trains have not stopped here for thirty years. The clock was sold, the benches went to the"
    " school, and the platform is where the fire brigade learns to park."
)


@rule(
    "reused-passage",
    category="duplication",
    severity=Severity.WARNING,
    compares=True,
    bad=[
        Example(
            f"{_NOW}\n\n⟦{_ORCHARD}⟧\n",
            files={"2021/station.md": f"{_THEN}\n\n{_ORCHARD}\n"},
        ),
        Example(
            f"⟦{_ORCHARD.replace('every tree', 'all trees')}⟧\n\n{_NOW}\n",
            files={"2021/station.md": f"{_THEN}\n\n{_ORCHARD}\n"},
        ),
    ],
    good=[
        Example(
            f"{_NOW}\n\nAs we wrote then:\n\n> {_ORCHARD}\n",
            files={"2021/station.md": f"{_THEN}\n\n{_ORCHARD}\n"},
        ),
        Example(
            f"---\nseries: Lost stations\n---\n\n{_ORCHARD}\n\n{_NOW}\n",
            files={
                "2021/station.md": f"---\nseries: Lost stations\n---\n\n{_ORCHARD}\n\n{_THEN}\n"
            },
        ),
        Example(
            f"{_NOW}\n\nThe orchard behind the station was planted by railwaymen.\n",
            files={"2021/station.md": f"{_THEN}\n\n{_ORCHARD}\n"},
        ),
    ],
)
def reused_passage(doc: Document, context: Context) -> Iterator[Hit]:
    """A passage of 35 words or more stands in another file too, word for word or edited.

    A paragraph was lifted from last year's article, a press release went into three posts, a draft
    was split and its middle went into both halves. From 60 words on it is a warning. It runs with
    `--across` (the files of the run) and with `--archive` (what was published before). Quotations,
    the first and last words of parts of one `series`, and passages that the house has noted are
    allowed (`--show allowed` lists them); a text that stands in more than ten files is told once.
    """
    yield from hits(doc, context.others, articles=False)
