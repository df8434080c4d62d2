"""Source text to Document, one module a format."""

from __future__ import annotations

import re
from collections import ChainMap
from collections.abc import Mapping
from typing import Any

from editlint.language.identify import code_of, language_of
from editlint.model.document import Block, Document, Format
from editlint.model.places import Span
from editlint.parse.dialects import not_text, without
from editlint.parse.front_matter import FrontMatter, front_matter_end
from editlint.parse.prose import without_urls
from editlint.parse.sniff import sniff

__all__ = ["parse"]


def parse(
    source: str,
    *,
    path: str | None = None,
    format: Format | None = None,
    language: str | None = None,
) -> Document:
    """Read an article. Never raises: what is broken is read as the text it is.

    `path` tells the format where `format` does not; a text without either is looked at. `language`
    (such as "en") counts where the front matter does not name one; without both it is told from the
    text.
    """
    sniffed, dialect = sniff(source, path)
    kind = format or sniffed
    dialect = dialect if kind == sniffed else ""
    readable = _readable(source)
    head = 0 if kind == "text" else front_matter_end(readable)
    meta: Mapping[str, Any] = FrontMatter(readable[:head])
    elements: list[Span] = []
    if kind == "text":  # each reader is imported where it is needed: most runs need one
        from editlint.parse.plain import read_plain

        text = without(readable, not_text(readable, dialect))
        blocks, prose = read_plain(text)
    elif kind == "markdown":
        from editlint.parse.markdown import read_markdown

        text = _with_line_feeds(readable)
        blocks, prose, elements = read_markdown(
            text, head, [span for span in not_text(text, dialect) if span.start >= head]
        )
        prose = _with_line_ends_of(readable, prose)
    else:
        from editlint.parse.html import read_html

        blocks, prose, elements, page = read_html(readable, head)
        meta = ChainMap(meta, page) if head else page  # type: ignore[arg-type]
    if head:
        blocks.insert(0, Block("front_matter", Span(0, head)))
    prose = without_urls(prose)
    said = (
        code_of(meta.get("lang"))
        or code_of(meta.get("language"))
        or code_of(language)
        or language_of(prose)
    )
    return Document(path, source, kind, said, meta, tuple(_titled(blocks)), prose, tuple(elements))


def _titled(blocks: list[Block]) -> list[Block]:
    """`blocks` with the only heading of level 1 as the title, be it marked or told from the shape
    of lines.
    """
    first = [
        k
        for k, block in enumerate(blocks)
        if block.level == 1 and block.kind in ("heading", "title")
    ]
    for k in first:
        blocks[k] = Block("title" if len(first) == 1 else "heading", blocks[k].span, 1)
    return blocks


def _readable(source: str) -> str:
    """`source` without lone surrogates, which no reader takes; a text that holds some is refused
    before it comes here.
    """
    if source.isascii():
        return source
    return (
        source.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        if _has_surrogates(source)
        else source
    )


def _with_line_feeds(source: str) -> str:
    """`source` with a line feed for each carriage return that ends a line alone: pulldown-cmark
    knows those only in part.
    """
    return re.sub(r"\r(?!\n)", "\n", source) if "\r" in source else source


def _with_line_ends_of(source: str, prose: str) -> str:
    if "\r" not in source:
        return prose
    chars = list(prose)
    for match in re.finditer(r"\r(?!\n)", source):
        chars[match.start()] = "\r"
    return "".join(chars)


def _has_surrogates(source: str) -> bool:
    try:
        source.encode()
    except UnicodeEncodeError:
        return True
    return False
