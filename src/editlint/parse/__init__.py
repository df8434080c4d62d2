"""Source text to Document, one module a format."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Mapping
from typing import Any

from editlint.language.identify import code_of, language_of
from editlint.model.document import Block, Document, Format
from editlint.model.places import Span
from editlint.model.values import replace
from editlint.parse.front_matter import FrontMatter, front_matter_end
from editlint.parse.prose import without_urls
from editlint.parse.readers import READERS
from editlint.parse.roles import give_roles
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
    reader = READERS[kind]
    readable = _readable(source)
    head = front_matter_end(readable) if reader.front_matter else 0
    read = reader.read(readable, head, dialect if kind == sniffed else "")
    meta: Mapping[str, Any] = FrontMatter(readable[:head]) if head else read.meta
    if head and read.meta:
        meta = ChainMap(meta, read.meta)  # type: ignore[arg-type]
    blocks = [Block("front_matter", Span(0, head)), *read.blocks] if head else read.blocks
    prose = without_urls(read.prose)
    traits = read.traits or reader.traits
    _give_title(blocks)
    areas = give_roles(blocks, readable, prose, traits, read.tokens, read.areas)
    doc = Document(
        path=path,
        source=source,
        format=kind,
        language=_language(meta, language, prose),
        meta=meta,
        blocks=tuple(blocks),
        prose=prose,
        elements=tuple(read.elements),
        areas=tuple(areas),
        traits=traits,
    )
    return replace(doc, deck=_deck(doc, readable[:head])) if head else doc


def _deck(doc: Document, head: str) -> Document | None:
    """What the front matter `head` of `doc` says to readers, as a document of its own."""
    from editlint.parse.deck import read_deck

    blocks, prose = read_deck(head)
    if not blocks:
        return None
    return Document(
        path=doc.path,
        source=doc.source[: len(head)],
        format=doc.format,
        language=doc.language,
        meta=doc.meta,
        blocks=tuple(blocks),
        prose=prose,
        traits=doc.traits,
    )


def _language(meta: Mapping[str, Any], given: str | None, prose: str) -> str:
    """What the front matter says, else what is `given`, else what the words look like."""
    return (
        code_of(meta.get("lang"))
        or code_of(meta.get("language"))
        or code_of(given)
        or language_of(prose)
    )


def _give_title(blocks: list[Block]) -> None:
    """Make the only heading of level 1 the title, be it marked or told from the shape of lines."""
    first = [
        number
        for number, block in enumerate(blocks)
        if block.level == 1 and block.kind in ("heading", "title")
    ]
    for number in first:
        blocks[number] = Block("title" if len(first) == 1 else "heading", blocks[number].span, 1)


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


def _has_surrogates(source: str) -> bool:
    try:
        source.encode()
    except UnicodeEncodeError:
        return True
    return False
