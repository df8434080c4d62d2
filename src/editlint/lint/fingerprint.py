"""A name for a finding that outlives edits elsewhere in the file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from editlint.model.document import Document
from editlint.model.finding import Finding
from editlint.model.places import Span, SpanSet
from editlint.model.values import replace

_LONG = 10_000  # characters of a sentence that stands for itself by its digest


def with_fingerprints(
    doc: Document, findings: Sequence[Finding], keys: Sequence[str | None]
) -> tuple[Finding, ...]:
    """Give every finding its fingerprint: rule, normalised text and sentence, and which of such
    equals it is.

    `keys[i]`, where not None, takes the place of text and sentence of finding i. Neither line
    numbers nor the choice of the copy to keep are in it; equals are counted with those last that a
    safe fix takes away, so that mending renames none that stay.
    """
    going = SpanSet(
        edit.span
        for finding in findings
        if finding.safe_fix and finding.safe_fix.keeps
        for edit in finding.safe_fix.edits
    )
    texts: dict[Span, str] = {}  # a sentence may hold many findings
    bases = [
        (finding.rule, key)
        if key is not None
        else (
            finding.rule,
            _text(doc, finding.span, texts),
            _text(doc, _sentence(doc, finding.span), texts),
        )
        for finding, key in zip(findings, keys, strict=True)
    ]
    seen: Counter[tuple[str, ...]] = Counter()
    names: dict[int, str] = {}
    for number in sorted(
        range(len(findings)), key=lambda number: going.covers(findings[number].span)
    ):
        names[number] = _digest((*bases[number], str(seen[bases[number]])))
        seen[bases[number]] += 1
    return tuple(
        replace(finding, fingerprint=names[number]) for number, finding in enumerate(findings)
    )


def _text(doc: Document, span: Span, known: dict[Span, str]) -> str:
    """The words of the span, or its bare characters where it has none (a row of marks)."""
    if span not in known:
        text = " ".join(doc.words.keys_of(span)) or "".join(span.of(doc.source).split())
        known[span] = text if len(text) <= _LONG else _digest((text,))
    return known[span]


def _sentence(doc: Document, span: Span) -> Span:
    """The sentence that holds the start of `span`; the span itself where none does."""
    number = doc.sentence_number_at(span.start)
    return span if number is None else doc.sentences[number]


def _digest(parts: tuple[str, ...]) -> str:
    try:
        from _blake2 import blake2b  # hashlib would bring OpenSSL along: a twentieth of a start
    except ImportError:
        from hashlib import blake2b

    return blake2b("\0".join(parts).encode("utf-8", "surrogatepass"), digest_size=10).hexdigest()
