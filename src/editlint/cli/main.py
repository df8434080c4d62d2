"""Finds the command, and turns whatever goes wrong into one line and an exit status."""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import suppress
from importlib import import_module
from typing import TYPE_CHECKING, Any

import click

from editlint.cli import COMPLETING, declare
from editlint.model.version import __version__
from editlint.project.files import cause_of
from editlint.project.settings import SettingsError

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

FAILED, INTERRUPTED = 2, 130
NARROW = 52  # columns; click sets nothing narrower by itself
_COMMANDS = os.path.join(os.path.dirname(__file__), "commands")


class Commands(declare.Group):
    """The modules in `editlint.cli.commands`, each imported when it is asked for.

    A first word that is no command and names a file or a folder is what `check` is to look at.
    """

    def list_commands(self, ctx: click.Context) -> list[str]:
        modules = (name for name in os.listdir(_COMMANDS) if name.endswith(".py"))
        return sorted(name.removesuffix(".py") for name in modules if name != "__init__.py")

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self.list_commands(ctx):
            return None
        command: click.Command = import_module(f"editlint.cli.commands.{cmd_name}").command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        first = args[0]
        if first not in self.list_commands(ctx):
            if first == "-" or os.path.exists(first):
                return "check", self.get_command(ctx, "check"), args
            if not first.startswith("-") and not ctx.resilient_parsing:
                from editlint.cli.hints import no_such_command

                raise click.UsageError(no_such_command(first, self.list_commands(ctx)), ctx)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        from editlint.cli.help import write_commands

        write_commands(self, ctx, formatter)

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """Commands, or files where none begins like that."""
        from editlint.cli.completing import files

        return super().shell_complete(ctx, incomplete) or files(incomplete)


def _show_version(ctx: click.Context, _: click.Parameter, value: bool) -> None:
    if value and not ctx.resilient_parsing:
        click.echo(f"editlint {__version__}")
        ctx.exit()


@click.group(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="`editlint article.md` checks an article, `editlint help COMMAND` tells more.",
)
@declare.option(
    "-V",
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_show_version,
    help="Show the version and exit.",
)
def commands() -> None:
    """The last look before an article goes out: bodies pasted twice, page leftovers, figures
    without a source, contradictions, what was published before.
    """


def run(args: Sequence[str]) -> int:
    """Run one command and give its exit status.

    What goes wrong is told in one line on standard error. Without any argument the help is printed,
    and the status says that nothing was checked.
    """
    if COMPLETING in os.environ:
        import_module("editlint.cli.completing").register()
    try:
        status = commands.main(
            list(args) or ["--help"], prog_name="editlint", standalone_mode=False, **_narrow()
        )
        return int(status or 0) if args else FAILED
    except click.exceptions.Exit as done:
        return done.exit_code
    except click.NoSuchOption as error:
        from editlint.cli.hints import no_such_option

        return _failed(no_such_option(error, commands))
    except click.ClickException as error:
        return _failed(error.format_message())
    except SettingsError as error:
        return _failed(str(error))
    except (click.Abort, KeyboardInterrupt):
        return INTERRUPTED
    except OSError as error:  # what reads files tells of them itself: this is an output
        return _failed(f"{error.filename or 'the output'}: {cause_of(error)}")
    except Exception as error:
        if os.environ.get("EDITLINT_TRACEBACK"):
            raise
        return _failed(
            f"internal error: {type(error).__name__}: {error} (EDITLINT_TRACEBACK=1 shows where)"
        )


def _narrow() -> dict[str, Any]:
    """The width of a terminal that is narrower than click believes."""
    try:  # shutil asks the same and takes 10 ms to import
        columns = int(os.environ.get("COLUMNS") or os.get_terminal_size().columns)
    except (OSError, ValueError):
        return {}
    return {"terminal_width": columns} if 0 < columns < NARROW else {}


def _failed(message: str) -> int:
    from editlint.cli.output import complain  # a run that goes well does without

    with suppress(OSError):  # standard error is full too
        complain(" ".join(message.split()))
    return FAILED
