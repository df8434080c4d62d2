"""`editlint rules`."""

from __future__ import annotations

from typing import Any

import click

from editlint.cli.options import selection_options, settings_from
from editlint.cli.output import say


@click.command()
@selection_options
def command(**asked: Any) -> None:
    """List every rule, and why it is on or off here."""
    from editlint.run.linter import Linter

    linter = Linter(settings_from(asked))
    choices = linter.choices(None)
    wide = max((len(c.rule.name) for c in choices), default=0)
    for choice in choices:
        state = choice.severity.label if choice.on else "off"
        say(
            [
                f"{choice.rule.name:{wide}}  {choice.rule.category:11}  {state:7}  {choice.rule.summary} ({choice.reason})"
            ]
        )
    for line in linter.house.errors:
        click.echo(f"editlint: {line}", err=True)
