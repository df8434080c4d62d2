"""Tags that a reader sees as text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from editlint.model.document import Document
from editlint.model.finding import Hit, Severity
from editlint.model.flat_prose import flat_prose, source_span
from editlint.model.places import Span, lazy
from editlint.model.rule import Context, Example, rule

# Tags that an article is made of; what follows the name is an attribute, so that a comparison is no
# tag.
_TAG = lazy(
    r"</?(?:p|br|div|span|strong|em|b|i|u|a|img|iframe|ul|ol|li|h[1-6]|blockquote|figure|figcaption|table|tr|td|th|script|center|font|sup|sub|"
    r"small)(?:\s+[\w-]+\s*=[^<>]{0,300})?\s*/?>",
    re.IGNORECASE,
)
# A text about writing pages shows tags because it speaks of them.
_ABOUT_MARKUP = lazy(
    r"\b(?:html|xml|svg|css|jsx|markup|tags?|elements?|attributes?|balises?|etiquetas?)\b",
    re.IGNORECASE,
)
OFTEN = 3  # a text that says such words so often is about writing pages
# A listing or a diagram that lost its markup: not the article's own tags.
_CODE = lazy(r"[{}]|=>|-->|\(\)|;\s|[\"']\]")


@rule(
    "visible-tag",
    category="residue",
    severity=Severity.WARNING,
    needs=("<",),
    bad=[
        Example("The mayor spoke ⟦<em>at length</em>⟧ about the bridge.\n", format="txt"),
        Example("The first line.⟦<br />⟧\nThe second line.\n", format="txt"),
        "The harbour ⟦&lt;/p&gt;⟧ was full.\n",
    ],
    good=[
        "The harbour was <em>full</em>.\n",
        "The pair of &lt;b&gt; and &lt;/b&gt; tags makes the words bold.\n",
        "Write `<em>` around a word that is stressed.\n",
        Example("const list = () => { return <div>{items}</div>; };\n", format="txt"),
        Example("If a <b and b> c hold, stop.\n", format="txt"),
    ],
)
def visible_tag(doc: Document, context: Context) -> Iterator[Hit]:
    """HTML tags stand in the text as text.

    They are left where an article was copied from a page's source or escaped once too often. The
    reader sees angle brackets. One finding is made of all tags in a paragraph; lines that look like
    program code are left alone.
    """
    flat = doc.view(flat_prose)
    if "<" not in flat.text or not _TAG().search(flat.text):
        return
    if len(_ABOUT_MARKUP().findall(flat.text)) >= OFTEN:
        return
    for unit in flat.units:
        text = unit.of(flat.text)
        found = list(_TAG().finditer(text)) if "<" in text else []
        if found and not _CODE().search(text) and not _ABOUT_MARKUP().search(text):
            yield _hit(
                source_span(doc, unit.start + found[0].start(), unit.start + found[-1].end()),
                [match.group() for match in found],
            )


def _hit(span: Span, tags: list[str]) -> Hit:
    shown = tags[0] if len(tags[0]) <= 40 else f"{tags[0][:40]}..."
    more = f" and {len(tags) - 1} more in this paragraph" if len(tags) > 1 else ""
    return Hit(
        span,
        f"Readers see the tag '{shown}'{more} as text. Take it out, or make it the formatting that"
        " was meant.",
    )
