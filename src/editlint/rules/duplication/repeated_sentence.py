"""A sentence that stands in the article more than once."""

from __future__ import annotations

from collections.abc import Iterator

from editlint.model.document import Document
from editlint.model.finding import Hit, Severity
from editlint.model.rule import Context, Example, rule
from editlint.rules.duplication.engine.doubled import repeats_words
from editlint.rules.duplication.engine.message import hit
from editlint.rules.duplication.engine.repeats import repeats

_BRIDGE = "The council wants to close the old bridge to lorries before the winter sets in."


@rule(
    "repeated-sentence",
    category="duplication",
    severity=Severity.WARNING,
    counts_as="repeated words",
    needs=repeats_words,
    bad=[
        Example(
            f"Nobody was surprised. ⟦2: {_BRIDGE}⟧ ⟦1: {_BRIDGE}⟧ The vote is on Monday.\n",
            fixed=f"Nobody was surprised. {_BRIDGE} The vote is on Monday.\n",
        ),
        Example(
            f"Nobody was surprised. ⟦2: {_BRIDGE}⟧ The vote is on Monday.\n\nThe mayor spoke first."
            f" ⟦1: {_BRIDGE}⟧ Then she left.\n",
            fixed=(
                f"Nobody was surprised. {_BRIDGE} The vote is on Monday.\n\nThe mayor spoke first."
                " Then she left.\n"
            ),
        ),
    ],
    good=[
        f"Nobody was surprised. {_BRIDGE} The vote is on Monday.\n",
        (
            f"Nobody was surprised. {_BRIDGE}\n\nLorries take the long way round.\n\n"
            f"-- [{_BRIDGE[:-1]}](https://example.org/bridge)\n"
        ),
        f"The paper put it so. {_BRIDGE}\n\nNobody laughed.\n\n— *{_BRIDGE[:-1]}*, The Bay News\n",
        (
            "港务局把旧桥的收费站交给了渔民。他们还是不肯付钱。\n\n"
            "——[《港务局把旧桥的收费站交给了渔民》](https://example.org/bridge)\n"
        ),
        "He did not know. She did not know. Nobody knew why the bridge was closed.\n",
    ],
)
def repeated_sentence(doc: Document, context: Context) -> Iterator[Hit]:
    """A sentence stands in the article twice.

    A sentence that was moved inside a paragraph or into the next one is easily left behind at its
    old place.
    """
    for repeat in doc.view(repeats):
        if repeat.is_sentence:
            yield hit(doc, repeat)
