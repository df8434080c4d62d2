"""`editlint baseline`."""

from __future__ import annotations

import os
from typing import Any

import click

from editlint.cli.options import selection_options, settings_from
from editlint.cli.output import complain, say
from editlint.formats._verdict import plural
from editlint.model.values import replace

FILE = "editlint-baseline.json"


@click.command()
@click.argument("paths", nargs=-1)
@click.option(
    "--baseline",
    "file",
    type=click.Path(),
    metavar="FILE",
    help=f"The file to write.  [default: {FILE}]",
)
@selection_options
def command(paths: tuple[str, ...], file: str | None, **asked: Any) -> int:
    """Note all findings of today, so that from now on only new ones count.

    Run it again to note anew what the PATHS hold (none: this folder) and to take out what is there
    no more. Then check with `--baseline FILE`, or with `baseline = "FILE"` in the configuration.
    """
    from editlint.run import api

    settings = settings_from(asked)
    target = (
        os.path.abspath(file) if file else settings.baseline or os.path.join(settings.root, FILE)
    )
    report, done = api.baseline(paths, replace(settings, baseline=""), target)
    complain(report)
    stale = (
        f"; {plural(done.stale, 'stale entry', 'stale entries')} taken out" if done.stale else ""
    )
    say(
        [
            f"{os.path.relpath(target)}: {plural(done.noted, 'finding')} in {plural(done.files, 'file')} noted{stale}."
        ]
    )
    return 2 if report.unchecked else 0
