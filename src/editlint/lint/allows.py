"""Allows that stand in the article itself: comments and front matter.

<!-- editlint: allow repeated-word (the name of a band) -->     the next block, or its own
{/* editlint: allow repeated-word (the name of a band) */}      the same in MDX
[//]: # (editlint: allow repeated-word: the name of a band)     the same in Markdown
<!-- editlint: allow-begin duplication (minutes) -->            these rules, or all, from here ...
<!-- editlint: allow-end -->                                    ... to here, or to the end

`off` and `on` are the older names of `allow-begin` and `allow-end`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from editlint.model.document import Document
from editlint.model.places import Span, lazy
from editlint.model.values import dataclass, replace

_VERB = r"\s*editlint:\s*(?P<verb>allow(?:-begin|-end)?|off|on)(?![\w-])\s*"
_COMMENT = lazy(rf"(?:<!--|\{{/\*){_VERB}(?P<what>.*?)\s*(?:-->|\*/\}})", re.S)
# A definition of a link that nothing points to: the comment of Markdown that has no HTML.
_DEFINITION = lazy(
    rf"^ {{0,3}}\[(?://|comment|_)\]:[ \t]*(?:#|<>|<#>)[ \t]+[(\"']{_VERB}"
    r"(?P<what>[^\r\n]*?)\s*[)\"'][ \t]*$",
    re.M,
)
_WHAT = lazy(
    r"(?P<names>[\w-]+(?:[\s,]+[\w-]+)*)?"
    r"\s*(?:\\?\((?P<reason>.*?)\\?\)|:\s*(?P<said>.*?))?\s*\Z",
    re.S,
)
_BEGINS, _ENDS = ("allow-begin", "off"), ("allow-end", "on")
_SEEN = (
    "Readers see this comment, so it allows nothing. Put a blank line above it and write it as"
    ' [//]: # "editlint: allow RULE (reason)".'
)


@dataclass(frozen=True, slots=True)
class Listed:
    """What the allow file says of one finding."""

    rule: str
    reason: str


@dataclass(frozen=True, slots=True)
class Allow:
    """Findings of these rules (or categories) at `target` are wanted; without names, of all rules.

    `span` is where the allow stands; `reason` may be empty. `problem` says why it holds for
    nothing.
    """

    names: tuple[str, ...]
    target: Span
    span: Span
    reason: str
    problem: str = ""


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
        if allow and allow.names:
            yield allow


def _in_comments(doc: Document) -> Iterator[Allow]:
    if not doc.traits.has_comments:
        return
    found = list(_comments(doc))
    for number, (verb, allow, visible) in enumerate(found):
        if verb == "allow" and allow.names:
            target = _block_of(doc, allow.span)
        elif verb in _BEGINS:
            target = Span(allow.span.start, _end_of(allow, found[number + 1 :], len(doc.source)))
        else:
            continue
        yield replace(allow, target=Span(0, 0) if visible else target, problem=_SEEN * visible)


def _comments(doc: Document) -> Iterator[tuple[str, Allow, bool]]:
    """Every comment in order: its verb, what it says, and whether readers see it."""
    patterns = [_COMMENT(), *([_DEFINITION()] if "]:" in doc.source else [])]
    found = [match for pattern in patterns for match in pattern.finditer(doc.source)]
    for match in sorted(found, key=lambda match: match.start()):
        span = Span(*match.span())
        allow = _allow(match["what"], span, span)
        if allow and not _in_code(doc, span):
            is_definition = match[0].lstrip().startswith("[")
            yield match["verb"], allow, is_definition and bool(span.of(doc.prose).strip())


def _end_of(begun: Allow, later: Sequence[tuple[str, Allow, bool]], end: int) -> int:
    """Where a stretch ends: at an end for all rules or for one of its own."""
    for verb, allow, _ in later:
        ends = verb in _ENDS and (not allow.names or set(allow.names) & set(begun.names))
        if ends:
            return allow.span.start
    return end


def _allow(what: str, target: Span, span: Span) -> Allow | None:
    match = _WHAT().match(what)
    if not match:
        return None
    names = tuple(re.split(r"[\s,]+", match["names"])) if match["names"] else ()
    return Allow(names, target, span, " ".join((match["reason"] or match["said"] or "").split()))


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
