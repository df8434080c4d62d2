"""Source text to Document, one module a format."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from editlint.document import Block, Document, Format
from editlint.parse.front_matter import front_matter, front_matter_end
from editlint.parse.language import code_of, language_of
from editlint.parse.markdown import read_markdown
from editlint.parse.plain import read_plain
from editlint.parse.sniff import sniff
from editlint.text import Span

__all__ = ["parse"]


def parse(source: str, *, path: str | None = None, format: Format | None = None, language: str | None = None) -> Document:
    """Read an article. Never raises: what is broken is read as the text it is.

    `path` tells the format where `format` does not; a text without either is looked at. `language` (such as "en") counts where the
    front matter does not name one; without both it is told from the text.
    """
    sniffed, _dialect = sniff(source, path)
    kind = format or sniffed
    readable = _readable(source)
    meta: Mapping[str, Any] = {}
    if kind == "text":
        blocks, prose = read_plain(readable)
    else:
        head = front_matter_end(readable)
        meta = front_matter(readable, head)
        blocks, prose = read_markdown(_with_line_feeds(readable), head)
        prose = _with_line_ends_of(readable, prose)
        if head:
            blocks.insert(0, Block("front_matter", Span(0, head)))
    said = code_of(meta.get("lang")) or code_of(meta.get("language")) or code_of(language) or language_of(prose)
    return Document(path, source, kind, said, meta, tuple(blocks), prose)


def _readable(source: str) -> str:
    """`source` without lone surrogates, which no reader takes; a text that holds some is refused before it comes here."""
    if source.isascii():
        return source
    return source.encode("utf-16", "surrogatepass").decode("utf-16", "replace") if _has_surrogates(source) else source


def _with_line_feeds(source: str) -> str:
    """`source` with a line feed for each carriage return that ends a line alone: pulldown-cmark knows those only in part."""
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
