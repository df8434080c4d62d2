"""The export of WordPress (WXR): posts and pages that were published.

Drafts, attachments, menus and revisions stand in the same file and are left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from editlint.model.document import Format
from editlint.sources.entries import Field, entries
from editlint.sources.feed import CONTENT
from editlint.sources.record import Columns, Record, Unread, iso_date

_TYPES = ("post", "page")
_NO_DATE = "0000-00-00"  # of what was never published
_METADATA = {
    "title": "title",
    "link": "link",
    "creator": "author",
    "post_name": "slug",
    "post_type": "type",
}


def read(path: str, columns: Columns) -> Iterator[Record | Unread]:
    """The published posts and pages in the order of the export, called by their links."""
    number = 0
    for entry in entries(path, ("item",)):
        if isinstance(entry, Unread):
            yield entry
            continue
        number += 1
        said = {field.name.rpartition(" ")[2]: field.text.strip() for field in entry}
        if said.get("post_type", "post") in _TYPES and said.get("status") == "publish":
            yield _record(entry, said, f"{path}:{number}")


def _record(entry: list[Field], said: Mapping[str, str], name: str) -> Record | Unread:
    text = next((field.text for field in entry if field.name == CONTENT), "")
    identifier = said.get("link") or said.get("guid") or name
    if not text.strip():
        return Unread(identifier, "has no text")
    dates = (said.get(key, "") for key in ("post_date_gmt", "post_date", "pubDate"))
    date = next((iso_date(date) for date in dates if date and not date.startswith(_NO_DATE)), "")
    metadata = {ours: said[key] for key, ours in _METADATA.items() if said.get(key)}
    return Record(identifier, text, date, metadata, _format(text))


def _format(text: str) -> Format:
    """How a text is written: the block editor writes HTML, the classic one leaves an empty line
    between paragraphs and HTML inside them, as Markdown has it.
    """
    return "html" if "<!-- wp:" in text or "<p>" in text or "<p " in text else "markdown"
