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
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence

from editlint.model.document import Document
from editlint.model.places import Span, lazy
from editlint.model.values import NamedTuple, dataclass

BEGINS, ENDS = ("allow-begin", "off"), ("allow-end", "on")  # of a stretch
VERBS = ("allow", *BEGINS, *ENDS)
OPENING, CLOSING = r"(?:<!--|\{/\*)", r"(?:-->|\*/\})"
# A definition of a link that nothing points to: the comment of Markdown that has no HTML.
DEFINED = r"^ {0,3}\[(?://|comment|_)\]:[ \t]*(?:#|<>|<#>)[ \t]+[(\"']"
DEFINED_END = r"[)\"'][ \t]*$"
_VERB = rf"\s*editlint:\s*(?P<verb>{'|'.join(VERBS)})(?![\w-])"
_OPENING = lazy(OPENING + _VERB)
_CLOSING = lazy(CLOSING)
_DEFINITION = lazy(rf"{DEFINED}{_VERB}(?P<what>[^\r\n]*){DEFINED_END}", re.M)
_WHAT = lazy(
    r"(?P<names>[\w-]+(?:[ ,]+[\w-]+)*)? ?(?:\\?\((?P<reason>.*?)\\?\)|: ?(?P<said>.*))?\Z"
)
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
    entries = [listed] if isinstance(listed, str) else listed if isinstance(listed, list) else []
    for entry in entries:
        if isinstance(entry, str):
            what = entry.strip().removeprefix("allow").strip()
            allow = _allow(what, Span(0, len(doc.source)), head)
            if allow and allow.names:
                yield allow


class _Comment(NamedTuple):
    """A comment to editlint: its verb, and what follows it, with single blanks."""

    verb: str
    what: str
    span: Span
    is_definition: bool = False


def _in_comments(doc: Document) -> Iterator[Allow]:
    if not doc.traits.has_comments:
        return
    found = _comments(doc.source)
    comments = [comment for comment in found if not in_code(doc, comment.span)]
    blocks = _with_text(doc) if comments else []
    ends = _ends(comments)
    for comment in comments:
        verb, what, span, is_definition = comment
        allow = None
        if is_definition and span.of(doc.prose).strip():
            allow = _allow(what, Span(0, 0), span, _SEEN)
        elif verb == "allow":
            allow = _allow(what, _block_of(blocks, span), span)
            allow = allow if allow and allow.names else None
        elif verb in BEGINS:
            begun = _allow(what, span, span)
            end = _end_of(begun, ends, len(doc.source)) if begun else 0
            allow = _allow(what, Span(span.start, end), span)
        if allow:
            yield allow


def _comments(source: str) -> list[_Comment]:
    """All comments in order."""
    found = list(_enclosed(source))
    if "]:" in source:
        for match in _DEFINITION().finditer(source):
            what = " ".join(match["what"].split())
            found.append(_Comment(match["verb"], what, Span(*match.span()), is_definition=True))
    return sorted(found, key=lambda comment: comment.span)


def _enclosed(source: str) -> Iterator[_Comment]:
    for opening, rest, span in enclosed(source, _OPENING()):
        yield _Comment(opening["verb"], " ".join(rest.split()), span)


def enclosed(source: str, begins: re.Pattern[str]) -> Iterator[tuple[re.Match[str], str, Span]]:
    """The comments whose opening is a match of `begins`: it, what follows it, the whole place.

    One pass: where a comment is not closed, none after it is.
    """
    at = 0
    while opening := begins.search(source, at):
        closing = _CLOSING().search(source, opening.end())
        if not closing:
            return
        rest = source[opening.end() : closing.start()]
        yield opening, rest, Span(opening.start(), closing.end())
        at = closing.end()


def _ends(comments: Sequence[_Comment]) -> Mapping[str, Sequence[int]]:
    """Where stretches end, by the rule that an end names; "" for those that end all."""
    ends: dict[str, list[int]] = {}
    for verb, what, span, _ in comments:
        if verb in ENDS:
            allow = _allow(what, span, span)
            for name in (allow and allow.names) or ("",):
                ends.setdefault(name, []).append(span.start)
    return ends


def _end_of(begun: Allow, ends: Mapping[str, Sequence[int]], last: int) -> int:
    """Where a stretch ends: at an end for all rules or for one of its own."""
    for name in ("", *begun.names):
        listed = ends.get(name, ())
        after = bisect_right(listed, begun.span.end)
        last = min(last, listed[after]) if after < len(listed) else last
    return last


def _allow(what: str, target: Span, span: Span, problem: str = "") -> Allow | None:
    match = _WHAT().match(" ".join(what.split()))
    if not match:
        return None
    names = tuple(re.split(r"[ ,]+", match["names"])) if match["names"] else ()
    return Allow(names, target, span, (match["reason"] or match["said"] or "").strip(), problem)


def _with_text(doc: Document) -> list[Span]:
    """The blocks that hold more than comments."""
    return [block.span for block in doc.blocks if block.span.of(doc.prose).strip()]


def _block_of(blocks: Sequence[Span], comment: Span) -> Span:
    """The block that holds the comment beside text of its own, else the next block that is not a
    comment.
    """
    first = bisect_right(blocks, comment.start, key=lambda block: block.end)
    return blocks[first] if first < len(blocks) else comment


def in_code(doc: Document, span: Span) -> bool:
    """Whether the place is an example in code, which nobody obeys."""
    return doc.is_in(("code",), span)
