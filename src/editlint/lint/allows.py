"""Allows that stand in the article itself: comments and front matter.

<!-- editlint: allow repeated-word (the name of a band) -->    the next block, or its own
{/* editlint: allow repeated-word */}                          the same in MDX
<!-- editlint: off (minutes, word for word) -->                all rules from here ...
<!-- editlint: on -->                                          ... to here, or to the end
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from editlint.model.document import Document
from editlint.model.places import Span, SpanSet, lazy
from editlint.model.values import dataclass

_COMMENT = lazy(
    r"(?:<!--|\{/\*)\s*editlint:\s*(?P<verb>allow|off|on)\b\s*(?P<what>.*?)\s*(?:-->|\*/\})", re.S
)
_WHAT = lazy(r"(?P<names>[\w-]+(?:[\s,]+[\w-]+)*)\s*(?:\((?P<reason>.*)\))?\s*\Z", re.S)


@dataclass(frozen=True, slots=True)
class Listed:
    """What the allow file says of one finding."""

    rule: str
    reason: str


@dataclass(frozen=True, slots=True)
class Allow:
    """Findings of these rules (or categories) at `target` are wanted; without names, of all rules.

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
    code = SpanSet(block.span for block in doc.blocks if block.kind == "code")
    comments = [
        comment
        for comment in _COMMENT().finditer(doc.source)
        if not code.covers(Span(*comment.span()))
    ]
    ends = [comment.start() for comment in comments if comment["verb"] == "on"]
    for comment in comments:
        span = Span(*comment.span())
        if comment["verb"] == "allow":
            allow = _allow(comment["what"], _block_of(doc, span), span)
        elif comment["verb"] == "off":
            after = bisect_right(ends, span.end)
            end = ends[after] if after < len(ends) else len(doc.source)
            allow = _off(comment["what"], Span(span.start, end), span)
        else:
            continue
        if allow:
            yield allow


def _off(what: str, target: Span, span: Span) -> Allow | None:
    """A stretch that is switched off: for the rules it names, or for all."""
    if what and not what.startswith("("):
        return _allow(what, target, span)
    return Allow((), target, span, " ".join(what.strip("()").split()))


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
    for number in range(first, len(doc.blocks)):
        block = doc.blocks[number]
        holds = block.span.overlaps(comment)
        text = block.span.of(doc.prose).strip()
        if text and (holds or block.span.start >= comment.end):
            return block.span
    return comment
