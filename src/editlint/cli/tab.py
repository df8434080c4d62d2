"""What the tab key asks for at an option or an argument; `completing` is imported when it does."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

import click

from editlint import formats

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

Completed = list["CompletionItem"]


def completes_rules(ctx: click.Context, param: click.Parameter, incomplete: str) -> Completed:
    """A rule or a category, or several with commas between where the option takes them."""
    from editlint.cli.completing import listed, rule_names, values

    known = rule_names()
    return listed(known, incomplete) if param.multiple else values(known, incomplete)


def completes_any_of(
    known: Iterable[str],
) -> Callable[[click.Context, click.Parameter, str], Completed]:
    """Several of these, with commas between."""

    def complete(ctx: click.Context, param: click.Parameter, incomplete: str) -> Completed:
        from editlint.cli.completing import listed

        return listed(known, incomplete)

    return complete


def completes_format(ctx: click.Context, param: click.Parameter, incomplete: str) -> Completed:
    """An output format."""
    from editlint.cli.completing import values

    return values(formats.names(), incomplete)


def completes_format_file(ctx: click.Context, param: click.Parameter, incomplete: str) -> Completed:
    """An output format with its `=`, and a file after it."""
    from editlint.cli.completing import files, values

    if "=" in incomplete:
        return files(incomplete.partition("=")[2])
    return values([f"{name}=" for name in formats.names()], incomplete)
