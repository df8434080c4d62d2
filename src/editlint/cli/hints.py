"""What to type instead of a command or an option that does not exist: names that other tools have,
names of ours at another command, and what is spelt alike.
"""

from __future__ import annotations

from collections.abc import Sequence

import click

from editlint.project.settings import did_you_mean

_IGNORE = "`--ignore NAME` leaves a rule or a category out"
_SELECT = "`--select NAME` runs rules or categories alone"
_FORMAT = "`--output-format FORMAT` says how to print"
_OUTPUT = "`--output FORMAT=FILE` writes a report to a file"
_QUIET = "`--quiet` prints errors alone; `--fail-level` says what makes the run fail"
_KNOWN = (
    "`editlint baseline` notes what is there, so that only what is new counts; `editlint allow`"
    " allows one finding with a reason"
)
_LOOK = "`editlint fix --diff` shows what would change and writes nothing"
_CONFIG = "`editlint config FILE` tells what holds for a file"
_LANGUAGE = "`language` in editlint.toml sets it; else it is told from the text"
_EXCLUDE = "`--exclude GLOB` leaves files out"

OPTIONS = {
    "--fix": "`editlint fix` mends, `editlint fix --diff` shows what it would do",
    "--exit-zero": "`--fail-level never` ends with 0 whatever is found",
    "--no-fail": "`--fail-level never` ends with 0 whatever is found",
    "--ignore-rule": _IGNORE,
    "--disable": _IGNORE,
    "--disable-rule": _IGNORE,
    "--extend-ignore": _IGNORE,
    "--enable": _SELECT,
    "--rule": _SELECT,
    "--rules": _SELECT,
    "--only": _SELECT,
    "--format": _FORMAT,
    "--formatter": _FORMAT,
    "--reporter": _FORMAT,
    "--json": "`--output-format json` prints JSON",
    "--sarif": "`--output-format sarif` prints SARIF",
    "-f": _FORMAT,
    "-o": _OUTPUT,
    "--output-file": _OUTPUT,
    "--report": _OUTPUT,
    "--add-noqa": _KNOWN,
    "--noqa": _KNOWN,
    "--suppress-all": _KNOWN,
    "--config-file": "`--config FILE` reads this configuration",
    "--rcfile": "`--config FILE` reads this configuration",
    "--no-config": "`--isolated` reads no configuration",
    "--no-config-lookup": "`--isolated` reads no configuration",
    "--severity": _QUIET,
    "--min-severity": _QUIET,
    "--minAlertLevel": _QUIET,
    "--level": _QUIET,
    "--silent": _QUIET,
    "--errors-only": _QUIET,
    "--write": "`editlint fix` mends and writes",
    "--write-changes": "`editlint fix` mends and writes",
    "--dry-run": _LOOK,
    "--fix-dry-run": _LOOK,
    "--interactive": "`editlint fix --ask` goes through the findings one by one",
    "--unsafe": "`editlint fix --unsafe-fixes` also makes what needs a look",
    "--stdin": "`-` stands for standard input, as in `editlint check -`",
    "--no-color": "`--color never` prints without colours",
    "--no-colour": "`--color never` prints without colours",
    "--colour": "`--color auto|always|never` says whether to print colours",
    "--list-rules": "`editlint rules` lists them",
    "--print-config": _CONFIG,
    "--show-settings": _CONFIG,
    "--files": "`--show-files` lists what would be checked",
    "--list-files": "`--show-files` lists what would be checked",
    "--stats": "`--statistics` counts by rule and folder",
    "--count": "`--statistics` counts by rule and folder",
    "--ignore-pattern": _EXCLUDE,
    "--ignore-path": _EXCLUDE,
    "--extend-exclude": _EXCLUDE,
    "--glob": "`include = [...]` in editlint.toml says what folders are searched for",
    "--ext": "`include = [...]` in editlint.toml says what folders are searched for",
    "--max-problems": "`--max-findings N` prints no more than so many",
    "--lang": _LANGUAGE,
    "--language": _LANGUAGE,
    "--init": "`editlint init` writes a configuration to start from",
    "--jobs": "it shares many files out among processors by itself",
    "--cache": "it remembers results by itself; `--no-cache` checks every file anew",
}
COMMANDS = {
    "lint": "`editlint check` finds faults",
    "format": "`editlint fix` mends",
    "mend": "`editlint fix` mends",
    "repair": "`editlint fix` mends",
    "rule": "`editlint explain RULE` tells of one, `editlint rules` lists all",
    "show": "`editlint explain RULE` tells what a rule looks for",
    "list": "`editlint rules` lists the rules",
    "ignore": "`editlint allow FILE:LINE RULE REASON` allows a finding",
    "noqa": "`editlint allow FILE:LINE RULE REASON` allows a finding",
    "settings": "`editlint config` tells what holds",
    "server": "`editlint desk` opens a desk in the browser",
    "serve": "`editlint desk` opens a desk in the browser",
    "watch": "`editlint check --watch` checks again on each save",
    "clean": "there is nothing to clean; `--no-cache` checks every file anew",
}


def no_such_command(name: str, commands: Sequence[str]) -> str:
    """What to say of a first word that is no command and no file."""
    if name in COMMANDS:
        return f"there is no command `{name}`: {COMMANDS[name]}."
    if "/" in name or "." in name:
        return f"{name}: no such file or folder (`editlint check PATH` checks one)"
    close = did_you_mean(name, commands)
    return (
        f"there is no command, file or folder `{name}`{close} `editlint help` lists the commands."
    )


def no_such_option(error: click.NoSuchOption, group: click.Group) -> str:
    """What to say of an option that the command does not have."""
    name, ctx = error.option_name, error.ctx
    if ctx is None:
        return error.format_message()
    said = f"No such option `{name}`"
    mine = options_of(ctx.command)
    if name in OPTIONS and name not in mine:
        return f"{said}: {OPTIONS[name]}."
    others = [other for other in group.list_commands(ctx) if name in _at(group, ctx, other)]
    if others:
        best = next((one for one in ("check", "fix") if one in others), others[0])
        return f"{said} of `{ctx.command_path}`; `editlint {best} {name}` has it."
    close = did_you_mean(name, mine)
    return f"{said} of `{ctx.command_path}`{close} `{ctx.command_path} --help` lists them."


def _at(group: click.Group, ctx: click.Context, name: str) -> list[str]:
    command = group.get_command(ctx, name)
    return options_of(command) if command else []


def options_of(command: click.Command) -> list[str]:
    return [
        option
        for parameter in command.params
        if isinstance(parameter, click.Option)
        for option in (*parameter.opts, *parameter.secondary_opts)
    ]
