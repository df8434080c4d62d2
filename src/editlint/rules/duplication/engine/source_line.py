"""Lines that name where a quotation or a report is taken from.

    > Nobody owns the sea.
    -- [The Harbour at Night](https://example.org/night), a novel

Two quotations of one book have the same line, and a sentence of the text may be the title that the
line below it names: neither is a copy that somebody forgot.
"""

from __future__ import annotations

from editlint.model.document import Document
from editlint.model.places import JOINER, OBJECT, Span, lazy
from editlint.rules.duplication.engine.copies import Copy

_DASHED = lazy(r"[>\s*_]*(?:<[^>]*>\s*)*(?:-{1,3}|[–—―]{1,2})\s*(?P<said>\S.*)")
_NAMED = lazy(  # a link, a title or a tag
    r"!?\[[^\]]*\](?:\([^)]*\)|\[[^\]]*\])?|<a\b.*?</a>|<[^>]*>|《[^》]*》|[“«\"][^”»\".!?]*[”»\"]"
    r"|\*[^*]+\*|_[^_]+_"
)
_WORDY = lazy(r"\w")
_STOPPED = lazy(r"[.!?。！？…,，;；][\s*_\"”»)）]*$")
LONGEST = 120  # characters of a name or a title that no markup sets off
LONGEST_LINE = 1000  # characters, with its addresses


def is_source_line(doc: Document, copy: Copy) -> bool:
    """Whether a copy lies in one line that begins with a dash and is a link, a name or a title.

    What a dash opens and a stop ends is speech, and an item of a list is none.
    """
    if doc.blocks[copy.blocks.start].kind == "list_item":
        return False
    line = doc.lines.text_span(doc.lines.line_at(doc.words.starts[copy.words.first]))
    words = doc.words.span(copy.words.first, copy.words.stop)
    if not line.contains(words):
        return False
    block = doc.blocks[copy.blocks.start].span
    here = Span(max(line.start, block.start), min(line.end, block.end))
    if here.end - here.start > LONGEST_LINE:
        return False
    dashed = _DASHED().match(here.of(doc.source).replace(JOINER, ""))
    if not dashed:
        return False
    rest = _NAMED().sub(OBJECT, dashed["said"]).strip()
    if not _WORDY().search(rest):
        return True
    return len(rest) <= LONGEST and not _STOPPED().search(rest)
