"""`editlint init`."""

from __future__ import annotations

import os

import click

from editlint.cli.output import say
from editlint.project.config import sample

FILE = "editlint.toml"


@click.command()
def command() -> None:
    """Write an editlint.toml in which every key is explained and nothing is changed yet."""
    try:
        with open(FILE, "x", encoding="utf-8", newline="\n") as file:
            file.write(sample())
    except FileExistsError:
        raise click.ClickException(
            f"{os.path.join(os.curdir, FILE)} is there already; it was left as it is"
        ) from None
    except OSError as error:
        raise click.ClickException(
            f"{FILE}: cannot be written: {(error.strerror or str(error)).lower()}"
        ) from None
    say(
        [
            f"{FILE} is written: every key with its default, in comments. `editlint config` tells what holds."
        ]
    )
