"""`editlint allow`."""

from __future__ import annotations

import click

from editlint.cli import declare
from editlint.cli.options import RunOptions, config_option, settings_from
from editlint.cli.output import echo
from editlint.cli.tab import completes_rules


@declare.command(epilog='Example: editlint allow article.md:12 unsourced-statistic "own survey"')
@click.argument("place", metavar="FILE:LINE", type=declare.PATH)
@click.argument("rule", metavar="RULE|CATEGORY", shell_complete=completes_rules)
@click.argument("reason")
@config_option
def command(place: str, rule: str, reason: str, config: str | None) -> None:
    """Note in editlint-allow.toml that a finding is wanted, and why.

    The finding is known again by its words, not by its line: the note holds when lines are added
    above. Any line of the finding will do; a category allows all of its findings there. In Markdown
    and HTML a comment does the same: <!-- editlint: allow RULE (reason) -->.
    """
    from editlint.run import api

    path, _, line = place.rpartition(":")
    if not path or not line.isdecimal():
        raise click.UsageError(f"{place!r} is no place; it takes FILE:LINE, as in article.md:12")
    if not reason.strip():
        raise click.UsageError('a reason is needed, as in "own survey"')
    settings = settings_from(RunOptions(config=config))
    try:
        entries = api.allow(path, int(line), rule, reason.strip(), settings)
    except api.NoFindingError as error:
        raise click.ClickException(str(error)) from None
    echo(
        f"{place}: {entry.rule} is allowed: {entry.reason} (noted in editlint-allow.toml)"
        for entry in entries
    )
