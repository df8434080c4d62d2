"""`editlint corpus dedup`."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

import click

from editlint.cli.output import echo
from editlint.formats.shared.conclusion import plural

if TYPE_CHECKING:
    from editlint.corpus.overview import Found


@click.group(epilog="Example: editlint corpus dedup texts.parquet -o copies/")
def command() -> None:
    """Find copies among more texts than an archive is for, here or on a cluster."""


@command.command("dedup", epilog="Example: editlint corpus dedup texts.parquet -o copies/")
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@click.option(
    "-o", "--output", required=True, type=click.Path(), metavar="FOLDER", help="Where to write."
)
@click.option("--text-column", default="text", show_default=True, metavar="NAME")
@click.option(
    "--id-column",
    default="",
    metavar="NAME",
    help="What tells the texts apart.  [default: id, identifier, url, link or path]",
)
@click.option("--date-column", default="date", show_default=True, metavar="NAME")
@click.option(
    "--containment",
    type=click.FloatRange(0.1, 1.0),
    default=0.6,
    show_default=True,
    help="How much of a text lies in passages of another, for it to be a copy.",
)
@click.option(
    "--ray",
    metavar="ADDRESS",
    help='Work on the Ray cluster there ("auto": the one of this machine).',
)
@click.option(
    "--work",
    default="",
    metavar="FOLDER",
    help="Where the tables go: with --ray a place that all machines reach, such as s3://...",
)
@click.option(
    "--buckets",
    type=click.IntRange(0, 65_536),
    default=0,
    help="Parts in which keys are looked at; one has to fit into a worker.  [default: by size]",
)
@click.option("--keep", is_flag=True, help="Keep what lies between texts and clusters.")
def dedup(
    inputs: tuple[str, ...],
    output: str,
    text_column: str,
    id_column: str,
    date_column: str,
    containment: float,
    ray: str | None,
    work: str,
    buckets: int,
    keep: bool,
) -> int:
    """Write clusters of copies, each beside the text that is to be kept.

    INPUT is Parquet, JSON Lines, a folder of them or of articles, a pattern, or an address such as
    s3://bucket/texts/. What was ended goes on where it was when it is run again.
    """
    from editlint.corpus.errors import CorpusError
    from editlint.corpus.job import Options
    from editlint.corpus.job import dedup as find
    from editlint.corpus.read import Asked

    asked = Asked(inputs, text_column, id_column, date_column)
    options = Options(containment, buckets, ray, work, keep)
    try:
        found = find(asked, output, options, _telling())
    except CorpusError as error:
        raise click.ClickException(str(error)) from None
    echo(_told(found, output))
    return 0


def _telling() -> Callable[[str], None]:
    """Tells each step with the time since the start, on a terminal."""
    start = time.monotonic()

    def tell(step: str) -> None:
        if sys.stderr.isatty():
            minutes, seconds = divmod(round(time.monotonic() - start), 60)
            click.echo(f"{minutes:3}:{seconds:02}  {step}", err=True)

    return tell


def _told(found: Found, output: str) -> list[str]:
    copies = f"{plural(found.copies, 'copy', 'copies')} of {plural(found.keepers, 'text')}"
    return [
        f"{copies} among {plural(found.texts, 'text')} ({found.words:,} words).",
        f"Clusters: {found.clusters}. To read: {os.path.join(output, 'index.html')}",
    ]
