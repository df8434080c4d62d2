"""The whole article stands in another file."""

from __future__ import annotations

from collections.abc import Iterator

from editlint.model.document import Document
from editlint.model.finding import Hit, Severity
from editlint.model.rule import Context, Example, rule
from editlint.rules.duplication.engine.reuse import hits

_BRIDGE = (
    "The footbridge over the mill race will be closed for two weeks from Monday. The council found"
    " rot in four of the oak beams when it had the planks lifted in autumn, and the joiner from"
    " Stenham can only come now. Walkers are sent round by the lock, which takes ten minutes. The"
    " ducks, says the lock keeper, have been told."
)
_WATCHED = (
    "Nobody minds much. The children have found that the scaffolding hums in the wind, and on"
    " Sunday a choir came to sing with it."
)


@rule(
    "duplicate-article",
    category="duplication",
    severity=Severity.ERROR,
    compares=True,
    bad=[
        Example(
            f"# Two weeks without the bridge at the mill\n\n⟦{_BRIDGE}\n\n{_WATCHED}⟧\n",
            files={"a/bridge.md": f"# What the ducks know by now\n\n{_BRIDGE}\n\n{_WATCHED}\n"},
        ),
        Example(
            f"⟦{_BRIDGE}⟧\n",
            files={"a/week.md": f"What happened this week.\n\n{_BRIDGE}\n\n{_WATCHED}\n"},
        ),
    ],
    good=[
        Example(
            f"---\ncanonical: https://example.org/a/bridge\n---\n\n{_BRIDGE}\n",
            files={"a/bridge.md": f"{_BRIDGE}\n"},
        ),
        Example(
            f"---\nupdates: a/bridge.md\n---\n\n{_BRIDGE}\n\n{_WATCHED}\n",
            files={"a/bridge.md": f"{_BRIDGE}\n\n{_WATCHED}\n"},
        ),
        Example(
            f"{_BRIDGE}\n",
            files={"a/choir.md": f"{_WATCHED} It was cold, and they sang in their coats.\n"},
        ),
    ],
)
def duplicate_article(doc: Document, context: Context) -> Iterator[Hit]:
    """The whole article stands in another file, or one of the two stands inside the other.

    One article was put online under two titles, a draft was left beside the final, last year's
    announcement came back. Search engines then choose for you, and a correction reaches one of the
    two. It runs with `--across` (the files of the run) and with `--archive` (what was published
    before), and is told of the one that came later: by date, by `canonical`, then by path. Versions
    and translations of one page are told for information. Front matter that says where a text stood
    first (`canonical`, `syndicated_from`) or what it takes the place of (`updates`) allows it.
    """
    yield from hits(doc, context.others, articles=True)
