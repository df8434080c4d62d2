"""`editlint config`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import click

from editlint.cli.options import RunOptions, selection_options, settings_from
from editlint.cli.output import echo
from editlint.model.finding import Severity
from editlint.project.config import KEYS, Key
from editlint.project.settings import Settings


@click.command()
@selection_options
def command(options: RunOptions) -> None:
    """Tell every setting that holds in this folder, and where it comes from."""
    settings = settings_from(options)
    echo(_lines(settings))


def _lines(settings: Settings) -> Iterator[str]:
    yield f"configuration: {settings.origin or 'none: the defaults hold'}"
    yield f"patterns are relative to: {settings.root}"
    yield ""
    wide = max(len(key.name) for key in KEYS)
    for key in KEYS:
        value = _in_words(getattr(settings, key.field))
        yield f"{key.name:{wide}} = {value}  ({_origin(settings, key)})"
    yield ""
    yield from _rules(settings)


def _origin(settings: Settings, key: Key) -> str:
    if getattr(settings, key.field) == getattr(Settings(), key.field):
        return "default"
    return settings.source


def _in_words(value: Any) -> str:
    if isinstance(value, Severity):
        return value.label
    if isinstance(value, (list, tuple)):
        return f"[{', '.join(map(_in_words, value))}]"
    return "none" if value is None or value == "" else str(value)


def _rules(settings: Settings) -> Iterator[str]:
    """Each rule with its severity, its options and why."""
    from editlint.run.linter import Linter

    for choice in Linter(settings).choices(None):
        state = choice.severity.label if choice.on else "off"
        given = (f", {name} = {_in_words(value)}" for name, value in choice.options.items())
        yield f"rules.{choice.rule.name}: {state}{''.join(given)}  ({choice.reason})"
