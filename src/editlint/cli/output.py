"""The one place through which everything leaves the command: reports to standard output and files,
what went wrong to standard error.

A report is made safe by its format, which knows who reads it; all other lines by `shown`.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import partial

import click

from editlint import formats
from editlint.cli.options import RunOptions, render_options
from editlint.formats.shared.terminal import PLAIN, Style, shown
from editlint.model.report import Report
from editlint.model.values import replace
from editlint.project.files import ReadError, Text, cause_of, decode
from editlint.project.settings import Settings

PIPED = 100  # cells of a line where there is no terminal
FAILED = 2
_CHOOSING = (
    "select", "ignore", "extend_select", "config", "baseline", "diff_base", "stdin_filename",
)  # fmt: skip


def stdin_text() -> Text:
    """Standard input, decoded."""
    try:
        return decode(sys.stdin.buffer.read())
    except ReadError as error:
        raise click.ClickException(f"standard input {error}") from None


def write_report(report: Report, settings: Settings, options: RunOptions) -> int:
    """Print the report and write the files that `--output` asks for; the exit status.

    A file that cannot be written is told and hides nothing: the rest is written and printed.
    """
    print_errors(report)
    again, failed = asked_again(options), False
    plain = replace(render_options(options, settings, terminal=False), again=again)
    for name, path in options.output:
        failed |= not _is_done(partial(_write_as, name, path, report, plain))
    summary = os.environ.get("GITHUB_STEP_SUMMARY")
    if options.output_format == "github" and summary:
        table = formats.renderer("markdown")(report, plain)
        failed |= not _is_done(partial(_write, summary, table, "a"))
    printed = render_options(options, settings, terminal=sys.stdout.isatty())
    printed = replace(printed, again=again, width=columns())
    write(formats.renderer(options.output_format)(report, printed))
    return FAILED if failed else report.exit_status


def _is_done(writing: Callable[[], None]) -> bool:
    try:
        writing()
    except click.ClickException as error:
        complain(error.format_message())
        return False
    return True


def columns() -> int:
    """The width of the page: what COLUMNS says, or the terminal, or 100 in a pipe or a file."""
    asked = os.environ.get("COLUMNS", "")
    if asked.isdecimal() and int(asked):
        return int(asked)
    try:
        return os.get_terminal_size(sys.stdout.fileno()).columns or PIPED
    except (OSError, ValueError, AttributeError):
        return PIPED


def asked_again(options: RunOptions) -> str:
    """The options of the command line that choose what is looked at, for a further command."""
    given = [
        (f"--{name.replace('_', '-')}", value if isinstance(value, str) else ",".join(value))
        for name in _CHOOSING
        if (value := getattr(options, name))
    ]
    if not given and not options.isolated:
        return ""
    import shlex

    told = "".join(f" {name} {shlex.quote(value)}" for name, value in given)
    return f"{told} --isolated" if options.isolated else told


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
