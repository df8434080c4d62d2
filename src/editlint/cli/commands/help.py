"""`editlint help`: what `--help` prints, for whoever types it as a word."""

from __future__ import annotations

import click

from editlint.cli import declare
from editlint.cli.output import echo


@declare.command(hidden=True)
@click.argument("name", metavar="[COMMAND]", required=False)
@click.pass_context
def command(ctx: click.Context, name: str | None) -> None:
    """Tell of all commands, or of one."""
    top = ctx.parent
    assert top
    group = top.command
    assert isinstance(group, click.Group)
    if name is None:
        echo(top.get_help().splitlines())
        return
    _, asked, _ = group.resolve_command(top, [name])
    if asked:
        with click.Context(asked, info_name=name, parent=top) as inner:
            echo(asked.get_help(inner).splitlines())
