"""`editlint fix`."""

from __future__ import annotations

import sys

import click

from editlint.cli import declare
from editlint.cli.options import RunOptions, is_colored, reads_stdin, run_options, settings_from
from editlint.cli.output import asked_again, echo, print_errors, stdin_text, write_report
from editlint.cli.progress import progress
from editlint.formats.shared.terminal import Style
from editlint.project.nearest import settings_for
from editlint.project.settings import Settings


@declare.command(epilog="Example: editlint fix --diff article.md")
@click.argument("paths", nargs=-1, type=declare.PATH)
@declare.option("--diff", is_flag=True, help="Print what would change and write nothing.")
@declare.option(
    "--unsafe-fixes", is_flag=True, help="Also apply fixes that need a look at the result."
)
@declare.option(
    "--ask",
    is_flag=True,
    help="Go through the findings one by one: mend, other choice, allow with a reason, skip, quit.",
)
@declare.option(
    "--in-place",
    is_flag=True,
    help="Mend Word documents themselves; else DOCUMENT.mended.docx is put beside each.",
)
@run_options
def command(
    paths: tuple[str, ...],
    diff: bool,
    unsafe_fixes: bool,
    ask: bool,
    in_place: bool,
    options: RunOptions,
) -> int:
    """Mend what is safe to mend, report the rest.

    PATHS are files and folders, or `-` to mend standard input to standard output; without any, this
    folder is searched.
    """
    settings = settings_from(options)
    if ask and (diff or reads_stdin(paths)):
        raise click.UsageError("--ask goes with files alone, not with --diff or `-`.")
    if ask:
        return _ask(paths, settings, options)
    if reads_stdin(paths):
        return _fix_stdin(settings, diff, unsafe_fixes, options)
    return _fix_paths(paths, settings, diff, unsafe_fixes, in_place, options)


def _fix_paths(
    paths: tuple[str, ...],
    settings: Settings,
    diff: bool,
    unsafe: bool,
    in_place: bool,
    options: RunOptions,
) -> int:
    from editlint.run import api

    with progress() as tell:
        done = api.fix_paths(
            paths,
            settings,
            unsafe=unsafe,
            infos="info" in options.show,
            write=not diff,
            in_place=in_place,
            progress=tell,
        )
    style = _style(options)
    if diff:
        from editlint.cli.diff import print_diff

        for file in done.fixed:
            print_diff(file.path, file.before, file.after, style)
        print_errors(done.report)
        return done.report.exit_status
    if options.output_format == "full":
        from editlint.cli.asking import fixed_lines

        lines = (fixed_lines(file.path, file.applied, style) for file in done.fixed)
        echo((line for each in lines for line in each), style)
        written = (file.target for file in done.fixed if file.target not in ("", file.path))
        echo((f"{target} is written." for target in written), style)
    return write_report(done.report, settings, options)


def _fix_stdin(settings: Settings, diff: bool, unsafe: bool, options: RunOptions) -> int:
    from editlint.run import api

    name = options.stdin_filename
    text = stdin_text(settings_for(name or "-", settings))
    infos = "info" in options.show
    fixed = api.fix_text(text.source, path=name, settings=settings, unsafe=unsafe, infos=infos)
    if diff:
        from editlint.cli.diff import print_diff

        print_diff(name or "-", text.source, fixed.text, _style(options))
    elif sys.stdout.isatty():
        echo(fixed.text.splitlines())
    else:
        sys.stdout.buffer.write(text.encoded(fixed.text))
    report = api.report_on(fixed.report, settings)
    print_errors(report)
    return report.exit_status


def _ask(paths: tuple[str, ...], settings: Settings, options: RunOptions) -> int:
    from editlint.cli.asking import Terminal, closing_lines
    from editlint.run.interactive import ask_paths

    done = ask_paths(paths, settings, Terminal(_style(options)))
    print_errors(done.report)
    echo(["", *closing_lines(done, asked_again(options))])
    return done.report.exit_status


def _style(options: RunOptions) -> Style:
    return Style(is_colored(options.color, sys.stdout.isatty()))
