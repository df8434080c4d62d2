"""`editlint rules`, and `editlint rules new NAME`."""

from __future__ import annotations

import os

import click

from editlint.cli import declare
from editlint.cli.options import RunOptions, selection_options, settings_from
from editlint.cli.output import complain, echo
from editlint.packs.kinds import KINDS
from editlint.project.files import cause_of
from editlint.project.nearest import load_settings

FOLDER = "house"  # where a first rule goes


@click.group(cls=declare.Group, invoke_without_command=True, epilog="Example: editlint rules")
@selection_options
@click.pass_context
def command(ctx: click.Context, options: RunOptions) -> None:
    """List every rule, and why it is on or off here."""
    if ctx.invoked_subcommand:
        return
    from editlint.run.linter import Linter

    linter = Linter(settings_from(options))
    choices = linter.choices(None)
    wide = max((len(choice.rule.name) for choice in choices), default=0)
    for choice in choices:
        rule, state = choice.rule, choice.severity.label if choice.on else "off"
        columns = f"{rule.name:{wide}}  {rule.category:11}  {state:7}"
        echo([f"{columns}  {rule.summary} ({choice.reason})"])
    for line in linter.house.errors:
        complain(line)


@command.command("new")
@click.argument("name")
@declare.option(
    "--extends", type=click.Choice(KINDS), default="existence", help="What kind of rule it is."
)
@declare.option(
    "--folder", type=declare.PATH, help="Where to write it  [default: your house rules]"
)
def new(name: str, extends: str, folder: str | None) -> None:
    """Write a rule of your own to start from, with its examples and every line explained.

    NAME is its name and that of its file: small letters and hyphens."""
    from editlint.packs.samples import sample

    if not name.replace("-", "").isalnum() or name != name.lower():
        raise click.BadParameter("a rule's name has small letters, digits and hyphens.")
    settings = load_settings(os.getcwd())
    known = [os.path.join(settings.root, each) for each in settings.extend_rules]
    chosen = folder or os.path.relpath((known or [FOLDER])[0])
    path = os.path.join(chosen, f"{name}.yaml")
    try:
        os.makedirs(chosen, exist_ok=True)
        with open(path, "x", encoding="utf-8", newline="\n") as file:
            file.write(sample(name, extends, path))
    except FileExistsError:
        raise click.ClickException(f"{path} is there already; it was left as it is") from None
    except OSError as error:
        raise click.ClickException(f"{path}: cannot be written: {cause_of(error)}") from None
    echo([f"{path} is written. Change it, then try its examples: editlint test {path}"])
    if not any(os.path.abspath(chosen) == os.path.abspath(each) for each in known):
        echo([f'To use it, put into editlint.toml: extend-rules = ["{chosen}"]'])
