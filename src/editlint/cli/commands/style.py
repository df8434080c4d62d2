"""`editlint style`."""

from __future__ import annotations

import os

import click

from editlint.cli.options import config_option
from editlint.cli.output import complain, echo
from editlint.project.nearest import load_settings


@click.command(epilog="Example: editlint style articles/")
@click.argument("paths", nargs=-1, type=click.Path())
@config_option
@click.option("--isolated", is_flag=True, help="Read no configuration.")
def command(paths: tuple[str, ...], config: str | None, isolated: bool) -> int:
    """Propose a style sheet from what most articles here write: reuse or re-use, adviser or
    advisor.

    The lines are TOML for editlint.toml, with counts in comments, to be reviewed. Nothing is
    written. With a sheet in the settings, `check` tells every word that does not follow it, and
    `fix` mends it.
    """
    from editlint.run.house_style import propose

    proposal = propose(paths, load_settings(os.getcwd(), config=config, isolated=isolated))
    for line in proposal.errors:
        complain(line)
    echo(proposal.lines)
    return 2 if proposal.errors else 0
