"""The title in the middle of the article.

An article is pasted below its own text: body, title, body. Where the second body was edited since,
nobody but a person can choose, and the title stands between the two until then.
"""

from __future__ import annotations

from collections.abc import Iterator

from editlint.model.document import Document
from editlint.model.finding import Applicability, Hit, Severity
from editlint.model.places import Span
from editlint.model.rule import Context, rule
from editlint.rules.duplication.engine.copies import title_between
from editlint.rules.duplication.engine.doubled import repeats_words
from editlint.rules.duplication.engine.removal import fixes
from editlint.rules.duplication.engine.repeats import Repeat, repeats

_BODY = (
    "The park opens its gates at dawn.\n\nThe paths along the lake are closed until the storm"
    " damage is cleared away.\n\nVisitors reach the rose garden through the eastern entrance, where"
    " a ranger gives out maps and answers questions about the opening hours, the guided walks and"
    " the rules for dogs, bicycles and barbecues."
)
_EDITED = _BODY.replace("dawn", "sunrise").replace("ranger", "guide")


@rule(
    "stray-title",
    category="structure",
    severity=Severity.WARNING,
    needs=repeats_words,
    bad=[
        f"{_BODY}\n\n⟦# A Walk Around the Lake⟧\n\n{_EDITED}\n",
        f"{_EDITED}\n\n⟦# A Walk Around the Lake⟧\n\n{_BODY}\n",
    ],
    good=[
        f"{_BODY}\n\n# A Walk Around the Lake\n\n{_BODY}\n",
        f"# A Walk Around the Lake\n\n{_BODY}\n",
    ],
)
def stray_title(doc: Document, context: Context) -> Iterator[Hit]:
    """The title stands in the middle of the article, between a text and a changed copy of it.

    Where both copies have the same words, the fix of the repetition brings the title to the top,
    and this rule keeps silent.
    """
    for repeat in doc.view(repeats):
        title = _unresolved(doc, repeat)
        if title is not None:
            first, second = repeat.copies[:2]
            yield Hit(
                title,
                f"The title stands in {doc.lines.named(title)}, between"
                f" {doc.lines.named(first.span)} and their changed copy in"
                f" {doc.lines.named(second.span)}. It belongs to the top: keep one of the two"
                " copies below it.",
            )


def _unresolved(doc: Document, repeat: Repeat) -> Span | None:
    """The title between two copies, where no safe fix takes the upper one away."""
    if len(repeat.copies) != 2 or repeat.periodic:
        return None
    title = title_between(doc, repeat.copies[0], repeat.copies[1])
    if title is None:
        return None
    solved = any(fix.applicability == Applicability.SAFE for fix in fixes(doc, repeat))
    return None if solved else title
