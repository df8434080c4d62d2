"""`editlint check`."""

from __future__ import annotations

import click

from editlint.cli.options import RunOptions, reads_stdin, run_options, settings_from
from editlint.cli.output import stdin_text, write_report
from editlint.project.nearest import settings_for


@click.command()
@click.argument("paths", nargs=-1)
@run_options
def command(paths: tuple[str, ...], options: RunOptions) -> int:
    """Find faults in articles.

    PATHS are files and folders, or `-` for standard input; without any, this folder is searched."""
    from editlint.run import api

    settings = settings_from(options)
    if reads_stdin(paths):
        source = stdin_text(settings_for(options.stdin_filename or "-", settings)).source
        file = api.check_text(source, path=options.stdin_filename, settings=settings)
        report = api.report_on(file, settings)
    else:
        report = api.check_paths(paths, settings)
    return write_report(report, settings, options).exit_status
