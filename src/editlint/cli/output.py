"""The one place through which everything leaves the command: reports to standard output and files,
what went wrong to standard error.

A report is made safe by its format, which knows who reads it; all other lines by `shown`.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable
from functools import partial

import click

from editlint import formats
from editlint.cli.options import RunOptions, render_options
from editlint.cli.rendering import rendered
from editlint.formats.shared.conclusion import plural
from editlint.formats.shared.terminal import PLAIN, Style, shown
from editlint.model.finding import Severity
from editlint.model.report import Report
from editlint.model.values import replace
from editlint.project.files import ReadError, Text, cause_of, decode, read_at_most
from editlint.project.settings import Settings

PIPED = 100  # cells of a line where there is no terminal
FAILED = 2
_CHOOSING = (
    "select", "ignore", "extend_select", "config", "baseline", "diff_base", "exclude",
    "stdin_filename", "archive",
)  # fmt: skip
Lines = Callable[[Report, formats.RenderOptions], Iterable[str]]
_CAPPED = ("full", "concise")  # for people, who read no more


def stdin_text(settings: Settings) -> Text:
    """Standard input, decoded as these settings say."""
    if sys.stdin is None:
        raise click.ClickException("standard input is closed")
    try:
        raw = read_at_most(sys.stdin.buffer, settings.max_bytes)
        text = decode(raw, settings.encoding)
    except ReadError as error:
        raise click.ClickException(f"standard input {error}") from None
    if text.told:
        complain(f"standard input is not UTF-8 and read as {text.encoding}, as the text shows")
    return text


def write_report(
    report: Report, settings: Settings, options: RunOptions, instead: Lines | None = None
) -> int:
    """Print the report (or what `instead` makes of it) and write the files that `--output` asks
    for, in which everything stands; the exit status.

    A file that cannot be printed has an error in the report; one that cannot be written is told,
    and hides nothing of the rest.
    """
    again = asked_again(options)
    settings = replace(settings, fail_level=report.fail_level)  # the strictest of its files
    printed = render_options(options, settings, terminal=sys.stdout.isatty())
    printed = replace(printed, again=again, width=columns())
    everything = replace(options, quiet=False, max_findings=0)
    plain = replace(render_options(everything, settings, terminal=False), again=again)
    summary = os.environ.get("GITHUB_STEP_SUMMARY") if options.output_format == "github" else None
    wanted = [(name, plain) for name, _ in options.output]
    wanted += [("markdown", plain)] if summary else []
    report, texts = rendered(report, [*wanted, (options.output_format, printed)])
    print_errors(report)
    done = True
    for (name, path), text in zip(options.output, texts, strict=False):
        if _has_pages(name, path):
            done &= _is_done(partial(_write_pages, name, path, report, plain))
        else:
            done &= _is_done(partial(_write, path, text))
    if summary:
        done &= _is_done(partial(_write, summary, texts[-2], "a"))
    if instead:
        echo(instead(report, printed))
    else:
        _print(texts[-1])
        if options.output_format in _CAPPED:
            _tell_rest(report, printed)
    return report.exit_status if done else FAILED


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


def _tell_rest(report: Report, options: formats.RenderOptions) -> None:
    """Tell how many findings were not printed, so that nobody takes the first ones for all."""
    most = options.max_findings
    if not most:
        return
    rest: list[Severity] = []
    for file in report.files:
        rest += (finding.severity for finding in file.findings if options.includes(finding))
    count = len(rest) - most
    if count > 0:
        errors = plural(rest[most:].count(Severity.ERROR), "error")
        complain(
            f"{plural(count, 'more finding')} ({errors} among them) not printed: --max-findings 0"
            " prints all, --statistics counts them"
        )


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
    _print(line + "\n" for line in lines)


def _has_pages(name: str, path: str) -> bool:
    """Whether the path is a folder (`report/`) for the pages of a format that has them."""
    return formats.pages(name) is not None and (path.endswith("/") or os.path.isdir(path))


def _write_pages(name: str, path: str, report: Report, options: formats.RenderOptions) -> None:
    pages = formats.pages(name)
    try:
        os.makedirs(path, exist_ok=True)
    except OSError as error:
        raise click.ClickException(f"{path}: cannot be written: {cause_of(error)}") from None
    for page, text in pages(report, options) if pages else ():
        _write(os.path.join(path, page), [text, "\n"])


def _print(text: Iterable[str]) -> None:
    try:
        sys.stdout.writelines(text)
    except BrokenPipeError:
        return
    except OSError as error:
        raise click.ClickException(
            f"standard output cannot be written: {cause_of(error)}"
        ) from None


def _write(path: str, text: Iterable[str], mode: str = "w") -> None:
    try:
        with open(path, mode, encoding="utf-8", errors="backslashreplace", newline="\n") as file:
            file.writelines(text)
    except OSError as error:
        raise click.ClickException(f"{path}: cannot be written: {cause_of(error)}") from None
