"""Where a report goes: standard output, files, and what went wrong to standard error."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Mapping
from contextlib import suppress
from typing import Any

import click

from editlint import formats
from editlint.cli.options import look_from
from editlint.model.report import Report
from editlint.project.files import ReadError, Text, decode
from editlint.project.settings import Settings


def stdin_text() -> Text:
    """Standard input, decoded."""
    try:
        return decode(sys.stdin.buffer.read())
    except ReadError as error:
        raise click.ClickException(f"standard input {error}") from None


def tell(report: Report, settings: Settings, asked: Mapping[str, Any]) -> None:
    """Print the report and write the files that `--output` asks for."""
    complain(report)
    for name, path in asked["output"]:
        _write(path, formats.load(name)(report, look_from(asked, settings, terminal=False)))
    if asked["output_format"] == "github" and (summary := os.environ.get("GITHUB_STEP_SUMMARY")):
        _write(
            summary,
            formats.load("markdown")(report, look_from(asked, settings, terminal=False)),
            "a",
        )
    say(
        formats.load(asked["output_format"])(
            report, look_from(asked, settings, sys.stdout.isatty())
        )
    )


def complain(report: Report) -> None:
    """Tell on standard error what could not be checked, and what was left out."""
    broken = (f"{file.path}: {file.error}" for file in report.files if file.error)
    for line in (*report.errors, *broken, *report.notes):
        click.echo(f"editlint: {line}", err=True)


def say(lines: Iterable[str]) -> None:
    """Print lines; a reader that has gone away (`| head`) is no error."""
    with suppress(BrokenPipeError):
        sys.stdout.writelines(line + "\n" for line in lines)


def _write(path: str, lines: Iterable[str], mode: str = "w") -> None:
    try:
        with open(path, mode, encoding="utf-8", errors="backslashreplace", newline="\n") as file:
            file.writelines(line + "\n" for line in lines)
    except OSError as error:
        raise click.ClickException(
            f"{path}: cannot be written: {(error.strerror or str(error)).lower()}"
        ) from None
