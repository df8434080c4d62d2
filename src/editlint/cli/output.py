"""The one place through which everything leaves the command: reports to standard output and files,
what went wrong to standard error.

A report is made safe by its format, which knows who reads it; all other lines by `shown`.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from contextlib import suppress

import click

from editlint import formats
from editlint.cli.options import RunOptions, render_options
from editlint.formats.shared.terminal import PLAIN, Style, shown
from editlint.model.report import Report
from editlint.project.files import ReadError, Text, cause_of, decode
from editlint.project.settings import Settings


def stdin_text() -> Text:
    """Standard input, decoded."""
    try:
        return decode(sys.stdin.buffer.read())
    except ReadError as error:
        raise click.ClickException(f"standard input {error}") from None


def write_report(report: Report, settings: Settings, options: RunOptions) -> None:
    """Print the report and write the files that `--output` asks for."""
    print_errors(report)
    plain = render_options(options, settings, terminal=False)
    for name, path in options.output:
        _write_as(name, path, report, plain)
    summary = os.environ.get("GITHUB_STEP_SUMMARY")
    if options.output_format == "github" and summary:
        _write(summary, formats.renderer("markdown")(report, plain), "a")
    printed = render_options(options, settings, terminal=sys.stdout.isatty())
    write(formats.renderer(options.output_format)(report, printed))


def print_errors(report: Report) -> None:
    """Tell on standard error what could not be checked, and what was left out."""
    broken = (f"{file.path}: {file.error}" for file in report.files if file.error)
    for line in (*report.errors, *broken, *report.notes):
        complain(line)


def complain(message: str) -> None:
    """Tell in one line on standard error what is wrong."""
    click.echo(shown(f"editlint: {message}"), err=True)


def echo(lines: Iterable[str], style: Style = PLAIN) -> None:
    """Print lines for people, of which nothing but the colours of `style` is obeyed."""
    write(shown(line, colored=style.on) for line in lines)


def write(lines: Iterable[str]) -> None:
    """Print lines as they are; a reader that has gone away (`| head`) is no error."""
    with suppress(BrokenPipeError):
        sys.stdout.writelines(line + "\n" for line in lines)


def _write_as(name: str, path: str, report: Report, options: formats.RenderOptions) -> None:
    """One file; of a format that has pages, where the path is a folder (`report/`), all of them."""
    pages = formats.pages(name)
    if pages is None or not (path.endswith("/") or os.path.isdir(path)):
        _write(path, formats.renderer(name)(report, options))
        return
    try:
        os.makedirs(path, exist_ok=True)
    except OSError as error:
        raise click.ClickException(f"{path}: cannot be written: {cause_of(error)}") from None
    for page, text in pages(report, options):
        _write(os.path.join(path, page), text.split("\n"))


def _write(path: str, lines: Iterable[str], mode: str = "w") -> None:
    try:
        with open(path, mode, encoding="utf-8", errors="backslashreplace", newline="\n") as file:
            file.writelines(line + "\n" for line in lines)
    except OSError as error:
        raise click.ClickException(f"{path}: cannot be written: {cause_of(error)}") from None
