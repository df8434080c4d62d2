"""What the copies of a repetition are for, which decides whether it is a fault at all.

Two copies with the job of running text are a fault: one of them was forgotten. Items, cards, notes,
quotations, parameters and versions repeat because each stands for itself.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from editlint.edits.links import is_subsequence, links_and_notes, object_spans
from editlint.model.document import Block, Document
from editlint.model.places import JOINER, OBJECT, Span, lazy
from editlint.model.roles import RANK, ROLES, Role, strongest
from editlint.rules.duplication.engine.copies import Copy
from editlint.rules.duplication.engine.sections import are_entries, says, section_at, siblings_of
from editlint.rules.duplication.engine.severity import CLOSE, Job

ARTICLE_WORDS = 200  # so much was pasted twice, and
ARTICLE_SHARE = 0.2  # so much of all words, whatever it is made of
_CODE_SIGNS = "{}$;=<>|\\&#"
CODE_SHARE = 0.03  # of the characters of prose hardly one in two hundred is such a sign
# So many of them make a page one of reference.
LISTINGS, CELLS, HEADINGS, NAMES = 3, 20, 15, 20
PLAIN_WORDS = 60  # so much is a passage on such a page too
PULLED_WHOLE = 20  # words of a paragraph, which a pull quote has a sentence of
ROW = 3  # like sections that make a row of entries
_LEAD_IN = lazy(r":[\s*_\"'”’)\]\u2060]*$")


def job_of(doc: Document, copies: Sequence[Copy], exact: bool) -> Job:
    """The job that all copies have, or that they have different ones.

    `exact`: they have the same words.
    """
    if all(_is_article(doc, copy) for copy in copies):
        if not exact and doc.view(is_reference) and _stand_for_themselves(doc, copies):
            return "entries"
        return "text" if len({_around(doc, copy) for copy in copies}) == 1 else "apart"
    if any(_is_like_code(doc, copy) for copy in copies):
        return "apart"
    roles = {_role(doc, copy) for copy in copies}
    if roles == {"quotation"} and all(_is_dressed(doc, copy) for copy in copies):
        return "text"  # a bold paragraph twice is a paragraph twice
    if exact and _are_boxes(doc, copies, roles):
        return "boxes"
    if roles != {"body"}:
        if roles != {"item"}:
            return "apart"
        listed = all(copy.whole and _is_listed(doc, copy) for copy in copies)
        return "items" if listed else "entries"
    if all(len(copy.blocks) == 1 and _LEAD_IN().search(copy.span.of(doc.prose)) for copy in copies):
        return "apart"  # "For example:" leads in another example each time
    if _stand_for_themselves(doc, copies) or _is_template(doc, copies, exact):
        return "entries"
    return "text"


def _are_boxes(doc: Document, copies: Sequence[Copy], roles: set[Role]) -> bool:
    """Whether one box stands twice under a heading, or beside the paragraph that it repeats."""
    if not all(copy.whole for copy in copies):
        return False
    if roles == {"body", "quotation"}:
        sizes = [copy.amount for copy in copies]
        close = all(
            later.blocks.start - one.blocks.stop <= CLOSE for one, later in pairwise(copies)
        )
        return close and min(sizes) >= PULLED_WHOLE
    if roles not in ({"aside"}, {"quotation"}):
        return False
    homes = {_home(doc, copy) for copy in copies}  # none is known where the headings are in tabs
    return len(homes) == 1 and (-1 not in homes or not any(map(_is_heading, doc.blocks)))


def _is_heading(block: Block) -> bool:
    return block.kind == "heading"


def _is_listed(doc: Document, copy: Copy) -> bool:
    return all(
        doc.blocks[block].kind == "list_item" for block in copy.blocks if doc.block_words[block]
    )


def _is_template(doc: Document, copies: Sequence[Copy], exact: bool) -> bool:
    """Whether a page of reference says the same of each thing that it describes.

    "The example below adds your hash" here, "... your source" there, and word for word where the
    thing is not named. What follows its copy at once, or is long and the same, was pasted twice.
    """
    if not doc.view(is_reference):
        return False
    size = min(copy.amount for copy in copies)
    if not exact:
        return size < ARTICLE_WORDS
    apart = any(later.blocks.start > one.blocks.stop for one, later in pairwise(copies))
    return size < PLAIN_WORDS and apart and all(_stands_by_code(doc, copy) for copy in copies)


def under_two_headings(doc: Document, one: Copy, other: Copy) -> bool:
    """Whether the two stand under headings that say different things.

    "Returns the names of the boats" under two methods, a remark under two answers. What is so much
    of the page that it was pasted twice has the headings of the page around it.
    """
    if _is_article(doc, other):
        return False
    homes = _home(doc, one), _home(doc, other)
    if homes[1] in one.blocks or homes[0] in other.blocks:
        return False
    first, second = (says(doc, home) if home >= 0 else "" for home in homes)
    return first != second


def _home(doc: Document, copy: Copy) -> int:
    """The number of the heading that a copy stands under, -1 where there is none."""
    first = copy.blocks.start
    section = section_at(doc, first)
    if section is None:
        return -1
    return section.parent if section.heading == first else section.heading


def _stands_by_code(doc: Document, copy: Copy) -> bool:
    section = section_at(doc, copy.blocks.start)
    return section is not None and any(
        block.kind == "code" for block in doc.blocks[section.first : section.stop]
    )


def is_reference(doc: Document) -> bool:
    """Whether a page describes things one by one: with listings, tables, many headings or names."""
    kinds = Counter(block.kind for block in doc.blocks)
    return (
        kinds["code"] >= LISTINGS
        or kinds["table_cell"] >= CELLS
        or kinds["heading"] >= HEADINGS
        or doc.prose.count(OBJECT) >= NAMES
        or _headings_of_code(doc) >= LISTINGS
    )


def _headings_of_code(doc: Document) -> int:
    return sum(block.role == "heading" and "`" in block.span.of(doc.source) for block in doc.blocks)


def _is_like_code(doc: Document, copy: Copy) -> bool:
    """Whether the text looks like a listing that lost its fence."""
    text = copy.span.of(doc.prose)
    return sum(text.count(sign) for sign in _CODE_SIGNS) > CODE_SHARE * len(text)


def _is_dressed(doc: Document, copy: Copy) -> bool:
    """Whether a copy is a quotation by its dress alone, and a paragraph by its markup."""
    return all(doc.blocks[number].kind == "paragraph" for number in copy.blocks)


def _is_article(doc: Document, copy: Copy) -> bool:
    """Whether a copy is so much of the page that it was pasted twice, whatever it is made of."""
    large = copy.amount >= ARTICLE_WORDS
    return large and copy.words.size >= ARTICLE_SHARE * len(doc.words)


def _around(doc: Document, copy: Copy) -> Role | None:
    """The role of the area, list or note that a copy lies in as a whole; None where it is none."""
    around = doc.area_around(doc.words.span(copy.words.first, copy.words.stop))
    if around is None:
        return None
    return strongest(
        (around, *(doc.blocks[block].role for block in copy.blocks if doc.block_words[block]))
    )


def _role(doc: Document, copy: Copy) -> Role:
    """The role of a copy: of an article with its lists and quotations it is still the body's."""
    around = _around(doc, copy)
    if around is not None:
        return around
    words = dict.fromkeys(ROLES, 0)
    for number in copy.blocks:
        words[doc.blocks[number].role] += len(doc.block_words[number])
    text = words["body"] + words["heading"]
    others = sum(words.values()) - text
    if text >= others and words["body"]:
        return "body"
    return max(words, key=lambda role: (words[role], RANK[role]))


