"""A passage that stands in the article more than once."""

from __future__ import annotations

from collections.abc import Iterator

from editlint.model.document import Document
from editlint.model.finding import Hit, Severity
from editlint.model.rule import Context, Example, rule
from editlint.rules.duplication.engine.doubled import repeats_words
from editlint.rules.duplication.engine.message import hit
from editlint.rules.duplication.engine.repeats import repeats

_FERRY = (
    "The ferry leaves the north pier at seven and comes back at dusk. Bring a coat, for the wind on"
    " deck is cold even in June."
)
_SOURCE = "-- [What the Old Ferrymen of the Northern Lakes Remember](https://example.org/ferry)"
_PARK = (
    "The park opens its gates at dawn.\n\nThe paths along the lake are closed until the storm"
    " damage is cleared away.\n\nVisitors reach the rose garden through the eastern entrance, where"
    " a ranger gives out maps and answers questions about the opening hours, the guided walks and"
    " the rules for dogs, bicycles and barbecues."
)


@rule(
    "repeated-passage",
    category="duplication",
    severity=Severity.ERROR,
    counts_as="repeated words",
    needs=repeats_words,
    bad=[
        Example(
            f"⟦2: {_FERRY}⟧\n\n⟦1: {_FERRY}⟧\n\nTickets are sold on board.\n",
            fixed=f"{_FERRY}\n\nTickets are sold on board.\n",
        ),
        Example(
            f"⟦1: {_PARK}⟧\n\n# A Walk Around the Lake\n\n⟦2: {_PARK}⟧\n",
            fixed=f"# A Walk Around the Lake\n\n{_PARK}\n",
        ),
        Example(
            f"⟦2: {_FERRY}\n\n{_SOURCE}⟧\n\nTickets are sold on board.\n\n"
            f"⟦1: {_FERRY}\n\n{_SOURCE}⟧\n",
        ),
        Example(
            f"⟦2: {_FERRY}⟧\n\nTickets are sold on board.\n\n⟦1:"
            f" {_FERRY.replace('dusk', 'night').replace('coat', 'jacket')}⟧\n",
        ),
    ],
    good=[
        (
            f"{_FERRY}\n\nThe southern line is served by a smaller boat. It leaves at eight and"
            " takes no cars.\n"
        ),
        f"The wind was ours.\n\n{_SOURCE}\n\nNobody paid twice.\n\n{_SOURCE}\n",
        (
            "风是我们的。\n\n-- [《老船工的回忆与北方的湖》](https://example.org/lake)，渡口的船工\n\n没有人付两次钱。\n\n"
            "-- [《老船工的回忆与北方的湖》](https://example.org/lake)，渡口的船工\n"
        ),
        "今天的渡船因为大风不开。\n\n风太大了。\n\n今天的渡船因为大风不开。\n",
        (
            "The refrain comes back:\n\nOh, the river runs to the sea.\n\nA verse.\n\nOh, the river"
            " runs to the hills.\n"
        ),
    ],
)
def repeated_passage(doc: Document, context: Context) -> Iterator[Hit]:
    """A passage stands in the article twice, word for word or with a few words changed.

    It happens when a text is pasted twice, or when a passage is moved and the old place is
    forgotten. Readers think that they lost their place. Of exact copies the one under the title is
    kept, otherwise the earlier one; of copies that differ only a person can choose.
    """
    for repeat in doc.view(repeats):
        if not repeat.is_sentence:
            yield hit(doc, repeat)
