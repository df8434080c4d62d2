"""`editlint init`."""

from __future__ import annotations

import os

import click

from editlint.cli.output import echo
from editlint.project.config import sample
from editlint.project.files import cause_of

FILE = "editlint.toml"


@click.command()
def command() -> None:
    """Write an editlint.toml in which every key is explained and nothing is changed yet."""
    try:
        with open(FILE, "x", encoding="utf-8", newline="\n") as file:
            file.write(sample())
    except FileExistsError:
        here = os.path.join(os.curdir, FILE)
        raise click.ClickException(f"{here} is there already; it was left as it is") from None
    except OSError as error:
        raise click.ClickException(f"{FILE}: cannot be written: {cause_of(error)}") from None
    told = "every key with its default, in comments. `editlint config` tells what holds."
    echo([f"{FILE} is written: {told}"])
