"""`editlint completion`."""

from __future__ import annotations

import click

from editlint.cli import declare
from editlint.cli.output import echo


@declare.command(epilog='Example: eval "$(editlint completion bash)"')
@click.argument("shell", type=click.Choice(("bash", "zsh", "fish")))
@click.pass_context
def command(ctx: click.Context, shell: str) -> None:
    """Print the script that completes with the tab key.

    In ~/.bashrc: eval "$(editlint completion bash)". In ~/.zshrc, below compinit: eval "$(editlint
    completion zsh)". In ~/.config/fish/config.fish: editlint completion fish | source.
    """
    from editlint.cli.completing import script

    group = ctx.find_root().command
    assert isinstance(group, click.Group)
    echo(script(shell, group).splitlines())
