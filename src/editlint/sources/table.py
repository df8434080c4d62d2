"""A row of a table as an article, whichever file the table stands in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from editlint.sources.record import Columns, Record, Unread, iso_date

_NAMED = 12  # columns that a message names


def record_of(row: Mapping[str, Any], columns: Columns, name: str) -> Record | Unread:
    """The article of a row; `name` is what it is called where it has no identifier."""
    text = row.get(columns.text)
    if not isinstance(text, str):
        return Unread(name, f"has no text: its `{columns.text}` is {_kind(text)}")
    if _has_half_characters(text):
        return Unread(name, "is not text: it holds half characters (lone surrogates)")
    known = row.get(columns.identifier)
    rest = {
        key: value
        for key, value in row.items()
        if key not in (columns.text, columns.identifier, columns.date) and value is not None
    }
    identifier = name if known in (None, "") else str(known)
    return Record(identifier, text, iso_date(row.get(columns.date)), rest)


def _has_half_characters(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return True
    return False


def no_column(wanted: str, columns: Iterable[str]) -> str:
    """What is wrong with a table that has not the column of the text."""
    there = list(columns)
    named = ", ".join(there[:_NAMED]) + (", ..." if len(there) > _NAMED else "")
    return f"has no column `{wanted}`: name that of the text with --text-column ({named})"


def _kind(value: object) -> str:
    return "empty" if value is None else f"no text but {value!r:.40}"
