"""What writers repeat on purpose: pull quotes, captions, questions put again, filler.

A sentence stands in a paragraph and once more in large letters beside it; a line of the contents is
a heading further down. Nobody forgot a copy there.
"""

from __future__ import annotations

from collections.abc import Sequence

from editlint.model.document import Document
from editlint.rules.duplication.engine.copies import TITLE_WORDS, Copy
from editlint.rules.duplication.engine.severity import BODY_BLOCKS

# Filler that stands for a text still to be written: it is repeated as it is needed.
FILLER_TEXT = """
    lorem ipsum dolor sit amet consectetur adipiscing adipisicing elit sed do eiusmod tempor
    incididunt ut labore et dolore magna aliqua enim minim veniam quis nostrud exercitation ullamco
    laboris nisi aliquip ex ea commodo consequat duis aute irure in reprehenderit voluptate velit
    esse cillum eu fugiat nulla pariatur excepteur sint occaecat cupidatat non proident sunt culpa
    qui officia deserunt mollit anim id est laborum vel nec eget libero maecenas mauris dignissim
    pellentesque lectus eros posuere euismod tellus vitae
"""
FILLER = frozenset(FILLER_TEXT.split())
FILLER_SHARE = 0.5
FILLER_WORDS = 200  # a longer stretch is a body pasted twice, whatever it says
PULLED = frozenset('"“„«*_<')  # what a pull quote begins with
ASIDES = frozenset({"quote", "caption", "table_cell", "title", "heading"})


def is_expected(doc: Document, copies: Sequence[Copy]) -> bool:
    """Whether writers repeat such a thing on purpose."""
    if _is_filler(doc, copies[0]):
        return True
    if any(len(copy.blocks) >= BODY_BLOCKS for copy in copies):
        return False
    whole = [copy for copy in copies if copy.whole]
    if len(whole) < len(copies) and any(_stands_out(doc, copy) for copy in whole):
        return True
    if any(_is_aside(doc, copy) for copy in copies):
        return True
    return all(_is_question(doc, copy) for copy in copies)


def _stands_out(doc: Document, copy: Copy) -> bool:
    """Whether a copy is set as a pull quote is: in quotation marks, bold or a tag of its own."""
    text = copy.span.of(doc.source).lstrip("> ")
    before = doc.source[max(0, copy.span.start - 80) : copy.span.start].rstrip()
    return text[:1] in PULLED or before.endswith(">")


def _is_filler(doc: Document, copy: Copy) -> bool:
    keys = doc.words.keys[copy.words.first : copy.words.stop]
    if len(keys) > FILLER_WORDS:
        return False
    return sum(key in FILLER for key in keys) >= FILLER_SHARE * len(keys)


def _is_aside(doc: Document, copy: Copy) -> bool:
    return all(doc.blocks[number].kind in ASIDES for number in copy.blocks)


def _is_question(doc: Document, copy: Copy) -> bool:
    if copy.sentences > 1 or copy.amount > TITLE_WORDS:
        return False
    return copy.span.of(doc.prose).rstrip(" *_\"'”’").endswith(("?", "？"))
