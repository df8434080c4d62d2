"""Feeds: RSS 0.9 to 2.0 (`<item>`) and Atom (`<entry>`), as a site offers them or keeps them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from editlint.sources.entries import Field, entries
from editlint.sources.record import Columns, Record, Unread, iso_date

CONTENT = "http://purl.org/rss/1.0/modules/content/ encoded"
# The first that is there counts, by local name but for the text of an item, which is the fullest.
_TEXTS = (CONTENT, "content", "description", "summary")
_IDENTIFIERS = ("guid", "id", "link")
_DATES = ("published", "pubDate", "date", "updated")
_METADATA = ("title", "link", "creator", "author")


def read(path: str, columns: Columns) -> Iterator[Record | Unread]:
    """The articles of the feed in its order, called by their guid, id or link.

    A feed that has only the first lines of its articles gives these.
    """
    number = 0
    for entry in entries(path, ("item", "entry")):
        if isinstance(entry, Unread):
            yield entry
            continue
        number += 1
        yield _record(entry, f"{path}:{number}")


def _record(entry: Sequence[Field], name: str) -> Record | Unread:
    texts = {field.name: field for field in reversed(entry) if not _leads_elsewhere(field)}
    known = {**{key.rpartition(" ")[2]: field for key, field in texts.items()}, **texts}
    body = next((known[key] for key in _TEXTS if key in known and known[key].text.strip()), None)
    said = {key: value for key, field in known.items() if (value := _value(field))}
    identifier = next((said[key] for key in _IDENTIFIERS if key in said), name)
    if body is None:
        return Unread(identifier, "has no text")
    date = next((found for key in _DATES if (found := iso_date(said.get(key, "")))), "")
    plain = body.attributes.get("type") == "text"
    metadata = {key: said[key] for key in _METADATA if key in said}
    return Record(identifier, body.text, date, metadata, "text" if plain else "html")


def _value(field: Field) -> str:
    """The text of a field, or where the link of an Atom entry leads."""
    return field.text.strip() or field.attributes.get("href", "")


def _leads_elsewhere(field: Field) -> bool:
    """Whether it is a link of an Atom entry to something else than its page (`rel="self"`)."""
    return field.attributes.get("rel", "alternate") != "alternate"
