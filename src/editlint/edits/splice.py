"""Making edits: the text between them is taken over as it stands."""

from __future__ import annotations

from collections.abc import Sequence

from editlint.model.finding import Edit
from editlint.model.places import Span, hull


def splice(text: str, edits: Sequence[Edit]) -> str:
    """`text` with all `edits` made; they must not overlap."""
    return _made(text, edits, Span(0, len(text)))


def one_edit(edits: Sequence[Edit], source: str) -> Edit:
    """All `edits` as one, which also holds the text between them."""
    if len(edits) == 1:
        return edits[0]
    whole = hull(edit.span for edit in edits)
    return Edit(whole, _made(source, edits, whole))


def _made(text: str, edits: Sequence[Edit], within: Span) -> str:
    """What `text` has at `within` once all `edits`, which lie in it, are made."""
    parts: list[str] = []
    at = within.start
    for edit in sorted(edits, key=lambda edit: edit.span):
        parts += [text[at : edit.span.start], edit.text]
        at = edit.span.end
    return "".join([*parts, text[at : within.end]])
