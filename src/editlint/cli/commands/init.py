"""`editlint init`."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Any

import click

from editlint.cli import declare
from editlint.cli.output import echo
from editlint.formats.shared.conclusion import plural
from editlint.project.files import cause_of
from editlint.project.sample import sample
from editlint.project.settings import Settings

FILE = "editlint.toml"
HOUSE = "house"  # where the rules of a Vale style go
_EVERYWHERE = ("*", "*.*")


@declare.command(epilog="Example: editlint init")
@declare.option(
    "--from-vale",
    metavar="INI",
    help="Take over the rules and levels of a .vale.ini, as far as they can be used.",
)
def command(from_vale: str | None) -> None:
    """Write an editlint.toml in which every key is explained and nothing is changed yet.

    What the articles of this folder do about their titles is proposed as a setting.
    """
    told = "every key with its default, in comments. `editlint config` tells what holds."
    if not from_vale:
        proposal = _proposal()
        _write_new(FILE, sample() + proposal)
        echo([f"{FILE} is written: {told}", *([_PROPOSED] if proposal else [])])
        return
    from editlint.registry import builtin, vale

    rules = vale.read(from_vale, builtin.names())
    _write_new(FILE, _settings(rules.severities))
    for path, text in rules.files.items():
        target = os.path.join(HOUSE, path)
        os.makedirs(os.path.dirname(target), exist_ok=True)
        _write_new(target, text)
    echo([f"{FILE} is written, and {plural(len(rules.files), 'rule')} of Vale in {HOUSE}/."])
    echo(f"left out: {line}" for line in rules.refused)
    echo([f"Try them: editlint check. {plural(len(rules.refused), 'rule or style')} left out."])


def _settings(severities: Mapping[str, Mapping[str, str]]) -> str:
    """The sample with the house folder, and with the severities that the ini sets."""
    import tomli_w

    everywhere: dict[str, Any] = {}
    overrides: list[dict[str, Any]] = []
    for section, levels in severities.items():
        rules = {name: {"severity": level} for name, level in levels.items()}
        if section in _EVERYWHERE:
            everywhere |= rules
        else:
            overrides.append({"paths": _globs(section), "rules": rules})
    tables = {"rules": everywhere, "overrides": overrides}
    said = tomli_w.dumps({name: table for name, table in tables.items() if table})
    return f'extend-rules = ["{HOUSE}"]\n\n{sample()}\n{said}'


def _globs(section: str) -> list[str]:
    """`*.{md,txt}` as `*.md` and `*.txt`."""
    before, brace, rest = section.partition("{")
    inside, _, after = rest.partition("}")
    return [f"{before}{one.strip()}{after}" for one in inside.split(",")] if brace else [section]


def _write_new(path: str, text: str) -> None:
    try:
        with open(path, "x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError:
        here = os.path.join(os.curdir, path)
        raise click.ClickException(f"{here} is there already; it was left as it is") from None
    except OSError as error:
        raise click.ClickException(f"{path}: cannot be written: {cause_of(error)}") from None


_PROPOSED = "Most articles here show their titles in one way: the last lines propose to hold to it."
_WAYS = {
    "front-matter": "leave the title to the front matter",
    "heading": "have a heading that shows the title",
}


def _proposal() -> str:
    """Lines that propose what most articles of this folder do, or nothing."""
    from editlint.project.discover import discover
    from editlint.run.habits import TITLE_OPTION, TITLE_RULE, title_habit

    if os.path.lexists(FILE):
        return ""
    settings = Settings(root=os.getcwd())
    habit = title_habit(discover([], settings).files, settings)
    if habit is None:
        return ""
    why = f"{habit.follow} of {habit.all} articles looked at here {_WAYS[habit.value]}."
    lines = (why, f"[rules.{TITLE_RULE}]", f'{TITLE_OPTION} = "{habit.value}"')
    return "\n" + "".join(f"# {line}\n" for line in lines)
