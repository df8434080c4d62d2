"""`editlint explain`."""

from __future__ import annotations

import click

from editlint.cli.options import RunOptions, selection_options, settings_from
from editlint.cli.output import echo
from editlint.project.settings import did_you_mean


@click.command()
@click.argument("rule")
@selection_options
def command(rule: str, options: RunOptions) -> None:
    """Tell what a rule looks for and why, with examples."""
    from editlint.reference.rule_page import page
    from editlint.run.linter import Linter

    choices = Linter(settings_from(options)).choices(None)
    for choice in choices:
        if rule in (choice.rule.name, *choice.rule.aliases):
            state = choice.severity.label if choice.on else "off"
            echo([*page(choice.rule).splitlines(), f"Here: {state} ({choice.reason})."])
            return
    close = did_you_mean(rule, [choice.rule.name for choice in choices])
    raise click.ClickException(f"there is no rule `{rule}`{close} `editlint rules` lists them.")
