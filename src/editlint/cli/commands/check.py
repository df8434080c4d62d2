"""`editlint check`."""

from __future__ import annotations

import sys

import click

from editlint.cli import declare
from editlint.cli.options import RunOptions, reads_stdin, run_options, settings_from
from editlint.cli.output import (
    complain,
    echo,
    print_errors,
    stdin_text,
    write_report,
)
from editlint.cli.progress import progress
from editlint.model.report import Report
from editlint.project.nearest import settings_for
from editlint.project.settings import Settings


@declare.command(epilog="Example: editlint check article.md")
@click.argument("paths", nargs=-1, type=declare.PATH)
@declare.option("--statistics", is_flag=True, help="Print how many there are, by rule and folder.")
@declare.option("--watch", is_flag=True, help="Check again each time a file is saved.")
@declare.option("--show-files", is_flag=True, help="List the files that would be checked.")
@run_options
def command(
    paths: tuple[str, ...], statistics: bool, watch: bool, show_files: bool, options: RunOptions
) -> int:
    """Find faults in articles.

    PATHS are files and folders, or `-` for standard input; without any, this folder is searched."""
    if reads_stdin(paths) and (watch or show_files):
        raise click.UsageError("--watch and --show-files go with files, not with `-`.")
    if statistics and options.output_format not in ("full", "concise"):
        raise click.UsageError("--statistics prints for people; `--output json=FILE` has it all.")
    if show_files:
        return _show_files(paths, settings_from(options))
    if watch:
        return _watch(paths, statistics, options)
    return _check(paths, statistics, options)


def _check(paths: tuple[str, ...], statistics: bool, options: RunOptions) -> int:
    settings = settings_from(options)
    report = _report(paths, settings, options)
    if not statistics:
        return write_report(report, settings, options)
    from editlint.cli.statistics import lines

    return write_report(report, settings, options, lines)


def _report(paths: tuple[str, ...], settings: Settings, options: RunOptions) -> Report:
    from editlint.run import api

    if reads_stdin(paths):
        source = stdin_text(settings_for(options.stdin_filename or "-", settings)).source
        file = api.check_text(source, path=options.stdin_filename, settings=settings)
        return api.report_on(file, settings)
    with progress() as tell:
        return api.check_paths(paths, settings, tell)


def _show_files(paths: tuple[str, ...], settings: Settings) -> int:
    from editlint.run.documents import discovered

    found = discovered(paths, settings)
    print_errors(Report((), errors=found.errors, notes=found.notes))
    echo(found.files)
    return 2 if found.errors else 0


def _watch(paths: tuple[str, ...], statistics: bool, options: RunOptions) -> int:
    """Check, and check again; what is wrong for a moment, as settings half written, ends nothing.

    It ends when it is interrupted.
    """
    from editlint.cli.watching import saved
    from editlint.project.settings import SettingsError
    from editlint.run.documents import discovered

    def checked() -> tuple[str, ...]:
        try:
            return discovered(paths, settings_from(options)).files
        except SettingsError:
            return paths

    def check() -> None:
        try:
            _check(paths, statistics, options)
        except (SettingsError, click.ClickException) as error:
            complain(str(error))
        complain("watching for changes; Ctrl+C ends it")
        sys.stdout.flush()

    changes = saved(paths, checked, [path for _, path in options.output])
    check()
    for files in changes:
        echo(["", f"{', '.join(files)} changed:"])
        check()
    return 0
