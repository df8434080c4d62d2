"""Character codes that a reader sees as text."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from editlint.model.document import Document
from editlint.model.finding import Applicability, Edit, Fix, Hit, Severity
from editlint.model.flat_prose import flat_prose, source_span
from editlint.model.places import Span, lazy
from editlint.model.rule import Context, Example, rule

# The codes that editors and content systems write; others ("&data;", "&num;") are rather a
# programmer's.
_ENTITY = lazy(
    r"&(?:amp;)*(?:nbsp|amp|quot|apos|lt|gt|[lr][sd]quo|[mn]dash|hellip|rsaquo|laquo|raquo|bull|middot|copy|reg|trade|deg|euro|pound|"
    r"[AEIOUaeiouyYcCnN](?:acute|grave|circ|uml|cedil|tilde|ring)|szlig|shy|ensp|emsp|thinsp|#(?:\d{2,5}|x[0-9A-Fa-f]{2,4}));"
)
_TWICE = lazy(r"&(?:amp;)+(.+;)")
_CODE = lazy(r"[{}]|=>|-->|\(\)|&\w+ \w+ for|</?[a-z]\w*(?: [^<>]{0,200})?>")

# A text about encodings shows codes because it speaks of them.
_ABOUT_CODES = lazy(
    r"\b(?:html|xml|entit(?:y|ies)|escap(?:e|es|ed|ing)|encod(?:ed|ing)|unicode|markup)\b"
)
OFTEN = 3


@rule(
    "visible-entity",
    category="residue",
    severity=Severity.WARNING,
    needs=("&",),
    bad=[
        Example(
            "The mayor⟦&rsquo;⟧s office was shut.\n",
            fixed="The mayor’s office was shut.\n",
            format="txt",
        ),
        Example("Fish ⟦&amp;⟧ chips.\n", fixed="Fish & chips.\n", format="txt"),
        Example("The caf⟦&amp;eacute;⟧ is open.\n", fixed="The caf&eacute; is open.\n"),
    ],
    good=[
        Example("Der Hafen &#२८; ist zu.\n", format="txt"),
        "The mayor&rsquo;s office was shut, Fish &amp; chips open.\n",
        "Write `&amp;` for the sign.\n",
        Example("<h4>Switch cases in &lt;ng-container&gt;</h4>\n", format="txt"),
        Example("Use &amp;T for read access, or fn call() { &amp;mut T }.\n", format="txt"),
    ],
)
def visible_entity(doc: Document, context: Context) -> Iterator[Hit]:
    """A character's code stands in the text instead of the character.

    `&rsquo;` or `&nbsp;` are left where text was copied from a page's source, `&amp;nbsp;` where a
    system escaped it twice. Each stands for one character, which is put in its place.
    """
    flat = doc.view(flat_prose)
    if "&" not in flat.text or not _ENTITY().search(flat.text):
        return
    if len(_ABOUT_CODES().findall(flat.text)) >= OFTEN:
        return
    for unit in flat.units:
        text = unit.of(flat.text)
        if "&" not in text or _CODE().search(text):
            continue
        for match in _ENTITY().finditer(text):
            hit = _hit(
                doc,
                match.group(),
                source_span(doc, unit.start + match.start(), unit.start + match.end()),
            )
            if hit:
                yield hit


def _hit(doc: Document, code: str, span: Span) -> Hit | None:
    meant = _meant(code)
    if meant == code:
        return None  # "&#२८;" is no code to any reader of pages
    written = meant
    if doc.traits.has_markup:
        # In markup the code itself is right and was escaped once too often; an escape by hand is
        # meant.
        twice = _TWICE().fullmatch(span.of(doc.source))
        if not twice:
            return None
        written = f"&{twice[1]}"
    if any(unicodedata.category(char) in _UNSEEN for char in meant):
        # Nobody would see it in the text, and some turn the words around.
        gone = Fix(f"Delete '{code}'", (Edit(span),), Applicability.UNSAFE)
        message = f"Readers see '{code}', the code of a character that is not seen. Delete it."
        return Hit(span, message, fixes=(gone,))
    fix = Fix(f"Put '{written}' for '{span.of(doc.source)}'", (Edit(span, written),))
    return Hit(span, f"Readers see '{code}' instead of the character '{meant}'.", fixes=(fix,))


_UNSEEN = ("Cc", "Cf", "Zl", "Zp")


def _meant(code: str) -> str:
    """The character, however often it was escaped."""
    from html import unescape

    while (once := unescape(code)) != code:
        code = once
    return code
