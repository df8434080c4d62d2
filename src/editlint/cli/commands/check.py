"""`editlint check`."""

from __future__ import annotations

from typing import Any

import click

from editlint.cli.options import reads_stdin, run_options, settings_from
from editlint.cli.output import stdin_text, tell


@click.command()
@click.argument("paths", nargs=-1)
@run_options
def command(paths: tuple[str, ...], **asked: Any) -> int:
    """Find faults in articles.

    PATHS are files and folders, or `-` for standard input; without any, this folder is searched."""
    from editlint.run import api

    settings = settings_from(asked)
    if reads_stdin(paths):
        file = api.check_text(stdin_text().source, path=asked["stdin_filename"], settings=settings)
        report = api.report_on(file, settings)
    else:
        report = api.check_paths(paths, settings)
    tell(report, settings, asked)
    return report.exit_status
