"""`editlint rules`."""

from __future__ import annotations

import click

from editlint.cli.options import RunOptions, selection_options, settings_from
from editlint.cli.output import echo


@click.command()
@selection_options
def command(options: RunOptions) -> None:
    """List every rule, and why it is on or off here."""
    from editlint.run.linter import Linter

    linter = Linter(settings_from(options))
    choices = linter.choices(None)
    wide = max((len(choice.rule.name) for choice in choices), default=0)
    for choice in choices:
        rule, state = choice.rule, choice.severity.label if choice.on else "off"
        columns = f"{rule.name:{wide}}  {rule.category:11}  {state:7}"
        echo([f"{columns}  {rule.summary} ({choice.reason})"])
    for line in linter.house.errors:
        click.echo(f"editlint: {line}", err=True)
