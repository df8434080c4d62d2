"""Allows that stand in the article itself: comments and front matter."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from editlint.model.document import Document
from editlint.model.places import Span, lazy
from editlint.model.values import dataclass

_COMMENT = lazy(r"<!--\s*editlint:\s*allow\s+(?P<what>.*?)\s*-->", re.S)
_WHAT = lazy(r"(?P<names>[\w-]+(?:[\s,]+[\w-]+)*)\s*(?:\((?P<reason>.*)\))?\s*\Z", re.S)


@dataclass(frozen=True, slots=True)
class Listed:
    """What the allow file says of one finding."""

    rule: str
    reason: str


@dataclass(frozen=True, slots=True)
class Allow:
    """Findings of these rules (or categories) at `target` are wanted.

    `span` is where the allow stands; `reason` may be empty.
    """

    names: tuple[str, ...]
    target: Span
    span: Span
    reason: str


def allows_in(doc: Document) -> tuple[Allow, ...]:
    """Every allow of the article: comments hold for their own block or the next one, front matter
    for the whole file.
    """
    if "editlint" not in doc.source:
        return ()
    return (*_in_front_matter(doc), *_in_comments(doc))


def _in_front_matter(doc: Document) -> Iterator[Allow]:
    listed = doc.meta.get("editlint", ())
    head = next((block.span for block in doc.blocks if block.kind == "front_matter"), Span(0, 0))
    for entry in (
        [listed] if isinstance(listed, str) else listed if isinstance(listed, list) else ()
    ):
        allow = _allow(
            str(entry).strip().removeprefix("allow").strip(), Span(0, len(doc.source)), head
        )
        if allow:
            yield allow


def _in_comments(doc: Document) -> Iterator[Allow]:
    if not doc.traits.has_comments:
        return
    for match in _COMMENT().finditer(doc.source):
        span = Span(*match.span())
        allow = _allow(match["what"], _block_of(doc, span), span)
        if allow and not _in_code(doc, span):
            yield allow


def _allow(what: str, target: Span, span: Span) -> Allow | None:
    match = _WHAT().match(what)
    if not match:
        return None
    names = tuple(re.split(r"[\s,]+", match["names"]))
    return Allow(names, target, span, " ".join((match["reason"] or "").split()))


def _block_of(doc: Document, comment: Span) -> Span:
    """The block that holds the comment beside text of its own, else the next block that is not a
    comment.
    """
    first = bisect_left(doc.blocks, comment.start, key=lambda block: block.span.end)
    for block in doc.blocks[first:]:
        holds = block.span.overlaps(comment)
        text = block.span.of(doc.prose).strip()
        if text and (holds or block.span.start >= comment.end):
            return block.span
    return comment


def _in_code(doc: Document, span: Span) -> bool:
    return any(block.kind == "code" and block.span.contains(span) for block in doc.blocks)
