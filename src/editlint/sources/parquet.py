"""Parquet: a row an article. Read row group by row group, so that memory does not grow with it."""

from __future__ import annotations

from collections.abc import Iterator

from editlint.sources.record import Columns, Record, Unread
from editlint.sources.table import no_column, record_of

MISSING = 'needs more packages: pip install "editlint[corpus]"'
ROWS = 1_000  # that are held at a time


def read(path: str, columns: Columns) -> Iterator[Record | Unread]:
    """The articles of the file in its order. Without an identifier an article is called by its row:
    "posts.parquet:17".
    """
    try:
        import pyarrow
        from pyarrow.parquet import ParquetFile
    except ImportError:
        yield Unread(path, MISSING)
        return
    number = 0
    try:
        with ParquetFile(path) as file:
            names = file.schema_arrow.names
            if columns.text not in names:
                yield Unread(path, no_column(columns.text, names))
                return
            for batch in file.iter_batches(ROWS):
                for row in batch.to_pylist():
                    number += 1
                    yield record_of(row, columns, f"{path}:{number}")
    except (OSError, ValueError, pyarrow.ArrowException) as error:
        behind = f" behind row {number}" if number else ""
        yield Unread(path, f"cannot be read{behind}: {' '.join(str(error).split())[:120]}")
