"""One key that stands twice in the front matter.

    title: The basin
    draft: true
    title: The quay

Of two values a program takes one and says nothing, or it refuses the whole page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from editlint.edits.deletion import deletion_span
from editlint.model.document import Document
from editlint.model.finding import Applicability, Edit, Fix, Hit, Related, Severity
from editlint.model.needs import has_front_matter
from editlint.model.places import Span, lazy
from editlint.model.rule import Context, Example, rule
from editlint.model.values import NamedTuple

# At the start of a line, for what is indented belongs to another key; or the head of a TOML table.
_KEY = lazy(
    r"^(?P<key>[\w.-]+|\"[^\"\r\n]+\"|'[^'\r\n]+')[ \t]*[:=](?=\s)[ \t]*(?P<value>[^\r\n]*)",
    re.MULTILINE,
)
_TABLE = lazy(r"^\[", re.MULTILINE)
_OPEN = lazy(r"[|>][-+0-9]*[ \t]*$|^[\[{][^\]}]*$|^([\"'])(?:(?!\1).)*$|^(?:#.*)?$")


class _Entry(NamedTuple):
    key: str
    value: str
    span: Span


@rule(
    "repeated-key",
    category="structure",
    severity=Severity.WARNING,
    needs=has_front_matter,
    bad=[
        Example(
            "---\n⟦2: title: The basin⟧\ndraft: true\n⟦1: title: The quay⟧\n---\n\nBoats lie.\n"
        ),
        Example(
            "---\n⟦2: title: The basin⟧\n⟦1: title: The basin⟧\n---\n\nBoats lie in it.\n",
            fixed="---\ntitle: The basin\n---\n\nBoats lie in it.\n",
        ),
    ],
    good=[
        "---\ntitle: The basin\nboats:\n  - name: Gull\n  - name: Tern\n---\n\nBoats lie in it.\n",
        '+++\ntitle = "The basin"\n[gull]\nname = "Gull"\n[tern]\nname = "Tern"\n+++\n\nBoats.\n',
        "---\ntitle: The basin\nabout: |\n  title: no key\n---\n\nBoats lie in it.\n",
    ],
)
def repeated_key(doc: Document, context: Context) -> Iterator[Hit]:
    """A key stands twice in the front matter.

    Programs take the first value, the last, or none at all. Keys below other keys, such as the
    names of several authors, are left alone.
    """
    for block in doc.blocks[:1]:
        if block.kind != "front_matter":
            return
        seen: dict[str, _Entry] = {}
        for entry in _entries(doc, block.span):
            if entry.key in seen:
                yield _hit(doc, seen[entry.key], entry)
            else:
                seen[entry.key] = entry


def _entries(doc: Document, span: Span) -> Iterator[_Entry]:
    """The keys that stand at the start of a line, above the first table of TOML."""
    if "{" in doc.source[span.start : span.start + 3]:
        return
    table = _TABLE().search(doc.source, *span) if doc.source.find("+++", *span) >= 0 else None
    for match in _KEY().finditer(doc.source, span.start, table.start() if table else span.end):
        place = Span(match.start(), match.start() + len(match.group().rstrip()))
        yield _Entry(match["key"].strip("\"'"), match["value"].strip(), place)


def _hit(doc: Document, kept: _Entry, gone: _Entry) -> Hit:
    same = kept.value == gone.value and not _OPEN().search(gone.value)
    fixes: tuple[Fix, ...] = ()
    if same:
        edit = Edit(deletion_span(doc.source, gone.span))
        title = f"Delete {doc.lines.named(gone.span)}"
        fixes = (Fix(title, (edit,), Applicability.SAFE, keeps=(kept.span,), proof="kept copy"),)
    value = "the same value" if same else "another value"
    message = (
        f"The key “{gone.key}” of {doc.lines.named(kept.span)} stands in the front matter again in"
        f" {doc.lines.named(gone.span)}, with {value}. Programs read only one of them: delete the"
        " other."
    )
    return Hit(gone.span, message, (Related(kept.span, "the same key"),), fixes)
