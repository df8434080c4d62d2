"""What a fix of a repetition deletes, and what it keeps."""

from __future__ import annotations

from collections.abc import Iterator

from editlint.document import Document
from editlint.finding import Applicability, Edit, Fix, Severity
from editlint.match.carried import carried, in_order
from editlint.match.cut import cut
from editlint.match.edges import Border
from editlint.text import Span
from editlint.values import replace
from editlint.views.copies import Copy
from editlint.views.repeats import Repeat

OWN = 0.4  # a block of whose words the other copy has less than this share is no part of the repetition
LOST = 6  # so many words that only the deleted copy has are named in the title of a fix


def fixes(doc: Document, repeat: Repeat) -> tuple[Fix, ...]:
    """Delete every copy but the kept one; for two copies the other choice comes second and is never made unasked."""
    first = _fix(doc, repeat, repeat.kept, repeat.gone)
    if len(repeat.copies) > 2 or repeat.periodic:
        return first
    other = _fix(doc, repeat, repeat.gone[0], (repeat.kept,))
    return *first, *(replace(fix, applicability=Applicability.UNSAFE) for fix in other)


def _fix(doc: Document, repeat: Repeat, kept: Copy, gone: tuple[Copy, ...]) -> tuple[Fix, ...]:
    """The fix that deletes `gone`, or none where nothing of it is quite the same matter."""
    spans = [span for copy in gone for span in _removed(doc, repeat, copy, kept)]
    if not spans:
        return ()
    title = "Delete " + " and ".join(where(doc, copy.span) for copy in gone)
    safe = _is_certain(doc.source, repeat, gone) and all(_kept_has(doc, span, kept.span) for span in spans)
    if not repeat.same and (lost := _lost(doc, gone, kept)):
        title += f" (only there: {', '.join(lost[:LOST])}{', …' if len(lost) > LOST else ''})"
    edits = tuple(Edit(cut(doc.source, span)) for span in spans)
    return (Fix(title, edits, Applicability.SAFE if safe else Applicability.UNSAFE, keeps=(kept.span,)),)


def _is_certain(source: str, repeat: Repeat, gone: tuple[Copy, ...]) -> bool:
    """Whether nobody need be asked. What lies in a larger repetition waits until that is mended."""
    if repeat.severity == Severity.INFO or repeat.inner or not repeat.same:
        return False
    if all(copy.border <= Border.LINE for copy in gone):
        return True
    return repeat.touching and len({" ".join(c.span.of(source).split()) for c in repeat.copies}) == 1


def where(doc: Document, span: Span) -> str:
    """ "line 3" or "lines 3-7"."""
    first, last = (doc.lines.position(at).line for at in (span.start, max(span.start, span.end - 1)))
    return f"line {first}" if first == last else f"lines {first}-{last}"


def _removed(doc: Document, repeat: Repeat, gone: Copy, kept: Copy) -> Iterator[Span]:
    """The source of the matched blocks of `gone`, neighbours in one span. What stands between matched blocks stays."""
    if repeat.periodic:
        yield from _periods(doc, gone, kept)
        return
    known = set(doc.words.keys[kept.words.first : kept.words.stop])
    pictures = {doc.blocks[k].span.of(doc.source).strip() for k in kept.blocks if not doc.block_words[k]}
    start: int | None = None
    end = gone.span.start
    for k in gone.blocks:
        if _belongs(doc, k, gone, known, pictures):
            start = max(gone.span.start, doc.blocks[k].span.start) if start is None else start
            end = min(gone.span.end, doc.blocks[k].span.end)
        elif start is not None:
            yield Span(start, end)
            start = None
    if start is not None:
        yield Span(start, end)


def _belongs(doc: Document, number: int, gone: Copy, known: set[str], pictures: set[str]) -> bool:
    """Whether what `gone` has of a block stands in the other copy too."""
    words = doc.block_words[number]
    if not words:
        return doc.blocks[number].span.of(doc.source).strip() in pictures
    keys = doc.words.keys[max(words.start, gone.words.first) : min(words.stop, gone.words.stop)]
    return bool(keys) and sum(key in known for key in keys) >= OWN * len(keys)


def _periods(doc: Document, gone: Copy, kept: Copy) -> Iterator[Span]:
    """Each further copy of a text that goes on repeating itself."""
    size = kept.words.size
    for first in range(gone.words.first, gone.words.stop, size):
        start = gone.span.start if first == gone.words.first else doc.words.starts[first]
        end = gone.span.end if first + size >= gone.words.stop else doc.words.starts[first + size]
        yield Span(start, start + len(doc.source[start:end].rstrip()))


def _kept_has(doc: Document, gone: Span, kept: Span) -> bool:
    """Whether the kept copy has all words, links, images and footnotes that go, in the same order."""
    words = in_order(doc.words.keys_of(gone), doc.words.keys_of(kept))
    return words and in_order(carried(gone.of(doc.source)), carried(kept.of(doc.source)))


def _lost(doc: Document, gone: tuple[Copy, ...], kept: Copy) -> list[str]:
    """Words and addresses of the deleted copies that the kept one lacks, in order."""
    known = set(doc.words.keys_of(kept.span)) | set(carried(kept.span.of(doc.source)))
    here = [key for copy in gone for key in (*doc.words.keys_of(copy.span), *carried(copy.span.of(doc.source)))]
    return list(dict.fromkeys(key for key in here if key not in known))
