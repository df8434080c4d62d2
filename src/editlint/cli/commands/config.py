"""`editlint config`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import click

from editlint.cli.options import selection_options, settings_from
from editlint.cli.output import say
from editlint.model.finding import Severity
from editlint.project.config import KEYS
from editlint.project.settings import Settings


@click.command()
@selection_options
def command(**asked: Any) -> None:
    """Tell every setting that holds in this folder, and where it comes from."""
    settings = settings_from(asked)
    say(
        [
            f"configuration: {settings.origin or 'none: the defaults hold'}",
            f"patterns are relative to: {settings.root}",
            "",
        ]
    )
    rows = [
        (
            key.name,
            _told(getattr(settings, key.name.replace("-", "_"))),
            _origin(settings, key.name),
        )
        for key in KEYS
    ]
    wide = max(len(name) for name, _, _ in rows)
    say(f"{name:{wide}} = {value}  ({origin})" for name, value, origin in rows)
    say(_rules(settings))


def _origin(settings: Settings, name: str) -> str:
    if getattr(settings, name.replace("-", "_")) == getattr(Settings(), name.replace("-", "_")):
        return "default"
    return settings.source


def _told(value: Any) -> str:
    if isinstance(value, Severity):
        return value.label
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(map(_told, value)) + "]"
    return (
        {None: "none", "": "none"}.get(value, str(value))
        if isinstance(value, (str, type(None)))
        else str(value)
    )


def _rules(settings: Settings) -> Iterator[str]:
    """Each rule with its severity, its options and why."""
    from editlint.run.linter import Linter

    yield ""
    for choice in Linter(settings).choices(None):
        options = "".join(f", {name} = {_told(value)}" for name, value in choice.options.items())
        yield f"rules.{choice.rule.name}: {choice.severity.label if choice.on else 'off'}{options}  ({choice.reason})"
