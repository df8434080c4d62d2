"""`editlint baseline`."""

from __future__ import annotations

import click

from editlint.cli import declare
from editlint.cli.options import RunOptions, selection_options, settings_from
from editlint.cli.output import echo, print_errors
from editlint.formats.shared.conclusion import plural
from editlint.project.baseline import Update
from editlint.project.settings import BASELINE_FILE, called


@declare.command(epilog="Example: editlint baseline articles/")
@click.argument("paths", nargs=-1, type=declare.PATH)
@declare.option(
    "--baseline",
    "file",
    type=declare.PATH,
    metavar="FILE",
    help=f"The one file to write.  [default: {BASELINE_FILE}, beside each configuration]",
)
@selection_options
def command(paths: tuple[str, ...], file: str | None, options: RunOptions) -> int:
    """Note all findings of today, so that from now on only new ones count.

    Run it again to note anew what the PATHS hold (none: this folder) and to take out what is there
    no more. Then check with `--baseline FILE`, or with `baseline = "FILE"` in the configuration.
    """
    from editlint.run import api

    settings = settings_from(options)
    report, done = api.baseline(paths, settings, file or "")
    print_errors(report)
    echo(_told(target, update) for target, update in done.items())
    return 2 if report.unchecked else 0


def _told(target: str, done: Update) -> str:
    noted = f"{plural(done.noted, 'finding')} in {plural(done.files, 'file')} noted"
    if done.stale:
        noted += f"; {plural(done.stale, 'stale entry', 'stale entries')} taken out"
    return f"{called(target)}: {noted}."
