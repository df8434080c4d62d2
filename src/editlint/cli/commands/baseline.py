"""`editlint baseline`."""

from __future__ import annotations

import os

import click

from editlint.cli.options import RunOptions, selection_options, settings_from
from editlint.cli.output import echo, print_errors
from editlint.formats.shared.conclusion import plural
from editlint.model.values import replace

FILE = "editlint-baseline.json"


@click.command(epilog="Example: editlint baseline articles/")
@click.argument("paths", nargs=-1, type=click.Path())
@click.option(
    "--baseline",
    "file",
    type=click.Path(),
    metavar="FILE",
    help=f"The file to write.  [default: {FILE}]",
)
@selection_options
def command(paths: tuple[str, ...], file: str | None, options: RunOptions) -> int:
    """Note all findings of today, so that from now on only new ones count.

    Run it again to note anew what the PATHS hold (none: this folder) and to take out what is there
    no more. Then check with `--baseline FILE`, or with `baseline = "FILE"` in the configuration.
    """
    from editlint.run import api

    settings = settings_from(options)
    target = settings.baseline or os.path.join(settings.root, FILE)
    if file:
        target = os.path.abspath(file)
    report, done = api.baseline(paths, replace(settings, baseline=""), target)
    print_errors(report)
    noted = f"{plural(done.noted, 'finding')} in {plural(done.files, 'file')} noted"
    if done.stale:
        noted += f"; {plural(done.stale, 'stale entry', 'stale entries')} taken out"
    echo([f"{os.path.relpath(target)}: {noted}."])
    return 2 if report.unchecked else 0
