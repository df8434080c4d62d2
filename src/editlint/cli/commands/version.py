"""`editlint version`: what `--version` prints, for whoever types it as a word."""

from __future__ import annotations

from editlint.cli import declare
from editlint.cli.output import echo
from editlint.model.version import __version__


@declare.command(hidden=True)
def command() -> None:
    """Tell the version."""
    echo([f"editlint {__version__}"])
