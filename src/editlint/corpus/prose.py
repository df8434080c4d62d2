"""The prose of article files: what a reader reads of them, without markup and front matter."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypedDict

from editlint.model.document import NOT_PROSE
from editlint.model.places import JOINER
from editlint.parse import parse
from editlint.sources.articles import read_each
from editlint.sources.record import Record, iso_date


class Prose(TypedDict):
    """What is looked at of an article."""

    text: str
    date: str


def prose_of(paths: Sequence[str]) -> Iterator[Prose | None]:
    """The prose of each article, a paragraph for each of its blocks; None where it is unread."""
    for one in read_each(paths):
        yield _prose(one) if isinstance(one, Record) else None


def _prose(article: Record) -> Prose:
    doc = parse(article.text, path=article.identifier)
    blocks = (block.span.of(doc.prose) for block in doc.blocks if block.kind not in NOT_PROSE)
    shown = (" ".join(text.replace(JOINER, "").split()) for text in blocks)
    return {"text": "\n\n".join(filter(None, shown)), "date": iso_date(doc.meta.get("date"))}
