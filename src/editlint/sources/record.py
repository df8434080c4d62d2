"""What every source gives: one article after the other, and a line for each that it cannot give.

Record("posts.jsonl:17", "The pool opens at nine. ...", "2024-05-01", {"title": "The pool"})
Unread("posts.jsonl:18", "is no JSON: it breaks off")
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime
from typing import Any

from editlint.model.document import Format
from editlint.model.values import NamedTuple

LARGEST = 64 << 20  # bytes of one article in a table, an export or a feed


class Record(NamedTuple):
    """One article of a source.

    `identifier` is what its source calls it: a path, a link, a number, or the file with the line.
    `date` is ISO 8601 in UTC, "" where the source does not tell it (the front matter of `text`
    may). `metadata` is what else it says (`title`, `link`, ...). `format` says how `text` is to be
    read, None: as its identifier and the text itself tell.
    """

    identifier: str
    text: str
    date: str = ""
    metadata: Mapping[str, Any] = {}
    format: Format | None = None


class Unread(NamedTuple):
    """What a source could not give, and why, in one line without its name."""

    identifier: str
    error: str


class Columns(NamedTuple):
    """Which columns of a table are what. `identifier` and `date` may be missing in it."""

    text: str = "text"
    identifier: str = "id"
    date: str = "date"


def iso_date(value: object) -> str:
    """A date as a source writes it, as ISO 8601 in UTC; "" where it is none.

    "Wed, 01 May 2024 10:00:00 +0200" is 2024-05-01T08:00:00, "2024-05-01" stays as it is.
    """
    if isinstance(value, str):
        text = value.strip()
        value = _in_iso(text) or _in_mail(text)
    if isinstance(value, datetime):
        there = value.astimezone(UTC) if value.tzinfo else value
        return there.replace(tzinfo=None, microsecond=0).isoformat()
    return value.isoformat() if isinstance(value, date) else ""


def _in_iso(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if len(text) == 10 else datetime.fromisoformat(text)
    except ValueError:
        return None


def _in_mail(text: str) -> datetime | None:
    try:
        return parsedate_to_datetime(text)
    except (ValueError, TypeError):
        return None
