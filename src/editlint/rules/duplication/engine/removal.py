"""What a fix of a repetition deletes, and what it keeps.

A fix is made unasked only where nobody could object: the copies are running text with the same
words, the kept one has every link of the other, and no heading or lead-in is left without what it
announces. Blocks that stand inside one copy alone stay.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import groupby

from editlint.alignment.boundaries import Boundary
from editlint.edits.balance import is_self_contained
from editlint.edits.deletion import deletion_span
from editlint.edits.elements import removable
from editlint.edits.links import is_subsequence, links_and_notes
from editlint.language.similarity import differences
from editlint.model.document import Document
from editlint.model.finding import Applicability, Edit, Fix, Severity
from editlint.model.places import Span, lazy
from editlint.model.values import replace
from editlint.rules.duplication.engine.copies import Copy
from editlint.rules.duplication.engine.job import is_reference, under_two_headings
from editlint.rules.duplication.engine.repeats import Repeat
from editlint.rules.duplication.engine.severity import BODY_BLOCKS

OWN = 0.4  # a block of whose words the other copy has less than this share is not repeated
RUN = 8  # words of one lost stretch that are shown
_LABEL = lazy(r"\s*(?:\*\*|__|<(?:b|strong)>)[^*_<>\r\n]{1,40}(?::|(?:\*\*|__|</\w+>):)")
PARTED_WORDS = 45  # so little may be said under two headings of any article
SENTENCE_WORDS = 7  # so many make sure that it is a sentence
SENTENCE_ENDS = frozenset(".!?…:\"'”’“»)]。！？")
LOST = 6  # so many words that only the deleted copy has are named in the title of a fix


def fixes(doc: Document, repeat: Repeat) -> tuple[Fix, ...]:
    """Delete every copy but the kept one.

    For two copies the other choice comes second and is never made unasked.
    """
    first = _fix(doc, repeat, repeat.kept, repeat.gone)
    if len(repeat.copies) > 2 or repeat.periodic:
        return first
    other = _fix(doc, repeat, repeat.gone[0], (repeat.kept,))
    return *first, *(replace(fix, applicability=Applicability.UNSAFE) for fix in other)


def _fix(doc: Document, repeat: Repeat, kept: Copy, gone: tuple[Copy, ...]) -> tuple[Fix, ...]:
    """The fix that deletes `gone`, or none where nothing of it is quite the same matter."""
    pieces = [piece for copy in gone for piece in _removed(doc, repeat, copy, kept)]
    wanted = [deletion_span(doc.source, span) for span, _ in pieces]
    deleted = list(_apart(wanted, kept.span))
    if not deleted:
        return ()
    title = "Delete " + " and ".join(doc.lines.named(copy.span) for copy in gone)
    safe = (
        deleted == wanted
        and _is_certain(doc.source, repeat, gone)
        and all(sound and _kept_has(doc, span, kept.span) for span, sound in pieces)
        and all(_leaves_sense(doc, copy) for copy in gone)
        and not any(_is_parted(doc, kept, copy) for copy in gone)
    )
    if not repeat.same and (lost := _lost(doc, repeat, gone, kept)):
        title += f" (only there: {', '.join(lost[:LOST])}{', …' if len(lost) > LOST else ''})"
    return (
        Fix(
            title,
            tuple(map(Edit, deleted)),
            Applicability.SAFE if safe else Applicability.UNSAFE,
            keeps=(kept.span,),
            proof="kept copy",
        ),
    )


def _apart(spans: Sequence[Span], kept: Span) -> Iterator[Span]:
    """What of `spans` lies outside `kept` and outside one another.

    Copies that are glued together share a mark: `"Come.""Come."` has two that both claim `""`.
    """
    at = 0
    for start, end in spans:
        start = max(start, at)
        if start < kept.start:
            end = min(end, kept.start)
        elif start < kept.end:
            start = kept.end
        if start < end:
            yield Span(start, end)
            at = end


def _is_certain(source: str, repeat: Repeat, gone: tuple[Copy, ...]) -> bool:
    """Whether nobody need be asked. What lies in a larger repetition waits until that is mended."""
    if repeat.severity == Severity.INFO or repeat.inner or not repeat.same:
        return False
    if repeat.job != "text":
        return False
    if len(repeat.copies) > 2 and repeat.severity < Severity.ERROR:
        return False  # some of them may be meant
    if all(copy.boundary <= Boundary.LINE for copy in gone):
        return True
    written = {" ".join(copy.span.of(source).split()) for copy in repeat.copies}
    return repeat.touching and len(written) == 1


def _cuts_soundly(doc: Document, span: Span, numbers: Sequence[int]) -> bool:
    """Whether each block that `span` takes only a part of is running text and keeps its markup.

    A long copy may begin in whatever it was glued to. Else only a sentence goes out of a paragraph,
    and none out of an entry with a label: "**Windows:** Run this. (Replace the path with yours.)"
    """
    long = numbers[-1] - numbers[0] >= BODY_BLOCKS
    if numbers[0] != numbers[-1] and not long:
        return False
    for number in numbers:
        block = doc.blocks[number].span
        part = Span(max(span.start, block.start), min(span.end, block.end))
        if part == block:
            continue
        if not (long or doc.blocks[number].role == "body"):
            return False
        if not long and _LABEL().match(doc.source, block.start):
            return False
        if not is_self_contained(part.of(doc.source)):
            return False
        if not long and not _is_sentence(doc, part, block):
            return False
    return True


def _is_sentence(doc: Document, part: Span, block: Span) -> bool:
    """Whether a part of a paragraph is surely a sentence, and no title or clause that looks so.

    "§ 258 Abs. 2 applies." leaves a lone § behind; "Are Best Practices Best? Making PDFs More
    Accessible." is one title; and paragraphs may begin alike on purpose.
    """
    before = doc.prose[block.start : part.start].rstrip(" \t\r\n\u2060")
    ends = before[-1:] in SENTENCE_ENDS
    said = part.of(doc.prose).strip(" \t\r\n\u2060\"'“”„«»‘’()[]*_")
    closed = said[-1:] in SENTENCE_ENDS and not said[:1].islower()
    return ends and closed and _amount(doc, part) >= SENTENCE_WORDS


def _amount(doc: Document, span: Span) -> int:
    inside = doc.words.within(span)
    return doc.words.amount(inside.start, inside.stop)


def _leaves_sense(doc: Document, gone: Copy) -> bool:
    """Whether no heading loses its text, no list its lead-in and no lead-in what it leads to."""
    if not gone.whole:
        return True
    blocks, around = doc.blocks, gone.blocks
    above, below = range(around.start - 1, -1, -1), range(around.stop, len(blocks))
    before = next((blocks[at] for at in above if blocks[at].kind != "html"), None)
    after = next((blocks[at] for at in below if blocks[at].kind != "html"), None)
    if before is not None:
        heads = before.role == "heading" and (after is None or 0 < after.level <= before.level)
        leads = len(gone.blocks) < BODY_BLOCKS and (after is None or after.role == "body")
        if heads or (leads and _leads_in(doc, before.span)):
            return False
    last = doc.blocks[gone.blocks.stop - 1]
    return after is None or after.role in ("body", "heading") or not _leads_in(doc, last.span)


def _is_parted(doc: Document, kept: Copy, gone: Copy) -> bool:
    """Whether each may need its own: under two headings of a page of reference, or so little."""
    little = gone.amount < PARTED_WORDS
    return (little or doc.view(is_reference)) and under_two_headings(doc, kept, gone)


def _leads_in(doc: Document, span: Span) -> bool:
    return span.of(doc.prose).rstrip(" \t\r\n*_\u2060").endswith(":")


def _removed(doc: Document, repeat: Repeat, gone: Copy, kept: Copy) -> Iterator[tuple[Span, bool]]:
    """The source of the matched blocks of `gone`, and whether it can go and the markup holds.

    Neighbours are one span; what stands between matched blocks stays.
    """
    if repeat.periodic:
        yield from ((span, True) for span in _periods(doc, gone, kept))
        return
    known = set(doc.words.keys[kept.words.first : kept.words.stop])
    pictures = {
        doc.blocks[number].span.of(doc.source).strip()
        for number in kept.blocks
        if not doc.block_words[number]
    }
    belongs = partial(_belongs, doc, gone, known, pictures)
    for matched, neighbours in groupby(gone.blocks, key=belongs):
        if matched:
            numbers = list(neighbours)
            yield from _pieces(doc, gone, numbers[0], numbers[-1])


def _pieces(doc: Document, gone: Copy, first: int, last: int) -> Iterator[tuple[Span, bool]]:
    """What goes of the blocks `first` to `last`.

    These are whole elements where the copy has the blocks whole, else its words with their markup.
    """
    blocks = Span(doc.blocks[first].span.start, doc.blocks[last].span.end)
    span = Span(max(gone.span.start, blocks.start), min(gone.span.end, blocks.end))
    if span != blocks:
        yield span, _cuts_soundly(doc, span, (first, last))
        return
    whole = removable(doc, first, last + 1)
    if whole is None:
        yield span, False
    else:
        yield from ((piece, True) for piece in whole)


def _belongs(doc: Document, gone: Copy, known: set[str], pictures: set[str], number: int) -> bool:
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
    """Whether the kept copy has all words, links, images and notes that go, in the same order."""
    gone_source, kept_source = gone.of(doc.source), kept.of(doc.source)
    if gone_source == kept_source:
        return True
    if not is_subsequence(doc.words.keys_of(gone), doc.words.keys_of(kept)):
        return False
    return is_subsequence(links_and_notes(gone_source), links_and_notes(kept_source))


def _lost(doc: Document, repeat: Repeat, gone: tuple[Copy, ...], kept: Copy) -> list[str]:
    """Words and addresses of the deleted copies that the kept one lacks, in order.

    Words are compared where they stand, unless the order differs.
    """
    known = set(links_and_notes(kept.span.of(doc.source)))
    words: list[str] = []
    if repeat.reordered:
        known.update(doc.words.keys_of(kept.span))
        for copy in gone:
            words += doc.words.keys_of(copy.span)
    else:
        for copy in gone:
            words += _only_there(doc, copy, kept)
    links = [link for copy in gone for link in links_and_notes(copy.span.of(doc.source))]
    return list(dict.fromkeys(part for part in [*words, *links] if part not in known))


def _only_there(doc: Document, gone: Copy, kept: Copy) -> Iterator[str]:
    """The stretches of words that `gone` has where `kept` has others or none."""
    one, other = (doc.words.keys[copy.words.first : copy.words.stop] for copy in (kept, gone))
    for difference in differences(one, other):
        words = other[difference.other_first : difference.other_stop]
        if words:
            yield " ".join(words[:RUN]) + (" …" if len(words) > RUN else "")
