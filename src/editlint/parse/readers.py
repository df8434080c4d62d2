"""The table of readers: for each input format its file names, its traits and what reads it.

A new format is a function here, a row in the table, and a module that the function imports when the
first such text comes: most runs need one reader.

    "markdown": Reader(_markdown, MARKDOWN, front_matter=True, suffixes={"md": "", "mdx": "mdx"})
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from editlint.model.document import Block, Format, Traits
from editlint.model.places import Span, lazy
from editlint.model.roles import Area
from editlint.model.values import NamedTuple
from editlint.parse.dialects import Dialect, not_text, without
from editlint.parse.front_matter import front_matter_end
from editlint.parse.shortcodes import template_code

if TYPE_CHECKING:
    from editlint.parse.html_tokens import Token

_CONTROL = lazy(
    r"\{%-?\s*(?:if|for|unless|assign|capture|extends|block|else|endif|endfor|include|load|set"
    r"|import|macro|url|trans|with|csrf_token)\b"
    r"|\{\{-?\s*(?:(?:if|with|range|define|block|template|partial|else|end|return)\b|/\*|!--|[#/>]\w)"
    r"|\{\{-?\s*[\w.\[\]]+\s*\|\s*\w"  # {{ site.title | upcase }}
)
_VARIABLE = lazy(r"\{\{-?\s*(?:site|page|layout|include)\.\w")
_WHOLE_PAGE = lazy(r"<(?:!doctype|html|body)\b", re.IGNORECASE)


class Reading(NamedTuple):
    """What was read of a text; `prose` is as long as the text.

    `elements` are whole elements with blocks in them, outer ones first; `meta` is what the text
    says of itself beside front matter; `tokens` are those of a text that is HTML as it stands;
    `areas` are given where the reader knows them, `traits` where this text differs from its format.
    """

    blocks: list[Block]
    prose: str
    elements: list[Span]
    meta: Mapping[str, str]
    tokens: Sequence[Token] | None = None
    areas: Sequence[Area] | None = None
    traits: Traits | None = None


class Reader(NamedTuple):
    """How one format is read: `read(source, start, dialect)` with what stands before `start` blank.

    `suffixes` are the ends of file names, each with the dialect that it stands for.
    """

    read: Callable[[str, int, Dialect], Reading]
    traits: Traits
    front_matter: bool
    suffixes: Mapping[str, Dialect]


def _text(source: str, start: int, dialect: Dialect) -> Reading:
    from editlint.parse.plain import read_plain

    text = without(source, not_text(source, dialect))
    head = front_matter_end(source) if "{{" in source or "{%" in source else 0
    if head:  # a generator makes it, as a robots.txt
        code = [Span(code.start, code.end) for code in template_code(text)]
        text = without(text, [Span(0, head), *(span for span in code if span.start >= head)])
    blocks, prose = read_plain(text)
    if head:
        blocks.insert(0, Block("front_matter", Span(0, head)))
    return Reading(blocks, prose, [], {})


def _markdown(source: str, start: int, dialect: Dialect) -> Reading:
    from editlint.parse.markdown import read_markdown

    text = _with_line_feeds(source)
    hidden = [span for span in not_text(text, dialect) if span.start >= start]
    blocks, prose, elements = read_markdown(text, start, hidden)
    return Reading(blocks, _with_line_ends_of(source, prose), elements, {})


def _html(source: str, start: int, dialect: Dialect) -> Reading:
    from editlint.parse.html import read_html
    from editlint.parse.html_tokens import hold_without_blanks

    code: list[Span] = []
    if start or _is_template(source):  # a generator reads it first: its includes are no text
        code = [Span(code.start, code.end) for code in template_code(source)]
    page = read_html(without(source, code), start)
    own = "<" not in source[:start] and hold_without_blanks(
        page.tokens, source, [span for span in code if span.start >= start]
    )
    return Reading(page.blocks, page.prose, page.elements, page.meta, page.tokens if own else None)


def _word(source: str, start: int, dialect: Dialect) -> Reading:
    from editlint.parse.word_text import read_word

    read = read_word(source)
    traits = None if read.styled else _WORD._replace(has_markup=False)
    return Reading(read.blocks, read.prose, [], {}, areas=read.areas, traits=traits)


def _is_template(source: str) -> bool:
    """Whether a page is the source of a generator: it has control tags of a template language, or
    variables of one in a piece of a page.
    """
    if "{%" not in source and "{{" not in source:
        return False
    if '="{{' in source or _CONTROL().search(source):
        return True
    return bool(_VARIABLE().search(source)) and not _WHOLE_PAGE().search(source)


def _with_line_feeds(source: str) -> str:
    """`source` with a line feed for each carriage return that ends a line alone.

    pulldown-cmark knows those only in part.
    """
    return re.sub(r"\r(?!\n)", "\n", source) if "\r" in source else source


def _with_line_ends_of(source: str, prose: str) -> str:
    if "\r" not in source:
        return prose
    chars = list(prose)
    for match in re.finditer(r"\r(?!\n)", source):
        chars[match.start()] = "\r"
    return "".join(chars)


_WORD = Traits(
    has_elements=False,
    has_markup=True,
    has_comments=False,
    one_line_a_block=True,
    hides_text=True,
    line="paragraph",
)
READERS: dict[Format, Reader] = {
    "markdown": Reader(
        _markdown,
        Traits(has_elements=False, has_markup=True, has_comments=True, one_line_a_block=False),
        front_matter=True,
        suffixes={
            **dict.fromkeys(("md", "markdown", "mdown", "mkd"), ""),
            "mdx": "mdx",
            **dict.fromkeys(("qmd", "rmd"), "quarto"),
        },
    ),
    "text": Reader(
        _text,
        Traits(has_elements=False, has_markup=False, has_comments=False, one_line_a_block=True),
        front_matter=False,
        suffixes={
            **dict.fromkeys(("txt", "text"), ""),
            **dict.fromkeys(("adoc", "asciidoc"), "asciidoc"),
            "rst": "rst",
        },
    ),
    "html": Reader(
        _html,
        Traits(has_elements=True, has_markup=True, has_comments=True, one_line_a_block=True),
        front_matter=True,
        suffixes=dict.fromkeys(("html", "htm", "xhtml"), ""),
    ),
    # Of these the text that `office` makes of the file.
    "word": Reader(
        _word, _WORD, front_matter=False, suffixes=dict.fromkeys(("docx", "docm", "odt"), "")
    ),
}