def _stand_for_themselves(doc: Document, copies: Sequence[Copy]) -> bool:
    """Whether the copies belong to entries: sections of one shape, or a stretch across several."""
    first, *others = copies
    if any(_crosses_entries(doc, first, copy) for copy in others):
        return True
    if not all(copy.whole for copy in copies) or doc.blocks[first.blocks.start].level:
        return False
    return all(are_entries(doc, first.blocks.start, copy.blocks.start) for copy in others)


def _crosses_entries(doc: Document, one: Copy, other: Copy) -> bool:
    """Whether the copies run over headings that say different things, in a row of like sections."""
    titles = [_titles(doc, copy) for copy in (one, other)]
    if len(titles[0]) != len(titles[1]):
        return False
    return any(
        says(doc, title) != says(doc, twin)
        and (section := section_at(doc, title)) is not None
        and siblings_of(doc, section) >= ROW
        for title, twin in zip(*titles, strict=True)
    )


def _titles(doc: Document, copy: Copy) -> list[int]:
    return [number for number in copy.blocks if doc.blocks[number].role == "heading"]


def difference_of(doc: Document, copies: Sequence[Copy]) -> str:
    """In what copies of the same words differ all the same: "code", "links", "capitals" or ""."""
    first, *others = copies
    here, one = objects(doc, first.span), addresses(doc, first.span)
    for copy in others:
        there, other = objects(doc, copy.span), addresses(doc, copy.span)
        if not is_subsequence(here, there) and not is_subsequence(there, here):
            return "code"
        if not is_subsequence(one, other) and not is_subsequence(other, one):
            return "links"
        if _as_written(doc, first) != _as_written(doc, copy):
            return "capitals"
    return ""


def _as_written(doc: Document, copy: Copy) -> list[str]:
    """The words with their capitals; the first may have one for where it stands."""
    words = doc.words
    numbers = range(copy.words.first + 1, copy.words.stop)
    return [
        doc.prose[words.starts[word] : words.ends[word]].replace(JOINER, "") for word in numbers
    ]


def objects(doc: Document, span: Span) -> list[str]:
    """What readers see at `span` beside words: code, inline code, images and template code."""
    first, stop = bisect_left(doc.block_starts, span.start), bisect_left(doc.block_starts, span.end)
    listings = (
        block.span
        for block in doc.blocks[first:stop]
        if block.kind == "code" and span.contains(block.span)
    )
    places = sorted([*listings, *object_spans(doc.prose, span)])
    return [" ".join(place.of(doc.source).split()) for place in places]


def addresses(doc: Document, span: Span) -> list[str]:
    """The link targets, image sources and footnote marks at `span`, in order."""
    return links_and_notes(span.of(doc.source))
