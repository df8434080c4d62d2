"""Allows that stand in the article itself: comments and front matter.

<!-- editlint: allow repeated-word (the name of a band) -->    the next block, or its own
{/* editlint: allow repeated-word */}                          the same in MDX
<!-- editlint: off (minutes, word for word) -->                all rules from here ...
<!-- editlint: on -->                                          ... to here, or to the end
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from editlint.model.document import Document
from editlint.model.places import Span, lazy
from editlint.model.values import NamedTuple, dataclass

_OPENING = lazy(r"(?:<!--|\{/\*)\s*editlint:\s*(?P<verb>allow|off|on)\b")
_CLOSING = lazy(r"-->|\*/\}")
_WHAT = lazy(r"(?P<names>[\w-]+(?:[ ,]+[\w-]+)*) ?(?:\((?P<reason>.*)\))?\Z")


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
    entries = [listed] if isinstance(listed, str) else listed if isinstance(listed, list) else []
    for entry in entries:
        if isinstance(entry, str):
            what = entry.strip().removeprefix("allow").strip()
            allow = _allow(what, Span(0, len(doc.source)), head)
            if allow:
                yield allow


class _Comment(NamedTuple):
    """A comment to editlint: its verb, and what follows it, with single blanks."""

    verb: str
    what: str
    span: Span


def _in_comments(doc: Document) -> Iterator[Allow]:
    if not doc.traits.has_comments:
        return
    comments = [comment for comment in _comments(doc.source) if not _in_code(doc, comment.span)]
    ends = [comment.span.start for comment in comments if comment.verb == "on"]
    blocks = _with_text(doc) if comments else []
    for verb, what, span in comments:
        allow = None
        if verb == "allow":
            allow = _allow(what, _block_of(blocks, span), span)
        elif verb == "off":
            after = bisect_right(ends, span.end)
            end = ends[after] if after < len(ends) else len(doc.source)
            allow = _off(what, Span(span.start, end), span)
        if allow:
            yield allow


def _comments(source: str) -> Iterator[_Comment]:
    """One pass: where a comment is not closed, none after it is."""
    at = 0
    while opening := _OPENING().search(source, at):
        closing = _CLOSING().search(source, opening.end())
        if not closing:
            return
        what = " ".join(source[opening.end() : closing.start()].split())
        yield _Comment(opening["verb"], what, Span(opening.start(), closing.end()))
        at = closing.end()


def _off(what: str, target: Span, span: Span) -> Allow | None:
    """A stretch that is switched off: for the rules it names, or for all."""
    if what and not what.startswith("("):
        return _allow(what, target, span)
    return Allow((), target, span, " ".join(what.strip("()").split()))


def _allow(what: str, target: Span, span: Span) -> Allow | None:
    match = _WHAT().match(" ".join(what.split()))
    if not match:
        return None
    names = tuple(re.split(r"[ ,]+", match["names"]))
    return Allow(names, target, span, (match["reason"] or "").strip())


def _with_text(doc: Document) -> list[Span]:
    """The blocks that hold more than comments."""
    return [block.span for block in doc.blocks if block.span.of(doc.prose).strip()]


def _block_of(blocks: Sequence[Span], comment: Span) -> Span:
    """The block that holds the comment beside text of its own, else the next block that is not a
    comment.
    """
    first = bisect_right(blocks, comment.start, key=lambda block: block.end)
    return blocks[first] if first < len(blocks) else comment


def _in_code(doc: Document, span: Span) -> bool:
    at = bisect_right(doc.block_starts, span.start) - 1
    return at >= 0 and doc.blocks[at].kind == "code" and doc.blocks[at].span.contains(span)
