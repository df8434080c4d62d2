"""Proof, on our own parse, that a fix changed what it said and nothing else."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from editlint.edits.links import is_subsequence, links_and_notes, object_spans
from editlint.fix.wellformed import damage
from editlint.model.document import Block, Document
from editlint.model.finding import Applicability, Edit, Finding
from editlint.model.places import Span, hull
from editlint.model.words import words_of


def verify(before: Document, after: Document, chosen: Sequence[Finding]) -> str | None:
    """Why the first fixes of `chosen` must not be written, or None where all is proven.

    `after` is the text with all of them made.
    """
    edits = sorted(
        (edit for finding in chosen for edit in finding.fixes[0].edits), key=lambda edit: edit.span
    )
    reasons = (
        _takes_too_much(before, finding)
        for finding in chosen
        if finding.fixes[0].applicability == Applicability.SAFE
    )
    return (
        next(filter(None, reasons), None)
        or _disturbs(before, after, edits)
        or _breaks(before, after, edits, all(_takes_twins(before, finding) for finding in chosen))
    )


def _breaks(before: Document, after: Document, edits: Sequence[Edit], twins: bool) -> str | None:
    """What is less well-formed than before, by an independent reading.

    `twins`: all that goes stands in what stays as it is written, stray signs and all.
    """
    if not before.traits.has_markup:
        return None
    if not _is_head_sound(before, after, edits):
        return "the front matter would no longer be read as it was"
    broken = damage(before, after, twins=twins)
    return broken and f"it would break the markup: {broken}"


def _is_head_sound(before: Document, after: Document, edits: Sequence[Edit]) -> bool:
    """Whether the front matter says what it said, but for the texts in it that an edit meets."""
    heads = [
        next((block.span for block in doc.blocks if block.kind == "front_matter"), Span(0, 0))
        for doc in (before, after)
    ]
    if heads[0].of(before.source) == heads[1].of(after.source):
        return True
    old, new = dict(before.meta), dict(after.meta)
    met = {edit.span for edit in edits if edit.span.start < heads[0].end}
    texts = before.deck.blocks if before.deck else ()
    if not met or not all(any(block.span.contains(span) for block in texts) for span in met):
        return old == new
    changed = {key for key in old if old[key] != new.get(key)}
    return (
        old.keys() == new.keys()
        and len(changed) <= len(met)
        and all(isinstance(new[key], str) for key in changed)
    )


def _takes_twins(doc: Document, finding: Finding) -> bool:
    """Whether each deletion of the first fix takes what is written the same way where it stays."""
    fix = finding.fixes[0]
    kept = {" ".join(span.of(doc.source).split()) for span in fix.keeps}
    return all(" ".join(edit.span.of(doc.source).split()) in kept for edit in fix.edits)


def _disturbs(before: Document, after: Document, edits: Sequence[Edit]) -> str | None:
    """Every block that no edit meets is still there, of the same kind and with the same prose."""
    there = {block.span: block for block in after.blocks}
    shift, coming = 0, list(edits)
    for block in before.blocks:
        while coming and coming[0].span.end <= block.span.start:
            edit = coming.pop(0)
            shift += len(edit.text) - (edit.span.end - edit.span.start)
        if coming and coming[0].span.start < block.span.end:
            continue
        moved = there.get(Span(block.span.start + shift, block.span.end + shift))
        if (
            moved is None
            or _kind(before, block) != _kind(after, moved)
            or block.span.of(before.prose) != moved.span.of(after.prose)
        ):
            return (
                f"it would change how {before.lines.named_at(block.span.start)} reads, which it"
                " should leave alone"
            )
    return None


def _kind(doc: Document, block: Block) -> str:
    """The kind as far as the markup says it: a heading that was only inferred from its neighbours
    may turn out a paragraph.
    """
    if block.kind not in ("title", "heading"):
        return block.kind
    text = block.span.of(doc.source)
    marked = text.startswith(("#", "<")) or text.rstrip().endswith(("===", "---"))
    return "heading" if marked else "paragraph"


def _takes_too_much(doc: Document, finding: Finding) -> str | None:
    fix = finding.fixes[0]
    gone = [edit.span for edit in fix.edits if not edit.text.strip()]
    if fix.proof == "kept copy":
        return next(filter(None, (_kept_lacks(doc, span, fix.keeps) for span in gone)), None)
    if fix.proof == "named lines":
        return next(filter(None, (_not_whole(doc, finding, span) for span in gone)), None)
    return None


def _kept_lacks(doc: Document, gone: Span, keeps: Sequence[Span]) -> str | None:
    """What goes stands in the copy that stays, in the same order.

    Each deletion by itself: of three copies two may go.
    """
    if not is_subsequence(
        words_of(gone.of(doc.prose)).keys,
        [key for kept in keeps for key in words_of(kept.of(doc.prose)).keys],
    ):
        return "the copy that stays lacks some of its words"
    if not is_subsequence(
        links_and_notes(gone.of(doc.source)),
        [what for kept in keeps for what in links_and_notes(kept.of(doc.source))],
    ):
        return "the copy that stays lacks some of its links, images or footnotes"
    if not is_subsequence(_unread(doc, [gone]), _unread(doc, keeps)):
        return "code, an image or raw HTML stands between the copies"
    return None


def _unread(doc: Document, spans: Sequence[Span]) -> list[str]:
    """What the spans take of code, raw HTML and objects in the prose, in order: no words, but the
    author's all the same.
    """
    parts = [
        Span(max(span.start, block.span.start), min(span.end, block.span.end))
        for span in spans
        for block in _touched(doc, span)
        if block.kind in ("code", "html") and block.span.overlaps(span)
    ]
    parts += [place for span in spans for place in object_spans(doc.prose, span)]
    return [text for part in parts if (text := part.of(doc.source).strip())]


def _touched(doc: Document, span: Span) -> Sequence[Block]:
    """The blocks from the one that holds the start of the span to the last that begins in it."""
    first = max(0, doc.block_number_at(span.start))
    return doc.blocks[first : bisect_left(doc.block_starts, span.end)]


def _not_whole(doc: Document, finding: Finding, gone: Span) -> str | None:
    """A leftover goes by whole lines (in HTML by whole elements), and every word that goes was
    named in the finding.
    """
    named = hull(
        [finding.span, *(related.span for related in finding.related if related.path is None)]
    )
    words = words_of(gone.of(doc.prose))
    if len(words) and not named.contains(
        Span(gone.start + words.starts[0], gone.start + words.ends[-1])
    ):
        return "it would take words that the finding does not name"
    if (
        not doc.traits.has_elements
        and doc.source[doc.lines.starts[doc.lines.line_at(gone.start)] : gone.start].strip()
    ):
        return "it would cut a line in two"
    return None
