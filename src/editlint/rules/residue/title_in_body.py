"""A title that a page shows twice: once by its template, once as its first heading."""

from __future__ import annotations

from collections.abc import Iterator

from editlint.edits.lines import line_cut
from editlint.model.document import NOT_PROSE, Block, Document
from editlint.model.finding import Applicability, Edit, Fix, Hit, Related, Severity
from editlint.model.needs import has_deck
from editlint.model.places import JOINER, OBJECT, Span, lazy
from editlint.model.rule import Context, Example, OneOf, rule

_TWICE = "---\ntitle: The evening boat\n---\n\n⟦# The evening boat⟧\n\nIt sails at six.\n"
_ONCE = "---\ntitle: The evening boat\n---\n\nIt sails at six.\n"
_BY_TEMPLATE = {"shown-by": "front-matter"}
_HIGHEST = 2  # levels at which a heading may stand for the title
# What others may lead to, so that the heading is more than its words.
_ANCHOR = lazy(r"\{[^}]*#|\bid\s*=|<a\b|\]\(#")


@rule(
    "title-in-body",
    category="structure",
    severity=Severity.WARNING,
    shown_by=OneOf("either", "front-matter", "heading"),
    needs=has_deck,
    bad=[
        Example(_TWICE, fixed=_ONCE, options=_BY_TEMPLATE),
        Example(
            '---\ntitle: “Who pays?”\n---\n\n⟦"Who pays?"\n===========⟧\n\nThe town does.\n',
            fixed="---\ntitle: “Who pays?”\n---\n\nThe town does.\n",
            options=_BY_TEMPLATE,
        ),
        Example(
            "---\ntitle: ⟦The evening boat⟧\n---\n\nIt sails at six, and it comes back at nine.\n",
            options={"shown-by": "heading"},
        ),
        _TWICE,
    ],
    good=[
        Example(_ONCE, options=_BY_TEMPLATE),
        Example(
            "---\ntitle: The evening boat\n---\n\nIt sails at six.\n\n## The evening boat\n",
            options=_BY_TEMPLATE,
        ),
        Example(
            "---\ntitle: The evening boat\n---\n\n# The morning boat\n\nIt sails at six.\n",
            options=_BY_TEMPLATE,
        ),
        Example(
            "---\ntitle: The evening boat\n---\n\n# The evening boat\n\nIt sails at six.\n",
            options={"shown-by": "heading"},
        ),
        _ONCE,
    ],
)
def title_in_body(doc: Document, context: Context) -> Iterator[Hit]:
    """The title in the front matter stands again as the first heading.

    Where the template shows the title of the front matter, readers see it twice. Whether it does is
    the house's to say: with `shown-by = "front-matter"` a heading that repeats the title is told
    and can be taken out, with `shown-by = "heading"` a page that has no heading for its title is
    told. As long as it is `either`, a repeated title is only for information. `editlint init` looks
    at what most pages of the folder do, and proposes that.
    """
    title = (
        next((block for block in doc.deck.blocks if block.level == 1), None) if doc.deck else None
    )
    if title is None:
        return
    shown_by = context.options["shown-by"]
    heading = _first_heading(doc)
    if shown_by == "heading":
        if _lacks_heading(doc):
            yield Hit(title.span, _MISSING)
    elif heading is not None and _same(doc, title, heading):
        severity = None if shown_by == "front-matter" else Severity.INFO
        yield _hit(doc, title.span, heading, severity)


_MISSING = (
    "The pages of this house show their title as a heading, and this one has none, so readers do"
    " not see its title. Put it above the text as a heading of level 1."
)


def _first_heading(doc: Document) -> int | None:
    """The number of the block that is a heading and stands above all text."""
    for number, block in enumerate(doc.blocks):
        if block.kind in ("title", "heading"):
            return number if block.level <= _HIGHEST else None
        if block.kind not in NOT_PROSE or block.kind == "code":
            return None
    return None


def _lacks_heading(doc: Document) -> bool:
    """Whether text stands in the article, and no heading of the first level."""
    kinds = {block.kind for block in doc.blocks}
    return (
        bool(kinds - NOT_PROSE)
        and not any(block.level == 1 and block.kind in ("title", "heading") for block in doc.blocks)
        and "<h1" not in doc.source.lower()
    )


def _same(doc: Document, title: Block, number: int) -> bool:
    """Whether both say the same; case and typography aside."""
    heading = doc.blocks[number].span
    assert doc.deck
    said = doc.deck.words.keys_of(title.span)
    has_objects = OBJECT in heading.of(doc.prose)
    return bool(said) and not has_objects and said == doc.words.keys_of(heading)


def _hit(doc: Document, title: Span, number: int, severity: Severity | None) -> Hit:
    heading = doc.blocks[number].span
    (cut,), clean = line_cut(doc, [(number, heading)])
    plain = (
        clean and JOINER not in heading.of(doc.prose) and not _ANCHOR().search(cut.of(doc.source))
    )
    applicability = Applicability.SAFE if plain and severity is None else Applicability.UNSAFE
    line = doc.lines.position(title.start).line
    message = (
        f"The title in line {line} stands again as the first heading. Where the template shows"
        " the title, readers see it twice: take the heading out."
    )
    if severity is not None:
        message += " `shown-by` says which one the house shows."
    fix = Fix("Take the heading out", (Edit(cut),), applicability, (title,), "named lines")
    return Hit(heading, message, (Related(title, "the title"),), (fix,), severity)
