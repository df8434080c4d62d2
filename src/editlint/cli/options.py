"""Options that several commands share, and the settings and outputs that they ask for."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

import click

from editlint import formats
from editlint.model.finding import Severity
from editlint.model.values import replace
from editlint.project.config import fail_level, load
from editlint.project.settings import FAIL_LEVELS, Settings

STDIN = "-"
SHOWN = ("info", "allowed", "baselined", "shadowed")
F = TypeVar("F", bound=Callable[..., Any])


def _names(ctx: click.Context, param: click.Parameter, value: tuple[str, ...]) -> tuple[str, ...]:
    """Names with commas between, given once or more often."""
    return tuple(name.strip() for given in value for name in given.split(",") if name.strip())


def _shown(ctx: click.Context, param: click.Parameter, value: tuple[str, ...]) -> tuple[str, ...]:
    names = _names(ctx, param, value)
    for name in names:
        if name not in SHOWN:
            raise click.BadParameter(f"{name!r} is none of {', '.join(SHOWN)}.", ctx, param)
    return names


def _format(ctx: click.Context, param: click.Parameter, value: str) -> str:
    if value not in formats.names():
        raise click.BadParameter(
            f"there is no format {value!r}; there are {', '.join(formats.names())}.", ctx, param
        )
    return value


def _format_files(
    ctx: click.Context, param: click.Parameter, value: tuple[str, ...]
) -> tuple[tuple[str, str], ...]:
    """`FORMAT=FILE`, given once or more often."""
    pairs = [given.partition("=")[::2] for given in value]
    for name, path in pairs:
        if not path:
            raise click.BadParameter("it takes FORMAT=FILE, as in json=report.json.", ctx, param)
        _format(ctx, param, name)
    return tuple(pairs)


_SELECTION = (
    click.option(
        "--select",
        callback=_names,
        multiple=True,
        metavar="NAME,...",
        help="Run these rules or categories alone.",
    ),
    click.option(
        "--ignore",
        callback=_names,
        multiple=True,
        metavar="NAME,...",
        help="Leave these rules or categories out.",
    ),
    click.option(
        "--extend-select",
        callback=_names,
        multiple=True,
        metavar="NAME,...",
        help="Run these too, even where the configuration switches them off.",
    ),
    click.option(
        "--config",
        type=click.Path(),
        help="Read this configuration instead of the nearest editlint.toml.",
    ),
    click.option("--isolated", is_flag=True, help="Read no configuration."),
)
_RUN = (
    *_SELECTION,
    click.option(
        "--output-format",
        callback=_format,
        metavar="FORMAT",
        default="full",
        show_default=True,
        help="How to print what was found.",
    ),
    click.option(
        "--output",
        callback=_format_files,
        multiple=True,
        metavar="FORMAT=FILE",
        help="Write the report to a file as well.",
    ),
    click.option(
        "--show",
        callback=_shown,
        multiple=True,
        metavar="|".join(SHOWN),
        help="Also show findings that do not count.",
    ),
    click.option(
        "--fail-level",
        type=click.Choice(FAIL_LEVELS),
        help="The lowest severity that makes the run fail  [default: error]",
    ),
    click.option(
        "--max-warnings",
        type=click.IntRange(0),
        metavar="N",
        help="Fail where there are more warnings than this.",
    ),
    click.option(
        "--baseline",
        type=click.Path(),
        metavar="FILE",
        help="Let only findings count that this file does not know.",
    ),
    click.option(
        "--diff-base",
        metavar="REF",
        help="Let only findings count in lines changed since this branch left REF (git).",
    ),
    click.option("--no-cache", is_flag=True, help="Check every file anew."),
    click.option(
        "--stdin-filename",
        metavar="NAME",
        help="What to call the text on standard input; its suffix tells the format.",
    ),
    click.option(
        "--color", type=click.Choice(("auto", "always", "never")), default="auto", help="Colours."
    ),
    click.option(
        "--force-exclude", is_flag=True, help="Leave excluded files out even where they are named."
    ),
)


def selection_options(command: F) -> F:
    """Which rules, by which configuration."""
    return _with(_SELECTION, command)


def run_options(command: F) -> F:
    """All that `check` and `fix` share."""
    return _with(_RUN, command)


def _with(options: tuple[Callable[[F], F], ...], command: F) -> F:
    for option in reversed(options):
        command = option(command)
    return command


def settings_from(asked: Mapping[str, Any]) -> Settings:
    """The settings of the working folder with what the command line says on top.

    Raises `SettingsError`.
    """
    settings = load(os.getcwd(), config=asked["config"], isolated=asked["isolated"])
    level = asked.get("fail_level")
    return replace(
        settings,
        select=asked["select"],
        ignore=asked["ignore"],
        extend_select=asked["extend_select"],
        fail_level=fail_level(level) if level else settings.fail_level,
        max_warnings=settings.max_warnings
        if asked.get("max_warnings") is None
        else asked["max_warnings"],
        baseline=os.path.abspath(asked["baseline"]) if asked.get("baseline") else settings.baseline,
        diff_base=asked.get("diff_base") or "",
        force_exclude=asked.get("force_exclude", False),
        cache=not asked.get("no_cache", False),
    )


def look_from(asked: Mapping[str, Any], settings: Settings, terminal: bool) -> formats.Look:
    """What to show; a severity that fails the run is always shown."""
    show = set(asked["show"])
    if settings.fail_level == Severity.INFO:
        show.add("info")
    return formats.Look(colored(asked["color"], terminal), frozenset(show))


def colored(color: str, terminal: bool) -> bool:
    """`--color` beats `NO_COLOR`, which beats `FORCE_COLOR`, which beats what the terminal is."""
    if color != "auto":
        return color == "always"
    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or terminal


def reads_stdin(paths: tuple[str, ...]) -> bool:
    if STDIN in paths and len(paths) > 1:
        raise click.UsageError("`-` (standard input) stands alone, without other paths.")
    return paths == (STDIN,)
