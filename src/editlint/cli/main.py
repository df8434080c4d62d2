"""Finds the command, and turns whatever goes wrong into one line and an exit status."""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import suppress
from importlib import import_module

import click

from editlint.model.version import __version__
from editlint.project.files import cause_of
from editlint.project.settings import SettingsError

FAILED, INTERRUPTED = 2, 130
_COMMANDS = os.path.join(os.path.dirname(__file__), "commands")


class Commands(click.Group):
    """The modules in `editlint.cli.commands`, each imported when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        modules = (name for name in os.listdir(_COMMANDS) if name.endswith(".py"))
        return sorted(name.removesuffix(".py") for name in modules if name != "__init__.py")

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        module = os.path.join(_COMMANDS, f"{cmd_name}.py")
        if not cmd_name.isidentifier() or not os.path.exists(module):
            return None
        command: click.Command = import_module(f"editlint.cli.commands.{cmd_name}").command
        return command


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="editlint", message="%(prog)s %(version)s")
def commands() -> None:
    """The last look before an article goes out: bodies pasted twice, page leftovers, figures
    without a source.
    """


def run(args: Sequence[str]) -> int:
    """Run one command and give its exit status.

    What goes wrong is told in one line on standard error.
    """
    try:
        return int(commands.main(list(args), prog_name="editlint", standalone_mode=False) or 0)
    except click.exceptions.Exit as done:
        return done.exit_code
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


def _failed(message: str) -> int:
    from editlint.cli.output import complain  # a run that goes well does without

    with suppress(OSError):  # standard error is full too
        complain(" ".join(message.split()))
    return FAILED
