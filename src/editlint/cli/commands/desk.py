"""`editlint desk`."""

from __future__ import annotations

import os
import secrets

import click

from editlint.cli import declare
from editlint.cli.options import config_option
from editlint.project.files import cause_of
from editlint.project.nearest import load_settings

MISSING = 'The desk needs more packages: pip install "editlint[desk]"'
LOCAL = ("127.0.0.1", "localhost", "::1")


@declare.command(epilog="Example: editlint desk articles/")
@click.argument("paths", nargs=-1, type=declare.PATH)
@declare.option("--port", type=click.IntRange(0, 65535), default=0, help="[default: a free one]")
@declare.option("--host", default="127.0.0.1", show_default=True, help="The address to listen at.")
@declare.option(
    "--allow-host",
    multiple=True,
    metavar="NAME",
    help="A name under which browsers ask for it, such as desk.paper.example.",
)
@declare.option(
    "--token-file",
    type=declare.PATH,
    help="Serve a newsroom: the file has the token; articles on this machine are not touched.",
)
@declare.option("--open/--no-open", "open_browser", default=True, help="Open it in the browser.")
@config_option
def command(
    paths: tuple[str, ...],
    port: int,
    host: str,
    allow_host: tuple[str, ...],
    token_file: str | None,
    open_browser: bool,
    config: str | None,
) -> None:
    """Open a desk in the browser: paste an article, look at it, mend it, copy it back.

    PATHS are the articles that can be opened on it; without any, those of this folder."""
    try:
        from editlint.desk.config import DeskConfig
        from editlint.desk.serve import serve
    except ImportError:
        raise click.ClickException(MISSING) from None
    if host not in LOCAL and not token_file:
        raise click.UsageError("others can reach that address: give a --token-file.")
    token = _token_in(token_file) if token_file else secrets.token_urlsafe(24)
    desk = DeskConfig(
        settings=load_settings(os.getcwd(), config=config),
        token=token,
        hosts=(*DeskConfig.hosts_of(host), *(name.lower() for name in allow_host)),
        files=not token_file,
        paths=paths or (os.curdir,),
    )
    serve(desk, host, port, announce=_announced(token if not token_file else "", open_browser))


def _announced(token: str, open_browser: bool):  # type: ignore[no-untyped-def]
    def announce(address: str) -> None:
        entrance = f"{address}/?token={token}" if token else address
        click.echo(f"The desk is open at {entrance}")
        click.echo("It runs on this machine alone, sends nothing, and closes with Ctrl+C.")
        if open_browser and token:
            click.launch(entrance)

    return announce


def _token_in(path: str) -> str:
    try:
        with open(path, encoding="utf-8") as file:
            token = file.read().strip()
    except (OSError, UnicodeDecodeError) as error:
        cause = cause_of(error) if isinstance(error, OSError) else "it is not text"
        raise click.ClickException(f"{path}: cannot be read: {cause}") from None
    if len(token) < 16 or not token.isascii() or not token.isprintable() or " " in token:
        raise click.ClickException(f"{path}: a token has 16 letters, digits or signs or more")
    return token
