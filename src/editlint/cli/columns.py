"""The options that say which columns of a table are the text, its name and its date."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

import click


def columns_options(work: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command its `columns`."""

    @click.option(
        "--text-column", default="text", metavar="NAME", help="Of a table.  [default: text]"
    )
    @click.option("--id-column", default="id", metavar="NAME", help="[default: id]")
    @click.option("--date-column", default="date", metavar="NAME", help="[default: date]")
    @wraps(work)
    def asked(text_column: str, id_column: str, date_column: str, **others: Any) -> Any:
        from editlint.sources.record import Columns

        return work(columns=Columns(text_column, id_column, date_column), **others)

    return asked
