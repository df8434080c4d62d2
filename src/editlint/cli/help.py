"""The commands as the help lists them: grouped by when they are needed, an example of each.

Check and mend:
  check    Find faults in articles.
             editlint check article.md
"""

from __future__ import annotations

import click

GROUPS = {
    "Check and mend": ("check", "fix", "annotate", "desk"),
    "Understand and allow": ("explain", "rules", "allow"),
    "Know what was published before": ("archive", "corpus"),
    "Set up a house": ("init", "config", "style", "baseline", "learn", "test", "completion"),
}
MORE = "More"


def write_commands(group: click.Group, ctx: click.Context, formatter: click.HelpFormatter) -> None:
    """Write all commands with their first sentence and their example (the epilog's first line)."""
    commands = {name: group.get_command(ctx, name) for name in group.list_commands(ctx)}
    visible = {name: one for name, one in commands.items() if one and not one.hidden}
    grouped = {name for names in GROUPS.values() for name in names}
    rest = tuple(name for name in visible if name not in grouped)
    wide = max(map(len, visible))
    for title, names in {**GROUPS, MORE: rest}.items():
        if not names:
            continue
        with formatter.section(title):
            for name in names:
                _write(visible[name], name.ljust(wide), formatter)


def _write(command: click.Command, name: str, formatter: click.HelpFormatter) -> None:
    beginning = " " * formatter.current_indent
    below = f"{beginning}{'':{len(name)}}  "
    summary = command.get_short_help_str(limit=1000)
    formatter.write(click.wrap_text(summary, formatter.width, f"{beginning}{name}  ", below) + "\n")
    formatter.write(f"{below}  {example(command)}\n")


def example(command: click.Command) -> str:
    """`editlint check article.md`: the command's first example."""
    return (command.epilog or "").removeprefix("Example: ").split("\n")[0]
