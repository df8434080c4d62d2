"""JSON Lines: an object a line.

{"id": 17, "date": "2024-05-01", "title": "The pool", "text": "The pool opens at nine. ..."}
"""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Iterator
from typing import Any, BinaryIO

from editlint.project.files import cause_of
from editlint.sources.record import LARGEST, Columns, Record, Unread
from editlint.sources.table import no_column, record_of


def read(path: str, columns: Columns) -> Iterator[Record | Unread]:
    """The articles of the file, one a line; a line that is none is told, and the others are read.

    Without an identifier an article is called by its line: "posts.jsonl:17".
    """
    number = 0
    try:
        with _opened(path) as file:
            while line := file.readline(LARGEST + 1):
                number += 1
                name = f"{path}:{number}"
                if len(line) > LARGEST:
                    yield Unread(name, f"is not read: it is larger than {LARGEST >> 20} MB")
                    _skip_rest(file, line)
                    continue
                if not line.strip():
                    continue
                row = _row(line)
                if isinstance(row, str):
                    yield Unread(name, row)
                elif number == 1 and columns.text not in row:
                    yield Unread(path, no_column(columns.text, row))
                    return
                else:
                    yield record_of(row, columns, name)
    except (OSError, EOFError, zlib.error) as error:
        why = cause_of(error) if isinstance(error, OSError) else str(error)
        yield Unread(path, f"cannot be read behind line {number}: {why}")


def _opened(path: str) -> BinaryIO:
    return gzip.open(path) if path.lower().endswith(".gz") else open(path, "rb")  # type: ignore[return-value]


def _skip_rest(file: BinaryIO, line: bytes) -> None:
    while line and not line.endswith(b"\n"):
        line = file.readline(LARGEST)


def _row(line: bytes) -> dict[str, Any] | str:
    """The object of a line, or what is wrong with it."""
    try:
        row = json.loads(line.strip().removeprefix(b"\xef\xbb\xbf"))
    except UnicodeDecodeError:
        return "is not UTF-8 text"
    except RecursionError:
        return "is no JSON that can be read: it is nested too deeply"
    except ValueError as error:
        ending = "" if line.endswith(b"\n") else "; the file may break off here"
        return f"is no JSON: {str(error).partition(':')[0].lower()}{ending}"
    return row if isinstance(row, dict) else "is no object of JSON"
