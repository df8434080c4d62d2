"""`editlint fix`."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from typing import Any

import click

from editlint.cli.options import colored, reads_stdin, run_options, settings_from
from editlint.cli.output import complain, say, stdin_text, tell
from editlint.formats._terminal import Paint
from editlint.formats._verdict import verdict
from editlint.project.settings import Settings


@click.command()
@click.argument("paths", nargs=-1)
@click.option("--diff", is_flag=True, help="Print what would change and write nothing.")
@click.option(
    "--unsafe-fixes", is_flag=True, help="Also apply fixes that need a look at the result."
)
@click.option(
    "--ask",
    is_flag=True,
    help="Go through the findings one by one: mend, other choice, allow with a reason, skip, quit.",
)
@run_options
def command(paths: tuple[str, ...], diff: bool, unsafe_fixes: bool, ask: bool, **asked: Any) -> int:
    """Mend what is safe to mend, report the rest.

    PATHS are files and folders, or `-` to mend standard input to standard output; without any, this
    folder is searched.
    """
    from editlint.run import api

    settings = settings_from(asked)
    if ask and (diff or reads_stdin(paths)):
        raise click.UsageError("--ask goes with files alone, not with --diff or `-`.")
    if ask:
        return _ask(paths, settings, asked)
    if reads_stdin(paths):
        return _fix_stdin(settings, diff, unsafe_fixes, asked)
    done = api.fix_paths(paths, settings, unsafe=unsafe_fixes, write=not diff)
    if diff:
        for file in done.fixed:
            say(_diff(file.path, file.before, file.after, asked))
        complain(done.report)
    else:
        if asked["output_format"] == "full":
            from editlint.cli.asking import mended

            paint = Paint(colored(asked["color"], sys.stdout.isatty()))
            say(line for file in done.fixed for line in mended(file.path, file.applied, paint))
        tell(done.report, settings, asked)
    return done.report.exit_status


def _fix_stdin(settings: Settings, diff: bool, unsafe: bool, asked: Mapping[str, Any]) -> int:
    from editlint.run import api

    text = stdin_text()
    fixed = api.fix_text(
        text.source, path=asked["stdin_filename"], settings=settings, unsafe=unsafe
    )
    if diff:
        say(_diff(asked["stdin_filename"] or "-", text.source, fixed.text, asked))
    else:
        sys.stdout.buffer.write(text.encoded(fixed.text))
    report = api.report_on(fixed.report, settings)
    complain(report)
    return report.exit_status


def _ask(paths: tuple[str, ...], settings: Settings, asked: Mapping[str, Any]) -> int:
    from editlint.cli.asking import decide
    from editlint.run.interactive import ask_paths

    paint = Paint(colored(asked["color"], sys.stdout.isatty()))
    done = ask_paths(
        paths,
        settings,
        lambda question: decide(question, paint),
        lambda why: say([f"  Not done: {why}."]),
    )
    complain(done.report)
    say(["", verdict(done.report)])
    return done.report.exit_status


def _diff(path: str, before: str, after: str, asked: Mapping[str, Any]) -> Iterator[str]:
    """A unified diff; coloured for a terminal."""
    from difflib import unified_diff

    color = colored(asked["color"], sys.stdout.isatty())
    styles = {"-": "31", "+": "32", "@": "36"}
    for line in unified_diff(_lines(before), _lines(after), path, path):
        for part in _unterminated(line):
            yield f"\x1b[{styles[part[0]]}m{part}\x1b[0m" if color and part[0] in styles else part


def _lines(text: str) -> list[str]:
    """Lines that end at LF alone, as diff and patch see them."""
    *whole, last = text.split("\n")
    return [line + "\n" for line in whole] + ([last] if last else [])


def _unterminated(line: str) -> tuple[str, ...]:
    """A line of the diff without its end, and what diff says where the file has none."""
    if line.endswith("\n"):
        return (line.removesuffix("\n"),)
    return (line, "\\ No newline at end of file")
