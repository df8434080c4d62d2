"""Options that several commands share, and the settings and outputs that they ask for."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

import click

from editlint import formats
from editlint.cli.tab import (
    completes_any_of,
    completes_format,
    completes_format_file,
    completes_rules,
)
from editlint.model.finding import Severity
from editlint.model.values import dataclass, replace
from editlint.project.config import fail_level
from editlint.project.nearest import load_settings, with_baseline
from editlint.project.settings import FAIL_LEVELS, Settings

STDIN = "-"
MAX_FINDINGS = 200
SHOWN = ("info", "allowed", "baselined", "shadowed")
Command = TypeVar("Command", bound=Callable[..., Any])
Decorator = Callable[[Command], Command]


@dataclass(frozen=True, slots=True)
class RunOptions:
    """What the command line says, by the names of the options; None: it says nothing.

    A command that takes only some of the options has the defaults of the others.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    config: str | None = None
    isolated: bool = False
    output_format: str = "full"
    output: tuple[tuple[str, str], ...] = ()  # format, file
    show: tuple[str, ...] = ()
    fail_level: str | None = None
    max_warnings: int | None = None
    baseline: str | None = None
    diff_base: str | None = None
    across: bool = False
    archive: str | None = None
    no_cache: bool = False
    stdin_filename: str | None = None
    color: str = "auto"
    force_exclude: bool = False
    exclude: tuple[str, ...] = ()
    quiet: bool = False
    max_findings: int = MAX_FINDINGS
    verbose: bool = False


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
    known = formats.names()
    if value not in known:
        message = f"there is no format {value!r}; there are {', '.join(known)}."
        raise click.BadParameter(message, ctx, param)
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


def _list_of_names(name: str, text: str) -> Decorator[Any]:
    return click.option(
        name,
        callback=_names,
        multiple=True,
        metavar="NAME,...",
        help=text,
        shell_complete=completes_rules,
    )


config_option = click.option(
    "--config",
    type=click.Path(),
    help="Read this configuration instead of the nearest editlint.toml.",
)
_SELECTION: tuple[Decorator[Any], ...] = (
    _list_of_names("--select", "Run these rules or categories alone."),
    _list_of_names("--ignore", "Leave these rules or categories out."),
    _list_of_names(
        "--extend-select", "Run these too, even where the configuration switches them off."
    ),
    config_option,
    click.option("--isolated", is_flag=True, help="Read no configuration."),
)
_RUN: tuple[Decorator[Any], ...] = (
    *_SELECTION,
    click.option(
        "--output-format",
        callback=_format,
        shell_complete=completes_format,
        metavar="FORMAT",
        default="full",
        show_default=True,
        help="How to print what was found.",
    ),
    click.option(
        "--output",
        callback=_format_files,
        shell_complete=completes_format_file,
        multiple=True,
        metavar="FORMAT=FILE",
        help="Write the report to a file as well.",
    ),
    click.option(
        "--show",
        callback=_shown,
        shell_complete=completes_any_of(SHOWN),
        multiple=True,
        metavar="|".join(SHOWN),
        help="Also show findings that do not count.",
    ),
    click.option("--verbose", "-v", is_flag=True, help="Tell in full why."),
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
    click.option("--across", is_flag=True, help="Compare the articles with one another as well."),
    click.option(
        "--archive",
        type=click.Path(),
        metavar="FILE",
        help="Compare them with what was published before (`editlint archive build`).",
    ),
    click.option("--no-cache", is_flag=True, help="Check every file anew."),
    click.option(
        "--stdin-filename",
        type=click.Path(),
        metavar="NAME",
        help="What to call the text on standard input; its suffix tells the format.",
    ),
    click.option(
        "--color", type=click.Choice(("auto", "always", "never")), default="auto", help="Colours."
    ),
    click.option("-q", "--quiet", is_flag=True, help="Print errors alone."),
    click.option(
        "--max-findings",
        type=click.IntRange(0),
        metavar="N",
        default=MAX_FINDINGS,
        show_default=True,
        help="Print no more than so many (full, concise); all are counted. 0: all.",
    ),
    click.option(
        "--exclude",
        multiple=True,
        metavar="GLOB",
        help="Leave these files out as well, as seen from this folder; can be given again.",
    ),
    click.option(
        "--force-exclude", is_flag=True, help="Leave excluded files out even where they are named."
    ),
)


def selection_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Which rules, by which configuration; the command gets them as `options`."""
    return _with(_SELECTION, command)


def run_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """All that `check` and `fix` share; the command gets it as `options`."""
    return _with(_RUN, command)


def _with(
    decorators: tuple[Decorator[Any], ...], command: Callable[..., Any]
) -> Callable[..., Any]:
    """The command with these options of click, whose values it gets as one `RunOptions`."""

    @wraps(command)
    def gathered(**given: Any) -> Any:
        shared = {name: given.pop(name) for name in RunOptions.__match_args__ if name in given}
        return command(**given, options=RunOptions(**shared))

    decorated: Callable[..., Any] = gathered
    for decorate in reversed(decorators):
        decorated = decorate(decorated)
    return decorated


def settings_from(options: RunOptions) -> Settings:
    """The settings of the working folder with what the command line says on top.

    Raises `SettingsError`.
    """
    settings = load_settings(os.getcwd(), config=options.config, isolated=options.isolated)
    if options.fail_level:
        given = (*settings.given, "fail_level")
        level = fail_level(options.fail_level)
        settings = replace(settings, fail_level=level, given=given)
    if options.max_warnings is not None:
        given = (*settings.given, "max_warnings")
        settings = replace(settings, max_warnings=options.max_warnings, given=given)
    if options.baseline:
        settings = with_baseline(settings, options.baseline)
    return replace(
        settings,
        select=options.select,
        ignore=options.ignore,
        extend_select=options.extend_select,
        diff_base=options.diff_base or "",
        force_exclude=options.force_exclude,
        left_out=options.exclude,
        cache=not options.no_cache,
        across=options.across or settings.across,
        archive=options.archive or settings.archive,
    )


def render_options(
    options: RunOptions, settings: Settings, terminal: bool
) -> formats.RenderOptions:
    """What to show; a severity that fails the run is always shown."""
    show = set(options.show)
    if settings.fail_level == Severity.INFO:
        show.add("info")
    return formats.RenderOptions(
        is_colored(options.color, terminal),
        frozenset(show),
        options.verbose,
        least=_least(options, settings),
        max_findings=options.max_findings,
    )


def _least(options: RunOptions, settings: Settings) -> Severity:
    """The least severity that is printed; what makes the run fail always is."""
    least = Severity.ERROR if options.quiet else Severity.WARNING
    return min(least, settings.fail_level or least)


def is_colored(color: str, terminal: bool) -> bool:
    """`--color` beats `NO_COLOR`, which beats `FORCE_COLOR`, which beats what the terminal is."""
    if color != "auto":
        return color == "always"
    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or terminal


def reads_stdin(paths: tuple[str, ...]) -> bool:
    """Is the text to come from standard input?"""
    if STDIN in paths and len(paths) > 1:
        raise click.UsageError("`-` (standard input) stands alone, without other paths.")
    return paths == (STDIN,)
