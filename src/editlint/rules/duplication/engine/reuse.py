"""What an editor is told of words that stood in another article first."""

from __future__ import annotations

from collections.abc import Iterator

from editlint.alignment.boundaries import Stretch
from editlint.model.document import Document
from editlint.model.finding import Hit, Related, Severity
from editlint.model.others import Others
from editlint.model.places import Span
from editlint.reuse.reused import Reused, reused
from editlint.reuse.running import running
from editlint.rules.duplication.engine.copies import copy_of
from editlint.rules.duplication.engine.repeats import structure_of

CERTAIN = 0.97  # share of equal words of two articles that are one
FULL = 100  # words of an article; shorter pages follow one pattern, so they must be equal
NEAR = 0.95  # share of equal words, below which two short pages only follow one pattern
LONG = 60  # words of a passage, from which it is a warning
ALIKE = 0.7  # share of equal words, below which it may be the like, said of another thing
EQUAL = 0.995  # share of equal words that is told as "word for word"
NAME = 60  # characters of a path in a message
EDGE = 12  # words at either end that a passage is known by


ARTICLES = frozenset({"same", "inside", "holds"})  # kinds that are a matter of whole articles


def hits(doc: Document, others: Others, *, articles: bool) -> Iterator[Hit]:
    """What `doc` has in common with others, as far as it is a matter of whole articles or not."""
    for one in doc.view(reused, others):
        if (one.kind in ARTICLES) == articles:
            yield _hit(doc, one)


def _hit(doc: Document, one: Reused) -> Hit:
    """The finding of one stretch, at its words in the document."""
    numbers = doc.view(running).numbers
    first, stop = numbers[one.here.first], numbers[one.here.stop - 1] + 1
    keys = doc.words.keys
    known_by = " ".join((*keys[first : first + EDGE], *keys[max(first, stop - EDGE) : stop]))
    related = Related(Span(0, 0), _there(one), one.entry.path, one.lines)
    return Hit(
        copy_of(doc, doc.view(structure_of), Stretch(first, stop)).span,
        _message(one),
        (related,),
        severity=_severity(doc, one),
        key=known_by,
        meant=one.meant,
    )


def _severity(doc: Document, one: Reused) -> Severity:
    if one.kin or one.kind == "standing" or one.density < ALIKE:
        return Severity.INFO
    if one.kind not in ARTICLES:
        return Severity.WARNING if one.words >= LONG else Severity.INFO
    full = one.words >= FULL
    certain = one.density >= (CERTAIN if full else EQUAL)
    if certain and one.kind == "same" and not _is_mostly_code(doc):
        return Severity.ERROR
    return Severity.WARNING if full or one.density >= NEAR else Severity.INFO


def _is_mostly_code(doc: Document) -> bool:
    """Whether an article has more code than text, so that its text does not make it what it is."""
    code = (block.span.of(doc.source) for block in doc.blocks if block.kind == "code")
    return sum(len(text.split()) for text in code) > len(doc.view(running).keys)


def _message(one: Reused) -> str:
    where, more = _named(one.entry.path), _more(one)
    if one.kin:
        return (
            f"{one.words} words{_how(one)} stand in {where} too, whose path differs only in its"
            f" {_PARTS[one.kin]}{more}."
        )
    if one.kind == "same":
        return (
            f"This article stands in {where} already ({one.words} words{_how(one)}){more}. Take one"
            " out, or name the first as `canonical`."
        )
    if one.kind == "inside":
        return (
            f"All of this article stands inside {where} already ({one.words} words{_how(one)})"
            f"{more}. Take it out of one of them, or link."
        )
    if one.kind == "holds":
        return (
            f"All of {where} stands inside this article ({one.words} words{_how(one)}){more}. Take"
            " it out of one of them, or link."
        )
    if one.kind == "standing":
        return (
            f"These {one.words} words stand in {one.also + 2} files, told once here. If they are"
            " meant, note them as an allowed passage."
        )
    return (
        f"These {one.words} words stand in {where} already{_how(one)}{more}. Link there, quote"
        " them, or write them anew."
    )


_PARTS = {"version": "version", "translation": "language"}


def _how(one: Reused) -> str:
    return "" if one.density >= EQUAL else f", {one.density:.0%} of them the same"


def _more(one: Reused) -> str:
    if not one.also:
        return ""
    return f", and in {one.also} more file{'s' if one.also > 1 else ''}"


def _there(one: Reused) -> str:
    if one.kind == "standing":
        return "the next of the files"
    return "it was published here" if one.entry.archived else "it stands here first"


def _named(path: str) -> str:
    """A path as it is told: the end of a long one."""
    if len(path) <= NAME:
        return path
    cut = path[-NAME + 2 :]
    return f"…/{cut.partition('/')[2] or cut}"
